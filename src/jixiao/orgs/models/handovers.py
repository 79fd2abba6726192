"""The handing over of finished work: 送审、撤回、退回、通过、重开, the same for all that is handed over."""

from django.db import models

from jixiao.orgs.models.people import Person
from jixiao.orgs.models.units import Unit, UnitYear
from jixiao.orgs.stamps import Stamped


class HandoverKind(models.TextChoices):
    """What is handed over."""

    GOALS = "goals", "绩效目标"
    MONITORING = "monitoring", "双监控"
    EVALUATION = "evaluation", "绩效自评"
    REPORT = "report", "自评报告"
    DISCLOSURE = "disclosure", "信息公开"
    RECTIFICATION = "rectification", "问题整改"


ONE_BY_ONE = frozenset({HandoverKind.RECTIFICATION})
"""What is handed over problem by problem, each with a day of its own: it has no window and no state of the year."""

ONE_A_YEAR = tuple(kind for kind in HandoverKind if kind not in {HandoverKind.MONITORING, *ONE_BY_ONE})
"""What is handed over once a year, in a window set for the year; a round of monitoring has a window of its own."""


class HandoverState(models.TextChoices):
    """Where it stands."""

    DRAFT = "draft", "草稿"
    SENT = "sent", "已送审"
    RETURNED = "returned", "退回"
    APPROVED = "approved", "通过"


class Handover(models.Model):
    """One thing on its way: ``stage`` counts the desks it has passed; ``subject`` tells several of a kind apart."""

    unit_year = models.ForeignKey(UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="handovers")
    kind = models.CharField("事项类别", max_length=20, choices=HandoverKind.choices)
    subject = models.CharField("送审对象", max_length=60, default="", blank=True)
    state = models.CharField("送审状态", max_length=10, choices=HandoverState.choices, default=HandoverState.DRAFT)
    stage = models.PositiveSmallIntegerField("审核环节", default=0)
    round = models.PositiveSmallIntegerField("轮次", default=0)
    sent_by = models.ForeignKey(Person, verbose_name="送审人", null=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField("送审时间", null=True)
    decided_at = models.DateTimeField("审定时间", null=True)
    version = models.PositiveIntegerField("版本", default=1)

    class Meta:
        """One of a kind for a subject in a year."""

        verbose_name = verbose_name_plural = "送审单"
        constraints = [
            models.UniqueConstraint(fields=["unit_year", "kind", "subject"], name="one_handover_of_a_subject")
        ]

    def __str__(self) -> str:
        """Return kind and state."""
        return f"{self.kind}:{self.state}"


class HandoverStep(models.Model):
    """One step of it. ``marks`` point at fields: [{"field": "I3.target", "label": …, "note": …}]."""

    handover = models.ForeignKey(Handover, verbose_name="送审单", on_delete=models.PROTECT, related_name="steps")
    action = models.CharField("动作", max_length=12)
    by = models.ForeignKey(Person, verbose_name="经办人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("办理时间")
    stage = models.PositiveSmallIntegerField("所在环节")
    round = models.PositiveSmallIntegerField("所在轮次")
    reason = models.TextField("意见", blank=True)
    marks = models.JSONField("所指栏目", default=list)

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "送审步骤"

    def __str__(self) -> str:
        """Return the action."""
        return self.action


class Window(Stamped):
    """When something of a year may be handed in to an authority, and from which day on people are reminded."""

    authority = models.ForeignKey(Unit, verbose_name="布置单位", on_delete=models.PROTECT, related_name="windows")
    kind = models.CharField("布置事项", max_length=20, choices=HandoverKind.choices)
    year = models.PositiveSmallIntegerField("布置年度")
    opens = models.DateField("开始日期")
    closes = models.DateField("截止日期")
    warn_days = models.PositiveSmallIntegerField("提前提醒天数", default=7)

    class Meta:
        """One window of a kind a year."""

        verbose_name = verbose_name_plural = "报送时间"
        constraints = [
            models.UniqueConstraint(fields=["authority", "kind", "year"], name="one_window_of_a_kind"),
            models.CheckConstraint(
                condition=models.Q(closes__gte=models.F("opens")), name="window_closes_after_it_opens"
            ),
        ]

    def __str__(self) -> str:
        """Return kind and year."""
        return f"{self.kind} {self.year}"


class LateException(models.Model):
    """A unit that may hand in later than the window says."""

    window = models.ForeignKey(
        Window, verbose_name="报送时间", on_delete=models.PROTECT, related_name="late_exceptions"
    )
    unit = models.ForeignKey(Unit, verbose_name="准予单位", on_delete=models.PROTECT, related_name="+")
    until = models.DateField("准予延至")
    reason = models.CharField("延期事由", max_length=200)

    class Meta:
        """One a unit."""

        verbose_name = verbose_name_plural = "延期准予"
        constraints = [models.UniqueConstraint(fields=["window", "unit"], name="one_exception_a_unit")]

    def __str__(self) -> str:
        """Return until when."""
        return str(self.until)
