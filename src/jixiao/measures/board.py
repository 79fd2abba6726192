"""The board as a page shows it: every measure with what it counts now, and whether that moved since it was frozen."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from django.apps import apps

from jixiao.engine.values import Absent, Period
from jixiao.measures.catalogue import MEASURES
from jixiao.measures.models import Reading, ReadingBatch, ReadingSource
from jixiao.measures.queries import newest_batch, readings_of
from jixiao.measures.reading import readings_now
from jixiao.measures.wording import number_text, value_of
from jixiao.orgs.models import UnitYear

ENTERED_ROOM = "entered"
NEW, SAME, MOVED, GONE = "new", "same", "moved", "gone"
CHANGES = {MOVED: "与上次取数不同", SAME: "与上次取数相同", NEW: "还没有取过", GONE: "现在没有了"}
COLOURS = {MOVED: "amber", SAME: "green", NEW: "none", GONE: "none"}


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """One measure on the board, or in a comparison: what it says now, and what it said before (None: not asked)."""

    code: str
    name: str
    unit: str
    meaning: str
    library: str
    now: Reading | None
    before: Reading | None

    @property
    def change(self) -> str:
        """Return new, same, moved or gone."""
        if self.before is None:
            return NEW
        if self.now is None:
            return GONE
        same = value_of(self.now) == value_of(self.before) and self.now.unit == self.before.unit
        return SAME if same else MOVED

    @property
    def change_words(self) -> str:
        """Return what became of it since the last batch, with the difference where both are numbers."""
        if self.change != MOVED or self.now is None or self.before is None:
            return CHANGES[self.change]
        now, before = value_of(self.now), value_of(self.before)
        if isinstance(now, Absent) or isinstance(before, Absent) or self.now.unit != self.before.unit:
            return CHANGES[MOVED]
        sign = "＋" if now > before else ""
        return f"{CHANGES[MOVED]}，{sign}{number_text(now - before, self.unit)}"

    @property
    def is_entered(self) -> bool:
        """Return whether a person entered what it says now."""
        return (self.now or self.before or Reading()).source == ReadingSource.ENTERED

    @property
    def room(self) -> str:
        """Return the room that hung it; what no room hung was entered."""
        return self.code.partition(".")[0] if self.code in MEASURES else ENTERED_ROOM


@dataclasses.dataclass(frozen=True, slots=True)
class Group:
    """The measures of one room."""

    title: str
    lines: tuple[Line, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Board:
    """All of it, with the batch it is compared with."""

    period: Period
    lines: tuple[Line, ...]
    batch: ReadingBatch | None

    @property
    def moved(self) -> int:
        """Return how many measures say something else than when they were last frozen."""
        return sum(1 for line in self.lines if line.change == MOVED)

    @property
    def filled(self) -> int:
        """Return how many measures have a number now."""
        return sum(1 for line in self.lines if line.now is not None and line.now.value is not None)


def board_of(unit_year: UnitYear, *, period: Period) -> Board:
    """Return the board of a year over a period, with a constant number of statements."""
    batch = newest_batch(unit_year, period=period)
    frozen = readings_of(batch) if batch else {}
    return Board(
        period, lines_between({one.code: one for one in readings_now(unit_year, period=period)}, frozen), batch
    )


def lines_between(now: Mapping[str, Reading], before: Mapping[str, Reading]) -> tuple[Line, ...]:
    """Return one line for each measure that either side has, in the order of the board."""
    order = [*MEASURES, *(code for code in {**now, **before} if code not in MEASURES)]
    return tuple(_line(code, now.get(code), before.get(code)) for code in order if code in now or code in before)


def grouped(lines: Iterable[Line]) -> list[Group]:
    """Return the lines by the room that counts them, in the order of the board; what people entered comes last."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(line.room, []).append(line)
    rooms = sorted(found, key=lambda room: room == ENTERED_ROOM)
    return [Group(room_title(room), tuple(found[room])) for room in rooms]


def room_title(room: str) -> str:
    """Return what people call the room of a code."""
    if room == ENTERED_ROOM:
        return "本单位自定的计量"
    return str(apps.get_app_config(room).verbose_name) if room in apps.app_configs else room


def chosen(lines: Sequence[Line], *, text: str = "", room: str = "", state: str = "") -> list[Line]:
    """Return the lines whose name, code or meaning holds ``text``, of one room, in one state (see ``STATES``)."""
    wanted = text.strip().lower()
    return [
        line
        for line in lines
        if wanted in f"{line.name} {line.code} {line.meaning} {line.library}".lower()
        and room in {"", line.room}
        and (not state or STATES[state][1](line))
    ]


STATES = {
    "filled": ("有数", lambda line: line.now is not None and line.now.value is not None),
    "unfilled": ("未填", lambda line: line.now is not None and line.now.absence == "unfilled"),
    "entered": ("填报", lambda line: line.is_entered),
    "moved": ("与上次取数不同", lambda line: line.change == MOVED),
}


def _line(code: str, now: Reading | None, before: Reading | None) -> Line:
    hung = MEASURES.get(code)
    shown = now or before
    assert shown is not None  # noqa: S101 - lines_between takes only codes that one side has
    return Line(
        code=code,
        name=hung.name if hung else shown.name,
        unit=hung.unit if hung else shown.unit,
        meaning=hung.meaning if hung else shown.note,
        library=hung.library if hung else "",
        now=now,
        before=before,
    )
