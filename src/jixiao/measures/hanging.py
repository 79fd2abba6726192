"""What the room hangs when Django starts: its doors, its owners, its searchers, its background work."""

import datetime

from jixiao.measures.catalogue import hang_door, hang_owner
from jixiao.measures.models import EnteredValue, Proof, Reading, ReadingBatch
from jixiao.measures.searching import search_measures, search_proofs
from jixiao.measures.zipping import KIND, pack_proofs
from jixiao.orgs.jobs import hang_work
from jixiao.orgs.models import UnitYear
from jixiao.orgs.seat import Desk
from jixiao.orgs.workbench import Reached, hang_step
from jixiao.web.searching import hang_searcher


def hang_all() -> None:
    """Hang all of it."""
    hang_door("measures.reading", "measures:reading")
    hang_door("measures.entered", "measures:entered_value")
    hang_door("measures.batch", "measures:batch")
    hang_door("measures.proof", "measures:proof")
    hang_owner("measures.reading", _owns_reading)
    hang_owner("measures.entered", _owns_entered)
    hang_owner("measures.batch", _owns_batch)
    hang_owner("measures.proof", _owns_proof)
    hang_searcher("佐证材料", search_proofs)
    hang_searcher("计量", search_measures)
    hang_work(KIND, pack_proofs)
    hang_step("年终取数", _year_end)


def _owns_reading(unit_year: UnitYear, pk: int) -> bool:
    return Reading.objects.filter(pk=pk, batch__unit_year=unit_year).exists()


def _owns_entered(unit_year: UnitYear, pk: int) -> bool:
    return EnteredValue.objects.filter(pk=pk, unit_year=unit_year).exists()


def _owns_batch(unit_year: UnitYear, pk: int) -> bool:
    return ReadingBatch.objects.filter(pk=pk, unit_year=unit_year).exists()


def _owns_proof(unit_year: UnitYear, pk: int) -> bool:
    return Proof.objects.filter(pk=pk, unit_year=unit_year).exists()


def _year_end(desk: Desk) -> Reached:
    """Return when the whole year was counted last, for the line of the cycle on the workbench."""
    last_day = datetime.date(desk.year, 12, 31)
    batch = ReadingBatch.objects.filter(unit_year=desk.unit_year, last_day__gte=last_day).order_by("-taken_at").first()
    return Reached(on=batch.taken_at.date() if batch else None)
