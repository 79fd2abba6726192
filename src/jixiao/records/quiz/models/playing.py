"""Players, their sets of a day, what they answered, and the ledger of their points."""

from django.db import models
from django.db.models import F, Q

from jixiao.orgs.models import Person
from jixiao.records.quiz.models.campaigns import Campaign, IdentityWay, PoolEntry


class PlayerState(models.TextChoices):
    """Whether a player counts."""

    PLAYING = "playing", "正常"
    EXCLUDED = "excluded", "已剔除"


class Player(models.Model):
    """参与者: somebody in one campaign, known by a digest and a made-up name. No name, number or openid stands here.

    ``key`` is a digest of who it is, the same in every campaign of the unit, so that people can be counted once a year.
    ``handle`` is how the ranking and the draw name them. ``points`` is what was earned, ``balance`` what is left to
    spend: both repeat the ledger and are changed only together with a line of it. ``reached_at`` is when the points
    were last raised, ``used_ms`` how long all sets took together.
    """

    campaign = models.ForeignKey(
        Campaign, verbose_name="竞答活动", on_delete=models.PROTECT, related_name="players", db_index=False
    )
    handle = models.CharField("参与编号", max_length=8)
    key = models.CharField("身份摘要", max_length=64)
    way = models.CharField("参与方式", max_length=6, choices=IdentityWay.choices)
    group = models.CharField("乡镇街道或学校", max_length=60, blank=True)
    is_minor = models.BooleanField("不满 14 周岁", default=False)
    agreed_at = models.DateTimeField("同意告知时间")
    device = models.CharField("设备摘要", max_length=64, blank=True)
    address = models.CharField("网络摘要", max_length=64, blank=True)
    state = models.CharField("参与者状态", max_length=8, choices=PlayerState.choices, default=PlayerState.PLAYING)
    opened_sets = models.PositiveSmallIntegerField("领题天数", default=0)
    sets = models.PositiveSmallIntegerField("交卷天数", default=0)
    points = models.IntegerField("累计积分", default=0)
    balance = models.IntegerField("可用积分", default=0)
    lines = models.PositiveIntegerField("积分流水条数", default=0)
    used_ms = models.PositiveBigIntegerField("累计用时（毫秒）", default=0)
    reached_at = models.DateTimeField("达到积分时间", null=True, blank=True)
    joined_at = models.DateTimeField("加入时间")

    class Meta:
        """Somebody once a campaign; nobody spends what they do not have; the ranking straight from the index."""

        verbose_name = verbose_name_plural = "参与者"
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="quiz_player_once_a_campaign"),
            models.UniqueConstraint(fields=["campaign", "handle"], name="quiz_handle_once_a_campaign"),
            models.CheckConstraint(condition=Q(balance__gte=0), name="quiz_balance_never_below_zero"),
        ]
        indexes = [
            models.Index(
                F("campaign"),
                F("state"),
                F("points").desc(),
                F("used_ms"),
                F("reached_at"),
                F("id"),
                name="quiz_ranking",
            ),
            models.Index(fields=["campaign", "device"], name="quiz_players_of_a_device"),
            models.Index(fields=["campaign", "address"], name="quiz_players_of_an_address"),
        ]

    def __str__(self) -> str:
        """Return the handle."""
        return self.handle


class Attempt(models.Model):
    """答题记录: the set of one player and day, once, whatever comes at the same moment: a constraint holds it.

    ``drawn`` are the positions of the pool in the order asked; ``saved`` what was chosen so far, a bit an option by
    place (``{"0": 4}``), in the order of the version. ``used_ms`` is the server's time from opening to handing in.
    """

    campaign = models.ForeignKey(
        Campaign, verbose_name="竞答活动", on_delete=models.PROTECT, related_name="attempts", db_index=False
    )
    player = models.ForeignKey(
        Player, verbose_name="参与者", on_delete=models.PROTECT, related_name="attempts", db_index=False
    )
    day = models.DateField("答题日期")
    drawn = models.JSONField("抽到的题", default=list)
    saved = models.JSONField("已存的答案", default=dict, blank=True)
    opened_at = models.DateTimeField("领题时间")
    submitted_at = models.DateTimeField("交卷时间", null=True, blank=True)
    right = models.PositiveSmallIntegerField("答对题数", null=True, blank=True)
    points = models.PositiveIntegerField("得分", null=True, blank=True)
    used_ms = models.PositiveIntegerField("用时（毫秒）", null=True, blank=True)
    pattern = models.CharField("作答指纹", max_length=32, blank=True)
    device = models.CharField("设备摘要", max_length=64, blank=True)
    address = models.CharField("网络摘要", max_length=64, blank=True)

    class Meta:
        """One set a person and day; what was handed in has its points."""

        verbose_name = verbose_name_plural = "答题记录"
        constraints = [
            models.UniqueConstraint(fields=["player", "day"], name="quiz_one_set_a_person_a_day"),
            models.CheckConstraint(
                condition=Q(submitted_at=None, points=None, right=None, used_ms=None)
                | Q(submitted_at__isnull=False, points__isnull=False, right__isnull=False, used_ms__isnull=False),
                name="quiz_handed_in_has_points",
            ),
        ]
        indexes = [
            models.Index(fields=["campaign", "day", "submitted_at"], name="quiz_sets_of_a_day"),
        ]

    def __str__(self) -> str:
        """Return the day."""
        return f"{self.day}"


class Answer(models.Model):
    """作答: what was chosen for one question of a set that was handed in; 0 is nothing. Never changed."""

    attempt = models.ForeignKey(
        Attempt, verbose_name="答题记录", on_delete=models.PROTECT, related_name="answers", db_index=False
    )
    place = models.PositiveSmallIntegerField("题次")
    entry = models.ForeignKey(
        PoolEntry, verbose_name="入选题目", on_delete=models.PROTECT, related_name="answers", db_index=False
    )
    chosen = models.PositiveSmallIntegerField("所选选项")
    is_right = models.BooleanField("答对")

    class Meta:
        """A place once a set; counted straight from the index."""

        verbose_name = verbose_name_plural = "作答"
        constraints = [models.UniqueConstraint(fields=["attempt", "place"], name="quiz_one_answer_a_place")]
        indexes = [models.Index(fields=["entry", "chosen", "is_right"], name="quiz_answers_of_an_entry")]

    def __str__(self) -> str:
        """Return whether it was right."""
        return "对" if self.is_right else "错"


class LineKind(models.TextChoices):
    """Why points moved."""

    ANSWERED = "answered", "答题得分"
    CORRECTED = "corrected", "更正"
    SPENT = "spent", "兑换"
    REFUNDED = "refunded", "退还"


EARNING = (LineKind.ANSWERED, LineKind.CORRECTED)
"""The kinds that raise (or lower) what was earned; the others only what is left to spend."""


class PointsLine(models.Model):
    """积分流水: a line of a player's ledger, with what was left after it. Never changed, never deleted."""

    player = models.ForeignKey(
        Player, verbose_name="参与者", on_delete=models.PROTECT, related_name="ledger", db_index=False
    )
    number = models.PositiveIntegerField("流水号")
    kind = models.CharField("积分类别", max_length=9, choices=LineKind.choices)
    change = models.IntegerField("积分增减")
    balance = models.IntegerField("积分余额")
    attempt = models.ForeignKey(
        Attempt, verbose_name="答题记录", null=True, blank=True, on_delete=models.PROTECT, related_name="lines"
    )
    redemption = models.ForeignKey(
        "quiz.Redemption",
        verbose_name="奖品领取",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="lines",
        db_index=False,
    )
    note = models.CharField("积分说明", max_length=200, blank=True)
    by = models.ForeignKey(
        Person, verbose_name="经办人", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    at = models.DateTimeField("记账时间")

    class Meta:
        """A number once a player; points for a set once; a redemption is paid once and refunded once."""

        verbose_name = verbose_name_plural = "积分流水"
        constraints = [
            models.UniqueConstraint(fields=["player", "number"], name="quiz_ledger_line_once"),
            models.CheckConstraint(condition=Q(balance__gte=0), name="quiz_ledger_never_below_zero"),
            models.UniqueConstraint(
                fields=["attempt"], condition=Q(kind=LineKind.ANSWERED), name="quiz_points_of_a_set_once"
            ),
            models.UniqueConstraint(
                fields=["redemption", "kind"], condition=Q(redemption__isnull=False), name="quiz_paid_and_refunded_once"
            ),
            models.CheckConstraint(
                condition=Q(kind=LineKind.ANSWERED, attempt__isnull=False)
                | Q(kind__in=[LineKind.SPENT, LineKind.REFUNDED], redemption__isnull=False)
                | (Q(kind=LineKind.CORRECTED) & ~Q(note="")),
                name="quiz_ledger_line_says_what_for",
            ),
            models.UniqueConstraint(
                fields=["attempt", "note"],
                condition=Q(kind=LineKind.CORRECTED, attempt__isnull=False),
                name="quiz_correction_of_a_set_once",
            ),
        ]

    def __str__(self) -> str:
        """Return the change."""
        return f"{self.change:+d}"
