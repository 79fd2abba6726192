"""Long work, and what keeps one press of a button from being done twice."""

from django.db import models

from jixiao.orgs.models.people import Person
from jixiao.orgs.models.units import UnitYear


class JobRun(models.Model):
    """Background work with its progress. ``order`` is what it was asked to do, ``outcome`` what came of it."""

    class State(models.TextChoices):
        """Where a job stands."""

        QUEUED = "queued", "排队"
        RUNNING = "running", "进行中"
        DONE = "done", "完成"
        FAILED = "failed", "没做成"

    kind = models.CharField("工作类别", max_length=60)
    title = models.CharField("工作名称", max_length=120)
    unit_year = models.ForeignKey(
        UnitYear, verbose_name="单位年度", null=True, on_delete=models.PROTECT, related_name="jobs"
    )
    by = models.ForeignKey(Person, verbose_name="发起人", on_delete=models.PROTECT, related_name="+")
    state = models.CharField("工作状态", max_length=10, choices=State.choices, default=State.QUEUED)
    order = models.JSONField("工作内容", default=dict)
    outcome = models.JSONField("工作结果", default=dict)
    done = models.PositiveIntegerField("已完成", default=0)
    total = models.PositiveIntegerField("总数", default=0)
    message = models.CharField("进展说明", max_length=300, blank=True)
    attempts = models.PositiveSmallIntegerField("尝试次数", default=0)
    asked_at = models.DateTimeField("发起时间")
    beat_at = models.DateTimeField("最近进展时间", null=True)
    ended_at = models.DateTimeField("结束时间", null=True)

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "后台工作"

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class OnceToken(models.Model):
    """A form that was sent: the same form sent again leads to what came of the first."""

    token = models.CharField("表单标识", max_length=64, unique=True)
    person = models.ForeignKey(Person, verbose_name="提交人", on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField("提交时间", db_index=True)
    address = models.CharField("去向", max_length=500, blank=True)

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "已提交表单"

    def __str__(self) -> str:
        """Return the token."""
        return self.token
