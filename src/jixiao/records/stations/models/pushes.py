"""Pushes: which content goes to which stations, what became of it there, and packages for stations without a line."""

from django.db import models
from django.db.models import F, Q

from jixiao.orgs.models import Person, Unit, UnitYear
from jixiao.orgs.stamps import Stamped
from jixiao.records.stations.models.contents import Content
from jixiao.records.stations.models.stations import Station


class PushRule(Stamped):
    """推送规则: audience × topic × region. An empty list asks for nothing: all audiences, topics, kinds, townships."""

    unit = models.ForeignKey(Unit, verbose_name="单位", on_delete=models.PROTECT, related_name="push_rules")
    name = models.CharField("规则名称", max_length=80)
    audiences = models.JSONField("推送人群", default=list, blank=True)
    topics = models.JSONField("推送主题", default=list, blank=True)
    kinds = models.JSONField("推送到的e站类型", default=list, blank=True)
    townships = models.JSONField("推送到的乡镇街道", default=list, blank=True)
    note = models.CharField("规则说明", max_length=200, blank=True)
    removed_at = models.DateTimeField("删除时间", null=True, blank=True)

    class Meta:
        """A name once a unit."""

        verbose_name = verbose_name_plural = "推送规则"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name"], condition=Q(removed_at=None), name="push_rule_name_once_a_unit"
            )
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class PushState(models.TextChoices):
    """How far a push is."""

    DRAFT = "draft", "草稿"
    PLANNED = "planned", "待推送"
    SENT = "sent", "已推送"
    CANCELLED = "cancelled", "已取消"


class Push(Stamped):
    """推送: contents for whoever the rule finds.

    ``dry_run`` keeps what a look beforehand showed, ``rule_then`` the rule as it was when it was sent: a rule may
    change, a push that went out does not. ``stopped_because`` says why a planned one came back as a draft.
    """

    unit_year = models.ForeignKey(UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="pushes")
    number = models.PositiveIntegerField("推送编号")
    title = models.CharField("推送名称", max_length=120)
    rule = models.ForeignKey(
        PushRule, verbose_name="推送规则", null=True, blank=True, on_delete=models.PROTECT, related_name="pushes"
    )
    rule_then = models.JSONField("推送时的规则", default=dict, blank=True)
    state = models.CharField("推送状态", max_length=9, choices=PushState.choices, default=PushState.DRAFT)
    planned_at = models.DateTimeField("计划推送时间", null=True, blank=True)
    dry_run = models.JSONField("试算结果", default=dict, blank=True)
    dry_run_at = models.DateTimeField("试算时间", null=True, blank=True)
    sent_at = models.DateTimeField("推送时间", null=True, blank=True)
    sent_by = models.ForeignKey(
        Person, verbose_name="推送人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    cancelled_because = models.CharField("取消推送的原因", max_length=200, blank=True)
    stopped_because = models.CharField("推送没有发出的原因", max_length=200, blank=True)

    class Meta:
        """A number once a year; a planned one has its time, a sent one was tried before, a cancelled one says why."""

        verbose_name = verbose_name_plural = "推送"
        constraints = [
            models.UniqueConstraint(fields=["unit_year", "number"], name="push_number_once_a_year"),
            models.CheckConstraint(
                condition=~Q(state="planned") | Q(planned_at__isnull=False), name="push_planned_has_its_time"
            ),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False, sent_by__isnull=False, dry_run_at__isnull=False),
                name="push_sent_was_looked_at_before",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancelled_because=""), name="push_cancelled_says_why"
            ),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class PushContent(models.Model):
    """推送内容: a content of a push, in the order it is played."""

    push = models.ForeignKey(Push, verbose_name="推送", on_delete=models.CASCADE, related_name="contents")
    content = models.ForeignKey(Content, verbose_name="科普内容", on_delete=models.PROTECT, related_name="pushed")
    position = models.PositiveSmallIntegerField("播放次序")

    class Meta:
        """A content once a push."""

        verbose_name = verbose_name_plural = "推送内容"
        constraints = [models.UniqueConstraint(fields=["push", "content"], name="push_content_once")]

    def __str__(self) -> str:
        """Return its place."""
        return str(self.position)


class Package(Stamped):
    """离线内容包: a ZIP for a station without a line, on the shelf under its SHA-256. Its usage file is read once.

    ``manifest`` lists what is in it: number, title, file, size and SHA-256 of each content. What does not fit into the
    room of the station goes into several, each of which is shown by itself: ``part`` of ``parts``.
    """

    station = models.ForeignKey(Station, verbose_name="e站", on_delete=models.PROTECT, related_name="packages")
    code = models.CharField("内容包编号", max_length=30, unique=True)
    part = models.PositiveSmallIntegerField("第几个分包", default=1)
    parts = models.PositiveSmallIntegerField("共几个分包", default=1)
    sha256 = models.CharField("内容包摘要", max_length=64, blank=True)
    size = models.PositiveBigIntegerField("内容包大小", default=0)
    manifest = models.JSONField("内容包清单", default=dict, blank=True)
    built_by = models.ForeignKey(Person, verbose_name="制包人", on_delete=models.PROTECT, related_name="+")
    built_at = models.DateTimeField("制包时间")
    taken_on = models.DateField("取包日期", null=True, blank=True)
    taken_by = models.CharField("取包人", max_length=40, blank=True)
    usage_sha256 = models.CharField("使用回执摘要", max_length=64, blank=True)
    usage = models.JSONField("使用回执", default=dict, blank=True)
    read_back_at = models.DateTimeField("回执读入时间", null=True, blank=True)
    read_back_by = models.ForeignKey(
        Person, verbose_name="回执读入人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        """The same usage file is read once, whatever it is called."""

        verbose_name = verbose_name_plural = "离线内容包"
        constraints = [
            models.UniqueConstraint(
                fields=["usage_sha256"], condition=~Q(usage_sha256=""), name="package_usage_read_once"
            ),
            models.CheckConstraint(
                condition=Q(read_back_at=None, usage_sha256="") | (Q(read_back_at__isnull=False) & ~Q(usage_sha256="")),
                name="package_read_back_says_what",
            ),
            models.CheckConstraint(condition=Q(part__gte=1, part__lte=F("parts")), name="package_part_of_parts"),
        ]

    def __str__(self) -> str:
        """Return its code."""
        return self.code


class Delivery(models.Model):
    """送达: a content at a station, once, whichever push brought it first; when it came, was opened and was shown.

    Few indexes on purpose: a push of 1,000 contents to 500 stations writes half a million rows. For the same reason
    PostgreSQL asks for station, content and push once a statement, not once a row (migration 0011).
    """

    station = models.ForeignKey(
        Station, verbose_name="e站", on_delete=models.PROTECT, related_name="deliveries", db_index=False
    )
    content = models.ForeignKey(
        Content, verbose_name="科普内容", on_delete=models.PROTECT, related_name="deliveries", db_index=False
    )
    push = models.ForeignKey(Push, verbose_name="推送", on_delete=models.PROTECT, related_name="deliveries")
    package = models.ForeignKey(
        Package, verbose_name="离线内容包", null=True, blank=True, on_delete=models.PROTECT, related_name="deliveries",
        db_index=False,
    )  # fmt: skip
    position = models.PositiveIntegerField("播放次序", default=0)
    queued_at = models.DateTimeField("列入推送时间")
    delivered_at = models.DateTimeField("送达时间", null=True, blank=True)
    opened_at = models.DateTimeField("首次打开时间", null=True, blank=True)
    shown_at = models.DateTimeField("首次播放时间", null=True, blank=True)
    opened = models.PositiveIntegerField("打开次数", default=0)
    shown = models.PositiveIntegerField("播放次数", default=0)

    class Meta:
        """One row a station and content; what was opened or shown had come before."""

        verbose_name = verbose_name_plural = "送达"
        constraints = [
            models.UniqueConstraint(fields=["station", "content"], name="delivery_once_a_station_and_content"),
            models.CheckConstraint(
                condition=Q(delivered_at__isnull=False) | Q(opened_at=None, shown_at=None, opened=0, shown=0),
                name="delivery_came_before_it_was_opened",
            ),
            models.CheckConstraint(
                condition=Q(opened_at=None) | Q(opened_at__gte=F("delivered_at")), name="delivery_opened_after_it_came"
            ),
        ]

    def __str__(self) -> str:
        """Return content and station."""
        return f"{self.content_id}→{self.station_id}"


class ReceiptBatch(models.Model):
    """回执批次: what a terminal told in one go. The terminal makes its key: told again, it is not counted again."""

    station = models.ForeignKey(
        Station, verbose_name="e站", on_delete=models.PROTECT, related_name="receipt_batches", db_index=False
    )
    key = models.CharField("回执批次编号", max_length=40)
    lines = models.PositiveSmallIntegerField("回执条数")
    at = models.DateTimeField("回执收到时间")

    class Meta:
        """A key once a station."""

        verbose_name = verbose_name_plural = "回执批次"
        constraints = [models.UniqueConstraint(fields=["station", "key"], name="receipt_batch_counted_once")]

    def __str__(self) -> str:
        """Return its key."""
        return self.key
