"""The promises of the quiz, held against what the database has: one set a day, ledger = balance, every piece somewhere.

Each check is one statement over all campaigns, or one, and returns what breaks it; nothing is written. Constraints of
the database hold most of it already: the audit proves that they did, also after a crash and a restored backup.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
    Window,
)
from django.db.models.functions import Coalesce, RowNumber

from jixiao.records.quiz.models import (
    EARNING,
    HELD,
    Answer,
    Attempt,
    Campaign,
    HandOver,
    LineKind,
    Player,
    PointsLine,
    Prize,
    Raffle,
    Redemption,
    RedemptionState,
)
from jixiao.records.quiz.prizes.raffling import repeated

MOST_TOLD, MOST_RAFFLES = 20, 500


@dataclasses.dataclass(frozen=True, slots=True)
class Broken:
    """A promise that does not hold: which, and where (the campaign's code and title, and what of it)."""

    promise: str
    where: str


@dataclasses.dataclass(frozen=True, slots=True)
class Verdict:
    """What came of an audit: how much was looked at, by name, and what does not hold (at most MOST_TOLD a promise)."""

    looked_at: dict[str, int]
    broken: tuple[Broken, ...]


def audit(campaigns: QuerySet[Campaign]) -> Verdict:
    """Hold every promise against those campaigns: a constant number of statements, whatever they hold."""
    broken: list[Broken] = []
    for promise, check in PROMISES.items():
        broken += [Broken(promise, where) for where in check(campaigns)]
    return Verdict(_looked_at(campaigns), tuple(broken))


def _looked_at(campaigns: QuerySet[Campaign]) -> dict[str, int]:
    return {
        "竞答活动": campaigns.count(),
        "参与者": Player.objects.filter(campaign__in=campaigns).count(),
        "答题记录": Attempt.objects.filter(campaign__in=campaigns).count(),
        "积分流水": PointsLine.objects.filter(player__campaign__in=campaigns).count(),
        "奖品领取": Redemption.objects.filter(campaign__in=campaigns).count(),
    }


def _one_set_a_day(campaigns: QuerySet[Campaign]) -> Iterator[str]:
    rows = Attempt.objects.filter(campaign__in=campaigns).values("player__handle", "player_id", "day")
    for row in rows.annotate(number=Count("pk")).filter(number__gt=1)[:MOST_TOLD]:
        yield f"参与者 {row['player__handle']} 在 {row['day']} 有 {row['number']} 套题"


def _sets_within(campaigns: QuerySet[Campaign]) -> Iterator[str]:
    rows = Attempt.objects.filter(campaign__in=campaigns).exclude(player__campaign=F("campaign"))
    yield from _places(rows, "答题记录", "的参与者属于另一个活动")
    redeemed = Redemption.objects.filter(campaign__in=campaigns)
    strange = redeemed.exclude(player__campaign=F("campaign"), prize__campaign=F("campaign"))
    yield from _places(strange, "奖品领取", "的参与者或奖品属于另一个活动")


def _marked_as_it_was(campaigns: QuerySet[Campaign]) -> Iterator[str]:
    wrong = Answer.objects.filter(attempt__campaign__in=campaigns).exclude(
        is_right=Case(When(chosen=F("entry__version__right"), then=Value(value=True)), default=Value(value=False))
    )
    yield from _places(wrong, "作答", "的对错和题目版本对不上")
    handed_in = Attempt.objects.filter(campaign__in=campaigns, submitted_at__isnull=False)
    right = _number(Answer.objects.filter(attempt=OuterRef("pk"), is_right=True), "attempt")
    odd = handed_in.annotate(counted=right).exclude(
        right=F("counted"), points=F("counted") * F("campaign__points_each")
    )
    yield from _places(odd, "答题记录", "的答对题数或得分和作答对不上")


def _every_set_is_paid(campaigns: QuerySet[Campaign]) -> Iterator[str]:
    paid = PointsLine.objects.filter(attempt=OuterRef("pk"), kind=LineKind.ANSWERED)
    found = Attempt.objects.filter(campaign__in=campaigns, submitted_at__isnull=False)
    odd = found.annotate(paid=Subquery(paid.values("change")[:1])).filter(Q(paid=None) | ~Q(paid=F("points")))
    yield from _places(odd, "答题记录", "的得分没有记入积分流水")
    early = PointsLine.objects.filter(player__campaign__in=campaigns, attempt__isnull=False)
    yield from _places(early.filter(attempt__submitted_at=None), "积分流水", "记了没有交卷的答题")
    yield from _places(early.exclude(attempt__player=F("player")), "积分流水", "记了别人的答题")


def _the_ledger_runs(campaigns: QuerySet[Campaign]) -> Iterator[str]:
    player, order = F("player"), F("number").asc()
    rows = PointsLine.objects.filter(player__campaign__in=campaigns).annotate(
        running=Window(Sum("change"), partition_by=player, order_by=order),
        place=Window(RowNumber(), partition_by=player, order_by=order),
    )
    yield from _places(rows.exclude(running=F("balance")), "积分流水", "的余额不等于此前增减之和")
    yield from _places(rows.exclude(place=F("number")), "积分流水", "的流水号不连续")


def _the_ledger_is_the_balance(campaigns: QuerySet[Campaign]) -> Iterator[str]:
    lines = PointsLine.objects.filter(player=OuterRef("pk"))
    rows = Player.objects.filter(campaign__in=campaigns).annotate(
        summed=_sum(lines, "change"), earned=_sum(lines.filter(kind__in=EARNING), "change"),
        number=_number(lines, "player"),
    )  # fmt: skip
    odd = rows.exclude(balance=F("summed"), points=F("earned"), lines=F("number"))
    yield from _players(odd, "的积分、余额或流水条数和流水之和对不上")


def _sets_are_counted(campaigns: QuerySet[Campaign]) -> Iterator[str]:
    sets = Attempt.objects.filter(player=OuterRef("pk"))
    handed_in = sets.filter(submitted_at__isnull=False)
    rows = Player.objects.filter(campaign__in=campaigns).annotate(
        opened=_number(sets, "player"), number=_number(handed_in, "player"), took=_sum(handed_in, "used_ms", "player")
    )  # fmt: skip
    odd = rows.exclude(opened_sets=F("opened"), sets=F("number"), used_ms=F("took"))
    yield from _players(odd, "的领题天数、交卷天数或用时和答题记录对不上")


def _every_piece_is_somewhere(campaigns: QuerySet[Campaign]) -> Iterator[str]:
    mine = Redemption.objects.filter(prize=OuterRef("pk"))
    rows = Prize.objects.filter(campaign__in=campaigns).annotate(
        waiting=_number(mine.filter(state=RedemptionState.RESERVED), "prize"),
        handed=_number(mine.filter(state=RedemptionState.GIVEN), "prize"),
    )
    for one in rows.exclude(reserved=F("waiting"), given=F("handed"), total=F("left") + F("reserved") + F("given"))[
        :MOST_TOLD
    ]:
        told = f"剩余 {one.left}、待领 {one.reserved}、已发 {one.given}、总数 {one.total}"
        yield f"奖品「{one}」{told}；领取记录里待领 {one.waiting}、已发 {one.handed}"


def _paid_and_refunded(campaigns: QuerySet[Campaign]) -> Iterator[str]:
    lines = PointsLine.objects.filter(redemption=OuterRef("pk"))
    rows = Redemption.objects.filter(campaign__in=campaigns).annotate(moved=_sum(lines, "change", "redemption"))
    held, ended = rows.filter(state__in=HELD), rows.exclude(state__in=HELD)
    yield from _places(held.exclude(moved=-1 * F("points")), "奖品领取", "用去的积分和流水对不上")
    yield from _places(ended.exclude(moved=0), "奖品领取", "已经收回，积分没有如数退还")


def _nobody_has_too_many(campaigns: QuerySet[Campaign]) -> Iterator[str]:
    rows = Redemption.objects.filter(campaign__in=campaigns, state__in=HELD).values(
        "player__handle", "prize_id", "prize__per_person"
    )
    for row in rows.annotate(number=Count("pk")).filter(number__gt=F("prize__per_person"))[:MOST_TOLD]:
        yield f"参与者 {row['player__handle']} 领了 {row['number']} 件，限 {row['prize__per_person']} 件"


def _given_was_signed_for(campaigns: QuerySet[Campaign]) -> Iterator[str]:
    signed = HandOver.objects.filter(redemption=OuterRef("pk"), undone=None)
    rows = Redemption.objects.filter(campaign__in=campaigns).annotate(is_signed=Exists(signed))
    given = Q(state=RedemptionState.GIVEN)
    yield from _places(rows.filter(given, is_signed=False), "奖品领取", "没有签收记录")
    yield from _places(rows.exclude(given).filter(is_signed=True), "奖品领取", "签收了，状态却不是已领取")


def _the_draw_can_be_repeated(campaigns: QuerySet[Campaign]) -> Iterator[str]:
    for one in Raffle.objects.filter(campaign__in=campaigns).select_related("campaign", "prize")[:MOST_RAFFLES]:
        if not repeated(one):
            yield f"奖品「{one.prize}」按公布的种子和名单重算，中奖编号不同"


Check = Callable[[QuerySet[Campaign]], Iterable[str]]
PROMISES: dict[str, Check] = {
    "每人每天一套题": _one_set_a_day,
    "记录不串活动": _sets_within,
    "按所见版本评分": _marked_as_it_was,
    "交卷必得分，只得一次": _every_set_is_paid,
    "积分流水连续，逐笔相符": _the_ledger_runs,
    "积分流水等于余额": _the_ledger_is_the_balance,
    "答题次数和用时相符": _sets_are_counted,
    "剩余 + 待领 + 已发 = 总数": _every_piece_is_somewhere,
    "兑换付分，收回退分": _paid_and_refunded,
    "每人不超过限领件数": _nobody_has_too_many,
    "已发的都有签收": _given_was_signed_for,
    "抽奖可以重算": _the_draw_can_be_repeated,
}


def _number(rows: QuerySet[Any], by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted[:1], output_field=IntegerField()), Value(0))


def _sum(rows: QuerySet[Any], column: str, by: str = "player") -> Coalesce:
    summed = rows.order_by().values(by).annotate(total=Sum(column)).values("total")
    return Coalesce(Subquery(summed[:1], output_field=IntegerField()), Value(0))


def _places(rows: QuerySet[Any], what: str, fault: str) -> Iterator[str]:
    for pk in rows.values_list("pk", flat=True)[:MOST_TOLD]:
        yield f"{what} {pk} {fault}"


def _players(rows: QuerySet[Player], fault: str) -> Iterator[str]:
    for handle in rows.values_list("handle", flat=True)[:MOST_TOLD]:
        yield f"参与者 {handle} {fault}"
