"""Deadlines: days that differ from the weekly rule, reminders sent, calendar feeds, and who wants a digest."""

from django.db import models
from django.db.models import Q

from jixiao.orgs.models.people import Person
from jixiao.orgs.models.units import UnitYear
from jixiao.orgs.stamps import Stamped


class SpecialDay(Stamped):
    """A day that the bureau entered: 休 or 班, with the notice it stands in. It goes before what is shipped."""

    class Kind(models.TextChoices):
        """Whether one works."""

        OFF = "off", "休"
        WORK = "work", "调休上班"

    day = models.DateField("调休日期", unique=True)
    kind = models.CharField("休或班", max_length=4, choices=Kind.choices)
    name = models.CharField("节日", max_length=40)
    source = models.CharField("通知名称和文号", max_length=200)

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "调休日"

    def __str__(self) -> str:
        """Return the day and what it is."""
        return f"{self.day} {self.kind}"


class Reminder(models.Model):
    """催办: a unit was reminded of a matter on a day; once a day at most."""

    unit_year = models.ForeignKey(UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="reminders")
    matter = models.CharField("催办事项", max_length=120)
    title = models.CharField("事项名称", max_length=120)
    due = models.DateField("到期日")
    day = models.DateField("催办日期")
    note = models.CharField("催办的话", max_length=200, blank=True)
    by = models.ForeignKey(Person, verbose_name="催办人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("催办时间")

    class Meta:
        """A matter of a unit is reminded of once a day."""

        verbose_name = verbose_name_plural = "催办"
        constraints = [
            models.UniqueConstraint(fields=["unit_year", "matter", "day"], name="reminded_of_a_matter_once_a_day")
        ]

    def __str__(self) -> str:
        """Return the matter and the day."""
        return f"{self.matter} {self.day}"


class FeedToken(models.Model):
    """A private address of a person's deadlines as a calendar; the token is kept only as a hash."""

    person = models.ForeignKey(Person, verbose_name="订阅人", on_delete=models.CASCADE, related_name="feed_tokens")
    token_hash = models.CharField("地址标识", max_length=64, unique=True)
    made_at = models.DateTimeField("生成时间")
    revoked_at = models.DateTimeField("作废时间", null=True, blank=True)

    class Meta:
        """One address a person at a time."""

        verbose_name = verbose_name_plural = "日历订阅地址"
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(revoked_at=None), name="one_feed_a_person")
        ]

    def __str__(self) -> str:
        """Return whose it is."""
        return str(self.person_id)


class DigestWish(models.Model):
    """Somebody wants their deadlines by e-mail once a day; ``sent_on`` is the day of the last one."""

    person = models.OneToOneField(Person, verbose_name="收件人", on_delete=models.CASCADE, related_name="digest_wish")
    address = models.EmailField("电子邮箱", max_length=120)
    sent_on = models.DateField("最近寄出日期", null=True, blank=True)
    fault = models.CharField("没有寄成的原因", max_length=200, blank=True)

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "邮件摘要"

    def __str__(self) -> str:
        """Return who wants it."""
        return str(self.person_id)
