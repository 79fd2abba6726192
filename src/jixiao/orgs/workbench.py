"""What rooms hang on the workbench: figures of the year, and things to do."""

import dataclasses
import datetime
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.orgs.seat import Desk


@dataclasses.dataclass(frozen=True, slots=True)
class Figure:
    """One number of the year: ``value`` as printed, its unit, where it comes from, the page that opens it."""

    title: str
    value: str
    unit: str = ""
    origin: str = ""
    url: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class ToDo:
    """One thing to do: ``due`` None where nobody set a day."""

    title: str
    where: str
    url: str
    action: str
    due: datetime.date | None = None
    state: str = ""


FIGURES: dict[str, Callable[["Desk"], Iterable[Figure]]] = {}
TO_DOS: dict[str, Callable[["Desk"], Iterable[ToDo]]] = {}


PERSONAL: dict[str, Callable[["Desk"], Iterable[ToDo]]] = {}


@dataclasses.dataclass(frozen=True, slots=True)
class Reached:
    """How far a step of the cycle is that no handover tells of: done on a day, or a few words on how it stands."""

    on: datetime.date | None = None
    words: str = ""


STEPS: dict[str, Callable[["Desk"], Reached]] = {}


def hang_step(name: str, reached: Callable[["Desk"], Reached]) -> None:
    """Let a room say how far a step of the cycle is (年终取数); called when Django starts."""
    STEPS[name] = reached


def hang_figures(room: str, figures: Callable[["Desk"], Iterable[Figure]]) -> None:
    """Show figures of a room on the workbench; called when Django starts."""
    FIGURES[room] = figures


def hang_to_dos(room: str, to_dos: Callable[["Desk"], Iterable[ToDo]]) -> None:
    """Show things to do of a room on the workbench; called when Django starts."""
    TO_DOS[room] = to_dos


def hang_personal_to_dos(room: str, to_dos: Callable[["Desk"], Iterable[ToDo]]) -> None:
    """Show things to do that follow a person to every desk of theirs; called when Django starts."""
    PERSONAL[room] = to_dos
