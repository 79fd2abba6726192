"""Rounds of monitoring, a sheet for each unit, its indicators and its money with lights, reasons and forecasts."""

from django.db import models
from django.db.models import F, Q

from jixiao.cycle.goals.models import GoalIndicator
from jixiao.measures.models import ReadingBatch
from jixiao.orgs.columns import FractionColumn, MoneyColumn, PointsColumn
from jixiao.orgs.models import Person, Unit, UnitYear
from jixiao.orgs.stamps import Stamped


class Colour(models.TextChoices):
    """The lights, by the names that pages draw them by."""

    RED = "red", "红 滞后"
    YELLOW = "amber", "黄 偏慢"
    GREEN = "green", "绿 正常"
    BLUE = "blue", "蓝 超前"
    LATER = "later", "未到期"
    NONE = "none", "无数"


class Cause(models.TextChoices):
    """偏差原因: the five of the 监控表."""

    FUNDS = "funds", "经费保障"
    RULES = "rules", "制度保障"
    STAFF = "staff", "人员保障"
    EQUIPMENT = "equipment", "硬件条件保障"
    OTHER = "other", "其他"


class Likelihood(models.TextChoices):
    """完成目标可能性: the three of the 监控表."""

    UNSAID = "", "未填"
    CERTAIN = "certain", "确定能"
    POSSIBLE = "possible", "有可能"
    IMPOSSIBLE = "impossible", "完全不可能"


class MonitoringRound(Stamped):
    """监控轮次: what an authority asks its units for, up to the end of which month, and from when to when."""

    authority = models.ForeignKey(
        Unit, verbose_name="监控布置单位", on_delete=models.PROTECT, related_name="monitoring_rounds"
    )
    year = models.PositiveSmallIntegerField("监控年度")
    code = models.CharField("监控轮次编号", max_length=20)
    title = models.CharField("监控轮次名称", max_length=80)
    through_month = models.PositiveSmallIntegerField("监控截至月份")
    opens = models.DateField("监控报送开始日")
    closes = models.DateField("监控报送截止日")
    warn_days = models.PositiveSmallIntegerField("监控提前提醒天数", default=5)
    demands = models.TextField("监控要求", blank=True)
    issued_by = models.ForeignKey(Person, verbose_name="监控布置人", on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField("监控布置时间")
    closed_by = models.ForeignKey(
        Person, verbose_name="监控结束人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField("监控结束时间", null=True)

    class Meta:
        """A code is used once by an authority."""

        verbose_name = verbose_name_plural = "监控轮次"
        constraints = [
            models.UniqueConstraint(fields=["authority", "year", "code"], name="a_round_code_once"),
            models.CheckConstraint(condition=Q(closes__gte=F("opens")), name="round_closes_after_it_opens"),
            models.CheckConstraint(condition=Q(through_month__gte=1, through_month__lte=12), name="round_has_a_month"),
        ]

    def __str__(self) -> str:
        """Return the code."""
        return self.code


class MonitoringSheet(Stamped):
    """监控表: one unit in a round. ``curve`` holds the shares of money and goals by month, as frozen ("n/d")."""

    round = models.ForeignKey(MonitoringRound, verbose_name="监控轮次", on_delete=models.PROTECT, related_name="sheets")
    unit_year = models.ForeignKey(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="monitoring_sheets"
    )
    late_until = models.DateField("监控准予延至", null=True)
    late_reason = models.CharField("监控延期事由", max_length=200, blank=True)
    batch = models.ForeignKey(
        ReadingBatch, verbose_name="监控取数", null=True, on_delete=models.PROTECT, related_name="monitoring_sheets"
    )
    read_at = models.DateTimeField("监控取数时间", null=True)
    read_by = models.ForeignKey(
        Person, verbose_name="监控取数人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    rules = models.CharField("预警规则", max_length=20, blank=True)
    curve = models.JSONField("进度曲线", default=dict)
    summary = models.TextField("监控总体情况", blank=True)

    class Meta:
        """A unit stands once in a round."""

        verbose_name = verbose_name_plural = "监控表"
        constraints = [models.UniqueConstraint(fields=["round", "unit_year"], name="a_unit_once_a_round")]

    def __str__(self) -> str:
        """Return the unit's year."""
        return str(self.unit_year_id)


class Watched(Stamped):
    """What indicators and money have in common: a light that says why, deviation, outlook, rectification."""

    light = models.CharField("预警灯", max_length=6, choices=Colour.choices, default=Colour.NONE)
    says = models.CharField("预警说明", max_length=400, blank=True)
    trace = models.JSONField("预警过程", default=dict)
    share = FractionColumn("完成进度", null=True)
    forecast_trace = models.JSONField("预计过程", default=dict)
    forecast_reason = models.CharField("预计调整理由", max_length=300, blank=True)
    causes = models.JSONField("偏差原因类别", default=list)
    cause_text = models.TextField("偏差原因说明", blank=True)
    likelihood = models.CharField("完成目标可能性", max_length=10, choices=Likelihood.choices, blank=True)
    measures = models.TextField("改进措施", blank=True)
    remark = models.CharField("监控备注", max_length=300, blank=True)
    rectify = models.TextField("整改要求", blank=True)
    rectify_due = models.DateField("整改期限", null=True)
    rectify_by = models.ForeignKey(
        Person, verbose_name="转整改人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    rectify_at = models.DateTimeField("转整改时间", null=True)

    class Meta:
        """No table of its own."""

        abstract = True


class MonitoringLine(Watched):
    """监控行: one indicator as it was promised when the readings were taken, and how far it is.

    ``typed`` is what the clerk fills in where nothing counts it; ``forecast_typed`` goes before the computed forecast.
    """

    sheet = models.ForeignKey(MonitoringSheet, verbose_name="监控表", on_delete=models.PROTECT, related_name="lines")
    indicator = models.ForeignKey(
        GoalIndicator, verbose_name="目标指标", null=True, on_delete=models.SET_NULL, related_name="monitoring_lines"
    )
    code = models.CharField("指标编号", max_length=30)
    project_code = models.CharField("所属项目编号", max_length=30, blank=True)
    level1 = models.CharField("一级指标", max_length=20)
    level2 = models.CharField("二级指标", max_length=30)
    name = models.CharField("指标名称", max_length=60)
    operator = models.CharField("指标性质", max_length=4, blank=True)
    target = models.CharField("年度指标值", max_length=100, blank=True)
    target_absent = models.BooleanField("年度指标值不适用", default=False)
    unit = models.CharField("计量单位", max_length=20, blank=True)
    weight = PointsColumn("分值", null=True)
    formula = models.CharField("计算公式", max_length=1000, blank=True)
    typed = models.CharField("填报完成值", max_length=100, blank=True)
    value = FractionColumn("监控完成值", null=True)
    printed = models.CharField("印出的监控完成值", max_length=120, blank=True)
    value_trace = models.JSONField("完成值过程", default=dict)
    to_date = FractionColumn("至今应完成值", null=True)
    forecast = FractionColumn("全年预计完成值", null=True)
    forecast_typed = models.CharField("调整后的全年预计", max_length=100, blank=True)
    order = models.PositiveIntegerField("指标次序", default=0)

    class Meta:
        """An indicator stands once in a sheet."""

        verbose_name = verbose_name_plural = "监控行"
        constraints = [models.UniqueConstraint(fields=["sheet", "code"], name="one_monitoring_line_an_indicator")]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class ExecutionLine(Watched):
    """执行监控行: the money of the whole unit ("") or of one project up to the month of the round.

    ``sources`` are the amounts by source of the funds, as frozen; ``executed_typed`` is what the clerk fills in where
    the months were not recorded.
    """

    sheet = models.ForeignKey(
        MonitoringSheet, verbose_name="监控表", on_delete=models.PROTECT, related_name="executions"
    )
    project_code = models.CharField("项目编号", max_length=30, blank=True)
    name = models.CharField("项目名称", max_length=100)
    sources = models.JSONField("资金来源明细", default=list)
    initial = MoneyColumn("年初预算数", null=True)
    budget = MoneyColumn("全年预算数", null=True)
    executed = MoneyColumn("至今执行数", null=True)
    executed_typed = MoneyColumn("填报执行数", null=True)
    value_trace = models.JSONField("执行数过程", default=dict)
    forecast = MoneyColumn("全年预计执行数", null=True)
    forecast_typed = MoneyColumn("调整后的全年预计执行数", null=True)
    order = models.PositiveIntegerField("项目次序", default=0)

    class Meta:
        """A project stands once in a sheet."""

        verbose_name = verbose_name_plural = "执行监控行"
        constraints = [models.UniqueConstraint(fields=["sheet", "project_code"], name="one_execution_line_a_project")]

    def __str__(self) -> str:
        """Return the name."""
        return self.name
