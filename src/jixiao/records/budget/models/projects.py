"""Projects and their money by source."""

from django.db import models
from django.db.models import Q

from jixiao.orgs.columns import MoneyColumn
from jixiao.orgs.models import UnitYear
from jixiao.orgs.stamps import Stamped
from jixiao.records.budget.items import SOURCES


class ProjectKind(models.TextChoices):
    """How often a project is there."""

    ONE_OFF = "one_off", "一次性"
    RECURRING = "recurring", "经常性"
    MULTI_YEAR = "multi_year", "跨年度"


class Continuity(models.TextChoices):
    """Whether it was there before."""

    CONTINUED = "continued", "延续"
    NEW = "new", "新增"


class Arising(models.TextChoices):
    """How it came into the year's budget."""

    INITIAL = "initial", "年初预算"
    ADDED = "added", "年中追加"
    CARRIED = "carried", "上年结转"
    TRANSFERRED = "transferred", "上级转移支付"


class Project(Stamped):
    """A project of the budget. ``is_key`` is 重点支出 in the sense of ZT-05; NULL is 未填."""

    unit_year = models.ForeignKey(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="budget_projects"
    )
    code = models.CharField("项目编号", max_length=30)
    name = models.CharField("项目名称", max_length=80)
    kind = models.CharField("项目类型", max_length=12, choices=ProjectKind.choices, blank=True)
    continuity = models.CharField("延续或新增", max_length=10, choices=Continuity.choices, blank=True)
    arising = models.CharField("立项方式", max_length=12, choices=Arising.choices, blank=True)
    is_key = models.BooleanField("重点项目", null=True, blank=True)
    supervisor = models.CharField("主管部门", max_length=100, blank=True)
    implementer = models.CharField("实施单位", max_length=100, blank=True)
    expected = models.TextField("预期目标", blank=True)
    achieved = models.TextField("实际完成情况", blank=True)
    origin = models.CharField("出处", max_length=300, blank=True)

    class Meta:
        """A code is used once a year."""

        verbose_name = verbose_name_plural = "预算项目"
        constraints = [models.UniqueConstraint(fields=["unit_year", "code"], name="a_project_code_once_a_year")]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Funding(Stamped):
    """Money of a project, or without one of the whole unit, from one source."""

    unit_year = models.ForeignKey(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="budget_fundings"
    )
    project = models.ForeignKey(
        Project, verbose_name="项目", null=True, blank=True, on_delete=models.PROTECT, related_name="fundings"
    )
    source = models.CharField("资金来源", max_length=12, choices=[(source, source) for source in SOURCES])
    initial = MoneyColumn("年初预算数", null=True, blank=True)
    adjusted = MoneyColumn("全年预算数", null=True, blank=True)
    executed = MoneyColumn("全年执行数", null=True, blank=True)
    not_applicable = models.JSONField("不适用的栏目", default=list, blank=True)
    origin = models.CharField("出处", max_length=300, blank=True)

    class Meta:
        """A source stands once for a project, and once for the unit."""

        verbose_name = verbose_name_plural = "项目资金"
        constraints = [
            models.UniqueConstraint(
                fields=["unit_year", "project", "source"],
                condition=Q(project__isnull=False),
                name="a_source_once_a_project",
            ),
            models.UniqueConstraint(
                fields=["unit_year", "source"], condition=Q(project=None), name="a_source_once_a_unit"
            ),
            models.CheckConstraint(
                condition=(Q(initial=None) | Q(initial__gte=0)) & (Q(adjusted=None) | Q(adjusted__gte=0)),
                name="a_funding_is_not_negative",
            ),
        ]

    def __str__(self) -> str:
        """Return the source."""
        return self.source
