"""What happened to the budget within the year: adjustments by document, and execution month by month."""

from django.db import models
from django.db.models import Q

from jixiao.orgs.columns import FractionColumn, MoneyColumn
from jixiao.orgs.models import UnitYear
from jixiao.orgs.stamps import Stamped
from jixiao.records.budget.items import ITEMS, SOURCES
from jixiao.records.budget.models.lines import DetailLine
from jixiao.records.budget.models.projects import Project


class AdjustmentKind(models.TextChoices):
    """追加, 追减, or money moved from one item to another."""

    INCREASE = "increase", "追加"
    CUT = "cut", "追减"
    TRANSFER = "transfer", "调剂"


class Exemption(models.TextChoices):
    """What 预算调整率 leaves out (财预〔2013〕53号)."""

    NONE = "", "计入预算调整率"
    POLICY = "policy", "落实国家政策"
    FORCE_MAJEURE = "force_majeure", "不可抗力"
    ASSIGNED = "assigned", "上级或本级党委政府临时交办"


class Adjustment(Stamped):
    """One document that changed the budget.

    ``amount`` is + for 追加 and 调剂 (out of ``item`` into ``to_item``), − for 追减. It is placed at
    the lowest item it concerns; what that item is part of changes with it.
    """

    unit_year = models.ForeignKey(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="budget_adjustments"
    )
    number = models.CharField("文号", max_length=60)
    on = models.DateField("调整日期")
    kind = models.CharField("调整类型", max_length=10, choices=AdjustmentKind.choices)
    item = models.CharField("调整科目", max_length=20, choices=[(item, item) for item in ITEMS])
    to_item = models.CharField("调入科目", max_length=20, choices=[(item, item) for item in ITEMS], blank=True)
    line = models.ForeignKey(
        DetailLine, verbose_name="预算明细", null=True, blank=True, on_delete=models.PROTECT, related_name="adjustments"
    )
    project = models.ForeignKey(
        Project, verbose_name="项目", null=True, blank=True, on_delete=models.PROTECT, related_name="adjustments"
    )
    source = models.CharField(
        "资金来源", max_length=12, choices=[(source, source) for source in SOURCES], default=SOURCES[0]
    )
    amount = MoneyColumn("调整金额")
    reason = models.TextField("调整事由")
    exempt = models.CharField("剔除情形", max_length=20, choices=Exemption.choices, default=Exemption.NONE, blank=True)
    origin = models.CharField("出处", max_length=300, blank=True)

    class Meta:
        """The sign follows from the kind; only a transfer goes into another item."""

        verbose_name = verbose_name_plural = "预算调整"
        indexes = [models.Index(fields=["unit_year", "on"], name="adjustments_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="cut", amount__lt=0) | Q(kind__in=["increase", "transfer"], amount__gt=0),
                name="an_adjustment_has_its_sign",
            ),
            models.CheckConstraint(
                condition=Q(kind="transfer") & ~Q(to_item="") | ~Q(kind="transfer") & Q(to_item=""),
                name="only_a_transfer_goes_elsewhere",
            ),
        ]

    def __str__(self) -> str:
        """Return the number of the document."""
        return self.number


class Execution(Stamped):
    """What was spent in one month on an item, or on a detailed line of it.

    ``planned`` is 既定支付进度 at the end of the month, as a share of one; it stands at 支出合计.
    """

    unit_year = models.ForeignKey(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="budget_executions"
    )
    month = models.PositiveSmallIntegerField("月份")
    item = models.CharField("执行科目", max_length=20, choices=[(item, item) for item in ITEMS])
    line = models.ForeignKey(
        DetailLine, verbose_name="预算明细", null=True, blank=True, on_delete=models.PROTECT, related_name="executions"
    )
    amount = MoneyColumn("支出金额", null=True, blank=True)
    planned = FractionColumn("既定支付进度", null=True, blank=True)
    origin = models.CharField("出处", max_length=300, blank=True)

    class Meta:
        """A month stands once for an item, and once for a line."""

        verbose_name = verbose_name_plural = "按月执行"
        constraints = [
            models.UniqueConstraint(
                fields=["unit_year", "month", "item"], condition=Q(line=None), name="a_month_once_an_item"
            ),
            models.UniqueConstraint(
                fields=["line", "month"], condition=Q(line__isnull=False), name="a_month_once_a_line"
            ),
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=12), name="a_month_is_one_of_twelve"),
        ]

    def __str__(self) -> str:
        """Return month and item."""
        return f"{self.month} {self.item}"
