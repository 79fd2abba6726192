"""One row: what the clerk types, how it scored; and the execution rate."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.cycle.evaluation.access import may_fill, may_read
from jixiao.cycle.evaluation.assessing import open_assessment, standing_assessment
from jixiao.cycle.evaluation.entering import enter_row, explain_execution, tell_outcome
from jixiao.cycle.evaluation.entries import subjects_of
from jixiao.cycle.evaluation.forms import ExecutionForm, OutcomeForm, RowForm, row_form
from jixiao.cycle.evaluation.models import Evaluation, ScoreRow
from jixiao.cycle.evaluation.queries import rows_of
from jixiao.cycle.evaluation.sheets import UNIT
from jixiao.cycle.evaluation.tree import Line, tree_of
from jixiao.cycle.evaluation.views.sheet import evaluation_or_404, lines_of, sheet_context
from jixiao.engine.yearbook import Assessment
from jixiao.measures.panel import proofs_panel
from jixiao.orgs.desk import Desk, DeskRequest, at_desk
from jixiao.orgs.handing import handover_of, is_workable
from jixiao.orgs.models import HandoverKind
from jixiao.orgs.refusing import CONFLICT, REFUSED, Refused, Stale, refusals_into
from jixiao.web.stamp import stale_page


@at_desk(may_read, write=may_fill)
def edit_row(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a row with all that may be said of it, and write what is sent.

    htmx sends what the sheet shows of the row and gets back the figures that moved.
    """
    desk = request.desk
    row = row_or_404(desk, pk)
    if request.method != "POST":
        line, assessment = line_at(row)
        return _page(request, row, line, row_form(line), assessment)
    form = RowForm(request.POST, stamp=row.version)
    if form.is_valid():
        try:
            with refusals_into(form):
                enter_row(row=row, said=form.said(row), by=desk.actor, stamp=form.stamp)
        except Stale as stale:
            return _stale(request, row, form, stale)
    if request.htmx:
        return _answer(request, row, form)
    if form.errors:
        fresh = row_or_404(desk, pk)
        line, assessment = line_at(fresh)
        return _page(request, fresh, line, _bound(line, request.POST, form), assessment, status=REFUSED)
    messages.success(request, f"「{row.indicator.name}」已保存")
    return redirect(f"{sheet_address(desk, row)}#field-{row.indicator.code}")


def _bound(line: Line, data: Any, form: RowForm) -> RowForm:  # noqa: ANN401 - what was posted
    """Return the form as the page draws it, with what was typed and what was refused."""
    drawn = row_form(line, data)
    for name, errors in form.errors.as_data().items():
        drawn.add_error(name if name in drawn.fields else None, list(errors))
    return drawn


def _page(
    request: DeskRequest,
    row: ScoreRow,
    line: Line,
    form: RowForm,
    assessment: Assessment,
    *,
    status: int = 200,
) -> HttpResponse:
    desk = request.desk
    context: dict[str, Any] = {
        "row": row,
        "line": line,
        "form": form,
        "assessment": assessment,
        "may_type": desk.may(may_fill),
        "back": f"{sheet_address(desk, row)}#field-{row.indicator.code}",
        "proofs": proofs_panel(desk, subjects_of(row)[0], row.indicator.name),
    }
    return render(request, "evaluation/row.html", context, status=status)


def _answer(request: DeskRequest, row: ScoreRow, form: RowForm) -> HttpResponse:
    """Return the figures that moved, or what is wrong with what was typed."""
    if form.errors:
        context = {"row": row, "faults": words_of(form)}
        return render(request, "evaluation/row_refused.html", context, status=REFUSED)
    evaluation = evaluation_or_404(request.desk)
    context = sheet_context(request.desk, evaluation, row.indicator.project_code or UNIT)
    context.update(saved=row.indicator.name, saved_key=str(row.pk), had_reason="has_reason" in request.POST)
    return render(request, "evaluation/row_answer.html", context)


def _stale(request: DeskRequest, row: ScoreRow, form: RowForm, stale: Stale) -> HttpResponse:
    if request.htmx:
        faults = ["别人刚保存过这一行，您的修改没有写入"]
        return render(request, "evaluation/row_refused.html", {"row": row, "faults": faults}, status=CONFLICT)
    current = ScoreRow.objects.get(pk=row.pk)
    address = request.desk.door("evaluation:row", pk=row.pk)
    return stale_page(
        request, form=form, theirs=stale.theirs, stamp=current.version, saved="同一单位的填报人", back=address
    )


@require_POST
@at_desk(may_fill, write=may_fill)
def edit_execution(request: DeskRequest) -> HttpResponse:
    """Write the reason for the execution rate."""
    desk = request.desk
    evaluation = evaluation_or_404(desk)
    form = ExecutionForm(request.POST, stamp=evaluation.version)
    if form.is_valid():
        with refusals_into(form):
            explain_execution(evaluation=evaluation, reason=form.cleaned_data["reason"], by=desk.actor)
    if form.errors:
        raise Refused("；".join(words_of(form)), code="U555")
    if request.htmx:
        return render(request, "evaluation/row_answer.html", sheet_context(desk, evaluation_or_404(desk), UNIT))
    messages.success(request, "已保存预算执行偏差原因")
    return redirect(f"{desk.door('evaluation:sheet')}#execution")


@require_POST
@at_desk(may_fill, write=may_fill)
def edit_outcome(request: DeskRequest) -> HttpResponse:
    """Write what became of the total goal."""
    desk = request.desk
    evaluation = evaluation_or_404(desk)
    form = OutcomeForm(request.POST, stamp=evaluation.version)
    if not form.is_valid():
        raise Refused("；".join(words_of(form)), code="U555")
    tell_outcome(evaluation=evaluation, text=form.cleaned_data["outcome"], by=desk.actor)
    messages.success(request, "已保存总体目标完成情况")
    return redirect(f"{desk.door('evaluation:sheet')}#outcome")


def words_of(form: Form) -> list[str]:
    """Return everything that is wrong with a form, in words."""
    return [str(error) for errors in form.errors.values() for error in errors]


def line_at(row: ScoreRow) -> tuple[Line, Assessment]:
    """Return a row as its sheet shows it, and the whole it stands in; raise Http404 where no sheet has it now."""
    evaluation: Evaluation = row.evaluation
    workable = is_workable(handover_of(evaluation.unit_year, HandoverKind.EVALUATION))
    assessment = open_assessment(evaluation) if workable else standing_assessment(evaluation)
    tree = tree_of(assessment, rows_of(evaluation), project=row.indicator.project_code or UNIT)
    for line in lines_of(tree):
        if line.row.pk == row.pk:
            return line, assessment
    raise Http404


def row_or_404(desk: Desk, pk: int) -> ScoreRow:
    """Return a row of the unit's year at the desk."""
    rows = ScoreRow.objects.select_related("indicator", "evaluation__unit_year__unit", "evaluation__batch")
    return get_object_or_404(rows, pk=pk, evaluation__unit_year=desk.its_year)


def sheet_address(desk: Desk, row: ScoreRow) -> str:
    """Return the address of the sheet a row stands on."""
    address = desk.door("evaluation:sheet")
    return f"{address}?project={row.indicator.project_code}" if row.indicator.project_code else address
