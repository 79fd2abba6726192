"""What visits hang in the house when Django starts."""

from jixiao.measures.catalogue import hang_door


def hang_all() -> None:
    """Hang the door of a record."""
    hang_door("community.visit", "community:visit")
