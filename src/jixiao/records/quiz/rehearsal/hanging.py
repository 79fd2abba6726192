"""What the rehearsal hangs in the house when Django starts."""

from jixiao.orgs.jobs import hang_work
from jixiao.records.quiz.rehearsal.running import KIND, run_rehearsal


def hang_all() -> None:
    """Hang the dry run of many players, which is done in the background."""
    hang_work(KIND, run_rehearsal)
