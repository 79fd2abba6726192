"""What the nominations hang in the house when Django starts."""

from jixiao.orgs.deadlines.dues import hang_dues
from jixiao.orgs.workbench import hang_to_dos
from jixiao.records.community.honours import counting
from jixiao.records.community.honours.at_the_workbench import to_dos
from jixiao.records.community.honours.dues import dues_of
from jixiao.records.community.honours.searching import search
from jixiao.web.searching import hang_searcher


def hang_all() -> None:
    """Hang the measures, what is to do and due, and the search."""
    counting.hang_all()
    hang_to_dos("community.honours", to_dos)
    hang_dues("community.honours", dues_of)
    hang_searcher("表彰举荐", search)
