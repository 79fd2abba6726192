"""A contest: its windows, its words, and how far it is."""

from django.db import models
from django.db.models import F, Q

from jixiao.orgs.models import Person, UnitYear
from jixiao.orgs.stamps import Stamped


class ContestKind(models.TextChoices):
    """What sort of contest it is; the groups that are shipped are kept by it."""

    INNOVATION = "innovation", "青少年科技创新大赛"
    FILM = "film", "青少年科学影像节"
    PAINTING = "painting", "反邪教绘画"
    TEACHING_AID = "teaching_aid", "自制教具评比"
    OTHER = "other", "其他赛事"


class ContestState(models.TextChoices):
    """How far a contest is."""

    DRAFT = "draft", "草稿"
    OPEN = "open", "征集中"
    JUDGING = "judging", "评审中"
    DECIDING = "deciding", "定奖中"
    PUBLISHED = "published", "已公布"
    CLOSED = "closed", "已结束"


class OneEach(models.TextChoices):
    """In how many works somebody may stand as an author."""

    CONTEST = "contest", "每人只报一项"
    GROUP = "group", "每人每组一项"
    FREE = "free", "不限"


class Contest(Stamped):
    """赛事: ``token`` is its public address. The windows are days of Asia/Shanghai, first and last included.

    ``age_on`` is the day for which ages are counted (NULL: the last day of entry). ``consent`` is what guardians are
    told, ``promise`` what authors sign on the form for the seal. After ``kept_until`` names and telephones of authors,
    guardians and tutors are deleted.
    """

    unit_year = models.ForeignKey(UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="contests")
    code = models.CharField("赛事编号", max_length=10)
    title = models.CharField("赛事名称", max_length=120)
    theme = models.CharField("赛事主题", max_length=120, blank=True)
    kind = models.CharField("赛事类别", max_length=12, choices=ContestKind.choices)
    organiser = models.CharField("主办单位", max_length=120, blank=True)
    partners = models.CharField("协办单位", max_length=200, blank=True)
    contact = models.CharField("咨询电话", max_length=60, blank=True)
    basis = models.CharField("赛事依据", max_length=200, blank=True)
    intro = models.TextField("赛事说明", blank=True)
    consent = models.TextField("监护人告知", blank=True)
    promise = models.TextField("诚信承诺", blank=True)
    state = models.CharField("赛事状态", max_length=9, choices=ContestState.choices, default=ContestState.DRAFT)
    entry_from = models.DateField("报名开始日期", null=True, blank=True)
    entry_to = models.DateField("报名截止日期", null=True, blank=True)
    qualify_to = models.DateField("资格审查截止日期", null=True, blank=True)
    judge_from = models.DateField("评审开始日期", null=True, blank=True)
    judge_to = models.DateField("评审截止日期", null=True, blank=True)
    notice_from = models.DateField("公示开始日期", null=True, blank=True)
    notice_to = models.DateField("公示截止日期", null=True, blank=True)
    age_on = models.DateField("年龄计算日", null=True, blank=True)
    kept_until = models.DateField("个人信息保存至", null=True, blank=True)
    one_each = models.CharField("每人申报项数", max_length=7, choices=OneEach.choices, default=OneEach.CONTEST)
    normalises = models.BooleanField("评审组间分数归一", default=False)
    token = models.CharField("赛事地址", max_length=40, unique=True)
    copied_from = models.ForeignKey(
        "self", verbose_name="复制自", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_by = models.ForeignKey(Person, verbose_name="建立人", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField("建立时间")
    opened_by = models.ForeignKey(
        Person, verbose_name="发布人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField("发布时间", null=True, blank=True)
    published_by = models.ForeignKey(
        Person, verbose_name="公布人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField("公布时间", null=True, blank=True)
    closed_by = models.ForeignKey(
        Person, verbose_name="结束赛事的人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField("结束赛事时间", null=True, blank=True)
    forgotten_at = models.DateTimeField("个人信息删除时间", null=True, blank=True)

    class Meta:
        """A code once a year; windows end after they began; an open one has days for entries and who opened it."""

        verbose_name = verbose_name_plural = "赛事"
        constraints = [
            models.UniqueConstraint(fields=["unit_year", "code"], name="contest_code_once_a_year"),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{name}_from": None})
                    | Q(**{f"{name}_to": None})
                    | Q(**{f"{name}_to__gte": F(f"{name}_from")}),
                    name=f"contest_{name}_ends_after_it_began",
                )
                for name in ("entry", "judge", "notice")
            ),
            models.CheckConstraint(
                condition=Q(state=ContestState.DRAFT)
                | Q(entry_from__isnull=False, entry_to__isnull=False, opened_by__isnull=False, opened_at__isnull=False),
                name="open_contest_has_days",
            ),
            models.CheckConstraint(
                condition=~Q(state=ContestState.PUBLISHED) | Q(published_at__isnull=False, published_by__isnull=False),
                name="published_contest_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=ContestState.CLOSED) | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="closed_contest_says_when",
            ),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class Level(models.TextChoices):
    """Where a round is held."""

    SCHOOL = "school", "校级"
    COUNTY = "county", "县级"
    CITY = "city", "市级"
    PROVINCE = "province", "省级"
    NATION = "nation", "国家级"


class Round(Stamped):
    """赛事轮次: school, county, city; ``most`` is how many works may be sent to it, NULL for no limit.

    ``sent`` is how many were; it is changed only by one UPDATE that the CHECK holds.
    """

    contest = models.ForeignKey(Contest, verbose_name="赛事", on_delete=models.CASCADE, related_name="rounds")
    level = models.CharField("轮次级别", max_length=8, choices=Level.choices)
    name = models.CharField("轮次名称", max_length=60)
    first_day = models.DateField("轮次开始日期", null=True, blank=True)
    last_day = models.DateField("轮次截止日期", null=True, blank=True)
    most = models.PositiveIntegerField("推荐名额", null=True, blank=True)
    sent = models.PositiveIntegerField("已推荐", default=0)

    class Meta:
        """A level once a contest; never more sent than there are places."""

        verbose_name = verbose_name_plural = "赛事轮次"
        constraints = [
            models.UniqueConstraint(fields=["contest", "level"], name="round_level_once_a_contest"),
            models.CheckConstraint(
                condition=Q(first_day=None) | Q(last_day=None) | Q(last_day__gte=F("first_day")),
                name="round_ends_after_it_began",
            ),
            models.CheckConstraint(condition=Q(most=None) | Q(sent__lte=F("most")), name="round_places_never_passed"),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name
