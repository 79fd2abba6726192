"""Frozen readings, entered values, proofs."""

from django.db import models
from django.db.models import F, Q

from jixiao.orgs.columns import FractionColumn
from jixiao.orgs.models import Person, UnitYear
from jixiao.orgs.stamps import Stamped


class ReadingBatch(models.Model):
    """取数: all measures of a unit's year counted at one moment. Never changed; a new count makes a new batch."""

    unit_year = models.ForeignKey(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="reading_batches"
    )
    first_day = models.DateField("取数起日")
    last_day = models.DateField("取数止日")
    taken_at = models.DateTimeField("取数时间")
    taken_by = models.ForeignKey(Person, verbose_name="取数人", on_delete=models.PROTECT, related_name="+")

    class Meta:
        """A batch covers a stretch of days."""

        verbose_name = verbose_name_plural = "取数批次"
        constraints = [models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="batch_covers_days")]

    def __str__(self) -> str:
        """Return when it was taken."""
        return f"{self.taken_at:%Y-%m-%d %H:%M}"


class ReadingSource(models.TextChoices):
    """Where a reading comes from."""

    COUNTED = "counted", "记录计数"
    ENTERED = "entered", "填报"


class Absence(models.TextChoices):
    """Why there is no number. 0 is a number."""

    NONE = "", "有数"
    UNFILLED = "unfilled", "未填"
    NOT_APPLICABLE = "not_applicable", "不适用"


class Reading(models.Model):
    """读数: what one measure said. ``references`` are the records it was counted from, as they were then."""

    batch = models.ForeignKey(ReadingBatch, verbose_name="取数批次", on_delete=models.PROTECT, related_name="readings")
    code = models.CharField("计量代码", max_length=80)
    name = models.CharField("计量名称", max_length=80)
    unit = models.CharField("计量单位", max_length=20, blank=True)
    source = models.CharField("读数来源", max_length=10, choices=ReadingSource.choices)
    value = FractionColumn("读数值", null=True)
    absence = models.CharField("无数原因", max_length=16, choices=Absence.choices, default=Absence.NONE, blank=True)
    formula = models.CharField("计数方法", max_length=300, blank=True)
    note = models.CharField("读数说明", max_length=500, blank=True)
    references = models.JSONField("所依据的记录", default=list)

    class Meta:
        """One reading of a measure in a batch; a number or the reason why there is none."""

        verbose_name = verbose_name_plural = "读数"
        constraints = [
            models.UniqueConstraint(fields=["batch", "code"], name="one_reading_of_a_measure"),
            models.CheckConstraint(
                condition=Q(value=None, absence__in=["unfilled", "not_applicable"])
                | Q(value__isnull=False, absence=""),
                name="reading_is_a_number_or_says_why_not",
            ),
        ]

    def __str__(self) -> str:
        """Return name and value."""
        return f"{self.name} {self.value}"


class EnteredValue(models.Model):
    """填报值: a measure that no room counts, or counted on paper; the newest of a code is in force, none is changed."""

    unit_year = models.ForeignKey(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="entered_values"
    )
    code = models.CharField("计量代码", max_length=80)
    name = models.CharField("计量名称", max_length=80)
    unit = models.CharField("计量单位", max_length=20, blank=True)
    value = FractionColumn("填报数值", null=True)
    absence = models.CharField("无数原因", max_length=16, choices=Absence.choices, default=Absence.NONE, blank=True)
    note = models.CharField("口径说明", max_length=500, blank=True)
    entered_by = models.ForeignKey(Person, verbose_name="填报人", on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField("填报时间")
    withdrawn_by = models.ForeignKey(
        Person, verbose_name="撤销人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField("撤销时间", null=True)
    withdrawn_why = models.CharField("撤销理由", max_length=300, blank=True)

    class Meta:
        """A number or the reason why there is none; the newest of a code is asked for."""

        verbose_name = verbose_name_plural = "填报值"
        indexes = [models.Index(fields=["unit_year", "code", "-entered_at"], name="newest_entered_value")]
        constraints = [
            models.CheckConstraint(
                condition=Q(value=None, absence__in=["unfilled", "not_applicable"])
                | Q(value__isnull=False, absence=""),
                name="entered_is_a_number_or_says_why_not",
            )
        ]

    def __str__(self) -> str:
        """Return name and value."""
        return f"{self.name} {self.value}"


class ProofClass(models.TextChoices):
    """佐证资料的四类（财预〔2021〕101号）."""

    OFFICIAL = "official", "正式资料"
    WORKING = "working", "工作资料"
    VOUCHER = "voucher", "原始凭证"
    STATEMENT = "statement", "说明材料"


class Proof(Stamped):
    """佐证: a file of a unit's year, kept once under the SHA-256 of its content."""

    unit_year = models.ForeignKey(UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="proofs")
    sha256 = models.CharField("内容摘要", max_length=64, db_index=True)
    name = models.CharField("材料名称", max_length=200)
    media_type = models.CharField("文件类型", max_length=80)
    size = models.PositiveBigIntegerField("文件大小")
    pages = models.PositiveIntegerField("页数", null=True)
    proof_class = models.CharField("佐证类别", max_length=10, choices=ProofClass.choices)
    remark = models.CharField("材料说明", max_length=300, blank=True)
    uploaded_by = models.ForeignKey(Person, verbose_name="上传人", on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField("上传时间")
    removed_by = models.ForeignKey(Person, verbose_name="移除人", null=True, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField("移除时间", null=True)

    class Meta:
        """The same content is kept once a unit and year, unless it was removed."""

        verbose_name = verbose_name_plural = "佐证材料"
        constraints = [
            models.UniqueConstraint(
                fields=["unit_year", "sha256"], condition=Q(removed_at=None), name="a_file_once_a_year"
            )
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class ProofLink(models.Model):
    """What a proof proves: one proof for many subjects (outreach.activity:12, measures.entered:3)."""

    proof = models.ForeignKey(Proof, verbose_name="佐证材料", on_delete=models.PROTECT, related_name="links")
    subject = models.CharField("所证明的事项", max_length=80, db_index=True)
    label = models.CharField("事项名称", max_length=200, blank=True)
    linked_by = models.ForeignKey(Person, verbose_name="关联人", on_delete=models.PROTECT, related_name="+")
    linked_at = models.DateTimeField("关联时间")

    class Meta:
        """A proof is linked to a subject once."""

        verbose_name = verbose_name_plural = "佐证关联"
        constraints = [models.UniqueConstraint(fields=["proof", "subject"], name="a_proof_once_a_subject")]

    def __str__(self) -> str:
        """Return the subject."""
        return self.subject
