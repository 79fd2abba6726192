"""What is public already: the window hangs it here, since it stands after this room on the street."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from jixiao.orgs.models import HandoverKind

PUBLIC = "public"
Published = Callable[[Sequence[int], datetime.date], Iterable[int]]
PUBLISHED: list[Published] = []
_STATE = f"state_{HandoverKind.DISCLOSURE.value}"


def hang_published(published: Published) -> None:
    """Let the window say which years, by their ids, are public on a day; called when Django starts."""
    PUBLISHED.append(published)


def published_among(unit_years: Sequence[int], *, on: datetime.date) -> frozenset[int]:
    """Return which of those years are public on that day."""
    return frozenset(pk for published in PUBLISHED for pk in published(unit_years, on))


def marked_published(rows: Iterable[Any], *, on: datetime.date) -> list[Any]:
    """Return the rows of the county, those that are public standing as such whatever their register says."""
    listed = list(rows)
    public = published_among([row.pk for row in listed], on=on)
    for row in listed:
        if row.pk in public:
            setattr(row, _STATE, PUBLIC)
    return listed
