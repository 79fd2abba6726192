"""What the volunteers hang in the house when Django starts."""

from jixiao.orgs.importing import hang_import
from jixiao.orgs.workbench import hang_to_dos
from jixiao.records.community.volunteers import counting, site_table
from jixiao.records.community.volunteers.at_the_workbench import to_dos
from jixiao.records.community.volunteers.searching import search
from jixiao.web.searching import hang_searcher


def hang_all() -> None:
    """Hang the measures, the table of the national site, what is to do, and the search."""
    counting.hang_all()
    hang_import(site_table.DOOR)
    hang_to_dos("community.volunteers", to_dos)
    hang_searcher("科技志愿", search)
