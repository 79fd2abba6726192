"""What is worked out before the library changes, and what it was each time it changed: runs, their lines, releases."""

from django.db import models
from django.db.models import Q

from jixiao.cycle.indicators.models.growing import UpdateRound
from jixiao.orgs.columns import PointsColumn
from jixiao.orgs.models import JobRun, Person, Unit


class RunKind(models.TextChoices):
    """What a run works out."""

    HARVEST = "harvest", "汇编成库"
    IMPACT = "impact", "影响预览"


class RunState(models.TextChoices):
    """Where a run stands. A stopped one keeps nothing of what it had worked out."""

    RUNNING = "running", "进行中"
    DONE = "done", "完成"
    STOPPED = "stopped", "已停止"
    FAILED = "failed", "没做成"


class LibraryRun(models.Model):
    """指标库测算: a harvest, or the impact of a round, worked out in the background; ``digest`` names what it saw."""

    authority = models.ForeignKey(Unit, verbose_name="测算单位", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("测算类别", max_length=10, choices=RunKind.choices)
    state = models.CharField("测算状态", max_length=10, choices=RunState.choices, default=RunState.RUNNING)
    year = models.PositiveSmallIntegerField("测算年度")
    round = models.ForeignKey(
        UpdateRound, verbose_name="更新轮次", null=True, on_delete=models.CASCADE, related_name="runs"
    )
    digest = models.CharField("测算所依状态", max_length=64, blank=True)
    job = models.OneToOneField(JobRun, verbose_name="后台工作", null=True, on_delete=models.PROTECT, related_name="+")
    stop_asked = models.BooleanField("要求停止", default=False)
    counts = models.JSONField("测算合计", default=dict)
    asked_by = models.ForeignKey(Person, verbose_name="测算人", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField("测算发起时间")

    class Meta:
        """A bureau has one run of a kind under way."""

        verbose_name = verbose_name_plural = "指标库测算"
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "kind"], condition=Q(state="running"), name="one_run_of_a_kind_under_way"
            )
        ]

    def __str__(self) -> str:
        """Return the kind and the year."""
        return f"{self.kind} {self.year}"


class HarvestGroup(models.Model):
    """汇编分组: self-made indicators that are alike, as one harvest put them together."""

    run = models.ForeignKey(LibraryRun, verbose_name="指标库测算", on_delete=models.CASCADE, related_name="groups")
    place = models.PositiveIntegerField("分组次序")
    key = models.CharField("分组标识", max_length=20)
    keys = models.JSONField("分组写法", default=list)
    name = models.CharField("分组名称", max_length=60)
    unit = models.CharField("分组计量单位", max_length=20, blank=True)
    units = models.PositiveIntegerField("分组单位数")
    years = models.JSONField("分组年度", default=list)
    forms = models.JSONField("各种写法", default=list)
    members = models.JSONField("分组指标", default=list)
    near = models.JSONField("相近的共性指标", default=list)

    class Meta:
        """Groups are numbered within a run."""

        verbose_name = verbose_name_plural = "汇编分组"
        constraints = [models.UniqueConstraint(fields=["run", "place"], name="a_group_place_once_a_run")]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Direction(models.TextChoices):
    """Which way the score of a unit's year would go."""

    UP = "up", "升"
    DOWN = "down", "降"
    SAME = "same", "不变"
    UNKNOWN = "unknown", "算不出"


class PreviewLine(models.Model):
    """预览单位年度: what a unit's year scored and would score with the whole round in force."""

    run = models.ForeignKey(LibraryRun, verbose_name="指标库测算", on_delete=models.CASCADE, related_name="lines")
    unit = models.ForeignKey(Unit, verbose_name="预览单位", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("预览年度")
    total_before = PointsColumn("原总分", null=True)
    total_after = PointsColumn("新总分", null=True)
    moved = PointsColumn("总分变动", null=True)
    direction = models.CharField("变动方向", max_length=8, choices=Direction.choices)
    rows = models.JSONField("变动指标", default=list)
    reason = models.CharField("算不出的原因", max_length=300, blank=True)

    class Meta:
        """A unit's year stands once in a preview."""

        verbose_name = verbose_name_plural = "预览单位年度"
        constraints = [models.UniqueConstraint(fields=["run", "unit", "year"], name="a_unit_year_once_a_preview")]

    def __str__(self) -> str:
        """Return the year and the direction."""
        return f"{self.year} {self.direction}"


class LibraryRelease(models.Model):
    """指标库版本: the shared library as a round left it, numbered; ``members`` are the versions in force."""

    number = models.PositiveSmallIntegerField("指标库版本号", unique=True)
    year = models.PositiveSmallIntegerField("指标库施行年度")
    round = models.OneToOneField(UpdateRound, verbose_name="更新轮次", on_delete=models.PROTECT, related_name="release")
    members = models.JSONField("指标库所含版本", default=list)
    changes = models.JSONField("与前一版的差别", default=list)
    published_by = models.ForeignKey(Person, verbose_name="指标库发布人", on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField("指标库发布时间")

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "指标库版本"

    def __str__(self) -> str:
        """Return the number."""
        return f"第 {self.number} 版"
