"""The import desk's memory: what was uploaded, what was wrong with it, what was written from it."""

from django.db import models

from jixiao.orgs.models.people import Person
from jixiao.orgs.models.units import UnitYear


class ImportBatch(models.Model):
    """One uploaded table. Nothing is written until somebody confirms; a whole batch can be taken back."""

    class State(models.TextChoices):
        """Where a batch stands."""

        TRIED = "tried", "试读"
        WRITTEN = "written", "已导入"
        UNDONE = "undone", "已撤回"
        DROPPED = "dropped", "已放弃"

    unit_year = models.ForeignKey(UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="batches")
    plan = models.CharField("导入模板", max_length=60)
    file_name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField("文件摘要", max_length=64)
    state = models.CharField("导入状态", max_length=10, choices=State.choices, default=State.TRIED)
    dry_run = models.JSONField("试读结果", default=dict)
    written = models.JSONField("写入的记录", default=list)
    rows_written = models.PositiveIntegerField("写入行数", default=0)
    by = models.ForeignKey(Person, verbose_name="导入人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("上传时间")
    decided_at = models.DateTimeField("导入时间", null=True)

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "导入批次"

    def __str__(self) -> str:
        """Return the file's name."""
        return self.file_name
