"""行业分组: into which sector the bureau puts each department, so that like is compared with like."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Unit, UnitKind
from jixiao.orgs.queries import units_seen
from jixiao.orgs.refusing import Refused
from jixiao.orgs.roles import Role
from jixiao.orgs.trail import publish
from jixiao.reports.events import SectorsKept
from jixiao.reports.models import UnitSector

LONGEST = 30
MOST = 2000
NO_SECTOR = "未分组"


def units_reviewed(held: Iterable[tuple[Unit, Role]]) -> list[Unit]:
    """Return the departments the duties let a person review, with their sector."""
    reviewing = [(unit, role) for unit, role in held if role == Role.REVIEWER]
    rows = units_seen(reviewing).exclude(kind=UnitKind.FINANCE).filter(closed_on=None)
    return list(rows.select_related("sector_of_county").order_by("code")[:MOST])


def sectors_of(held: Iterable[tuple[Unit, Role]]) -> list[str]:
    """Return the sectors that there are among them, in order."""
    reviewing = [(unit, role) for unit, role in held if role == Role.REVIEWER]
    rows = UnitSector.objects.filter(unit__in=units_seen(reviewing)).order_by("sector")
    return list(rows.values_list("sector", flat=True).distinct()[:MOST])


@transaction.atomic
def keep_sectors(*, place: Unit, given: Mapping[int, str], held: Iterable[tuple[Unit, Role]], by: Actor) -> int:
    """Put departments into sectors, by the id of the unit; "" takes one out. Return how many changed.

    What is not the person's to review is left as it is. Refuses (U678) a name that is too long.
    """
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for unit in units_reviewed(held):
        if unit.pk not in given:
            continue
        kept = getattr(unit, "sector_of_county", None)
        old, new = kept.sector if kept else "", given[unit.pk].strip()
        if len(new) > LONGEST:
            raise Refused(f"「{unit.name}」的行业名称超过 {LONGEST} 字", cure="写短一些，如：教育", code="U678")
        if old == new:
            continue
        before[unit.name], after[unit.name] = old, new
        if new:
            UnitSector.objects.update_or_create(unit=unit, defaults={"sector": new})
        else:
            UnitSector.objects.filter(unit=unit).delete()
    if after:
        publish(
            SectorsKept(unit_id=place.pk, subject=f"orgs.unit:{place.pk}", name="行业分组", before=before, after=after),
            by=by,
        )
    return len(after)
