"""What appeals hang in the house when Django starts."""

from jixiao.measures.catalogue import hang_door
from jixiao.orgs.deadlines.dues import hang_dues
from jixiao.orgs.importing import hang_import
from jixiao.orgs.workbench import hang_to_dos
from jixiao.records.community.appeals import table
from jixiao.records.community.appeals.at_the_workbench import to_dos
from jixiao.records.community.appeals.dues import dues_of
from jixiao.records.community.appeals.searching import search
from jixiao.web.searching import hang_searcher


def hang_all() -> None:
    """Hang the table to import, what waits and is due, the search, and the door of a record."""
    hang_import(table.DOOR)
    hang_to_dos("community.appeals", to_dos)
    hang_dues("community.appeals", dues_of)
    hang_searcher("诉求建议", search)
    hang_door("community.appeal", "community:appeal")
