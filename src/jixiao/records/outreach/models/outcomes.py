"""Results that are no activities, until the rooms of contests, stations and community exist."""

from django.db import models
from django.db.models import Q

from jixiao.orgs.columns import FractionColumn
from jixiao.orgs.models import UnitYear
from jixiao.orgs.stamps import Stamped


class Outcome(Stamped):
    """成果: works entered, stations built, accounts opened. ``library`` says as which indicator it counts (KX-C18)."""

    unit_year = models.ForeignKey(UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="outcomes")
    code = models.CharField("成果编号", max_length=30)
    name = models.CharField("成果名称", max_length=120)
    initials = models.CharField("拼音首字母", max_length=100, blank=True)
    goal_code = models.CharField("对应目标", max_length=30, blank=True)
    library = models.CharField("计入指标", max_length=10, blank=True)
    number = FractionColumn("成果数量", null=True, blank=True)
    measure = models.CharField("计量单位", max_length=10, blank=True)
    day = models.DateField("成果日期", null=True, blank=True)
    description = models.TextField("成果情况", blank=True)
    origin = models.CharField("出处", max_length=200, blank=True)
    proof_words = models.CharField("佐证材料名称", max_length=300, blank=True)
    not_applicable = models.JSONField("不适用的栏目", default=list, blank=True)
    removed_at = models.DateTimeField("删除时间", null=True, blank=True)

    class Meta:
        """A code names one result of a year."""

        verbose_name = verbose_name_plural = "成果"
        constraints = [
            models.UniqueConstraint(
                fields=["unit_year", "code"], condition=Q(removed_at=None), name="outcome_code_once_a_year"
            )
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name
