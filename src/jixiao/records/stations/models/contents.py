"""Content: what stations show and the county account publishes, the two reviews of each, and how often it was read."""

from django.db import models
from django.db.models import F, Q

from jixiao.measures.models import Proof
from jixiao.orgs.models import Person, Unit
from jixiao.orgs.stamps import Stamped


class ContentKind(models.TextChoices):
    """What a content is made of."""

    TEXT = "text", "图文"
    PICTURE = "picture", "图片"
    VIDEO = "video", "视频"
    AUDIO = "audio", "音频"
    PDF = "pdf", "PDF"
    QUIZ = "quiz", "竞答链接"
    ARTICLE = "article", "公众号推文"


class ContentState(models.TextChoices):
    """How far a content is."""

    DRAFT = "draft", "草稿"
    SENT = "sent", "待审"
    BACK = "back", "退回"
    PASSED = "passed", "审核通过"


class Licence(models.TextChoices):
    """By what right a content is used."""

    OWN = "own", "本单位原创"
    OFFICIAL = "official", "官方发布，注明来源可用"
    PERMITTED = "permitted", "权利人书面授权"
    CC_BY = "cc_by", "知识共享 署名（CC BY）"
    CC_BY_NC = "cc_by_nc", "知识共享 署名-非商业（CC BY-NC）"
    PUBLIC = "public", "公有领域"


class ContentAspect(models.TextChoices):
    """What a reviewer looks at: whether it is true, and whether it may be said."""

    SCIENCE = "science", "科学性"
    GUIDANCE = "guidance", "导向"


class Content(Stamped):
    """科普内容: one thing to read, see or hear. It belongs to the unit; once it has passed what it says is not changed.

    ``body`` is its text; ``file`` the picture, video, audio or PDF, on the shelf of proofs; ``link`` the address of a
    quiz or of an article of the account. ``topics`` and ``audiences`` are tags that pushes go by. It may be shown from
    ``from_day`` to ``until_day`` (None: no end). ``published_on`` is the day an article appeared in the account.
    ``replaces`` is the content it stands in for.
    """

    unit = models.ForeignKey(Unit, verbose_name="单位", on_delete=models.PROTECT, related_name="station_contents")
    number = models.PositiveIntegerField("内容编号")
    title = models.CharField("内容标题", max_length=120)
    initials = models.CharField("拼音首字母", max_length=150, blank=True)
    kind = models.CharField("内容类型", max_length=7, choices=ContentKind.choices)
    body = models.TextField("内容正文", blank=True)
    file = models.ForeignKey(
        Proof, verbose_name="内容文件", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    file_words = models.CharField("文件文字说明", max_length=200, blank=True)
    link = models.CharField("内容链接", max_length=500, blank=True)
    topics = models.JSONField("主题标签", default=list, blank=True)
    audiences = models.JSONField("适用人群", default=list, blank=True)
    source = models.CharField("内容来源", max_length=200)
    licence = models.CharField("使用许可", max_length=9, choices=Licence.choices)
    licence_words = models.CharField("许可说明", max_length=200, blank=True)
    minutes = models.PositiveSmallIntegerField("时长（分钟）", null=True, blank=True)
    from_day = models.DateField("上架日期", null=True, blank=True)
    until_day = models.DateField("下架日期", null=True, blank=True)
    published_on = models.DateField("推文发布日期", null=True, blank=True)
    state = models.CharField("内容状态", max_length=6, choices=ContentState.choices, default=ContentState.DRAFT)
    passed_at = models.DateTimeField("审核通过时间", null=True, blank=True)
    recalled_at = models.DateTimeField("撤回时间", null=True, blank=True)
    recalled_because = models.CharField("撤回原因", max_length=200, blank=True)
    recalled_by = models.ForeignKey(
        Person, verbose_name="撤回人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    replaces = models.ForeignKey(
        "self", verbose_name="替代的内容", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    by = models.ForeignKey(Person, verbose_name="内容登记人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("内容登记时间")
    removed_at = models.DateTimeField("删除时间", null=True, blank=True)

    class Meta:
        """A number once a unit; source and licence always; days run forward; a recalled one says why."""

        verbose_name = verbose_name_plural = "科普内容"
        constraints = [
            models.UniqueConstraint(fields=["unit", "number"], name="content_number_once_a_unit"),
            models.CheckConstraint(condition=~Q(source="") & ~Q(licence=""), name="content_has_source_and_licence"),
            models.CheckConstraint(
                condition=~Q(licence="permitted") | ~Q(licence_words=""), name="content_permitted_says_by_whom"
            ),
            models.CheckConstraint(
                condition=Q(from_day=None) | Q(until_day=None) | Q(until_day__gte=F("from_day")),
                name="content_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(recalled_at=None) | ~Q(recalled_because=""), name="content_recalled_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(state="passed") | Q(passed_at__isnull=False), name="content_passed_says_when"
            ),
            models.CheckConstraint(
                condition=~Q(kind="article") | Q(published_on__isnull=False), name="content_article_has_its_day"
            ),
            models.CheckConstraint(
                condition=Q(minutes=None) | Q(minutes__gte=1), name="content_takes_a_minute_at_least"
            ),
        ]
        indexes = [models.Index(fields=["unit", "state"], name="contents_by_state")]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class ContentReview(models.Model):
    """内容审核: a person's verdict on one aspect of a content. Two people must pass it, neither its author."""

    content = models.ForeignKey(Content, verbose_name="科普内容", on_delete=models.PROTECT, related_name="reviews")
    aspect = models.CharField("内容审核方面", max_length=8, choices=ContentAspect.choices)
    round = models.PositiveSmallIntegerField("第几轮内容审核", default=1)
    passed = models.BooleanField("内容审核结论")
    note = models.CharField("内容审核意见", max_length=300, blank=True)
    by = models.ForeignKey(Person, verbose_name="内容审核人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("内容审核时间")

    class Meta:
        """An aspect once a round, nobody for two aspects; who sends it back says why."""

        verbose_name = verbose_name_plural = "内容审核"
        constraints = [
            models.UniqueConstraint(fields=["content", "round", "aspect"], name="content_aspect_reviewed_once"),
            models.UniqueConstraint(fields=["content", "round", "by"], name="content_two_people_review"),
            models.CheckConstraint(condition=Q(passed=True) | ~Q(note=""), name="content_sent_back_says_why"),
        ]

    def __str__(self) -> str:
        """Return aspect and verdict."""
        return f"{self.get_aspect_display()} {'通过' if self.passed else '退回'}"


class ReadsWay(models.TextChoices):
    """How the reads of an article are known."""

    ENTERED = "entered", "填报"
    IMPORTED = "imported", "表格导入"


class ContentReads(models.Model):
    """阅读数: how often an article had been read by the end of a day. Never changed; the newest day is in force."""

    content = models.ForeignKey(Content, verbose_name="科普内容", on_delete=models.PROTECT, related_name="reads")
    day = models.DateField("阅读数截止日期")
    number = models.PositiveIntegerField("阅读数")
    way = models.CharField("阅读数来历", max_length=8, choices=ReadsWay.choices)
    source = models.CharField("阅读数出处", max_length=200, blank=True)
    by = models.ForeignKey(Person, verbose_name="阅读数登记人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("阅读数登记时间")

    class Meta:
        """In the order they were written."""

        verbose_name = verbose_name_plural = "阅读数"
        indexes = [models.Index(fields=["content", "-day", "-at"], name="content_newest_reads")]

    def __str__(self) -> str:
        """Return the number."""
        return str(self.number)
