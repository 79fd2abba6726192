"""新年度向导: what would be taken over is shown, then the year is opened and it is taken over, unit by unit."""

import dataclasses
from collections.abc import Sequence

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event, event
from jixiao.orgs.models import Unit, UnitYear, YearState
from jixiao.orgs.opening.catalogue import Copier
from jixiao.orgs.refusing import Refused
from jixiao.orgs.registering import open_year
from jixiao.orgs.trail import publish


@event("orgs.year_prepared", "带入上年内容")
class YearPrepared(Event):
    """A year took over what it could from the year before."""


@dataclasses.dataclass(frozen=True, slots=True)
class Offer:
    """What one copier would take over: a line each."""

    copier: Copier
    lines: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Preview:
    """What opening a year of a unit would do; ``why_not`` says why it cannot be done."""

    unit: Unit
    is_open: bool
    offers: tuple[Offer, ...]
    why_not: str = ""

    @property
    def count(self) -> int:
        """Return how many things would be taken over."""
        return sum(len(offer.lines) for offer in self.offers)


def preview_year(*, unit: Unit, year: int, copiers: Sequence[Copier]) -> Preview:
    """Return what opening that year would take over. The year is opened for the look and undone again."""
    with transaction.atomic():
        unit_year, made = UnitYear.objects.get_or_create(unit=unit, year=year)
        unit_year.unit = unit
        if unit_year.state == YearState.CLOSED:
            return Preview(unit, is_open=False, offers=(), why_not="这一年度已经关闭，先写明理由重新开放")
        offers = tuple(Offer(copier, tuple(copier.preview(unit_year))) for copier in copiers)
        if made:
            transaction.set_rollback(True)
    return Preview(unit, is_open=not made, offers=offers)


@transaction.atomic
def prepare_year(*, unit: Unit, year: int, copiers: Sequence[Copier], by: Actor) -> dict[str, int]:
    """Open a year and take over what the copiers offer; return how many of each. Refuses a closed year (U365)."""
    there = UnitYear.objects.filter(unit=unit, year=year).first()
    if there is not None and there.state == YearState.CLOSED:
        raise Refused(f"{year} 年度已经关闭", cure="先在单位页上写明理由重新开放", code="U365")
    unit_year = open_year(unit=unit, year=year, by=by)
    unit_year.unit = unit
    done = {copier.title: copier.copy(unit_year, by) for copier in copiers if copier.preview(unit_year)}
    if done:
        publish(
            YearPrepared(
                unit_id=unit.pk,
                year=year,
                subject=f"orgs.year:{unit_year.pk}",
                name=f"{unit.name} {year} 年度",
                after={"来自": f"{year - 1} 年度", **done},
            ),
            by=by,
        )
    return done
