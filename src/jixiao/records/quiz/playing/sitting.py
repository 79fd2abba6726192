"""A player's set of a day: given out once, saved as often as they like, handed in once and marked by the server.

That there is one set a person and day is a constraint of the database (``quiz_one_set_a_person_a_day``), that it is
paid once another (``quiz_points_of_a_set_once``); whatever is sent twice, or from two phones at the same moment, finds
what the first one did. Nothing of this goes to the trail: what was answered is the record itself.
"""

import dataclasses
import datetime
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.models import LineKind, Player
from jixiao.records.quiz.playing import statements
from jixiao.records.quiz.playing.cards import Asked, Card, day_of, require_on, turn_of
from jixiao.records.quiz.playing.drawing import draw_set
from jixiao.records.quiz.playing.scoring import Marked, clean_answers, mark_set
from jixiao.records.quiz.playing.statements import Kept

GRACE = datetime.timedelta(seconds=30)
"""What was sent in the last second may be half a minute under way."""


@dataclasses.dataclass(frozen=True, slots=True)
class Phone:
    """What a set is asked for from: digests of the device and of the address."""

    device: str = ""
    address: str = ""


NO_PHONE = Phone()


@dataclasses.dataclass(frozen=True, slots=True)
class Sitting:
    """The set of a player and day: its questions in the order asked, what was saved, and when it must be handed in."""

    pk: int
    day: datetime.date
    asked: tuple[Asked, ...]
    saved: Mapping[str, int]
    opened_at: datetime.datetime
    until: datetime.datetime
    submitted_at: datetime.datetime | None
    points: int | None
    used_ms: int | None

    @property
    def is_handed_in(self) -> bool:
        """Return whether it was handed in."""
        return self.submitted_at is not None

    @property
    def open_places(self) -> tuple[int, ...]:
        """Return the places nothing was chosen for, from 0."""
        return tuple(place for place in range(len(self.asked)) if not self.saved.get(str(place)))


Given = Callable[[Sitting], Mapping[int, int]]


def open_set(*, card: Card, player: int, at: datetime.datetime, phone: Phone = NO_PHONE) -> Sitting:
    """Return today's set of a player, giving it out where it was not: the clock of the set begins then.

    Refuses days on which nothing is asked, somebody who is no player of the campaign, and one who was excluded.
    """
    day = require_on(card, at=at)
    try:
        with statements.in_turn(Kept.SOON):
            return _give_out(card, player, at, phone)
    except _GivenOut:
        found = sitting_of(card=card, player=player, day=day)
        assert found is not None  # noqa: S101 - that is what was said
        return found


def sitting_of(*, card: Card, player: int, day: datetime.date) -> Sitting | None:
    """Return the set of a player and day, None where none was given out: one statement."""
    row = statements.one(statements.SET_OF_DAY, (player, statements.read_day(day)))
    return _sitting(card, row, day) if row else None


def save_answers(
    *, card: Card, player: int, given: Given, at: datetime.datetime, day: datetime.date | None = None
) -> Sitting:
    """Keep what was chosen so far; places not named stay as they are. What is handed in stays as it is.

    ``given`` says of the set what was chosen, by place (from 0) a bit for each option, in the order of the version: it
    is called with the set as it stands, so that a form is read in the one transaction. Refuses a day that is over or
    whose set was not given out, and what comes after its time.
    """
    if day not in {None, day_of(at)}:
        raise Refused("这一天已经过去", cure="零点换题，没有交卷的不补；从活动首页答今天的题", code="U903")
    with statements.in_turn(Kept.SOON):
        sitting = _held(card, player, day_of(at))
        if sitting.is_handed_in:
            return sitting
        _require_time(sitting, at)
        saved = {**sitting.saved, **clean_answers(sitting.asked, given(sitting))}
        if saved != sitting.saved:
            statements.done(statements.SAVE, (json.dumps(saved), sitting.pk))
    return dataclasses.replace(sitting, saved=saved)


def hand_in(
    *, card: Card, player: int, given: Mapping[int, int], at: datetime.datetime, day: datetime.date | None = None
) -> Sitting:
    """Hand the set in: marked, answers and points written, all or nothing. Handed in again, it is as it was.

    After its time only what was saved before counts. ``day`` is that of the set, where midnight came in between: then
    half a minute later it is too late.
    """
    with statements.in_turn(Kept.AT_ONCE):
        sitting = _held(card, player, day or day_of(at))
        if sitting.is_handed_in:
            return sitting
        if at > turn_of(sitting.day) + GRACE:
            raise Refused("这一天已经过去", cure="零点换题，没有交卷的不补；请答今天的题", code="U903")
        in_time = at <= sitting.until + GRACE
        saved = {**sitting.saved, **clean_answers(sitting.asked, given)} if in_time else dict(sitting.saved)
        marked = mark_set(sitting.asked, saved, points_each=card.campaign.points_each)
        done = dataclasses.replace(
            sitting, saved=saved, submitted_at=at, points=marked.points, used_ms=_used(sitting, at)
        )
        return done if _write(done, marked, player, at) else _held(card, player, sitting.day)


class _GivenOut(Exception):  # noqa: N818 - a way out of the transaction, not an error
    """The set of the day was given out before, by this phone or another."""


def _give_out(card: Card, player: int, at: datetime.datetime, phone: Phone) -> Sitting:
    """Give a set out: the player's turn first, which holds their row, then the set, which is there once a day."""
    turn = statements.one(statements.TAKE_TURN, (player, card.pk))
    if turn is None:
        raise _no_turn(card, player)
    handle, opened = turn
    drawn = draw_set(card, handle=handle, nth=opened - 1)
    if not drawn:
        raise Refused("题目正在整理", cure="请稍后再来", code="U901")
    day, when, said = statements.read_day(day_of(at)), statements.moment(at), json.dumps(drawn)
    values = (card.pk, player, day, said, "{}", when, phone.device, phone.address)
    made = statements.one(statements.OPEN_SET, values)
    if made is None:
        raise _GivenOut
    return _sitting(card, (made[0], said, "{}", at, None, None, None), day_of(at))


def _no_turn(card: Card, player: int) -> Refused:
    if Player.objects.filter(pk=player, campaign=card.pk).exists():
        return Refused("您的参与资格已被取消", cure="认为有误的，在活动首页申诉", code="U902")
    return Refused("这个活动里没有您的参与记录", cure="从活动首页重新进入", code="U901")


def _held(card: Card, player: int, day: datetime.date) -> Sitting:
    row = statements.one(statements.held(statements.SET_OF_DAY), (player, statements.read_day(day)))
    if row is None:
        raise Refused("今天的题还没有领", cure="从活动首页进入，点「开始答题」", code="U901")
    return _sitting(card, row, day)


def _sitting(card: Card, row: Sequence[Any], day: datetime.date) -> Sitting:
    pk, drawn, saved, opened, submitted, points, used = row
    opened_at = statements.read_moment(opened)
    assert opened_at is not None  # noqa: S101 - a column that is never NULL
    end, minutes = turn_of(day), card.campaign.minutes
    until = min(end, opened_at + datetime.timedelta(minutes=minutes)) if minutes else end
    asked = tuple(card.pool[position - 1] for position in json.loads(drawn))
    submitted_at = statements.read_moment(submitted)
    return Sitting(pk, day, asked, json.loads(saved), opened_at, until, submitted_at, points, used)


def _require_time(sitting: Sitting, at: datetime.datetime) -> None:
    if at > sitting.until + GRACE:
        raise Refused("答题时间已到", cure="直接交卷；已经保存的答案照样计分", code="U904")


def _used(sitting: Sitting, at: datetime.datetime) -> int:
    taken = min(at, sitting.until) - sitting.opened_at
    return max(0, int(taken / datetime.timedelta(milliseconds=1)))


def _write(done: Sitting, marked: Marked, player: int, at: datetime.datetime) -> bool:
    """Write the set, its answers and its line of the ledger; return False where somebody handed it in meanwhile."""
    when, points = statements.moment(at), marked.points
    values = (json.dumps(done.saved), when, marked.number_right, points, done.used_ms, marked.pattern, done.pk)
    if not statements.done(statements.HAND_IN, values):
        return False
    rows = [
        value
        for place, (one, chosen, right) in enumerate(zip(marked.asked, marked.chosen, marked.right, strict=True))
        for value in (done.pk, place, one.pk, chosen, right)
    ]
    statements.done(statements.ANSWERS + ", ".join([statements.ANSWER] * len(marked.asked)), rows)
    line = statements.one(statements.EARN, (points, points, done.used_ms, points, when, player))
    assert line is not None  # noqa: S101 - the set belongs to the player
    number, balance = line
    statements.done(
        statements.LINE, (player, number, LineKind.ANSWERED.value, points, balance, done.pk, None, "", when)
    )
    return True
