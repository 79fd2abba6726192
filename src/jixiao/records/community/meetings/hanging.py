"""What activities and papers hang in the house when Django starts."""

from jixiao.measures.catalogue import hang_door
from jixiao.orgs.importing import hang_import
from jixiao.records.community.meetings import table


def hang_all() -> None:
    """Hang the table to import, and the doors of the records."""
    hang_import(table.DOOR)
    hang_door("community.meeting", "community:meeting")
    hang_door("community.advicepaper", "community:paper")
