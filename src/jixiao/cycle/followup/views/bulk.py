"""What came of an act for many units: a row each, and the way to take back what was issued."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TypeVar

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from jixiao.cycle.followup.access import may_see_all
from jixiao.cycle.followup.bulking import Act, do_bulk, outcomes_of, undo_bulk
from jixiao.cycle.followup.forms import UndoForm
from jixiao.cycle.followup.models import Advice, Bulk, BulkKind, Letter, Problem
from jixiao.cycle.followup.views.asking import answer_form, authority_at
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.models import UnitYear
from jixiao.orgs.pressing import claim
from jixiao.orgs.seat import Desk

MOST_AT_ONCE = 500
Row = TypeVar("Row", Problem, Advice)
BACKS = {BulkKind.ADVICE: "followup:advice"}


def picked(request: DeskRequest) -> list[int]:
    """Return the rows that were ticked."""
    return [int(text) for text in request.POST.getlist("pick")[:MOST_AT_ONCE] if text.isdecimal()]


def grouped(rows: Sequence[Row]) -> dict[UnitYear, list[Row]]:
    """Return rows by the unit's year they are of."""
    found: dict[UnitYear, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.unit_year].append(row)
    return found


def act_on(act: Callable[[UnitYear, list[Row]], tuple[str, Letter | None]], rows: list[Row]) -> Act:
    """Return the act on the rows of one unit."""
    return lambda unit_year: act(unit_year, rows)


def answer_bulk(
    request: DeskRequest, kind: BulkKind, acts: Callable[[], Sequence[tuple[UnitYear, Act]]]
) -> HttpResponse:
    """Do the acts once, each by itself, and lead to the page that says what came of each."""
    desk = request.desk
    with transaction.atomic():
        address = desk.door(BACKS.get(kind, "followup:all"))
        claim(request, leads_to=address)
        bulk = do_bulk(authority=authority_at(desk), year=desk.year, kind=kind, acts=acts(), by=desk.actor)
    return redirect(desk.door("followup:bulk", pk=bulk.pk))


@at_desk(may_see_all)
def show_bulk(request: DeskRequest, pk: int) -> HttpResponse:
    """Show what came of each unit."""
    desk, bulk = request.desk, bulk_at(request.desk, pk)
    outcomes = outcomes_of(bulk)
    done = sum(1 for one in outcomes if one.is_done)
    context = {
        "bulk": bulk,
        "outcomes": outcomes,
        "done": done,
        "left": len(outcomes) - done,
        "back": desk.door(BACKS.get(BulkKind(bulk.kind), "followup:all")),
        "can_undo": any(one.letter and not one.undone for one in outcomes),
    }
    return render(request, "followup/bulk.html", context)


@at_desk(may_see_all, write=may_see_all)
def undo(request: DeskRequest, pk: int) -> HttpResponse:
    """Take back what was issued, all of it or some rows."""
    desk, bulk = request.desk, bulk_at(request.desk, pk)
    left = [(one.letter, f"{one.unit}：{one.words}") for one in outcomes_of(bulk) if one.letter and not one.undone]
    form = UndoForm(request.POST or None, letters=left, initial={"letters": [pk for pk, _ in left]})
    back = desk.door("followup:bulk", pk=pk)
    return answer_form(
        request,
        form,
        act=lambda given: undo_bulk(
            bulk=bulk, letters=map(int, given["letters"]), reason=given["reason"], by=desk.actor
        ),
        title=f"撤回这次{bulk.get_kind_display()}？",
        verb="撤回选中的",
        back=back,
        done="已办，逐行看结果",
        note="单位已经办理的撤不回，会写明原因；文号保留，注明撤回。",
    )


def bulk_at(desk: Desk, pk: int) -> Bulk:
    """Return an act of the bureau for which the person reviews."""
    return get_object_or_404(Bulk.objects.select_related("by"), pk=pk, authority=authority_at(desk), year=desk.year)
