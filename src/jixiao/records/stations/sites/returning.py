"""A station tells its month on its page, or the office writes it down; the county accepts it or sends it back.

What the station tells is its own word and stands in no trail; what the office does with it does.
"""

import dataclasses
import datetime
from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear, YearState
from jixiao.orgs.refusing import Refused, Stale
from jixiao.orgs.stamps import save_stamped
from jixiao.records.stations.models import (
    MonthlyReturn,
    ReturnLine,
    ReturnState,
    ReturnWay,
    Station,
    StationState,
)
from jixiao.records.stations.sites.events import MonthAccepted, MonthEntered, MonthRemoved, MonthSentBack
from jixiao.records.stations.sites.months import DECEMBER, last_day_of
from jixiao.records.stations.sites.telling import tell

MOST_LINES, MOST_TITLE, MOST_WORDS, MOST_TELLER, MOST_ACTIVITIES = 60, 120, 300, 40, 400
_FIELDS = ("activities", "people", "words", "way", "teller", "state", "told_at", "by", "judged_by", "judged_at",
           "back_because")  # fmt: skip


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """One activity as it is told."""

    day: datetime.date
    title: str
    people: int | None = None
    is_online: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Telling:
    """A month as it is told. ``number`` counts where nobody wrote the activities down one by one (old tables)."""

    year: int
    month: int
    lines: tuple[Line, ...] = ()
    number: int | None = None
    people: int | None = None
    words: str = ""
    teller: str = ""

    @property
    def activities(self) -> int:
        """Return how many activities are told."""
        return len(self.lines) if self.lines or self.number is None else self.number

    @property
    def reached(self) -> int | None:
        """Return how many people came: the sum of the lines where each line has it, else the number given."""
        numbers = [one.people for one in self.lines]
        known = [one for one in numbers if one is not None]
        return sum(known) if known and len(known) == len(numbers) else self.people


@transaction.atomic
def tell_month(*, station: Station, given: Telling, stamp: int | None, at: datetime.datetime, on: datetime.date
               ) -> MonthlyReturn:  # fmt: skip
    """Take what a station tells of a month on its own page; told again before the county has looked, the later stands.

    Refuses months that are to come, before the plate or of a closed year, a month that was accepted, and a telling
    that somebody else at the station overtook (raises Stale).
    """
    if station.state != StationState.PLATED:
        state = StationState(station.state).label
        raise Refused(f"这个e站现在是「{state}」，不用报", cure="有疑问请联系县科协", code="X003")
    if not given.teller.strip():
        raise Refused("没有写填报人", cure="写您的姓名，县科协核对时好联系", code="X010", field="teller")
    kept = judged(given, station=station, on=on)
    return _write(station, kept, stamp=stamp, way=ReturnWay.PAGE, at=at, by=None)


@transaction.atomic
def enter_month(*, station: Station, given: Telling, stamp: int | None, by: Actor, way: str = ReturnWay.OFFICE
                ) -> MonthlyReturn:  # fmt: skip
    """Write a month down for a station; it is looked at already. Refuses as ``tell_month`` does, a rest let be."""
    kept = judged(given, station=station, on=by.on)
    row = _write(station, kept, stamp=stamp, way=way, at=by.at, by=by)
    tell(MonthEntered, station, by, after={**told_of(row), "报送方式": row.get_way_display()})
    return row


@transaction.atomic
def accept_month(*, row: MonthlyReturn, stamp: int | None, by: Actor) -> MonthlyReturn:
    """Let what a station told stand. Refuses one that was looked at already."""
    _require_state(row, ReturnState.TOLD)
    row.state, row.judged_by, row.judged_at, row.back_because = ReturnState.ACCEPTED, by.person, by.at, ""
    save_stamped(row, stamp=stamp, fields=("state", "judged_by", "judged_at", "back_because"))
    tell(MonthAccepted, row.station, by, after=told_of(row))
    return row


@transaction.atomic
def accept_all(*, rows: Sequence[MonthlyReturn], by: Actor) -> int:
    """Let all of them stand; return how many did: what changed meanwhile is left for another look."""
    done = 0
    for row in rows:
        try:
            with transaction.atomic():
                accept_month(row=row, stamp=row.version, by=by)
        except Refused:
            continue
        done += 1
    return done


@transaction.atomic
def send_month_back(*, row: MonthlyReturn, reason: str, stamp: int | None, by: Actor) -> MonthlyReturn:
    """Ask a station to tell its month again. Refuses without a reason; one that was accepted may be sent back too."""
    if row.state == ReturnState.BACK:
        raise Refused("这份月报已经退回", cure="等e站重新报送", code="X011")
    why = reason.strip()[:200]
    if not why:
        raise Refused("没有写退回原因", cure="写明哪里不对、怎样改", code="X004", field="reason")
    row.state, row.judged_by, row.judged_at, row.back_because = ReturnState.BACK, by.person, by.at, why
    save_stamped(row, stamp=stamp, fields=("state", "judged_by", "judged_at", "back_because"))
    tell(MonthSentBack, row.station, by, after=told_of(row), why=why)
    return row


@transaction.atomic
def remove_month(*, row: MonthlyReturn, by: Actor) -> None:
    """Take back a month that the office wrote down; what a station told is sent back instead."""
    if row.way == ReturnWay.PAGE:
        raise Refused("e站自己报的月报不能删除", cure="不对的退回，请e站重报", code="X011")
    before = told_of(row)
    station = row.station
    row.delete()
    tell(MonthRemoved, station, by, before=before)


def judged(given: Telling, *, station: Station, on: datetime.date) -> Telling:
    """Return a telling trimmed; refuses a month that cannot be told, and lines that cannot stand."""
    _require_month(given, station, on)
    words, teller = given.words.strip(), given.teller.strip()
    if len(words) > MOST_WORDS or len(teller) > MOST_TELLER:
        field = "words" if len(words) > MOST_WORDS else "teller"
        raise Refused(
            "写得太长", cure=f"说明最多 {MOST_WORDS} 字，填报人最多 {MOST_TELLER} 字", code="X010", field=field
        )
    if given.number is not None and given.lines and given.number != len(given.lines):
        cause = f"活动次数写的是 {given.number}，列了 {len(given.lines)} 项活动"
        raise Refused(cause, cure="逐项列的不用另填次数", code="X010", field="number")
    if len(given.lines) > MOST_LINES or (given.number or 0) > MOST_ACTIVITIES:
        raise Refused(f"一个月最多 {MOST_LINES} 项活动", cure="连续几天的算一项", code="X010", field="number")
    lines = tuple(_line(one, place, given, on) for place, one in enumerate(given.lines, start=1))
    said = [(one.day, one.title) for one in lines]
    for place, one in enumerate(said):
        if one in said[:place]:
            cause = f"第 {place + 1} 项和第 {said.index(one) + 1} 项是同一天的同一个活动"
            raise Refused(cause, cure="去掉一项；一天办了两场的，名称里写明上午、下午", code="X010", field="lines")
    if not given.activities and not words:
        raise Refused("一项活动也没有", cure="确实没有的，在说明里写明原因再报", code="X010", field="words")
    return dataclasses.replace(given, lines=lines, words=words, teller=teller)


def told_of(row: MonthlyReturn) -> dict[str, Any]:
    """Return a month as the trail shows it."""
    return {"月份": f"{row.year} 年 {row.month} 月", "活动次数": row.activities, "活动人次": row.people}


def _require_month(given: Telling, station: Station, on: datetime.date) -> None:
    if not 1 <= given.month <= DECEMBER:
        raise Refused("没有这个月份", cure="选 1 到 12 月", code="X010", field="month")
    if (given.year, given.month) > (on.year, on.month):
        raise Refused(f"{given.month} 月还没有到", cure="到了再报", code="X012", field="month")
    if station.plated_on is None or last_day_of(given.year, given.month) < station.plated_on:
        raise Refused(
            f"{given.year} 年 {given.month} 月还没有授牌", cure="从授牌的那个月报起", code="X012", field="month"
        )
    year = UnitYear.objects.filter(unit=station.unit_id, year=given.year).first()
    if year is None or year.state != YearState.OPEN:
        raise Refused(f"{given.year} 年度{'已经关闭' if year else '还没有建立'}", cure="请联系县科协", code="X012")


def _line(one: Line, place: int, given: Telling, on: datetime.date) -> Line:
    title = " ".join(one.title.split())
    if not title or len(title) > MOST_TITLE:
        cause = f"第 {place} 项活动{'没有写名称' if not title else f'的名称超过 {MOST_TITLE} 字'}"
        raise Refused(cause, cure="写明办了什么，如：消防安全讲座", code="X010", field="lines")
    if (one.day.year, one.day.month) != (given.year, given.month):
        cause = f"第 {place} 项活动的日期 {one.day} 不在 {given.month} 月"
        raise Refused(cause, cure="填这个月里的日期；别的月的报在那个月", code="X010", field="lines")
    if one.day > on:
        raise Refused(f"第 {place} 项活动的日期 {one.day} 还没有到", cure="办完再报", code="X010", field="lines")
    return dataclasses.replace(one, title=title)


def _write(
    station: Station, given: Telling, *, stamp: int | None, way: str, at: datetime.datetime, by: Actor | None
) -> MonthlyReturn:
    rows = MonthlyReturn.objects.select_for_update()
    row = rows.filter(station=station, year=given.year, month=given.month).first()
    if row is not None and row.state == ReturnState.ACCEPTED and by is None:
        raise Refused(f"{given.month} 月的月报县科协已经核定", cure="要改的，请县科协退回", code="X011")
    if row is not None and stamp is None:
        raise Stale(theirs={"number": row.activities, "words": row.words})
    is_new = row is None
    if row is None:
        row = MonthlyReturn(station=station, year=given.year, month=given.month)
    row.activities, row.people, row.words, row.teller = given.activities, given.reached, given.words, given.teller
    row.way, row.told_at, row.by = way, at, by.person if by else None
    row.state = ReturnState.ACCEPTED if by else ReturnState.TOLD
    row.judged_by, row.judged_at, row.back_because = (by.person, at, "") if by else (None, None, "")
    if is_new:
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            raise Refused(f"{given.month} 月的月报刚刚有人报过", cure="刷新页面核对", code="X011") from None
    else:
        save_stamped(row, stamp=stamp, fields=_FIELDS)
        row.lines.all().delete()
    ReturnLine.objects.bulk_create(
        ReturnLine(
            month_of=row, position=place, day=one.day, title=one.title, is_online=one.is_online, people=one.people
        )
        for place, one in enumerate(given.lines, start=1)
    )
    return row


def _require_state(row: MonthlyReturn, state: ReturnState) -> None:
    if row.state != state:
        raise Refused(f"这份月报{row.get_state_display()}", cure="刷新页面再看", code="X011")
