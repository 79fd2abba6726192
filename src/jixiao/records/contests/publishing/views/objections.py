"""Objections against results: the list, and the answer. Who objected is shown to whoever may see names."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from jixiao.engine.values import NOT_APPLICABLE
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import refusals_into
from jixiao.records.contests.access import may_look, may_open
from jixiao.records.contests.judging.views.finding_rows import contest_at, framed, side_of
from jixiao.records.contests.models import Objection, ObjectionState
from jixiao.records.contests.publishing.forms import CANCEL, REJECT, AnswerForm
from jixiao.records.contests.publishing.objecting import answer_objection
from jixiao.records.contests.publishing.queries import objections_of
from jixiao.records.contests.seals import unseal
from jixiao.web.table import Choice, Column, DataTable

LIGHTS = {ObjectionState.OPEN: "amber", ObjectionState.UPHELD: "green", ObjectionState.REJECTED: "none"}


@at_desk(may_look)
def objections(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Show the objections."""
    desk, contest = request.desk, contest_at(request.desk, pk)

    def answer_at(row: Objection) -> str:
        return desk.door("contests:objection", pk=pk, objection=row.pk)

    table = DataTable(
        request=request,
        title="公示异议",
        queryset=objections_of(contest),
        columns=(
            Column("at", "提出", kind="day", sort_by="at"),
            Column("number", "作品编号", value=lambda row: row.entry.number if row.entry else "不针对作品"),
            Column(
                "text", "异议内容", kind="long",
                link=answer_at if desk.may(may_open) else None,
            ),
            Column("due_on", "答复期限", kind="day", sort_by="due_on"),
            Column(
                "state", "异议状态", kind="light", sort_by="state",
                value=lambda row: (LIGHTS[ObjectionState(row.state)], row.get_state_display()),
            ),
            Column("answer", "异议答复", kind="long", value=lambda row: row.answer or NOT_APPLICABLE),
            Column("by", "答复人", value=lambda row: row.answered_by.name if row.answered_by else NOT_APPLICABLE),
        ),
        filters=(Choice("state", "状态", field="state", choices=list(ObjectionState.choices)),),
        order=("-state", "due_on", "pk"),
        empty=("没有异议", "公示期间任何人都可以在公示页上提出。"),
    )  # fmt: skip
    return table.export() or framed(
        request, "contests/publishing/objections.html", contest, {"table": table, **side_of(contest)}
    )


@at_desk(may_open, write=may_open)
def objection(request: DeskRequest, pk: int, objection: int) -> HttpResponse:
    """Show one objection, with who made it, and answer it: for the head alone."""
    contest = contest_at(request.desk, pk)
    row: Objection = get_object_or_404(objections_of(contest), pk=objection)
    row.contest = contest
    form, back = AnswerForm(request.POST or None), request.desk.door("contests:objections", pk=pk)
    if request.method == "POST" and form.is_valid():
        verdict, said = form.cleaned_data["verdict"], form.cleaned_data["answer"]
        given = {"upheld": verdict != REJECT, "cancels": verdict == CANCEL, "answer": said}
        with refusals_into(form):
            answer = done_once(
                request, lambda: answer_objection(objection=row, **given, by=request.desk.actor), lambda _: back
            )
            messages.success(request, f"异议{row.get_state_display()}，已答复")
            return answer
    context = {
        "row": row,
        "form": form,
        "colour": LIGHTS[ObjectionState(row.state)],
        "is_open": row.state == ObjectionState.OPEN,
        "who": unseal(row.name_seal),
        "phone": unseal(row.phone_seal),
    }
    return framed(request, "contests/publishing/objection.html", contest, context)
