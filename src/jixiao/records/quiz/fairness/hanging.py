"""What fairness hangs in the house when Django starts."""

from jixiao.orgs.importing import hang_import
from jixiao.orgs.jobs import hang_work
from jixiao.orgs.workbench import hang_to_dos
from jixiao.records.quiz.fairness.at_the_workbench import to_dos
from jixiao.records.quiz.fairness.barred_table import DOOR
from jixiao.records.quiz.fairness.jobs import REMEDY, SCAN, remedy, scan


def hang_all() -> None:
    """Hang what is to do, the scan and the remedy of a faulty question, and the list of those who may not win."""
    hang_to_dos("quiz.fairness", to_dos)
    hang_work(SCAN, scan)
    hang_work(REMEDY, remedy)
    hang_import(DOOR)
