"""Filters of the library's table."""

import dataclasses
from collections.abc import Mapping
from typing import ClassVar

from django.db.models import Q
from django.http import QueryDict

from jixiao.cycle.indicators.coverage import UnitCovered, dimensions
from jixiao.cycle.indicators.frames import frames
from jixiao.cycle.indicators.statistics import TOO_FEW, VERDICTS
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


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class UsedFilter(Filter):
    """Indicators that somebody promised, or nobody."""

    template: ClassVar[str] = "web/filters/choice.html"

    def condition(self, query: QueryDict) -> Q:
        """Return: promised at least once, or never."""
        (text,) = self.texts(query)
        return {"yes": Q(sheets__gt=0), "no": Q(sheets=0)}.get(text, Q())

    def listed(self) -> tuple[tuple[str, str], ...]:
        """Return the two."""
        return (("yes", "有人引用"), ("no", "没有人引用"))


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class VerdictFilter(Filter):
    """Indicators by what their scores say: ``verdicts`` by the id of the indicator."""

    verdicts: Mapping[int, str]
    template: ClassVar[str] = "web/filters/choice.html"

    def condition(self, query: QueryDict) -> Q:
        """Return: the verdict is the one chosen."""
        (text,) = self.texts(query)
        if text not in VERDICTS:
            return Q()
        if text == TOO_FEW:
            return ~Q(pk__in=[pk for pk, verdict in self.verdicts.items() if verdict != TOO_FEW])
        return Q(pk__in=[pk for pk, verdict in self.verdicts.items() if verdict == text])

    def listed(self) -> tuple[tuple[str, str], ...]:
        """Return the verdicts."""
        return tuple(VERDICTS.items())


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MissingFilter(Filter):
    """Units whose goals have nothing in a dimension: ``found`` by the id of the unit."""

    found: Mapping[int, UnitCovered]
    template: ClassVar[str] = "web/filters/choice.html"

    def condition(self, query: QueryDict) -> Q:
        """Return: the unit promises something, and nothing in the dimension chosen."""
        (text,) = self.texts(query)
        order = dimensions()
        if text not in order:
            return Q()
        place = order.index(text)
        return Q(pk__in=[pk for pk, one in self.found.items() if not one.counts[place]])

    def listed(self) -> tuple[tuple[str, str], ...]:
        """Return the dimensions."""
        return tuple((one, one) for one in dimensions())
