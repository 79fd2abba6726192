"""What the prizes hang in the house when Django starts."""

from jixiao.orgs.jobs import hang_chore
from jixiao.orgs.workbench import hang_to_dos
from jixiao.records.quiz.prizes.at_the_workbench import to_dos
from jixiao.records.quiz.prizes.forgetting import forget_contacts
from jixiao.records.quiz.prizes.releasing import release_everywhere


def hang_all() -> None:
    """Hang the to-dos, and what the worker does by itself."""
    hang_to_dos("quiz.prizes", to_dos)
    hang_chore("quiz.release", lambda at: release_everywhere(at=at))
    hang_chore("quiz.forget", lambda at: forget_contacts(at=at))
