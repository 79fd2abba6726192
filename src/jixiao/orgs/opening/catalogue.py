"""What rooms take over into a new year: hung when Django starts, offered in the order of ``YEAR_COPIERS``."""

import dataclasses
from collections.abc import Callable, Collection, Sequence

from django.conf import settings

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear


@dataclasses.dataclass(frozen=True, slots=True)
class Copier:
    """One thing that a room takes over.

    ``code`` is stable ASCII (goals.sheet), ``title`` what people read, ``unit`` what is counted (行, 栏, 项).
    ``preview`` returns a line for each thing that this year has not yet, and writes nothing; ``copy`` takes over
    exactly those and returns how many. ``note`` says what has to be looked at afterwards.
    """

    code: str
    title: str
    unit: str
    preview: Callable[[UnitYear], Sequence[str]]
    copy: Callable[[UnitYear, Actor], int]
    note: str = ""


COPIERS: dict[str, Copier] = {}


def hang_copier(copier: Copier) -> None:
    """Offer a copier in the wizard."""
    COPIERS[copier.code] = copier


def copiers_offered() -> list[Copier]:
    """Return the copiers that the settings name, in their order; a room that is not installed offers none."""
    return [COPIERS[code] for code in settings.YEAR_COPIERS if code in COPIERS]


def copiers_chosen(codes: Collection[str]) -> list[Copier]:
    """Return the copiers of those codes in the order of the settings."""
    return [copier for copier in copiers_offered() if copier.code in codes]
