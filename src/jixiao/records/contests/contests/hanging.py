"""What this part hangs in the house when Django starts."""

from jixiao.measures.catalogue import hang_door
from jixiao.orgs.deadlines.dues import hang_dues
from jixiao.orgs.importing import hang_import
from jixiao.orgs.workbench import hang_to_dos
from jixiao.records.contests.contests.at_the_workbench import to_dos
from jixiao.records.contests.contests.dues import dues_of
from jixiao.records.contests.contests.searching import search
from jixiao.records.contests.contests.tables import PLACES_DOOR, SCHOOLS_DOOR
from jixiao.web.searching import hang_searcher


def hang_all() -> None:
    """Hang what is to do, what is due, the tables, the search and the doors of references."""
    hang_to_dos("contests.contests", to_dos)
    hang_dues("contests.contests", dues_of)
    hang_searcher("赛事", search)
    hang_import(SCHOOLS_DOOR)
    hang_import(PLACES_DOOR)
    hang_door("contests.contest", "contests:contest")
