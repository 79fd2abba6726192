"""What may be commented on: rooms hang the kinds of their records, as they hang doors and owners on the board."""

import dataclasses
from collections.abc import Callable

from jixiao.orgs.models import UnitYear

LONGEST_KEY = 19


@dataclasses.dataclass(frozen=True, slots=True)
class Commented:
    """A record that may be commented on: what people call it, and the page it stands on."""

    label: str
    url: str


Finder = Callable[[UnitYear, int], Commented | None]
SUBJECTS: dict[str, Finder] = {}


def hang_subject(kind: str, find: Finder) -> None:
    """Let records of a kind be commented on; ``find`` returns None for one that is not of that unit's year."""
    SUBJECTS[kind] = find


def commented(subject: str, *, unit_year: UnitYear) -> Commented | None:
    """Return the record that a subject names, None where it is not of that unit's year or of no kind that is known."""
    kind, _, key = subject.partition(":")
    if kind not in SUBJECTS or not key.isascii() or not key.isdecimal() or len(key) >= LONGEST_KEY:
        return None
    return SUBJECTS[kind](unit_year, int(key))
