"""What visits hang in the house when Django starts."""

from jixiao.measures.catalogue import hang_door
from jixiao.orgs.importing import hang_import
from jixiao.records.community.visits import table


def hang_all() -> None:
    """Hang the table to import, and the door of a record."""
    hang_import(table.DOOR)
    hang_door("community.visit", "community:visit")
