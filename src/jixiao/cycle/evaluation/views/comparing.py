"""This year by other rules, and last year beside it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from jixiao.cycle.evaluation.access import may_read
from jixiao.cycle.evaluation.comparing import compare, group_scores, last_marked
from jixiao.cycle.evaluation.models import Evaluation
from jixiao.cycle.evaluation.queries import rows_of
from jixiao.cycle.evaluation.rules import frozen_rulebook
from jixiao.cycle.evaluation.scores import grade_name
from jixiao.cycle.evaluation.views.sheet import evaluation_or_404
from jixiao.engine.scoring import Result, Rulebook, rulebook, rulebooks
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.refusing import Refused

LAST = "last"
USUAL = ("MOF10", "MOF101")


@at_desk(may_read)
def show_comparison(request: DeskRequest) -> HttpResponse:
    """Show the marked year by its own rules and by the ones asked for, and last year's result beside it."""
    evaluation = evaluation_or_404(request.desk)
    if not evaluation.marked_at:
        raise Refused("还没有计分，没有可以比较的", cure="先取数并计分", code="U550")
    last = last_marked(evaluation.unit_year)
    other, asked = other_rules(evaluation, last, request.GET.get("rules", ""))
    found = compare(evaluation, other=other)
    columns = [
        column(f"{request.desk.year} 年，本年规则", found.own.result),
        column(f"{request.desk.year} 年，比较规则", found.other.result),
    ]
    if found.last_own and found.last_other:
        columns.append(column(f"{request.desk.year - 1} 年，当年规则", found.last_own.result))
        columns.append(column(f"{request.desk.year - 1} 年，本年规则", found.last_other.result))
    names = list(dict.fromkeys(name for one in columns for name in one["groups"]))
    context = {
        "evaluation": evaluation,
        "found": found,
        "columns": columns,
        "groups": [(name, [one["groups"].get(name) for one in columns]) for name in names],
        "reviews": [row for row in rows_of(evaluation) if row.review_score is not None],
        "rules": choices(last),
        "asked": asked,
    }
    return render(request, "evaluation/comparison.html", context)


def column(title: str, result: Result) -> dict[str, Any]:
    """Return one column of the comparison."""
    return {
        "title": title,
        "rules": f"{result.rulebook} {result.rulebook_title}",
        "total": result.total,
        "grade": grade_name(result) or "不评等级",
        "groups": group_scores(result),
    }


def choices(last: Evaluation | None) -> list[tuple[str, str]]:
    """Return the rules to compare by: last year's own first, then those that ship."""
    found = [(book.code, f"{book.code} {book.title}") for book in rulebooks().values()]
    if last is None:
        return found
    rules = frozen_rulebook(last)
    return [(LAST, f"上年所用的 {rules.code} {rules.title}"), *found]


def other_rules(evaluation: Evaluation, last: Evaluation | None, asked: str) -> tuple[Rulebook, str]:
    """Return the rules asked for; else last year's where they differ, else the other of the two usual ones."""
    own = frozen_rulebook(evaluation)
    if last is not None and (asked == LAST or (not asked and frozen_rulebook(last) != own)):
        return frozen_rulebook(last), LAST
    if asked in rulebooks():
        return rulebook(asked), asked
    code = USUAL[1] if own.code == USUAL[0] else USUAL[0]
    return rulebook(code), code
