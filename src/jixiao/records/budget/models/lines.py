"""预算与执行 by item, and the detailed lines of the budget by function and economic kind."""

from django.db import models
from django.db.models import Q

from jixiao.orgs.columns import MoneyColumn
from jixiao.orgs.models import UnitYear
from jixiao.orgs.stamps import Stamped
from jixiao.records.budget.items import ITEMS, SOURCES
from jixiao.records.budget.models.projects import Project

SOURCE_CHOICES = [(source, source) for source in SOURCES]


class BudgetLine(Stamped):
    """What was stated of one item: NULL is 未填; columns that do not apply are named in ``not_applicable``.

    What is not stated is added up from the other tables (``amounts``); a stated amount goes before a sum.
    """

    unit_year = models.ForeignKey(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="budget_lines"
    )
    item = models.CharField("科目", max_length=20, choices=[(item, item) for item in ITEMS])
    initial = MoneyColumn("年初预算", null=True, blank=True)
    adjustment = MoneyColumn("预算调整", null=True, blank=True)
    adjusted = MoneyColumn("全年预算", null=True, blank=True)
    executed = MoneyColumn("决算（执行）", null=True, blank=True)
    previous = MoneyColumn("上年决算", null=True, blank=True)
    not_applicable = models.JSONField("不适用的栏目", default=list, blank=True)
    reason = models.TextField("调整原因", blank=True)
    origin = models.CharField("出处", max_length=300, blank=True)

    class Meta:
        """An item stands once in a year."""

        verbose_name = verbose_name_plural = "预算科目"
        constraints = [
            models.UniqueConstraint(fields=["unit_year", "item"], name="an_item_once_a_year"),
            models.CheckConstraint(
                condition=(Q(initial=None) | Q(initial__gte=0)) & (Q(adjusted=None) | Q(adjusted__gte=0)),
                name="a_budget_is_not_negative",
            ),
        ]

    def __str__(self) -> str:
        """Return the item."""
        return self.item


class Nature(models.TextChoices):
    """基本支出 (人员经费, 公用经费) or 项目支出."""

    STAFF = "staff", "基本支出（人员经费）"
    RUNNING = "running", "基本支出（公用经费）"
    PROJECT = "project", "项目支出"


class DetailLine(Stamped):
    """One line of the approved budget: function × economic kind × nature × source, perhaps of a project."""

    unit_year = models.ForeignKey(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="detail_lines"
    )
    function_code = models.CharField("功能分类编码", max_length=7)
    function_name = models.CharField("功能分类名称", max_length=60)
    economic_code = models.CharField("经济分类编码", max_length=5)
    economic_name = models.CharField("经济分类名称", max_length=60)
    nature = models.CharField("支出性质", max_length=10, choices=Nature.choices)
    source = models.CharField("资金来源", max_length=12, choices=SOURCE_CHOICES)
    project = models.ForeignKey(
        Project, verbose_name="项目", null=True, blank=True, on_delete=models.PROTECT, related_name="lines"
    )
    initial = MoneyColumn("年初预算", null=True, blank=True)
    remark = models.CharField("备注", max_length=200, blank=True)
    origin = models.CharField("出处", max_length=300, blank=True)

    class Meta:
        """The same place of the classification stands once, with a project or without."""

        verbose_name = verbose_name_plural = "预算明细"
        constraints = [
            models.UniqueConstraint(
                fields=["unit_year", "function_code", "economic_code", "nature", "source", "project"],
                condition=Q(project__isnull=False),
                name="a_project_line_once",
            ),
            models.UniqueConstraint(
                fields=["unit_year", "function_code", "economic_code", "nature", "source"],
                condition=Q(project=None),
                name="a_line_once",
            ),
            models.CheckConstraint(condition=Q(initial=None) | Q(initial__gte=0), name="a_line_is_not_negative"),
            models.CheckConstraint(
                condition=Q(project=None) | Q(nature="project"), name="basic_expenditure_has_no_project"
            ),
        ]

    def __str__(self) -> str:
        """Return the two codes."""
        return f"{self.function_code}/{self.economic_code}"
