"""A unit's description for one year."""

from django.db import models
from django.db.models import Q

from jixiao.orgs.columns import MoneyColumn
from jixiao.orgs.models import Person, UnitYear
from jixiao.orgs.stamps import Stamped

TEXTS = ("supervisor", "nature", "rank", "duties", "departments", "leaders")
COUNTS = ("leaders_approved", "leaders_actual", "establishment", "staff")
AMOUNTS = ("fixed_assets", "assets_in_use")
FIELDS = (*TEXTS, *COUNTS, *AMOUNTS)
"""What is described, in the order of the page; ``not_applicable`` and ``origins`` speak of these by name."""


class ProfileYear(Stamped):
    """单位概况 of one year, as it stood at its end. An empty field is 未填 unless ``not_applicable`` names it."""

    unit_year = models.OneToOneField(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="profile"
    )
    supervisor = models.CharField("主管部门", max_length=100, blank=True)
    nature = models.CharField("单位性质", max_length=60, blank=True)
    rank = models.CharField("机构规格", max_length=40, blank=True)
    duties = models.TextField("主要职责", blank=True)
    departments = models.TextField("内设机构", blank=True)
    leaders = models.CharField("领导职数", max_length=200, blank=True)
    leaders_approved = models.PositiveIntegerField("核定领导职数", null=True)
    leaders_actual = models.PositiveIntegerField("实有领导人数", null=True)
    establishment = models.PositiveIntegerField("编制数", null=True)
    staff = models.PositiveIntegerField("在职人员数", null=True)
    fixed_assets = MoneyColumn("固定资产总额", null=True)
    assets_in_use = MoneyColumn("在用固定资产", null=True)
    not_applicable = models.JSONField("不适用的栏目", default=list)
    origins = models.JSONField("各栏出处", default=dict)
    saved_by = models.ForeignKey(Person, verbose_name="保存人", on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField("保存时间")

    class Meta:
        """One a unit and year; an asset is never worth less than nothing."""

        verbose_name = verbose_name_plural = "单位概况"
        constraints = [
            models.CheckConstraint(
                condition=(Q(fixed_assets=None) | Q(fixed_assets__gte=0))
                & (Q(assets_in_use=None) | Q(assets_in_use__gte=0)),
                name="assets_are_not_negative",
            )
        ]

    def __str__(self) -> str:
        """Return what it is."""
        return f"{self.unit_year_id} 单位概况"
