"""A survey: its questions, whom it asks, and the codes that let somebody answer."""

from django.db import models
from django.db.models import F, Q

from jixiao.orgs.models import Person, UnitYear
from jixiao.orgs.stamps import Stamped


class SurveyState(models.TextChoices):
    """Whether a survey is being drawn up, takes answers, or is over."""

    DRAFT = "draft", "草稿"
    OPEN = "open", "正在调查"
    CLOSED = "closed", "已截止"


class SurveyWay(models.TextChoices):
    """How it is made sure that nobody answers twice."""

    CODES = "codes", "一次性答题码"
    SIGNED = "signed", "登录后答，一人一次"
    LINK = "link", "公开链接，一台手机一次"


class Target(models.TextChoices):
    """Whose satisfaction is asked: the indicator of the library that the rate counts for."""

    NONE = "", "不计入指标"
    ACTIVITY = "KX-M01", "参加活动群众满意度"
    TRAINING = "KX-M02", "培训学员满意度"
    SCIENTISTS = "KX-M03", "科技工作者满意度"
    SCHOOLS = "KX-M04", "学校（师生）满意度"
    TOWNSHIPS = "KX-M05", "乡镇、协作部门满意度"


class Survey(Stamped):
    """调查: ``token`` is its public address; what stands here is settled once it is open, but for the last day."""

    unit_year = models.ForeignKey(UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="surveys")
    code = models.CharField("调查编号", max_length=10)
    title = models.CharField("调查名称", max_length=120)
    target = models.CharField("计入的满意度指标", max_length=6, choices=Target.choices, blank=True)
    intro = models.TextField("调查说明", blank=True)
    way = models.CharField("答题方式", max_length=6, choices=SurveyWay.choices, default=SurveyWay.CODES)
    state = models.CharField("调查状态", max_length=6, choices=SurveyState.choices, default=SurveyState.DRAFT)
    opens = models.DateField("调查开始日期", null=True, blank=True)
    closes = models.DateField("调查截止日期", null=True, blank=True)
    population = models.PositiveIntegerField("服务对象总数", null=True, blank=True)
    population_source = models.CharField("总数来源", max_length=200, blank=True)
    serves_minors = models.BooleanField("调查未成年人", default=False)
    contact = models.CharField("咨询电话", max_length=40, blank=True)
    keep_until = models.DateField("答卷保存到", null=True, blank=True)
    destroyed_on = models.DateField("答卷销毁日期", null=True, blank=True)
    token = models.CharField("答题地址", max_length=40, unique=True)
    copied_from = models.ForeignKey(
        "self", verbose_name="复制自", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    opened_by = models.ForeignKey(
        Person, verbose_name="开始调查的人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField("开始调查时间", null=True, blank=True)
    closed_by = models.ForeignKey(
        Person, verbose_name="截止调查的人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField("截止调查时间", null=True, blank=True)

    class Meta:
        """A code once a year; the last day is not before the first; an open one has days and somebody behind it."""

        verbose_name = verbose_name_plural = "满意度调查"
        constraints = [
            models.UniqueConstraint(fields=["unit_year", "code"], name="survey_code_once_a_year"),
            models.CheckConstraint(
                condition=Q(opens=None) | Q(closes=None) | Q(closes__gte=F("opens")),
                name="survey_closes_after_opening",
            ),
            models.CheckConstraint(
                condition=Q(state=SurveyState.DRAFT)
                | Q(opens__isnull=False, closes__isnull=False, opened_by__isnull=False, opened_at__isnull=False),
                name="open_survey_has_days",
            ),
            models.CheckConstraint(
                condition=~Q(state=SurveyState.CLOSED) | Q(closed_at__isnull=False), name="closed_survey_says_when"
            ),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class QuestionKind(models.TextChoices):
    """What may be answered."""

    SCALE = "scale", "满意程度"
    SINGLE = "single", "单选"
    MULTI = "multi", "多选"
    TEXT = "text", "文字"
    MATRIX = "matrix", "矩阵"


class Question(models.Model):
    """问题: ``options`` are its answers in order; a 矩阵 asks them of each of its ``rows``.

    On a scale the first two options are the satisfied ones (非常满意、满意). ``is_rate`` marks 总体满意度, the one
    question that the rate is taken from.
    """

    survey = models.ForeignKey(Survey, verbose_name="满意度调查", on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField("题号")
    kind = models.CharField("题型", max_length=6, choices=QuestionKind.choices)
    text = models.CharField("题目", max_length=200)
    options = models.JSONField("选项", default=list, blank=True)
    rows = models.JSONField("矩阵各行", default=list, blank=True)
    is_required = models.BooleanField("必答", default=False)
    is_rate = models.BooleanField("总体满意度题", default=False)

    class Meta:
        """One number a survey; one question gives the rate, and it is a scale."""

        verbose_name = verbose_name_plural = "问题"
        constraints = [
            models.UniqueConstraint(fields=["survey", "position"], name="question_number_once_a_survey"),
            models.UniqueConstraint(fields=["survey"], condition=Q(is_rate=True), name="one_question_gives_the_rate"),
            models.CheckConstraint(
                condition=Q(is_rate=False) | Q(kind=QuestionKind.SCALE), name="the_rate_is_asked_on_a_scale"
            ),
        ]

    def __str__(self) -> str:
        """Return its text."""
        return self.text


class Group(models.Model):
    """分组: a part of those served, how many are to be asked (``wanted``), at most how many (``quota``).

    ``liaison`` is who collects there (an office or a role), so that somebody can be reminded.
    ``taken`` counts its answers and is raised in the transaction of each: the database refuses one over the quota.
    """

    survey = models.ForeignKey(Survey, verbose_name="满意度调查", on_delete=models.CASCADE, related_name="groups")
    position = models.PositiveSmallIntegerField("次序")
    name = models.CharField("分组名称", max_length=60)
    population = models.PositiveIntegerField("分组服务对象数", null=True, blank=True)
    wanted = models.PositiveIntegerField("计划样本数", default=0)
    quota = models.PositiveIntegerField("配额上限", null=True, blank=True)
    taken = models.PositiveIntegerField("已收份数", default=0)
    liaison = models.CharField("分组联系人", max_length=60, blank=True)

    class Meta:
        """A name once a survey; never more answers than the quota."""

        verbose_name = verbose_name_plural = "调查分组"
        constraints = [
            models.UniqueConstraint(fields=["survey", "name"], name="group_once_a_survey"),
            models.CheckConstraint(condition=Q(quota=None) | Q(taken__lte=F("quota")), name="never_over_the_quota"),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class GroupReminder(models.Model):
    """催收: a group was behind on that day and somebody reminded it; ``lacking`` is how many answers it lacked."""

    survey = models.ForeignKey(Survey, verbose_name="满意度调查", on_delete=models.PROTECT, related_name="reminders")
    group = models.ForeignKey(Group, verbose_name="调查分组", on_delete=models.PROTECT, related_name="reminders")
    day = models.DateField("催收日期")
    lacking = models.PositiveIntegerField("当时还差")
    by = models.ForeignKey(Person, verbose_name="催收人", on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Once a day and group."""

        verbose_name = verbose_name_plural = "催收"
        constraints = [models.UniqueConstraint(fields=["group", "day"], name="a_group_is_reminded_once_a_day")]

    def __str__(self) -> str:
        """Return when, and how many were lacking."""
        return f"{self.day} 差 {self.lacking} 份"


class Code(models.Model):
    """答题码: only its digest is kept, so that the sheet that was printed is the only copy."""

    survey = models.ForeignKey(Survey, verbose_name="满意度调查", on_delete=models.PROTECT, related_name="codes")
    group = models.ForeignKey(
        Group, verbose_name="调查分组", null=True, blank=True, on_delete=models.PROTECT, related_name="codes"
    )
    number = models.PositiveIntegerField("码号")
    digest = models.CharField("答题码摘要", max_length=64)
    issued_on = models.DateField("制码日期")
    voided_on = models.DateField("作废日期", null=True, blank=True)

    class Meta:
        """A number and a digest once a survey."""

        verbose_name = verbose_name_plural = "答题码"
        constraints = [
            models.UniqueConstraint(fields=["survey", "number"], name="code_number_once_a_survey"),
            models.UniqueConstraint(fields=["survey", "digest"], name="code_once_a_survey"),
        ]

    def __str__(self) -> str:
        """Return its number."""
        return str(self.number)
