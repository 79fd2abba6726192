"""The trail: what was done, by whom, from where, what was before and after, and why. Append-only and chained."""

from django.db import models

from jixiao.orgs.models.people import Person
from jixiao.orgs.models.units import Unit


class TrailEntry(models.Model):
    """One act. ``digest`` is the SHA-256 of the line and of the digest before it, so that a change anywhere shows."""

    number = models.BigIntegerField("序号", unique=True)
    at = models.DateTimeField("时间", db_index=True)
    person = models.ForeignKey(Person, verbose_name="操作人", null=True, on_delete=models.PROTECT, related_name="+")
    person_name = models.CharField("操作人姓名", max_length=80)
    address = models.GenericIPAddressField("来访地址", null=True)
    unit = models.ForeignKey(Unit, verbose_name="所属单位", null=True, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("所属年度", null=True)
    event = models.CharField("事项代码", max_length=80, db_index=True)
    title = models.CharField("事项", max_length=80)
    subject = models.CharField("对象", max_length=120, blank=True, db_index=True)
    subject_name = models.CharField("对象名称", max_length=200, blank=True)
    before = models.JSONField("变更前", default=dict)
    after = models.JSONField("变更后", default=dict)
    why = models.TextField("事由", blank=True)
    previous = models.CharField("前一行摘要", max_length=64)
    digest = models.CharField("本行摘要", max_length=64)

    class Meta:
        """Read by unit and by subject, newest first."""

        verbose_name = verbose_name_plural = "操作留痕"
        indexes = [models.Index(fields=["unit", "year", "-number"], name="trail_of_a_unit")]

    def __str__(self) -> str:
        """Return number and event."""
        return f"{self.number} {self.event}"


class TrailHead(models.Model):
    """The end of the chain, one row: whoever writes the next line holds it."""

    number = models.BigIntegerField("末行序号", default=0)
    digest = models.CharField("末行摘要", max_length=64, default="")

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "留痕链尾"

    def __str__(self) -> str:
        """Return the last number."""
        return str(self.number)


class TrailTail(models.Model):
    """The last line that changed records of a unit, a row each; ``place`` is its id, NO_UNIT for acts of none."""

    NO_UNIT = 0

    place = models.BigIntegerField("单位编号", primary_key=True)
    number = models.BigIntegerField("末行序号")

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "单位留痕末行"

    def __str__(self) -> str:
        """Return place and number."""
        return f"{self.place}: {self.number}"
