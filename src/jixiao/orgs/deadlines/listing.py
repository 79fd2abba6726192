"""The list of what is due as the page shows it: filtered, overdue first, each with its last reminder."""

import dataclasses
import datetime
from collections.abc import Mapping, Sequence

from jixiao.orgs.deadlines.dues import Due, dues_of, years_at
from jixiao.orgs.deadlines.reminding import OWN, reminded_lately
from jixiao.orgs.models import Reminder
from jixiao.orgs.roles import Role
from jixiao.orgs.seat import Desk

SOON = datetime.timedelta(days=7)
WHEN = {"late": "已逾期", "soon": "7 天内到期", "later": "7 天以后"}


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """One row: what is due, whether this person's role has the turn, and the last reminder."""

    due: Due
    is_mine: bool
    reminder: Reminder | None
    may_remind: bool

    @property
    def turn_words(self) -> str:
        """Return whose turn it is."""
        return Role(self.due.turn).label


@dataclasses.dataclass(frozen=True, slots=True)
class Listing:
    """The rows that were asked for, how many there are of each kind of day, and what may be asked."""

    rows: Sequence[Row]
    counts: Mapping[str, int]
    units: Mapping[str, str]
    kinds: Sequence[str]
    turns: Mapping[str, str]


def listing_at(desk: Desk, asked: Mapping[str, str]) -> Listing:
    """Return what is due at a desk as it was asked for; a constant number of statements."""
    years = years_at(desk)
    dues = dues_of(years)
    reminders = reminded_lately(years) if dues else {}
    reviews = Role.REVIEWER in desk.roles
    rows = [
        Row(
            one,
            is_mine=one.turn in desk.roles,
            reminder=reminders.get((one.unit_year.pk, one.matter)),
            may_remind=reviews and one.turn in OWN,
        )
        for one in dues
        if _is_asked(one, asked)
    ]
    return Listing(
        rows=[row for row in rows if not asked.get("when") or when_of(row.due.due, desk.today) == asked["when"]],
        counts={key: sum(when_of(row.due.due, desk.today) == key for row in rows) for key in WHEN},
        units={one.unit.code: one.unit.name for one in years} if len(years) > 1 else {},
        kinds=sorted({one.kind for one in dues}),
        turns={role.value: role.label for role in Role if role in {one.turn for one in dues}},
    )


def when_of(due: datetime.date, today: datetime.date) -> str:
    """Return which of the three a day is: late, soon, later."""
    return "late" if due < today else "soon" if due <= today + SOON else "later"


def _is_asked(due: Due, asked: Mapping[str, str]) -> bool:
    wanted = (
        (asked.get("unit"), due.unit_year.unit.code),
        (asked.get("kind"), due.kind),
        (asked.get("turn"), due.turn),
    )
    return all(not want or want == have for want, have in wanted)
