"""Filters of the library's table."""

import dataclasses
from typing import ClassVar

from django.db.models import Q
from django.http import QueryDict

from jixiao.cycle.indicators.frames import frames
from jixiao.web.table import Filter


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PlacedFilter(Filter):
    """Indicators that have a place in a frame, whichever frame they come from."""

    template: ClassVar[str] = "web/filters/choice.html"

    def condition(self, query: QueryDict) -> Q:
        """Return: the indicator stands in the frame chosen, or moves there by its code or by its levels."""
        (text,) = self.texts(query)
        frame = frames().get(text)
        if frame is None:
            return Q()
        found = Q(indicator__frame=text)
        for move in frame.moves:
            if move.codes:
                found |= Q(indicator__owner=None, indicator__code__in=move.codes)
            else:
                found |= Q(indicator__level1=move.level1, **({"indicator__level2": move.level2} if move.level2 else {}))
        for level1, level2s in frame.levels.items():
            found |= Q(indicator__level1=level1, indicator__level2__in=level2s)
        return found

    def listed(self) -> tuple[tuple[str, str], ...]:
        """Return the frames."""
        return tuple((one.code, one.title) for one in frames().values())


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class OwnerFilter(Filter):
    """Shared ones, or the unit's own."""

    template: ClassVar[str] = "web/filters/choice.html"

    def condition(self, query: QueryDict) -> Q:
        """Return: the indicator is shared, or is not."""
        (text,) = self.texts(query)
        return Q(indicator__owner__isnull=text == "shared") if text in {"shared", "own"} else Q()

    def listed(self) -> tuple[tuple[str, str], ...]:
        """Return the two."""
        return (("shared", "共性（共享库）"), ("own", "个性（本单位）"))
