"""This year's description beside last year's, field by field."""

import dataclasses
from typing import Any

from jixiao.engine.values import UNFILLED, Absent, Money, print_decimal
from jixiao.records.profile.models import FIELDS, ProfileYear
from jixiao.records.profile.queries import value_in
from jixiao.records.profile.wording import UNITS, label_of, value_text


@dataclasses.dataclass(frozen=True, slots=True)
class Compared:
    """One field in two years."""

    field: str
    label: str
    before: Any
    now: Any

    @property
    def before_text(self) -> str:
        """Return last year's value in words."""
        return value_text(self.field, self.before)

    @property
    def now_text(self) -> str:
        """Return this year's value in words."""
        return value_text(self.field, self.now)

    @property
    def is_changed(self) -> bool:
        """Return whether the two years say different things."""
        return bool(self.before is not self.now if _absent(self.before, self.now) else self.before != self.now)

    @property
    def is_copyable(self) -> bool:
        """Return whether last year says anything."""
        return self.before is not UNFILLED

    @property
    def is_answered(self) -> bool:
        """Return whether this year says anything."""
        return self.now is not UNFILLED

    @property
    def difference(self) -> str:
        """Return by how much a number changed: ＋2 人, −1.50 万元; words where there is no number to tell."""
        if not self.is_changed:
            return "相同"
        if _absent(self.before, self.now) or self.field not in UNITS:
            return "不同"
        if isinstance(self.now, Money):
            moved = self.now - self.before
            sign, text = ("＋" if moved.fen > 0 else ""), moved.text("万元")
        else:
            sign, text = ("＋" if self.now > self.before else ""), print_decimal(self.now - self.before)
        return f"{sign}{text} {UNITS[self.field]}"


def compare(before: ProfileYear | None, now: ProfileYear | None) -> list[Compared]:
    """Return every field in both years."""
    return [Compared(field, label_of(field), value_in(before, field), value_in(now, field)) for field in FIELDS]


def _absent(*values: object) -> bool:
    return any(isinstance(value, Absent) for value in values)
