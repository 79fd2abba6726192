"""What the bank hangs when Django starts: its table, its sets, search, to-dos, and the doors to its rows."""

from jixiao.measures.catalogue import hang_door
from jixiao.measures.question_sets import hang_question_sets
from jixiao.orgs.importing import hang_import
from jixiao.orgs.workbench import hang_to_dos
from jixiao.records.quiz.bank.at_the_workbench import to_dos
from jixiao.records.quiz.bank.exchange.door import DOOR
from jixiao.records.quiz.bank.searching import search
from jixiao.records.quiz.bank.sets import offered_sets
from jixiao.web.searching import hang_searcher


def hang_all() -> None:
    """Hang all of it."""
    hang_import(DOOR)
    hang_question_sets("quiz", offered_sets)
    hang_searcher("竞答题库", search)
    hang_to_dos("quiz.bank", to_dos)
    hang_door("quiz.question", "quiz:question")
    hang_door("quiz.version", "quiz:question_version")
    hang_door("quiz.questionversion", "quiz:question_version")
    hang_door("quiz.set", "quiz:set")
