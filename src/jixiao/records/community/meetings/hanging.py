"""What activities and papers hang in the house when Django starts."""

from jixiao.measures.catalogue import hang_door


def hang_all() -> None:
    """Hang the doors of the records."""
    hang_door("community.meeting", "community:meeting")
    hang_door("community.advicepaper", "community:paper")
