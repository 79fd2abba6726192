"""What a unit promises for a year: the total goal, tasks, goals with money, indicators with targets and weights."""

from django.db import models

from jixiao.cycle.indicators.models import IndicatorVersion
from jixiao.orgs.columns import MoneyColumn, PointsColumn
from jixiao.orgs.models import Person, UnitYear
from jixiao.orgs.stamps import Stamped


class GoalSheet(Stamped):
    """绩效目标申报表: one a unit's year (《部门（单位）整体支出绩效目标申报表》, 财预〔2015〕88号)."""

    unit_year = models.OneToOneField(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="goal_sheet"
    )
    total_goal = models.TextField("年度总体目标", blank=True)
    total_goal_origin = models.CharField("总体目标出处", max_length=200, blank=True)

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "绩效目标申报表"

    def __str__(self) -> str:
        """Return the unit's year."""
        return str(self.unit_year_id)


class Task(Stamped):
    """年度主要任务."""

    sheet = models.ForeignKey(GoalSheet, verbose_name="申报表", on_delete=models.PROTECT, related_name="tasks")
    code = models.CharField("任务编号", max_length=20)
    content = models.TextField("任务内容")
    origin = models.CharField("任务出处", max_length=200, blank=True)
    order = models.PositiveIntegerField("任务次序", default=0)

    class Meta:
        """A code is used once a sheet."""

        verbose_name = verbose_name_plural = "年度主要任务"
        constraints = [models.UniqueConstraint(fields=["sheet", "code"], name="a_task_code_once")]

    def __str__(self) -> str:
        """Return the code."""
        return self.code


class Goal(Stamped):
    """绩效目标, with its money; ``project_code`` names the project of the budget room it is funded from."""

    sheet = models.ForeignKey(GoalSheet, verbose_name="申报表", on_delete=models.PROTECT, related_name="goals")
    code = models.CharField("目标编号", max_length=20)
    name = models.CharField("目标名称", max_length=80)
    content = models.TextField("目标内容", blank=True)
    money = MoneyColumn("预算金额", null=True, blank=True)
    money_source = models.CharField("资金来源", max_length=20, blank=True)
    project_code = models.CharField("项目编号", max_length=30, blank=True)
    outcome = models.TextField("目标完成情况", blank=True)
    not_applicable = models.JSONField("目标不适用栏目", default=list, blank=True)
    origin = models.CharField("目标出处", max_length=200, blank=True)
    order = models.PositiveIntegerField("目标次序", default=0)

    class Meta:
        """A code is used once a sheet."""

        verbose_name = verbose_name_plural = "绩效目标"
        constraints = [models.UniqueConstraint(fields=["sheet", "code"], name="a_goal_code_once")]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class GoalIndicator(Stamped):
    """目标指标: an indicator as this unit promised it. ``version_pinned`` is None for a self-made one (个性指标)."""

    sheet = models.ForeignKey(GoalSheet, verbose_name="申报表", on_delete=models.PROTECT, related_name="indicators")
    goal = models.ForeignKey(
        Goal, verbose_name="对应目标", null=True, blank=True, on_delete=models.PROTECT, related_name="indicators"
    )
    version_pinned = models.ForeignKey(
        IndicatorVersion,
        verbose_name="所用指标版本",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="uses",
    )
    project_code = models.CharField("所属项目编号", max_length=30, blank=True)
    code = models.CharField("指标编号", max_length=30)
    level1 = models.CharField("一级指标", max_length=20)
    level2 = models.CharField("二级指标", max_length=30)
    name = models.CharField("指标名称", max_length=60)
    operator = models.CharField("指标性质", max_length=4, blank=True)
    target = models.CharField("年度指标值", max_length=100, blank=True)
    unit = models.CharField("计量单位", max_length=20, blank=True)
    weight = PointsColumn("分值", null=True, blank=True)
    formula = models.CharField("计算公式", max_length=1000, blank=True)
    scoring_method = models.CharField("计分方法", max_length=60, blank=True)
    value_basis = models.CharField("指标值设定依据", max_length=40, blank=True)
    basis_note = models.CharField("依据说明", max_length=300, blank=True)
    evidence = models.CharField("佐证材料要求", max_length=300, blank=True)
    not_applicable = models.JSONField("指标不适用栏目", default=list, blank=True)
    origin = models.CharField("指标出处", max_length=200, blank=True)
    order = models.PositiveIntegerField("指标次序", default=0)

    class Meta:
        """A code is used once a sheet."""

        verbose_name = verbose_name_plural = "目标指标"
        constraints = [models.UniqueConstraint(fields=["sheet", "code"], name="an_indicator_code_once")]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class AdjustmentState(models.TextChoices):
    """Where an adjustment stands. One that was dropped keeps its number."""

    DRAFT = "draft", "草稿"
    SENT = "sent", "已送审"
    RETURNED = "returned", "退回"
    APPROVED = "approved", "通过"
    DROPPED = "dropped", "已放弃"


class GoalAdjustment(Stamped):
    """目标调整: after approval, by number and reason; ``before`` and ``after`` are the whole sheet as JSON."""

    sheet = models.ForeignKey(GoalSheet, verbose_name="申报表", on_delete=models.PROTECT, related_name="adjustments")
    number = models.PositiveSmallIntegerField("调整次数")
    reason = models.TextField("调整原因")
    document = models.CharField("调整文号", max_length=80, blank=True)
    before = models.JSONField("调整前内容", default=dict)
    after = models.JSONField("调整后内容", default=dict)
    asked_by = models.ForeignKey(Person, verbose_name="调整申请人", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField("调整申请时间")
    decided_by = models.ForeignKey(
        Person, verbose_name="调整批准人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField("调整批准时间", null=True)
    opinion = models.TextField("调整批复意见", blank=True)
    state = models.CharField("调整状态", max_length=10, choices=AdjustmentState.choices, default=AdjustmentState.DRAFT)

    class Meta:
        """Adjustments are numbered."""

        verbose_name = verbose_name_plural = "目标调整"
        constraints = [models.UniqueConstraint(fields=["sheet", "number"], name="an_adjustment_number_once")]

    def __str__(self) -> str:
        """Return the number."""
        return f"第{self.number}次调整"


class GoalVersion(models.Model):
    """目标版本: the whole sheet as it was approved, at first or by an adjustment; never changed."""

    sheet = models.ForeignKey(GoalSheet, verbose_name="申报表", on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("目标版本号")
    why = models.CharField("成稿缘由", max_length=120)
    content = models.JSONField("版本内容", default=dict)
    adjustment = models.OneToOneField(
        GoalAdjustment, verbose_name="所依调整", null=True, on_delete=models.PROTECT, related_name="made"
    )
    made_by = models.ForeignKey(Person, verbose_name="成稿人", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField("成稿时间")

    class Meta:
        """Versions are numbered within a sheet."""

        verbose_name = verbose_name_plural = "目标版本"
        constraints = [models.UniqueConstraint(fields=["sheet", "number"], name="a_goal_version_number_once")]

    def __str__(self) -> str:
        """Return the number."""
        return f"第{self.number}版"
