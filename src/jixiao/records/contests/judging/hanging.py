"""What judging hangs in the house when Django starts."""

from jixiao.orgs.deadlines.dues import hang_dues
from jixiao.orgs.importing import hang_import
from jixiao.orgs.workbench import hang_to_dos
from jixiao.records.contests.judging.at_the_workbench import to_dos
from jixiao.records.contests.judging.dues import dues_of
from jixiao.records.contests.judging.tables import JUDGES_DOOR, TASKS_DOOR


def hang_all() -> None:
    """Hang what is to do, what is due, and the tables of judges and of who judges what."""
    hang_to_dos("contests.judging", to_dos)
    hang_dues("contests.judging", dues_of)
    hang_import(JUDGES_DOOR)
    hang_import(TASKS_DOOR)
