"""What this part hangs in the house when Django starts."""

from jixiao.orgs.importing import hang_import
from jixiao.orgs.jobs import hang_work
from jixiao.records.contests.qualifying.jobs import COMPARE, compare
from jixiao.records.contests.qualifying.tables import EARLIER_DOOR


def hang_all() -> None:
    """Hang the comparing and the table of earlier works."""
    hang_work(COMPARE, compare)
    hang_import(EARLIER_DOOR)
