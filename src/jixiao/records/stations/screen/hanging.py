"""What the screens hang in the house when Django starts."""

from jixiao.orgs.jobs import hang_chore
from jixiao.records.stations.screen.receiving import forget_batches


def hang_all() -> None:
    """Hang the deletion of old keys."""
    hang_chore("stations.receipt_batches", forget_batches)
