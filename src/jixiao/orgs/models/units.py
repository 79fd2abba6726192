"""Units and their years."""

from django.db import models

from jixiao.orgs.stamps import Stamped


class UnitKind(models.TextChoices):
    """What a unit is in the budget."""

    FINANCE = "finance", "财政部门"
    DEPARTMENT = "department", "主管部门"
    INSTITUTION = "institution", "所属单位"


class Unit(Stamped):
    """A budget unit. ``path`` is /root/…/own id/, so that everything under a unit is found by one comparison."""

    code = models.CharField("单位代码", max_length=20, unique=True)
    name = models.CharField("单位名称", max_length=100)
    short_name = models.CharField("单位简称", max_length=40, blank=True)
    initials = models.CharField("拼音首字母", max_length=100, blank=True, db_index=True)
    kind = models.CharField("单位类别", max_length=20, choices=UnitKind.choices, default=UnitKind.DEPARTMENT)
    parent = models.ForeignKey(
        "self", verbose_name="上级单位", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    path = models.CharField("层级路径", max_length=200, db_index=True, blank=True)
    division_code = models.CharField("行政区划代码", max_length=6)
    division_name = models.CharField("行政区划", max_length=40, blank=True)
    credit_code = models.CharField("统一社会信用代码", max_length=18, null=True, blank=True, unique=True)
    is_specimen = models.BooleanField("示例", default=False)
    closed_on = models.DateField("撤并日期", null=True, blank=True)

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "单位"

    def __str__(self) -> str:
        """Return the name of the unit."""
        return self.name


class YearState(models.TextChoices):
    """Whether a year may still be written in."""

    OPEN = "open", "开放"
    CLOSED = "closed", "关闭"


class UnitYear(models.Model):
    """One unit's budget year: everything recorded, promised and judged hangs on it."""

    unit = models.ForeignKey(Unit, verbose_name="单位", on_delete=models.PROTECT, related_name="unit_years")
    year = models.PositiveSmallIntegerField("年度")
    state = models.CharField("年度状态", max_length=10, choices=YearState.choices, default=YearState.OPEN)
    rulebook = models.CharField("规则集", max_length=30, blank=True)
    closed_at = models.DateTimeField("关闭时间", null=True, blank=True)

    class Meta:
        """One row a unit and year."""

        verbose_name = verbose_name_plural = "单位年度"
        constraints = [models.UniqueConstraint(fields=["unit", "year"], name="one_year_per_unit")]

    def __str__(self) -> str:
        """Return the unit and the year."""
        return f"{self.unit_id}/{self.year}"
