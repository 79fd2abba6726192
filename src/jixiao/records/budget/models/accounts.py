"""部门决算公开表: an uploaded workbook, and every figure read from it with the cell it stands in."""

from django.db import models

from jixiao.orgs.columns import MoneyColumn
from jixiao.orgs.models import Person, UnitYear


class AccountsState(models.TextChoices):
    """Where an uploaded workbook stands."""

    TRIED = "tried", "试读"
    WRITTEN = "written", "已写入"
    UNDONE = "undone", "已撤回"
    DROPPED = "dropped", "已放弃"


class FinalAccounts(models.Model):
    """One uploaded workbook: ``found`` is what was read, ``before`` what stood in the items, for taking it back."""

    unit_year = models.ForeignKey(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="final_accounts"
    )
    file_name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField("文件摘要", max_length=64)
    state = models.CharField("决算表状态", max_length=10, choices=AccountsState.choices, default=AccountsState.TRIED)
    found = models.JSONField("读出的内容", default=dict)
    before = models.JSONField("写入前的科目", default=list)
    by = models.ForeignKey(Person, verbose_name="上传人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("上传时间")
    decided_at = models.DateTimeField("写入时间", null=True)

    class Meta:
        """At most one workbook of a year is written."""

        verbose_name = verbose_name_plural = "部门决算表"
        constraints = [
            models.UniqueConstraint(
                fields=["unit_year"], condition=models.Q(state="written"), name="one_final_account_a_year"
            )
        ]

    def __str__(self) -> str:
        """Return the file's name."""
        return self.file_name


class FinalAccountFigure(models.Model):
    """One figure: table, row, column, amount, and the cell it was read from."""

    accounts = models.ForeignKey(
        FinalAccounts, verbose_name="部门决算表", on_delete=models.CASCADE, related_name="figures"
    )
    table = models.PositiveSmallIntegerField("表号")
    row = models.PositiveIntegerField("原表行")
    row_code = models.CharField("科目编码", max_length=20, blank=True)
    row_label = models.CharField("行名称", max_length=120)
    line_number = models.CharField("行次", max_length=10, blank=True)
    column = models.CharField("栏名称", max_length=120)
    amount = MoneyColumn("决算金额")
    cell = models.CharField("单元格", max_length=60)

    class Meta:
        """A cell is read once."""

        verbose_name = verbose_name_plural = "决算表数字"
        constraints = [models.UniqueConstraint(fields=["accounts", "cell"], name="a_cell_once")]

    def __str__(self) -> str:
        """Return the cell."""
        return self.cell
