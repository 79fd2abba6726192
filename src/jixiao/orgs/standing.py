"""How the work of units stands: one state a kind of handover, for lists and for the line of the year's cycle."""

import dataclasses
from collections.abc import Iterable

from jixiao.orgs.models import ONE_BY_ONE, Handover, HandoverKind, HandoverState, Unit
from jixiao.orgs.waiting import work_address

ORDER = tuple(kind for kind in HandoverKind if kind not in ONE_BY_ONE)


@dataclasses.dataclass(frozen=True, slots=True)
class Standing:
    """One kind of handover in one unit's year: its state, how far it is, where it is opened."""

    kind: str
    state: str
    stage: int
    url: str


def standings_of(units: Iterable[Unit], *, year: int) -> dict[int, list[Standing]]:
    """Return by the id of a unit how its work of a year stands, one for each kind in order; one statement."""
    codes = {unit.pk: unit.code for unit in units}
    found = {
        (row["unit_year__unit"], row["kind"]): (row["state"], row["stage"])
        for row in Handover.objects.filter(unit_year__unit__in=list(codes), unit_year__year=year, subject="").values(
            "unit_year__unit", "kind", "state", "stage"
        )[: len(codes) * len(ORDER)]
    }
    return {
        pk: [
            Standing(
                kind, *found.get((pk, kind), (HandoverState.DRAFT, 0)), url=work_address(kind, code=code, year=year)
            )
            for kind in ORDER
        ]
        for pk, code in codes.items()
    }
