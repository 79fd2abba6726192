"""Goods, and the ledger of what came in and went out."""

from django.db import models
from django.db.models import Q

from jixiao.engine.yearbook.record import HANDOUT_KINDS
from jixiao.orgs.columns import MoneyColumn
from jixiao.orgs.models import Person, Unit, UnitYear
from jixiao.orgs.stamps import Stamped
from jixiao.records.outreach.models.activities import Activity


class Good(Stamped):
    """物资: something bought to be handed out, or lent out and brought back (展板). Belongs to the unit, not to a year.

    ``stock`` is what lies in the store. It is changed only together with a movement, and the database refuses less
    than zero: two people who hand out the last piece at once cannot both succeed.
    """

    unit = models.ForeignKey(Unit, verbose_name="单位", on_delete=models.PROTECT, related_name="goods")
    name = models.CharField("物资名称", max_length=100)
    initials = models.CharField("拼音首字母", max_length=100, blank=True)
    kind = models.CharField("物资类别", max_length=10, choices=[(kind, kind) for kind in HANDOUT_KINDS], blank=True)
    measure = models.CharField("计量单位", max_length=10, blank=True)
    reusable = models.BooleanField("重复使用", null=True, blank=True)
    specification = models.CharField("规格说明", max_length=200, blank=True)
    stock = models.IntegerField("库存数", default=0)
    removed_at = models.DateTimeField("停用时间", null=True, blank=True)

    class Meta:
        """A name once a unit and kind; the store never holds less than nothing."""

        verbose_name = verbose_name_plural = "物资"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name", "kind"], condition=Q(removed_at=None), name="a_good_once_a_unit"
            ),
            models.CheckConstraint(condition=Q(stock__gte=0), name="stock_never_below_zero"),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class MovementKind(models.TextChoices):
    """What a movement of goods was."""

    BOUGHT = "bought", "入库"
    ISSUED = "issued", "领用出库"
    RETURNED = "returned", "退回"
    SCRAPPED = "scrapped", "报损"
    COUNTED = "counted", "盘点"
    UNDONE = "undone", "冲销"


class StockMovement(models.Model):
    """出入库: a line of the ledger. Never changed, never deleted: a wrong one is undone by a line against it.

    ``quantity`` is how many pieces it is about, ``change`` by how much the store changed. ``off_ledger`` (未建账) marks
    a hand-out from before the unit kept a ledger: it is counted as handed out and leaves the store as it is.
    """

    unit_year = models.ForeignKey(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="stock_movements"
    )
    good = models.ForeignKey(Good, verbose_name="物资", on_delete=models.PROTECT, related_name="movements")
    kind = models.CharField("出入库类别", max_length=10, choices=MovementKind.choices)
    quantity = models.PositiveIntegerField("数量", null=True)
    change = models.IntegerField("库存增减")
    day = models.DateField("出入库日期", null=True)
    activity = models.ForeignKey(
        Activity, verbose_name="用于活动", null=True, blank=True, on_delete=models.PROTECT, related_name="movements"
    )
    amount = MoneyColumn("采购金额", null=True, blank=True)
    voucher = models.CharField("凭证号", max_length=60, blank=True)
    reason = models.CharField("出入库说明", max_length=200, blank=True)
    origin = models.CharField("出处", max_length=200, blank=True)
    off_ledger = models.BooleanField("未建账", default=False)
    undoes = models.OneToOneField(
        "self", verbose_name="冲销的记录", null=True, blank=True, on_delete=models.PROTECT, related_name="undone_by"
    )
    by = models.ForeignKey(Person, verbose_name="经办人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("登记时间")

    class Meta:
        """What left the ledger aside changes no stock and belongs to an activity; an undoing says what and why."""

        verbose_name = verbose_name_plural = "出入库"
        constraints = [
            models.CheckConstraint(
                condition=Q(off_ledger=False, quantity__isnull=False, day__isnull=False)
                | Q(off_ledger=True, change=0, activity__isnull=False),
                name="off_ledger_changes_no_stock",
            ),
            models.CheckConstraint(
                condition=~Q(kind=MovementKind.ISSUED) | Q(activity__isnull=False), name="issued_to_an_activity"
            ),
            models.CheckConstraint(
                condition=~Q(kind=MovementKind.UNDONE) | (Q(undoes__isnull=False) & ~Q(reason="")),
                name="undoing_says_what_and_why",
            ),
        ]
        indexes = [models.Index(fields=["unit_year", "activity"], name="movements_of_an_activity")]

    def __str__(self) -> str:
        """Return kind and quantity."""
        return f"{self.get_kind_display()} {self.quantity}"
