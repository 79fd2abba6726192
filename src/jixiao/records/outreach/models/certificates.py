"""Certificates of hours."""

from django.db import models
from django.db.models import Q

from jixiao.orgs.models import Person, Unit
from jixiao.records.outreach.models.activities import Activity
from jixiao.records.outreach.models.training import Trainee


class CertificateBatch(models.Model):
    """学时证明批次: the certificates of a training that were issued together."""

    activity = models.ForeignKey(
        Activity, verbose_name="科普活动", on_delete=models.PROTECT, related_name="certificate_batches"
    )
    issued_on = models.DateField("开具日期")
    by = models.ForeignKey(Person, verbose_name="开具人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("登记时间")

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "学时证明批次"

    def __str__(self) -> str:
        """Return its day."""
        return f"{self.issued_on}"


class Certificate(models.Model):
    """学时证明: what somebody attended, as it stood when it was issued; by its ``code`` anybody can verify it."""

    unit = models.ForeignKey(Unit, verbose_name="单位", on_delete=models.PROTECT, related_name="+")
    batch = models.ForeignKey(
        CertificateBatch, verbose_name="学时证明批次", on_delete=models.PROTECT, related_name="certificates"
    )
    trainee = models.ForeignKey(Trainee, verbose_name="学员", on_delete=models.PROTECT, related_name="certificates")
    number = models.CharField("证明编号", max_length=12)
    code = models.CharField("验证码", max_length=12, unique=True)
    name = models.CharField("学员姓名", max_length=40)
    workplace = models.CharField("学员单位", max_length=100, blank=True)
    training = models.CharField("培训名称", max_length=120)
    first_day = models.DateField("培训开始日期")
    last_day = models.DateField("培训结束日期")
    hours = models.DecimalField("学时", max_digits=6, decimal_places=2)
    by_subject = models.JSONField("分科目学时", default=list)
    revoked_at = models.DateTimeField("作废时间", null=True, blank=True)
    revoked_because = models.CharField("作废原因", max_length=200, blank=True)

    class Meta:
        """A number once a unit; one valid certificate a person and training; a revoked one says why."""

        verbose_name = verbose_name_plural = "学时证明"
        constraints = [
            models.UniqueConstraint(fields=["unit", "number"], name="certificate_number_once_a_unit"),
            models.UniqueConstraint(fields=["trainee"], condition=Q(revoked_at=None), name="one_valid_certificate"),
            models.CheckConstraint(
                condition=Q(revoked_at=None) | ~Q(revoked_because=""), name="revoked_certificate_says_why"
            ),
        ]

    def __str__(self) -> str:
        """Return its number."""
        return self.number
