"""What organisations hang in the house when Django starts."""

from jixiao.measures.catalogue import hang_door, hang_owner
from jixiao.orgs.deadlines.dues import hang_dues
from jixiao.orgs.importing import hang_import
from jixiao.orgs.workbench import hang_figures, hang_to_dos
from jixiao.records.community.models import Organisation
from jixiao.records.community.organisations import table
from jixiao.records.community.organisations.at_the_workbench import figures, to_dos
from jixiao.records.community.organisations.dues import dues_of
from jixiao.records.community.organisations.searching import search
from jixiao.web.searching import hang_searcher


def hang_all() -> None:
    """Hang the table to import, what is due and waits, the search, and the door of a record."""
    hang_import(table.DOOR)
    hang_to_dos("community.organisations", to_dos)
    hang_figures("community.organisations", figures)
    hang_dues("community.organisations", dues_of)
    hang_searcher("科协组织", search)
    hang_door("community.organisation", "community:organisation")
    hang_owner(
        "community.organisation", lambda year, pk: Organisation.objects.filter(unit=year.unit_id, pk=pk).exists()
    )
