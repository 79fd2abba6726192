"""What the register hangs in the house when Django starts."""

from jixiao.measures.catalogue import hang_door, hang_owner
from jixiao.orgs.importing import hang_import
from jixiao.orgs.workbench import hang_to_dos
from jixiao.records.community.models import Worker
from jixiao.records.community.workers import table
from jixiao.records.community.workers.at_the_workbench import to_dos
from jixiao.records.community.workers.searching import search
from jixiao.web.searching import hang_searcher


def hang_all() -> None:
    """Hang the table to import, the search, and the door of a record."""
    hang_import(table.DOOR)
    hang_to_dos("community.workers", to_dos)
    hang_searcher("科技工作者", search)
    hang_door("community.worker", "community:worker")
    hang_owner("community.worker", lambda year, pk: Worker.objects.filter(unit=year.unit_id, pk=pk).exists())
