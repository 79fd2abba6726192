"""What later rooms say to whoever writes the goals of a year: advice on the budget, what is still to be put right.

Goals are an earlier room and may not know who speaks: ``settings.HEARD_LATER`` names the functions, each taking the
unit's year of the goals and giving what it has to say.
"""

import dataclasses
from collections.abc import Callable, Iterable

from django.conf import settings
from django.utils.module_loading import import_string

from jixiao.orgs.models import UnitYear

MOST = 60


@dataclasses.dataclass(frozen=True, slots=True)
class Heard:
    """One thing said: about which project ("" is the whole unit), in a few words, why, and where it is explained.

    ``tone`` is a colour of the lights; ``url`` is an address of the unit's own pages.
    """

    about: str
    words: str
    why: str
    url: str = ""
    tone: str = "none"


Speaker = Callable[[UnitYear], Iterable[Heard]]


def heard_of(unit_year: UnitYear) -> list[Heard]:
    """Return what every later room says about the goals of this year, in the order of the settings."""
    found: list[Heard] = []
    for path in getattr(settings, "HEARD_LATER", ()):
        speaker: Speaker = import_string(path)
        found.extend(speaker(unit_year))
    return found[:MOST]
