"""How often one network may try at a public door: counted by slots of time, as a digest, and forgotten after a day."""

from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from jixiao.orgs.refusing import Refused

DAY = 86_400


class TooMany(Refused):
    """A network tried too often."""

    status = 429


@transaction.atomic
def is_let_in(counts: QuerySet[Any], /, *, who: str, slot: int, most: int, kept: int, **door: Any) -> bool:  # noqa: ANN401 - columns of the room's own table
    """Count a try at a door and return whether it is one of the ``most`` that a network has within a slot.

    ``counts`` are those of a room's own table (who, slot, tries), ``door`` the columns that tell its doors apart;
    what is ``kept`` slots old is forgotten with the first try of a slot.
    """
    counts.get_or_create(**door, who=who, slot=slot)
    mine = counts.filter(**door, who=who, slot=slot)
    if not mine.filter(tries__lt=most).update(tries=F("tries") + 1):
        return False
    if mine.filter(tries=1).exists():
        counts.filter(**door, slot__lt=slot - kept).delete()
    return True
