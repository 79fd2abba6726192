"""What the pushes hang in the house when Django starts."""

from jixiao.measures.catalogue import hang_door
from jixiao.orgs.jobs import hang_chore, hang_work
from jixiao.orgs.workbench import hang_to_dos
from jixiao.records.stations.pushes.at_the_workbench import to_dos
from jixiao.records.stations.pushes.sending import KIND, ask_for_due, run_push


def hang_all() -> None:
    """Hang the work of sending, what was planned for a time, and the to-dos."""
    hang_work(KIND, run_push)
    hang_chore("stations.planned_pushes", ask_for_due)
    hang_to_dos("stations.pushes", to_dos)
    hang_door("stations.push", "stations:push")
    hang_door("stations.push_rule", "stations:push_rule_edit")
