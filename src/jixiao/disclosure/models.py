"""The register of what was made public: what, where, when, under which hash, and what was withdrawn."""

from django.db import models
from django.db.models import Q

from jixiao.orgs.columns import MoneyColumn
from jixiao.orgs.models import Person, UnitYear
from jixiao.orgs.stamps import Stamped
from jixiao.reports.models import ReportVersion


class DisclosureItem(Stamped):
    """公开事项: one thing that is to be made public (or not, and why). 预算法第十四条: 批复后20日内."""

    unit_year = models.ForeignKey(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="disclosure_items"
    )
    key = models.CharField("公开事项代码", max_length=30)
    title = models.CharField("公开事项", max_length=80)
    is_open = models.BooleanField("是否公开", default=True)
    reason = models.CharField("不公开的理由", max_length=300, blank=True)
    amount = MoneyColumn("公开金额", null=True, blank=True)
    approved_on = models.DateField("批复日期", null=True, blank=True)
    channel = models.CharField("公开渠道", max_length=200, blank=True)
    address = models.CharField("公开网址", max_length=300, blank=True)
    published_on = models.DateField("公开日期", null=True, blank=True)

    class Meta:
        """Each item stands once in a year's register."""

        verbose_name = verbose_name_plural = "公开事项"
        constraints = [models.UniqueConstraint(fields=["unit_year", "key"], name="a_disclosure_item_once_a_year")]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Publication(Stamped):
    """公开页: a filed report on its permanent address from a set day on, until it is withdrawn with a reason."""

    unit_year = models.ForeignKey(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="publications"
    )
    version_filed = models.ForeignKey(
        ReportVersion, verbose_name="定稿", on_delete=models.PROTECT, related_name="publications"
    )
    planned_on = models.DateField("拟公开日期")
    scrub = models.JSONField("个人信息检查结果", default=dict)
    approved_at = models.DateTimeField("同意公开时间", null=True)
    approved_by = models.ForeignKey(
        Person, verbose_name="同意公开人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField("撤下时间", null=True)
    withdrawn_by = models.ForeignKey(
        Person, verbose_name="撤下人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_because = models.CharField("撤下理由", max_length=300, blank=True)
    digest = models.CharField("公开内容摘要", max_length=64)
    asked_by = models.ForeignKey(Person, verbose_name="公开申请人", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField("公开申请时间")

    class Meta:
        """One publication of a year is in force."""

        verbose_name = verbose_name_plural = "公开页"
        constraints = [
            models.UniqueConstraint(
                fields=["unit_year"], condition=Q(withdrawn_at=None), name="one_publication_in_force"
            )
        ]

    def __str__(self) -> str:
        """Return the day."""
        return str(self.planned_on)
