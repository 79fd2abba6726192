"""What publishing hangs in the house when Django starts."""

from jixiao.orgs.deadlines.dues import hang_dues
from jixiao.orgs.jobs import hang_work
from jixiao.orgs.workbench import hang_to_dos
from jixiao.records.contests.publishing.at_the_workbench import to_dos
from jixiao.records.contests.publishing.dues import dues_of
from jixiao.records.contests.publishing.jobs import KIND, certificates_job


def hang_all() -> None:
    """Hang what is to do, what is due, and the making of certificates."""
    hang_to_dos("contests.publishing", to_dos)
    hang_dues("contests.publishing", dues_of)
    hang_work(KIND, certificates_job)
