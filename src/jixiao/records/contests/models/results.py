"""What came of a contest: results, objections, certificates, and what was sent upward."""

from django.db import models
from django.db.models import Q

from jixiao.orgs.columns import FractionColumn
from jixiao.orgs.models import Person, Unit
from jixiao.orgs.stamps import Stamped
from jixiao.records.contests.models.contests import Contest, Round
from jixiao.records.contests.models.entries import Author, Entry, Tutor
from jixiao.records.contests.models.groups import Group


class ResultState(models.TextChoices):
    """Whether a result may be seen."""

    PENDING = "pending", "待公布"
    PUBLISHED = "published", "已公布"
    CANCELLED = "cancelled", "已取消"


class Result(Stamped):
    """评审结果: ``raw`` is the mean of the judges, ``score`` what it is ranked by, exact; ``award`` "" for none."""

    entry = models.OneToOneField(Entry, verbose_name="参赛作品", on_delete=models.PROTECT, related_name="result")
    group = models.ForeignKey(Group, verbose_name="参赛组别", on_delete=models.PROTECT, related_name="results")
    raw = FractionColumn("评委均分", null=True, blank=True)
    score = FractionColumn("评审得分", null=True, blank=True)
    judges = models.PositiveSmallIntegerField("评委人数", default=0)
    rank = models.PositiveIntegerField("组内名次", null=True, blank=True)
    tied = models.BooleanField("名次并列", default=False)
    award = models.CharField("奖项", max_length=20, blank=True)
    state = models.CharField("结果状态", max_length=9, choices=ResultState.choices, default=ResultState.PENDING)
    why = models.CharField("定奖说明", max_length=300, blank=True)
    decided_by = models.ForeignKey(
        Person, verbose_name="定奖人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField("定奖时间", null=True, blank=True)
    published_at = models.DateTimeField("公布时间", null=True, blank=True)

    class Meta:
        """What is published says when; what is cancelled says why."""

        verbose_name = verbose_name_plural = "评审结果"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=ResultState.PUBLISHED) | Q(published_at__isnull=False),
                name="published_result_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=ResultState.CANCELLED) | ~Q(why=""), name="cancelled_result_says_why"
            ),
        ]
        indexes = [models.Index(fields=["group", "rank"], name="results_by_rank")]

    def __str__(self) -> str:
        """Return the award."""
        return self.award


class ObjectionState(models.TextChoices):
    """What came of an objection."""

    OPEN = "open", "待答复"
    UPHELD = "upheld", "异议成立"
    REJECTED = "rejected", "异议不成立"


class Objection(Stamped):
    """公示异议: what somebody says against a result; who they are is sealed. ``code`` (a digest) finds the answer."""

    contest = models.ForeignKey(Contest, verbose_name="赛事", on_delete=models.PROTECT, related_name="objections")
    entry = models.ForeignKey(
        Entry, verbose_name="参赛作品", null=True, blank=True, on_delete=models.PROTECT, related_name="objections"
    )
    digest = models.CharField("查询码摘要", max_length=64, unique=True)
    text = models.TextField("异议内容")
    name_seal = models.TextField("异议人（密封）", blank=True)
    phone_seal = models.TextField("异议人电话（密封）", blank=True)
    at = models.DateTimeField("提出时间")
    due_on = models.DateField("答复期限", null=True, blank=True)
    state = models.CharField("异议状态", max_length=8, choices=ObjectionState.choices, default=ObjectionState.OPEN)
    answer = models.TextField("异议答复", blank=True)
    answered_by = models.ForeignKey(
        Person, verbose_name="答复人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)

    class Meta:
        """An answer says something, and who gave it."""

        verbose_name = verbose_name_plural = "公示异议"
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ObjectionState.OPEN)
                | (~Q(answer="") & Q(answered_by__isnull=False, answered_at__isnull=False)),
                name="objection_answer_says_something",
            )
        ]

    def __str__(self) -> str:
        """Return its state."""
        return str(self.get_state_display())


class CertificateFor(models.TextChoices):
    """Whom a certificate is for."""

    AUTHORS = "authors", "作者"
    TUTOR = "tutor", "辅导教师"
    SCHOOL = "school", "组织单位"


class AwardCertificate(models.Model):
    """获奖证书: as it stood when it was issued; by its ``code`` anybody can verify it, names masked."""

    unit = models.ForeignKey(Unit, verbose_name="单位", on_delete=models.PROTECT, related_name="+")
    contest = models.ForeignKey(Contest, verbose_name="赛事", on_delete=models.PROTECT, related_name="certificates")
    entry = models.ForeignKey(
        Entry, verbose_name="参赛作品", null=True, blank=True, on_delete=models.PROTECT, related_name="certificates"
    )
    whose = models.CharField("证书对象", max_length=7, choices=CertificateFor.choices)
    author = models.ForeignKey(
        Author, verbose_name="作者", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    tutor = models.ForeignKey(
        Tutor, verbose_name="辅导教师", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    number = models.CharField("证书编号", max_length=30)
    code = models.CharField("验证码", max_length=12, unique=True)
    names_seal = models.TextField("获奖人（密封）")
    masked = models.CharField("获奖人（掩码）", max_length=200)
    school = models.CharField("获奖学校", max_length=60, blank=True)
    title = models.CharField("获奖作品名称", max_length=120, blank=True)
    contest_title = models.CharField("证书赛事名称", max_length=120)
    group_name = models.CharField("证书组别名称", max_length=60, blank=True)
    award = models.CharField("奖项", max_length=20)
    issued_on = models.DateField("颁发日期")
    by = models.ForeignKey(Person, verbose_name="颁发人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("登记时间")
    revoked_at = models.DateTimeField("作废时间", null=True, blank=True)
    revoked_because = models.CharField("作废原因", max_length=200, blank=True)

    class Meta:
        """A number once a unit; one valid one for the same; a revoked one says why."""

        verbose_name = verbose_name_plural = "获奖证书"
        constraints = [
            models.UniqueConstraint(fields=["unit", "number"], name="award_number_once_a_unit"),
            models.UniqueConstraint(
                fields=["entry", "whose"],
                condition=Q(revoked_at=None, author=None, tutor=None, entry__isnull=False),
                name="one_valid_award_of_a_work",
            ),
            models.UniqueConstraint(fields=["author"], condition=Q(revoked_at=None), name="one_valid_award_an_author"),
            models.UniqueConstraint(fields=["tutor"], condition=Q(revoked_at=None), name="one_valid_award_a_tutor"),
            models.CheckConstraint(
                condition=Q(revoked_at=None) | ~Q(revoked_because=""), name="revoked_award_says_why"
            ),
        ]

    def __str__(self) -> str:
        """Return its number."""
        return self.number


class Recommendation(Stamped):
    """推荐上报: a work sent to the next level, and what came of it there. ``award`` "" until it is known, or none."""

    entry = models.ForeignKey(Entry, verbose_name="参赛作品", on_delete=models.PROTECT, related_name="recommendations")
    round = models.ForeignKey(Round, verbose_name="赛事轮次", on_delete=models.PROTECT, related_name="recommendations")
    position = models.PositiveSmallIntegerField("推荐次序")
    why = models.CharField("推荐意见", max_length=300, blank=True)
    by = models.ForeignKey(Person, verbose_name="推荐人", on_delete=models.PROTECT, related_name="+")
    on = models.DateField("推荐日期")
    award = models.CharField("上级奖项", max_length=20, blank=True)
    result_on = models.DateField("上级结果日期", null=True, blank=True)
    result_remark = models.CharField("上级结果说明", max_length=300, blank=True)
    result_by = models.ForeignKey(
        Person, verbose_name="结果登记人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField("撤回推荐时间", null=True, blank=True)

    class Meta:
        """A work once a round; an award has its day."""

        verbose_name = verbose_name_plural = "推荐上报"
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "round"], condition=Q(withdrawn_at=None), name="recommended_once_a_round"
            ),
            models.CheckConstraint(
                condition=Q(award="") | Q(result_on__isnull=False, result_by__isnull=False),
                name="award_above_says_when",
            ),
        ]

    def __str__(self) -> str:
        """Return the award."""
        return self.award
