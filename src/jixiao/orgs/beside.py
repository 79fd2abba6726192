"""What rooms show beside a unit or a person on the pages of orgs: whether its staff was trained, and the like.

Nothing here asks the database. A later room hangs a column when Django starts; it is asked once for a page.
"""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from jixiao.orgs.models import Person, Unit

if TYPE_CHECKING:
    from jixiao.orgs.seat import Desk


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """What is told of one unit or person: a colour and a word as lights have them, a line below, the page it opens."""

    light: str
    word: str
    line: str = ""
    url: str = ""


UnitTell = Callable[["Desk", Sequence[Unit]], Mapping[int, Told]]
PersonTell = Callable[["Desk", Sequence[Person]], Mapping[int, Told]]
_OF_UNITS: dict[str, UnitTell] = {}
_OF_PEOPLE: dict[str, PersonTell] = {}


def hang_beside_units(title: str, tell: UnitTell) -> None:
    """Show a column beside units; ``tell`` answers by the unit's id, in a constant number of statements."""
    _OF_UNITS[title] = tell


def hang_beside_people(title: str, tell: PersonTell) -> None:
    """Show a column beside people; ``tell`` answers by the person's id, in a constant number of statements."""
    _OF_PEOPLE[title] = tell


def beside_units(desk: "Desk", units: Sequence[Unit]) -> dict[str, Mapping[int, Told]]:
    """Return what each room tells of those units, by the title of its column."""
    return {title: tell(desk, units) for title, tell in _OF_UNITS.items()}


def beside_people(desk: "Desk", people: Sequence[Person]) -> dict[str, Mapping[int, Told]]:
    """Return what each room tells of those people, by the title of its column."""
    return {title: tell(desk, people) for title, tell in _OF_PEOPLE.items()}
