"""What this part hangs in the house when Django starts."""

from jixiao.measures.catalogue import hang_door, hang_owner
from jixiao.orgs.importing import hang_import
from jixiao.orgs.jobs import hang_chore
from jixiao.orgs.models import UnitYear
from jixiao.records.contests.entering.forgetting import forget_due
from jixiao.records.contests.entering.queries import entries_in_year
from jixiao.records.contests.entering.searching import search
from jixiao.records.contests.entering.tables import ENTRIES_DOOR
from jixiao.web.searching import hang_searcher


def hang_all() -> None:
    """Hang the search, the table of works, what is forgotten by itself, and what a reference to a work leads to."""
    hang_searcher("参赛作品", search)
    hang_import(ENTRIES_DOOR)
    hang_chore("contests.people", forget_due)
    hang_door("contests.entry", "contests:entry")
    hang_owner("contests.entry", _owns)


def _owns(unit_year: UnitYear, pk: int) -> bool:
    return entries_in_year(unit_year).filter(pk=pk).exists()
