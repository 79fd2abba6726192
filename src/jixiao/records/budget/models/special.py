"""Special expenditure: the counts behind 三公经费, and 政府采购 by kind."""

from django.db import models
from django.db.models import Q

from jixiao.orgs.columns import MoneyColumn
from jixiao.orgs.models import UnitYear
from jixiao.orgs.stamps import Stamped


class ThreePublic(Stamped):
    """What 财预〔2016〕143号 wants told beside the amounts of 三公经费; the amounts stand in ``BudgetLine``."""

    unit_year = models.OneToOneField(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="three_public"
    )
    groups = models.PositiveIntegerField("因公出国（境）团组数", null=True, blank=True)
    travellers = models.PositiveIntegerField("因公出国（境）人次", null=True, blank=True)
    cars_bought = models.PositiveIntegerField("公务用车购置数", null=True, blank=True)
    cars_kept = models.PositiveIntegerField("公务用车保有量", null=True, blank=True)
    receptions = models.PositiveIntegerField("公务接待批次", null=True, blank=True)
    guests = models.PositiveIntegerField("公务接待人次", null=True, blank=True)
    previous_budget = MoneyColumn("上年三公经费预算安排数", null=True, blank=True)
    not_applicable = models.JSONField("不适用的栏目", default=list, blank=True)
    origin = models.CharField("出处", max_length=300, blank=True)

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "三公经费"

    def __str__(self) -> str:
        """Return the unit's year."""
        return str(self.unit_year_id)


class ProcurementKind(models.TextChoices):
    """货物、工程、服务 (政府采购法第二条)."""

    GOODS = "goods", "货物"
    WORKS = "works", "工程"
    SERVICES = "services", "服务"


class Procurement(Stamped):
    """政府采购 of one kind: budget and what was bought."""

    unit_year = models.ForeignKey(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="procurements"
    )
    kind = models.CharField("采购类别", max_length=10, choices=ProcurementKind.choices)
    planned = MoneyColumn("政府采购预算", null=True, blank=True)
    actual = MoneyColumn("实际采购金额", null=True, blank=True)
    small_firms = MoneyColumn("授予中小企业合同金额", null=True, blank=True)
    origin = models.CharField("出处", max_length=300, blank=True)

    class Meta:
        """A kind stands once in a year."""

        verbose_name = verbose_name_plural = "政府采购"
        constraints = [
            models.UniqueConstraint(fields=["unit_year", "kind"], name="a_kind_of_procurement_once"),
            models.CheckConstraint(
                condition=(Q(planned=None) | Q(planned__gte=0)) & (Q(actual=None) | Q(actual__gte=0)),
                name="procurement_is_not_negative",
            ),
        ]

    def __str__(self) -> str:
        """Return the kind."""
        return self.get_kind_display()
