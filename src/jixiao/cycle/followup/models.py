"""Problems with their steps and letters, the register of 激励与问责, the advice for the next budget, good cases."""

from django.db import models

from jixiao.orgs.columns import MoneyColumn, PointsColumn
from jixiao.orgs.models import Person, Unit, UnitYear
from jixiao.orgs.stamps import Stamped


class Source(models.TextChoices):
    """Where a problem was found."""

    MONITORING = "monitoring", "绩效监控"
    EVALUATION = "evaluation", "绩效自评"
    REVIEW = "review", "财政复核"
    CHECKUP = "checkup", "报告体检"
    AUDIT = "audit", "审计检查"
    CONGRESS = "congress", "人大监督"
    INSPECTION = "inspection", "巡察反馈"
    HAND = "hand", "手工登记"


class ProblemState(models.TextChoices):
    """Where a problem stands."""

    PROPOSED = "proposed", "待确认"
    DISMISSED = "dismissed", "不予立项"
    OPEN = "open", "待通知"
    ISSUED = "issued", "整改中"
    SENT = "sent", "已报整改"
    RETURNED = "returned", "退回整改"
    CLOSED = "closed", "已销号"


class LetterKind(models.TextChoices):
    """Which letter."""

    FEEDBACK = "feedback", "反馈意见书"
    NOTICE = "notice", "整改通知书"
    REMIND = "remind", "提醒函"
    TALK = "talk", "约谈通知书"
    CIRCULAR = "circular", "通报"
    TRANSFER = "transfer", "移送书"
    PRAISE = "praise", "表扬通报"
    ADVICE = "advice", "预算建议书"


class StepKind(models.TextChoices):
    """What somebody did about a problem."""

    PLANNED = "planned", "填报整改措施"
    PROGRESS = "progress", "报告进展"


class MeasureKind(models.TextChoices):
    """A step of 激励与问责."""

    REMIND = "remind", "提醒"
    TALK = "talk", "约谈"
    CIRCULAR = "circular", "通报"
    TRANSFER = "transfer", "移送"
    PRAISE = "praise", "表扬"


class VerdictKind(models.TextChoices):
    """What the advice says."""

    PRIORITY = "优先保障", "优先保障"
    KEEP = "据实保障", "据实保障"
    CUT = "压减", "压减"
    MERGE = "整合", "整合"
    CANCEL = "取消", "取消"


class AnswerKind(models.TextChoices):
    """What the unit says to an advice."""

    AGREE = "agree", "没有不同意见"
    OBJECT = "object", "有不同意见"


class AdviceStepKind(models.TextChoices):
    """What somebody did about an advice."""

    PROPOSED = "proposed", "规则提出"
    ADJUSTED = "adjusted", "财政局调整"
    GIVEN = "given", "下达"
    ANSWERED = "answered", "单位回复"
    UPHELD = "upheld", "财政局维持"
    TAKEN_BACK = "taken_back", "撤回下达"


class BulkKind(models.TextChoices):
    """Which act was done for many units at once."""

    NOTICE = "notice", "发整改通知"
    CONFIRM = "confirm", "确认问题"
    ADVICE = "advice", "下达建议"


class Letter(models.Model):
    """文书: numbered in order per authority, kind and year; ``document`` is what was issued. Taken back it stays."""

    authority = models.ForeignKey(Unit, verbose_name="发文单位", on_delete=models.PROTECT, related_name="+")
    unit_year = models.ForeignKey(UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField("文书种类", max_length=10, choices=LetterKind.choices)
    year = models.PositiveSmallIntegerField("编号年度")
    serial = models.PositiveIntegerField("顺序号")
    number = models.CharField("文号", max_length=60)
    issued_on = models.DateField("发文日期")
    issued_by = models.ForeignKey(Person, verbose_name="发文人", on_delete=models.PROTECT, related_name="+")
    deadline = models.DateField("文书期限", null=True)
    opinion = models.TextField("意见和要求", blank=True)
    document = models.JSONField("文书正文", default=dict)
    withdrawn_at = models.DateTimeField("文书撤回时间", null=True)
    withdrawn_by = models.ForeignKey(
        Person, verbose_name="文书撤回人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_because = models.CharField("文书撤回原因", max_length=200, blank=True)

    class Meta:
        """One of a number."""

        verbose_name = verbose_name_plural = "结果应用文书"
        constraints = [
            models.UniqueConstraint(fields=["authority", "kind", "year", "serial"], name="one_letter_of_a_number")
        ]

    def __str__(self) -> str:
        """Return the number."""
        return self.number


class Problem(Stamped):
    """问题: what was found in a unit's year, by which ground, and how it is put right.

    ``origin`` is the record or act it came from and ``key`` what it is about there (an indicator): one of each.
    """

    unit_year = models.ForeignKey(UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="problems")
    source = models.CharField("问题来源", max_length=12, choices=Source.choices)
    origin = models.CharField("来源记录", max_length=80, blank=True)
    key = models.CharField("问题主题", max_length=120, blank=True)
    title = models.CharField("问题", max_length=120)
    what = models.TextField("具体情况")
    ground = models.CharField("问题依据", max_length=300)
    place = models.CharField("所指数据或位置", max_length=200, blank=True)
    project_code = models.CharField("项目编号", max_length=30, blank=True)
    state = models.CharField(
        "整改状态", max_length=10, choices=ProblemState.choices, default=ProblemState.OPEN, db_index=True
    )
    section = models.CharField("责任科室", max_length=60, blank=True)
    responsible = models.CharField("责任人", max_length=60, blank=True)
    measures = models.TextField("整改措施", blank=True)
    outcome = models.TextField("整改情况", blank=True)
    opinion = models.TextField("复核意见", blank=True)
    feedback = models.ForeignKey(
        Letter, verbose_name="反馈意见书", null=True, on_delete=models.PROTECT, related_name="fed_back"
    )
    notice = models.ForeignKey(
        Letter, verbose_name="整改通知书", null=True, on_delete=models.PROTECT, related_name="problems"
    )
    due = models.DateField("整改期限", null=True)
    closed_on = models.DateField("销号日期", null=True)
    found_on = models.DateField("发现日期")
    found_by = models.ForeignKey(Person, verbose_name="登记人", on_delete=models.PROTECT, related_name="+")
    repeats = models.ForeignKey(
        "self", verbose_name="以前的同一问题", null=True, on_delete=models.PROTECT, related_name="found_again"
    )

    class Meta:
        """One of an origin and a key in a year."""

        verbose_name = verbose_name_plural = "问题"
        constraints = [
            models.UniqueConstraint(
                fields=["unit_year", "origin", "key"], condition=~models.Q(origin=""), name="one_problem_of_an_origin"
            )
        ]

    def __str__(self) -> str:
        """Return what it is."""
        return self.title


class ProblemStep(models.Model):
    """整改步骤: what the unit planned and did, in its own words, newest last; never changed."""

    problem = models.ForeignKey(Problem, verbose_name="问题", on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField("步骤种类", max_length=10, choices=StepKind.choices)
    words = models.TextField("步骤内容")
    on = models.DateField("步骤日期")
    by = models.ForeignKey(Person, verbose_name="填报人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("填报时间")

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "整改步骤"

    def __str__(self) -> str:
        """Return the kind."""
        return self.kind


class Accountability(models.Model):
    """激励问责: a step taken with a unit, with its ground and day; taken back it stays, with the reason."""

    authority = models.ForeignKey(Unit, verbose_name="办理单位", on_delete=models.PROTECT, related_name="+")
    unit_year = models.ForeignKey(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="accountabilities"
    )
    kind = models.CharField("激励问责方式", max_length=10, choices=MeasureKind.choices)
    ground = models.CharField("激励问责依据", max_length=300)
    words = models.TextField("情况说明")
    on = models.DateField("办理日期")
    problems = models.ManyToManyField(Problem, verbose_name="涉及问题", blank=True, related_name="accountabilities")
    by = models.ForeignKey(Person, verbose_name="登记人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("登记时间")
    withdrawn_because = models.CharField("撤销原因", max_length=200, blank=True)
    letter = models.ForeignKey(
        Letter, verbose_name="激励问责文书", null=True, on_delete=models.PROTECT, related_name="accountabilities"
    )

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "激励问责"

    def __str__(self) -> str:
        """Return the kind."""
        return self.kind


class Advice(Stamped):
    """下年预算建议: one a project of a unit's year ("" is the whole unit); ``trace`` says how it came about."""

    unit_year = models.ForeignKey(UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="advices")
    project_code = models.CharField("项目编号", max_length=30, blank=True)
    project_name = models.CharField("项目名称", max_length=120)
    grade = models.CharField("绩效等级", max_length=10, blank=True)
    total = PointsColumn("绩效得分", null=True)
    rate = models.CharField("预算执行率", max_length=20, blank=True)
    repeated = models.PositiveIntegerField("重复问题数", default=0)
    budget = MoneyColumn("全年预算数", null=True)
    verdict = models.CharField("建议", max_length=10, choices=VerdictKind.choices)
    cut = PointsColumn("压减百分比")
    amount = MoneyColumn("核减金额", null=True)
    rule = models.CharField("适用规则", max_length=60, blank=True)
    source = models.CharField("规则依据", max_length=300, blank=True)
    trace = models.JSONField("建议的由来", default=dict)
    adjusted_verdict = models.CharField("调整后的建议", max_length=10, choices=VerdictKind.choices, blank=True)
    adjusted_cut = PointsColumn("调整后的压减百分比", null=True)
    adjusted_because = models.TextField("调整理由", blank=True)
    adjusted_by = models.ForeignKey(
        Person, verbose_name="调整人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField("提出时间")
    given_at = models.DateTimeField("下达时间", null=True)
    given_by = models.ForeignKey(Person, verbose_name="下达人", null=True, on_delete=models.PROTECT, related_name="+")
    letter = models.ForeignKey(
        Letter, verbose_name="预算建议书", null=True, on_delete=models.PROTECT, related_name="advices"
    )
    answer = models.CharField("单位意见", max_length=10, choices=AnswerKind.choices, blank=True)
    answer_words = models.TextField("意见说明", blank=True)
    answered_at = models.DateTimeField("回复时间", null=True)
    answered_by = models.ForeignKey(
        Person, verbose_name="回复人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField("答复时间", null=True)

    class Meta:
        """One a project."""

        verbose_name = verbose_name_plural = "下年预算建议"
        constraints = [models.UniqueConstraint(fields=["unit_year", "project_code"], name="one_advice_a_project")]

    def __str__(self) -> str:
        """Return the verdict."""
        return self.adjusted_verdict or self.verdict


class AdviceStep(models.Model):
    """建议经过: each version of an advice with who said what, newest last; never changed."""

    advice = models.ForeignKey(Advice, verbose_name="建议", on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField("经过种类", max_length=12, choices=AdviceStepKind.choices)
    verdict = models.CharField("当时的建议", max_length=40)
    words = models.TextField("理由或意见", blank=True)
    by = models.ForeignKey(Person, verbose_name="经办人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("办理时间")

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "建议经过"

    def __str__(self) -> str:
        """Return the kind."""
        return self.kind


class Bulk(models.Model):
    """批量整改: an act for many units at once, and what came of each (unit, is_done, words, letter)."""

    authority = models.ForeignKey(Unit, verbose_name="办理单位", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("办理年度")
    kind = models.CharField("批量种类", max_length=10, choices=BulkKind.choices)
    outcomes = models.JSONField("逐行结果", default=list)
    by = models.ForeignKey(Person, verbose_name="批量办理人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("批量办理时间")

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "批量整改"

    def __str__(self) -> str:
        """Return the kind."""
        return self.kind


class GoodCase(Stamped):
    """典型案例: what a unit did well, why it is good, and the score it shows in. Taken back it stays."""

    unit_year = models.ForeignKey(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="good_cases"
    )
    title = models.CharField("案例名称", max_length=120)
    what = models.TextField("主要做法")
    why_good = models.TextField("好在哪里")
    score_from = models.CharField("得分出处", max_length=200)
    by = models.ForeignKey(Person, verbose_name="收录人", on_delete=models.PROTECT, related_name="+")
    on = models.DateField("收录日期")
    withdrawn_because = models.CharField("案例撤回原因", max_length=200, blank=True)

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "典型案例"

    def __str__(self) -> str:
        """Return its title."""
        return self.title
