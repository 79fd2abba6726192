"""Who tries too often, what looks wrong, who may not take part, and what players said to it; and ways in half taken."""

from django.db import models
from django.db.models import Q

from jixiao.orgs.models import Person
from jixiao.orgs.stamps import Stamped
from jixiao.records.quiz.models.bank import QuestionVersion
from jixiao.records.quiz.models.campaigns import Campaign
from jixiao.records.quiz.models.playing import Player


class GateKind(models.TextChoices):
    """Of what the tries are counted."""

    PERSON = "person", "同一个人"
    DEVICE = "device", "同一台手机"
    ADDRESS = "address", "同一个网络"


class Gate(models.Model):
    """限次计数: how often a person, device or address (as a digest) tried something within a window of time."""

    campaign = models.ForeignKey(Campaign, verbose_name="竞答活动", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField("限次类别", max_length=8, choices=GateKind.choices)
    deed = models.CharField("限次事项", max_length=12)
    who = models.CharField("限次摘要", max_length=64)
    slot = models.PositiveIntegerField("时段")
    tries = models.PositiveIntegerField("次数", default=0)

    class Meta:
        """One line a digest, deed and window."""

        verbose_name = verbose_name_plural = "限次计数"
        constraints = [
            models.UniqueConstraint(fields=["campaign", "kind", "deed", "who", "slot"], name="quiz_tries_counted_once")
        ]

    def __str__(self) -> str:
        """Return how often."""
        return str(self.tries)


class SuspicionKind(models.TextChoices):
    """What looks wrong."""

    TOO_FAST = "too_fast", "答题过快"
    ALIKE = "alike", "同一秒相同作答"
    ONE_DEVICE = "one_device", "一台手机多人"
    ONE_ADDRESS = "one_address", "一个网络大量参与"
    STAFF = "staff", "工作人员或评委"
    REPORTED = "reported", "举报或其他"


class SuspicionState(models.TextChoices):
    """What was decided."""

    OPEN = "open", "待核查"
    KEPT = "kept", "核查后保留"
    EXCLUDED = "excluded", "已剔除"


class Suspicion(Stamped):
    """异常线索: something that looks wrong with a player, what is known, and what was decided with which reason."""

    campaign = models.ForeignKey(Campaign, verbose_name="竞答活动", on_delete=models.PROTECT, related_name="suspicions")
    player = models.ForeignKey(Player, verbose_name="参与者", on_delete=models.PROTECT, related_name="suspicions")
    kind = models.CharField("异常类别", max_length=11, choices=SuspicionKind.choices)
    told = models.CharField("异常情况", max_length=300)
    found_at = models.DateTimeField("发现时间")
    state = models.CharField("核查状态", max_length=8, choices=SuspicionState.choices, default=SuspicionState.OPEN)
    reason = models.CharField("核查说明", max_length=300, blank=True)
    by = models.ForeignKey(
        Person, verbose_name="核查人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField("核查时间", null=True, blank=True)

    class Meta:
        """A kind once a player; a decision says why and who."""

        verbose_name = verbose_name_plural = "异常线索"
        constraints = [
            models.UniqueConstraint(fields=["player", "kind"], name="quiz_suspicion_once_a_kind"),
            models.CheckConstraint(
                condition=Q(state=SuspicionState.OPEN) | (~Q(reason="") & Q(by__isnull=False, at__isnull=False)),
                name="quiz_decision_says_why",
            ),
        ]
        indexes = [models.Index(fields=["campaign", "state"], name="quiz_suspicions_by_state")]

    def __str__(self) -> str:
        """Return its kind."""
        return str(self.get_kind_display())


class AppealState(models.TextChoices):
    """What came of an appeal."""

    OPEN = "open", "待答复"
    UPHELD = "upheld", "申诉成立，已恢复"
    REJECTED = "rejected", "维持原决定"


class Appeal(models.Model):
    """申诉: a player who was excluded says why that is wrong."""

    campaign = models.ForeignKey(Campaign, verbose_name="竞答活动", on_delete=models.PROTECT, related_name="appeals")
    player = models.ForeignKey(Player, verbose_name="参与者", on_delete=models.PROTECT, related_name="appeals")
    text = models.CharField("申诉内容", max_length=500)
    at = models.DateTimeField("申诉时间")
    state = models.CharField("申诉状态", max_length=8, choices=AppealState.choices, default=AppealState.OPEN)
    answer = models.CharField("申诉答复", max_length=300, blank=True)
    answered_by = models.ForeignKey(
        Person, verbose_name="答复人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)

    class Meta:
        """One under way a player; an answer says something."""

        verbose_name = verbose_name_plural = "申诉"
        constraints = [
            models.UniqueConstraint(
                fields=["player"], condition=Q(state=AppealState.OPEN), name="quiz_one_appeal_under_way"
            ),
            models.CheckConstraint(condition=Q(state=AppealState.OPEN) | ~Q(answer=""), name="quiz_appeal_is_answered"),
        ]

    def __str__(self) -> str:
        """Return its state."""
        return str(self.get_state_display())


class Barred(models.Model):
    """回避名单: staff and committee, who may not win. Only a digest of the telephone, and the office or role."""

    campaign = models.ForeignKey(Campaign, verbose_name="竞答活动", on_delete=models.PROTECT, related_name="barred")
    digest = models.CharField("回避摘要", max_length=64)
    label = models.CharField("回避人员", max_length=60)
    reason = models.CharField("回避原因", max_length=100)
    by = models.ForeignKey(Person, verbose_name="登记人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("登记时间")

    class Meta:
        """Somebody once a campaign."""

        verbose_name = verbose_name_plural = "回避名单"
        constraints = [models.UniqueConstraint(fields=["campaign", "digest"], name="quiz_barred_once")]

    def __str__(self) -> str:
        """Return who."""
        return self.label


class FaultReportState(models.TextChoices):
    """What came of a report that a question is wrong."""

    OPEN = "open", "待核实"
    CONFIRMED = "confirmed", "确有错误"
    DISMISSED = "dismissed", "题目无误"


class FaultReport(models.Model):
    """题目差错: a player says that a question is wrong; the office says whether it is."""

    campaign = models.ForeignKey(Campaign, verbose_name="竞答活动", on_delete=models.PROTECT, related_name="faults")
    version = models.ForeignKey(
        QuestionVersion, verbose_name="题目版本", on_delete=models.PROTECT, related_name="faults"
    )
    player = models.ForeignKey(
        Player, verbose_name="参与者", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    text = models.CharField("差错说明", max_length=300)
    at = models.DateTimeField("报告时间")
    state = models.CharField("差错状态", max_length=9, choices=FaultReportState.choices, default=FaultReportState.OPEN)
    answer = models.CharField("差错答复", max_length=300, blank=True)
    by = models.ForeignKey(
        Person, verbose_name="核实人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField("核实时间", null=True, blank=True)

    class Meta:
        """A player says it once; an answer says something."""

        verbose_name = verbose_name_plural = "题目差错"
        constraints = [
            models.UniqueConstraint(fields=["campaign", "version", "player"], name="quiz_fault_said_once"),
            models.CheckConstraint(
                condition=Q(state=FaultReportState.OPEN) | ~Q(answer=""), name="quiz_fault_is_answered"
            ),
        ]

    def __str__(self) -> str:
        """Return its state."""
        return str(self.get_state_display())


class WayIn(models.Model):
    """身份核验: a way in that somebody has begun: a state given to WeChat, or a code sent to a telephone. Used once.

    ``secret`` is a digest of the state or code, ``holder`` of the browser session it was given to, ``of`` of the
    telephone.
    """

    campaign = models.ForeignKey(Campaign, verbose_name="竞答活动", on_delete=models.CASCADE, related_name="+")
    way = models.CharField("核验方式", max_length=6)
    secret = models.CharField("核验摘要", max_length=64)
    holder = models.CharField("会话摘要", max_length=64, blank=True)
    of = models.CharField("号码摘要", max_length=64, blank=True)
    tries = models.PositiveSmallIntegerField("试过几次", default=0)
    at = models.DateTimeField("发出时间")
    used_at = models.DateTimeField("使用时间", null=True, blank=True)

    class Meta:
        """A secret once."""

        verbose_name = verbose_name_plural = "身份核验"
        constraints = [models.UniqueConstraint(fields=["campaign", "way", "secret"], name="quiz_way_in_once")]
        indexes = [models.Index(fields=["campaign", "of", "at"], name="quiz_ways_in_of_a_phone")]

    def __str__(self) -> str:
        """Return the way."""
        return self.way
