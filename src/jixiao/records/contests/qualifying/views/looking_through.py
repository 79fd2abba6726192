"""Works are looked through: many at once with what came of each, or one with its six ticks."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from jixiao.engine.errors import Severity
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import claim, done_once
from jixiao.orgs.refusing import AlreadyDone, Refused, Stale, refusals_into
from jixiao.records.contests.access import may_keep, may_look, may_see_names
from jixiao.records.contests.contests.form_fields import fields_of, file_rules_of
from jixiao.records.contests.contests.queries import contests_of, groups_of
from jixiao.records.contests.contests.showing import grade_word
from jixiao.records.contests.entering.checking import faults_of
from jixiao.records.contests.entering.forms import ReasonForm
from jixiao.records.contests.entering.queries import authors_of, entries_in_year, files_of, whole
from jixiao.records.contests.models import WITH_NAMES, Contest, ContestState, Entry, EntryState
from jixiao.records.contests.qualifying.deciding import Looked, qualify_entry, qualify_many, undo_qualification
from jixiao.records.contests.qualifying.forms import QualifyForm
from jixiao.records.contests.qualifying.queries import (
    LOOKED_AT,
    entries_to_look_through,
    likenesses_of,
    qualifications_of,
)

PAGE = 50
_WORDS = {one.value: one.label for one in EntryState if one in LOOKED_AT}


@at_desk(may_look, write=may_keep)
def qualifying(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the works that were handed in; those that are ticked pass together, and what came of each is shown."""
    desk, row = request.desk, _contest(request, pk)
    found: list[Looked] = []
    refused: Refused | None = None
    if request.method == "POST":
        chosen = [int(text) for text in request.POST.getlist("entry") if text.isascii() and text.isdecimal()]
        try:
            claim(request, leads_to=desk.door("contests:qualifying", pk=pk))
            found = qualify_many(contest=row, pks=chosen, by=desk.actor)
        except Refused as said:
            refused = said
        except AlreadyDone as done:
            return redirect(done.address)
    state, group = request.GET.get("state", EntryState.SUBMITTED.value), request.GET.get("group", "")
    rows = entries_to_look_through(row)
    if state in _WORDS:
        rows = rows.filter(state=state)
    groups = groups_of(row)
    if group in {str(one.pk) for one in groups}:
        rows = rows.filter(group_id=int(group))
    page = Paginator(rows.order_by("group__position", "number"), PAGE).get_page(request.GET.get("page"))
    context = {
        "contest": row, "page": page, "groups": groups, "group": group, "state": state, "states": _WORDS.items(),
        "passed": [one for one in found if one.refused is None],
        "left": [one for one in found if one.refused is not None],
        "refused": refused, "may_keep": desk.may(may_keep) and row.state == ContestState.OPEN,
    }  # fmt: skip
    return render(request, "contests/qualifying/entries.html", context, status=refused.status if refused else 200)


@at_desk(may_look, write=may_keep)
def qualify(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a work beside its six ticks, and take the decision."""
    desk, row = request.desk, _entry(request, pk)
    form = QualifyForm(request.POST or None, stamp=row.version, group=row.group)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                passed = request.POST.get("passed") == "1"
                answer = done_once(
                    request,
                    lambda: qualify_entry(
                        entry=row, ticks=form.ticks(), passed=passed, why=form.cleaned_data["why"], stamp=form.stamp,
                        by=desk.actor,
                    ),
                    lambda _: _next(request, row),
                )  # fmt: skip
                messages.success(request, f"{row.number} {'合格' if passed else '不合格'}")
                return answer
        except Stale:
            messages.warning(request, "学校或别人刚刚改过这件作品，请看过新的内容再审")
            return redirect(desk.door("contests:qualify", pk=pk))
    return render(request, "contests/qualifying/qualify.html", _context(request, row, form))


@at_desk(may_keep, write=may_keep)
def undo(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask for the reason, and take the decision on a work back."""
    row = _entry(request, pk)
    back = request.desk.door("contests:qualify", pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(
                request,
                lambda: undo_qualification(
                    entry=row, why=form.cleaned_data["reason"], stamp=None, by=request.desk.actor
                ),
                lambda _: back,
            )
    context = {
        "form": form, "contest": row.contest, "work": row, "title": f"撤销「{row.title}」的审查", "verb": "撤销审查",
        "back": back,
    }  # fmt: skip
    return render(request, "contests/entering/form.html", context)


def _context(request: DeskRequest, row: Entry, form: QualifyForm) -> dict[str, Any]:
    desk, files = request.desk, files_of(row)
    found = faults_of(row, on=desk.today)
    is_waiting = row.state == EntryState.SUBMITTED and row.contest.state == ContestState.OPEN
    return {
        "contest": row.contest,
        "work": row,
        "form": form,
        "authors": [(one, grade_word(one.grade)) for one in authors_of(row)],
        "answers": [(one.label, row.answers.get(one.key)) for one in fields_of(row.group)],
        "findings": [one for one in found if one.severity != Severity.MAY],
        "rules": [(rule, [one for one in files if one.kind == rule.kind]) for rule in file_rules_of(row.group)],
        "with_names": WITH_NAMES,
        "may_see": desk.may(may_see_names),
        "likenesses": likenesses_of(row.contest).filter(entry=row).order_by("-percent", "pk")[:20],
        "looks": qualifications_of(row),
        "may_decide": desk.may(may_keep) and is_waiting,
        "may_undo": desk.may(may_keep)
        and row.contest.state == ContestState.OPEN
        and row.state in {EntryState.QUALIFIED, EntryState.UNQUALIFIED},
    }


def _next(request: DeskRequest, row: Entry) -> str:
    """Return the next work of the contest that waits, or the list where none does."""
    waiting = Entry.objects.filter(contest=row.contest, state=EntryState.SUBMITTED).exclude(pk=row.pk)
    after = waiting.order_by("group__position", "number").first()
    if after is None:
        return request.desk.door("contests:qualifying", pk=row.contest_id)
    return request.desk.door("contests:qualify", pk=after.pk)


def _contest(request: DeskRequest, pk: int) -> Contest:
    return get_object_or_404(contests_of(request.desk.its_year), pk=pk)


def _entry(request: DeskRequest, pk: int) -> Entry:
    rows = whole(entries_in_year(request.desk.its_year)).filter(state__in=LOOKED_AT)
    return get_object_or_404(rows, pk=pk)
