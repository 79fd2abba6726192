"""What the prizes hang in the house when Django starts."""

from jixiao.orgs.jobs import hang_chore
from jixiao.orgs.workbench import hang_to_dos
from jixiao.records.quiz.prizes.at_the_workbench import to_dos
from jixiao.records.quiz.prizes.forgetting import forget_contacts
from jixiao.records.quiz.prizes.releasing import release_everywhere
from jixiao.records.quiz.prizes.searching import search
from jixiao.web.searching import hang_searcher


def hang_all() -> None:
    """Hang the to-dos, the search, and what the worker does by itself."""
    hang_to_dos("quiz.prizes", to_dos)
    hang_searcher("奖品", search)
    hang_chore("quiz.release", lambda at: release_everywhere(at=at))
    hang_chore("quiz.forget", lambda at: forget_contacts(at=at))
