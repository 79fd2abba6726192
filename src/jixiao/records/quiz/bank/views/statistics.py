"""What answers tell of the whole bank, what is to be looked at first."""

import dataclasses

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.records.quiz.access import may_look
from jixiao.records.quiz.bank.tallying import BankTally, Tally, tally_bank
from jixiao.records.quiz.bank.views.picturing import Figures, figures_of, percent
from jixiao.records.quiz.models import QuestionVersion

PAGE = 50
MARKS = ("太易", "太难", "区分度为负", "无人选", "已撤下")


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """A version with what came of it."""

    version: QuestionVersion
    tally: Tally
    figures: Figures


@at_desk(may_look)
def statistics(request: DeskRequest) -> HttpResponse:
    """Show every version that was asked, the marked ones first."""
    found = tally_bank(request.desk.unit)
    only = request.GET.get("only", "")
    wanted = _wanted(found, only)
    page = Paginator(wanted, PAGE).get_page(request.GET.get("page"))
    shown = list(page)
    rows = QuestionVersion.objects.select_related("question").in_bulk([one.version for one in shown])
    context = {
        "found": found,
        "share": "" if found.share is None else percent(found.share),
        "only": only,
        "marks": [(word, found.marked(word)) for word in MARKS],
        "page": page,
        "lines": [Line(rows[one.version], one, figures_of(one)) for one in shown],
    }
    return render(request, "quiz/bank/statistics.html", context)


def _wanted(found: BankTally, only: str) -> list[Tally]:
    tallies = [one for one in found.tallies.values() if one.asked or one.is_withdrawn]
    if only in MARKS:
        tallies = [one for one in tallies if any(only in mark for mark in one.marks)]
    return sorted(tallies, key=lambda one: (not one.marks, -one.asked, one.version))
