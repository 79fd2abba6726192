"""Prizes and their stock, who has one, how it was handed over, and the sealed name and telephone of the winner."""

from django.db import models
from django.db.models import F, Q

from jixiao.orgs.columns import MoneyColumn
from jixiao.orgs.models import Person
from jixiao.orgs.stamps import Stamped
from jixiao.records.quiz.models.campaigns import Campaign
from jixiao.records.quiz.models.playing import Player


class PrizeWay(models.TextChoices):
    """How a prize is won."""

    EXCHANGE = "exchange", "积分兑换"
    RANKING = "ranking", "按排名"
    RAFFLE = "raffle", "抽奖"


class Prize(Stamped):
    """奖品: ``total`` pieces, each free (``left``), promised (``reserved``) or given: the database holds the sum.

    ``cost`` is its price in points, ``rank_from`` to ``rank_to`` the places that win it, ``least_points`` what it
    takes to be in the draw. ``good`` names its goods (outreach.good:3), "" where they are in no ledger.
    """

    campaign = models.ForeignKey(Campaign, verbose_name="竞答活动", on_delete=models.PROTECT, related_name="prizes")
    position = models.PositiveSmallIntegerField("奖品次序")
    grade = models.CharField("奖项", max_length=30)
    name = models.CharField("奖品名称", max_length=80)
    way = models.CharField("奖品发放方式", max_length=8, choices=PrizeWay.choices)
    total = models.PositiveIntegerField("奖品数量")
    left = models.PositiveIntegerField("剩余数量")
    reserved = models.PositiveIntegerField("待领数量", default=0)
    given = models.PositiveIntegerField("已发数量", default=0)
    cost = models.PositiveIntegerField("兑换积分", null=True, blank=True)
    per_person = models.PositiveSmallIntegerField("每人限领", default=1)
    rank_from = models.PositiveIntegerField("名次起", null=True, blank=True)
    rank_to = models.PositiveIntegerField("名次止", null=True, blank=True)
    least_points = models.PositiveIntegerField("参加抽奖的最低积分", default=1)
    worth = MoneyColumn("奖品单价", null=True, blank=True)
    good = models.CharField("对应物资", max_length=60, blank=True)

    class Meta:
        """Every piece is somewhere; each way has what it needs."""

        verbose_name = verbose_name_plural = "奖品"
        constraints = [
            models.UniqueConstraint(fields=["campaign", "position"], name="quiz_prize_position_once"),
            models.CheckConstraint(
                condition=Q(total=F("left") + F("reserved") + F("given")), name="quiz_every_piece_is_somewhere"
            ),
            models.CheckConstraint(condition=Q(left__gte=0, reserved__gte=0, given__gte=0), name="quiz_never_oversold"),
            models.CheckConstraint(
                condition=Q(way=PrizeWay.EXCHANGE, cost__gt=0)
                | (
                    Q(way=PrizeWay.RANKING, rank_from__gte=1, rank_to__gte=F("rank_from"))
                    & Q(total__gte=F("rank_to") - F("rank_from") + 1)
                )
                | Q(way=PrizeWay.RAFFLE),
                name="quiz_prize_says_how_it_is_won",
            ),
            models.CheckConstraint(condition=Q(per_person__gte=1), name="quiz_prize_at_least_one_each"),
        ]

    def __str__(self) -> str:
        """Return grade and name."""
        return f"{self.grade} {self.name}"


class PickUpPoint(models.Model):
    """领奖点: where prizes are handed out, and when."""

    campaign = models.ForeignKey(
        Campaign, verbose_name="竞答活动", on_delete=models.PROTECT, related_name="pick_up_points"
    )
    name = models.CharField("领奖点名称", max_length=60)
    address = models.CharField("领奖点地址", max_length=120)
    hours = models.CharField("领奖时间", max_length=120)
    phone = models.CharField("领奖点电话", max_length=40, blank=True)

    class Meta:
        """A name once a campaign."""

        verbose_name = verbose_name_plural = "领奖点"
        constraints = [models.UniqueConstraint(fields=["campaign", "name"], name="quiz_pick_up_point_once")]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class RedemptionState(models.TextChoices):
    """What became of a prize that somebody has a right to."""

    RESERVED = "reserved", "待领取"
    GIVEN = "given", "已领取"
    RELEASED = "released", "逾期未领，已收回"
    CANCELLED = "cancelled", "已取消"


HELD = (RedemptionState.RESERVED, RedemptionState.GIVEN)


class Redemption(models.Model):
    """奖品领取: one piece that one player has a right to. ``nth`` is the how-manieth of that prize for the player.

    ``once`` is the token of the form, so that a request sent twice is one redemption. The code that is shown at the
    counter is made from the secret of the site and stands nowhere; ``digest`` finds it again.
    """

    campaign = models.ForeignKey(
        Campaign, verbose_name="竞答活动", on_delete=models.PROTECT, related_name="redemptions"
    )
    prize = models.ForeignKey(Prize, verbose_name="奖品", on_delete=models.PROTECT, related_name="redemptions")
    player = models.ForeignKey(Player, verbose_name="参与者", on_delete=models.PROTECT, related_name="redemptions")
    nth = models.PositiveSmallIntegerField("第几件", default=1)
    state = models.CharField(
        "领取状态", max_length=9, choices=RedemptionState.choices, default=RedemptionState.RESERVED
    )
    points = models.PositiveIntegerField("用去积分", default=0)
    rank = models.PositiveIntegerField("获奖名次", null=True, blank=True)
    once = models.CharField("请求编号", max_length=64)
    digest = models.CharField("领奖码摘要", max_length=64, null=True, blank=True, unique=True)
    reserved_at = models.DateTimeField("获得时间")
    expires_at = models.DateTimeField("领取截止时间")
    ended_at = models.DateTimeField("办结时间", null=True, blank=True)
    ended_because = models.CharField("取消原因", max_length=200, blank=True)

    class Meta:
        """A request once; a person has as many of a prize as it allows, each with its own number."""

        verbose_name = verbose_name_plural = "奖品领取"
        constraints = [
            models.UniqueConstraint(fields=["player", "once"], name="quiz_request_once"),
            models.UniqueConstraint(
                fields=["player", "prize", "nth"], condition=Q(state__in=HELD), name="quiz_prizes_of_a_person"
            ),
            models.CheckConstraint(
                condition=Q(state=RedemptionState.RESERVED, ended_at=None)
                | (~Q(state=RedemptionState.RESERVED) & Q(ended_at__isnull=False)),
                name="quiz_ended_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=RedemptionState.CANCELLED) | ~Q(ended_because=""), name="quiz_cancelled_says_why"
            ),
        ]
        indexes = [
            models.Index(fields=["campaign", "state", "expires_at"], name="quiz_redemptions_to_release"),
        ]

    def __str__(self) -> str:
        """Return its state."""
        return str(self.get_state_display())


class Taker(models.TextChoices):
    """Who came for a prize."""

    SELF = "self", "本人"
    PROXY = "proxy", "代领"
    GUARDIAN = "guardian", "监护人"


class HandOver(models.Model):
    """领取签收: a prize was handed to somebody, who signed for it. ``signature`` is the drawn line as an SVG path.

    Never changed: one that was wrong has a line against it (HandOverUndone), and the next one is another ``number``.
    ``proxy`` is who came in the winner's place, sealed; after the days of keeping only the masked name.
    """

    redemption = models.ForeignKey(
        Redemption, verbose_name="奖品领取", on_delete=models.PROTECT, related_name="hand_overs"
    )
    number = models.PositiveSmallIntegerField("第几次签收", default=1)
    point = models.ForeignKey(
        PickUpPoint, verbose_name="领奖点", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    taker = models.CharField("领取人", max_length=8, choices=Taker.choices)
    proxy = models.TextField("代领人（密封）", blank=True)
    signature = models.TextField("签名", blank=True)
    signed_on_paper = models.BooleanField("纸质签收", default=False)
    note = models.CharField("签收说明", max_length=200, blank=True)
    by = models.ForeignKey(Person, verbose_name="发放人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("签收时间")

    class Meta:
        """Somebody signed, on the screen or on paper; a proxy is named; a number once a redemption."""

        verbose_name = verbose_name_plural = "领取签收"
        constraints = [
            models.CheckConstraint(condition=~Q(signature="") | Q(signed_on_paper=True), name="quiz_somebody_signed"),
            models.CheckConstraint(condition=Q(taker=Taker.SELF) | ~Q(proxy=""), name="quiz_proxy_is_named"),
            models.UniqueConstraint(fields=["redemption", "number"], name="quiz_hand_over_number_once"),
        ]

    def __str__(self) -> str:
        """Return who came."""
        return str(self.get_taker_display())


class HandOverUndone(models.Model):
    """撤销签收: a hand-over that was a mistake, and why. Never changed, never deleted."""

    hand_over = models.OneToOneField(HandOver, verbose_name="领取签收", on_delete=models.PROTECT, related_name="undone")
    why = models.CharField("撤销签收原因", max_length=200)
    by = models.ForeignKey(Person, verbose_name="撤销签收的人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("撤销签收时间")

    class Meta:
        """It says why."""

        verbose_name = verbose_name_plural = "撤销签收"
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="quiz_undone_hand_over_says_why")]

    def __str__(self) -> str:
        """Return why."""
        return self.why


class Contact(models.Model):
    """领奖信息: name and telephone of a winner, sealed with the secret of the site, kept apart from all else.

    ``masked_name`` and ``masked_phone`` are all that is ever shown to the public. On ``delete_on`` the sealed part is
    taken out (``deleted_at``); what is masked stays with the published list.
    """

    redemption = models.OneToOneField(
        Redemption, verbose_name="奖品领取", on_delete=models.PROTECT, related_name="contact"
    )
    sealed = models.TextField("姓名和电话（密封）", blank=True)
    masked_name = models.CharField("姓名（隐去）", max_length=30)
    masked_phone = models.CharField("电话（隐去）", max_length=20)
    phone_digest = models.CharField("电话摘要", max_length=64)
    guardian_agreed = models.BooleanField("监护人同意", default=False)
    may_publish = models.BooleanField("同意公示", default=False)
    agreed_at = models.DateTimeField("同意时间")
    delete_on = models.DateField("删除日期", null=True, blank=True)
    deleted_at = models.DateTimeField("删除时间", null=True, blank=True)

    class Meta:
        """What is deleted is gone."""

        verbose_name = verbose_name_plural = "领奖信息"
        constraints = [
            models.CheckConstraint(condition=Q(deleted_at=None) | Q(sealed=""), name="quiz_deleted_contact_is_gone")
        ]

    def __str__(self) -> str:
        """Return the masked name."""
        return self.masked_name


class Raffle(models.Model):
    """抽奖: one prize drawn once. ``entrants`` are the handles in the draw, a line each, sorted; anybody can repeat it.

    The winners are those whose SHA-256 of ``seed|list_hash|prize|handle`` is smallest, ``list_hash`` being the SHA-256
    of ``entrants``.
    """

    campaign = models.ForeignKey(Campaign, verbose_name="竞答活动", on_delete=models.PROTECT, related_name="raffles")
    prize = models.OneToOneField(Prize, verbose_name="奖品", on_delete=models.PROTECT, related_name="raffle")
    seed = models.CharField("抽奖种子", max_length=64)
    entrants = models.TextField("参加抽奖名单")
    list_hash = models.CharField("名单摘要", max_length=64)
    winners = models.JSONField("中奖编号", default=list)
    by = models.ForeignKey(Person, verbose_name="开奖人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("开奖时间")

    class Meta:
        """Never changed."""

        verbose_name = verbose_name_plural = "抽奖"

    def __str__(self) -> str:
        """Return when it was drawn."""
        return f"{self.at:%Y-%m-%d}"


class WinnersNotice(models.Model):
    """获奖公示: the winners as they were shown to the public, masked, for some days. ``rows`` are frozen.

    A row is ``[grade, prize, way, handle, masked name, masked telephone]``; the last two are "" where somebody did not
    agree to be shown.
    """

    campaign = models.ForeignKey(Campaign, verbose_name="竞答活动", on_delete=models.PROTECT, related_name="notices")
    rows = models.JSONField("公示名单", default=list)
    first_day = models.DateField("公示开始日期")
    last_day = models.DateField("公示结束日期")
    by = models.ForeignKey(Person, verbose_name="公示人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("公示时间")
    withdrawn_at = models.DateTimeField("公示撤下时间", null=True, blank=True)
    withdrawn_because = models.CharField("公示撤下原因", max_length=200, blank=True)

    class Meta:
        """One stands at a time; days in order; one that was withdrawn says why."""

        verbose_name = verbose_name_plural = "获奖公示"
        constraints = [
            models.UniqueConstraint(fields=["campaign"], condition=Q(withdrawn_at=None), name="quiz_one_notice_stands"),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="quiz_notice_days_in_order"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_because=""), name="quiz_withdrawn_notice_says_why"
            ),
        ]

    def __str__(self) -> str:
        """Return its last day."""
        return f"{self.last_day}"
