"""The public door of a unit: its address, and how often somebody tried it."""

from django.db import models
from django.db.models import Q

from jixiao.orgs.models import Unit


class PublicDoor(models.Model):
    """公开入口: the address under which the public hands appeals in and looks them up, one a unit; may be shut."""

    unit = models.OneToOneField(Unit, verbose_name="单位", on_delete=models.PROTECT, related_name="+")
    token = models.CharField("公开地址", max_length=40, unique=True)
    intro = models.TextField("入口说明", blank=True)
    contact = models.CharField("咨询电话", max_length=40, blank=True)
    is_open = models.BooleanField("开放提交", default=True)
    working_days = models.PositiveSmallIntegerField("答复工作日数", default=15)

    class Meta:
        """At least a day to answer."""

        verbose_name = verbose_name_plural = "公开入口"
        constraints = [
            models.CheckConstraint(
                condition=Q(working_days__gte=1, working_days__lte=250), name="community_days_to_answer"
            )
        ]

    def __str__(self) -> str:
        """Return its address."""
        return self.token


class Knock(models.Model):
    """限次计数: how often an address (as a digest) tried something at a unit's public pages within a window of time."""

    unit = models.ForeignKey(Unit, verbose_name="单位", on_delete=models.CASCADE, related_name="+")
    deed = models.CharField("限次事项", max_length=12)
    who = models.CharField("限次摘要", max_length=64)
    slot = models.PositiveIntegerField("时段")
    tries = models.PositiveIntegerField("次数", default=0)

    class Meta:
        """One line a digest, deed and window."""

        verbose_name = verbose_name_plural = "限次计数"
        constraints = [
            models.UniqueConstraint(fields=["unit", "deed", "who", "slot"], name="community_tries_counted_once")
        ]

    def __str__(self) -> str:
        """Return how often."""
        return str(self.tries)
