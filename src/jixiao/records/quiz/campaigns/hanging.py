"""What the campaigns hang in the house when Django starts."""

from jixiao.orgs.deadlines.dues import hang_dues
from jixiao.orgs.workbench import hang_to_dos
from jixiao.records.quiz.campaigns.at_the_workbench import to_dos
from jixiao.records.quiz.campaigns.dues import dues_of
from jixiao.records.quiz.campaigns.searching import search
from jixiao.web.searching import hang_searcher


def hang_all() -> None:
    """Hang what is to do, what is due, and the search."""
    hang_to_dos("quiz.campaigns", to_dos)
    hang_dues("quiz.campaigns", dues_of)
    hang_searcher("有奖竞答", search)
