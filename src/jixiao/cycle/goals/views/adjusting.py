"""目标调整: the list, one with its before and after, its draft, and the decision."""

import dataclasses
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.forms import BaseFormSet, formset_factory
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.cycle.goals.access import may_decide, may_draft, may_read
from jixiao.cycle.goals.adjusting import (
    WORKABLE,
    amend_adjustment,
    approve_adjustment,
    begin_adjustment,
    drop_adjustment,
    is_current,
    return_adjustment,
    send_adjustment,
    withdraw_adjustment,
)
from jixiao.cycle.goals.checking import check_promise
from jixiao.cycle.goals.comparing import changes_between
from jixiao.cycle.goals.content import KINDS, merged_row
from jixiao.cycle.goals.forms import ADJUSTED, ReasonForm, TotalGoalForm, plain_initial
from jixiao.cycle.goals.models import AdjustmentState, GoalAdjustment
from jixiao.cycle.goals.promise import promise_with
from jixiao.cycle.goals.queries import adjustments_of, goal_handover, goal_sheet_of, open_adjustment
from jixiao.cycle.goals.views.sheet import last_saver
from jixiao.cycle.goals.writing import next_code
from jixiao.orgs.desk import Desk, DeskRequest, at_desk
from jixiao.orgs.models import HandoverState
from jixiao.orgs.pressing import claim
from jixiao.orgs.refusing import AlreadyDone, Stale, refusals_into
from jixiao.web.asking import ask, confirmed
from jixiao.web.rows import row_wanted, with_one_more_row
from jixiao.web.stamp import given_stamp, stale_page

MOST = 200
TITLES = {"tasks": "年度主要任务", "goals": "绩效目标", "indicators": "绩效指标"}


@at_desk(may_read, write=may_draft)
def adjust(request: DeskRequest) -> HttpResponse:
    """List the adjustments of the year; begin the next."""
    desk = request.desk
    sheet = goal_sheet_of(desk.its_year)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and sheet is not None and form.is_valid():
        try:
            with refusals_into(form), transaction.atomic():
                claim(request, leads_to=desk.door("goals:adjust"))
                told = {name: form.cleaned_data[name] for name in ("reason", "document")}
                begun = begin_adjustment(sheet=sheet, **told, by=desk.actor)
                return redirect(desk.door("goals:edit_adjustment", pk=begun.pk))
        except AlreadyDone:
            under_way = open_adjustment(sheet)
            return redirect(desk.door("goals:adjust") if under_way is None else _address(desk, under_way))
    handover = goal_handover(desk.its_year)
    approved = handover is not None and handover.state == HandoverState.APPROVED
    rows = list(adjustments_of(sheet)[:MOST]) if sheet else []
    context = {
        "form": form,
        "sheet": sheet,
        "rows": [(row, len(changes_between(row.before, row.after))) for row in rows],
        "approved": approved,
        "may": desk.may(may_draft) and approved and not any(row.state in {*WORKABLE, "sent"} for row in rows),
    }
    return render(request, "goals/adjustments.html", context)


@at_desk(may_read)
def adjustment(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one adjustment: why, what changes, what the checks say, who decided what."""
    row = adjustment_or_404(request.desk, pk)
    under_way = row.state in {*WORKABLE, AdjustmentState.SENT}
    findings = check_promise(promise_with(request.desk.its_year, row.after)) if under_way else ()
    context = {
        "row": row,
        "changes": changes_between(row.before, row.after),
        "findings": findings,
        "may_edit": row.state in WORKABLE and request.desk.may(may_draft),
        "may_withdraw": row.state == AdjustmentState.SENT and request.desk.may(may_draft),
        "may_decide": row.state == AdjustmentState.SENT and request.desk.may(may_decide),
        "is_current": not under_way or is_current(row),
    }
    return render(request, "goals/adjustment.html", context)


@at_desk(may_draft, write=may_draft)
def edit_adjustment(request: DeskRequest, pk: int) -> HttpResponse:
    """Change the draft of an adjustment: reason, 文号, total goal, rows."""
    row = adjustment_or_404(request.desk, pk)
    editor = _Editor(request, row)
    wanted = next((kind for kind in KINDS if row_wanted(request, prefix=kind)), None)
    if request.method == "POST" and wanted is None and editor.is_valid():
        form = editor.reason
        told = {name: form.cleaned_data[name] for name in ("reason", "document")}
        try:
            with refusals_into(form):
                stamp = form.stamp or 0
                amend_adjustment(adjustment=row, after=editor.after(), stamp=stamp, by=request.desk.actor, **told)
                messages.success(request, f"{row}的草稿已保存")
                return redirect(_address(request.desk, row))
        except Stale as stale:
            fresh = adjustment_or_404(request.desk, pk)
            saved = last_saver(f"goals.adjustment:{row.pk}")
            theirs = {name: stale.theirs[name] for name in ("reason", "document")}
            return stale_page(request, form=form, theirs=theirs, stamp=fresh.version, saved=saved)
    return render(request, "goals/edit_adjustment.html", {"row": row, "editor": editor, "titles": TITLES})


@require_POST
@at_desk(may_draft, write=may_draft)
def send(request: DeskRequest, pk: int) -> HttpResponse:
    """Hand it in."""
    return _step(request, pk, send_adjustment, "调整已送审")


@require_POST
@at_desk(may_draft, write=may_draft)
def withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    """Take it back."""
    return _step(request, pk, withdraw_adjustment, "已撤回，可以修改了")


@at_desk(may_draft, write=may_draft)
def drop(request: DeskRequest, pk: int) -> HttpResponse:
    """Give it up, after a question."""
    row = adjustment_or_404(request.desk, pk)
    if not confirmed(request):
        told = "编号保留，内容仍可查看；以后要调整的另起草一次。"
        back = _address(request.desk, row)
        return ask(request, question=f"放弃{row}？", verb="放弃调整", back=back, consequence=told)
    return _step(request, pk, drop_adjustment, f"{row}已放弃")


@require_POST
@at_desk(may_read, write=may_decide)
def approve(request: DeskRequest, pk: int) -> HttpResponse:
    """Approve it: the goals become what it says."""
    opinion = request.POST.get("opinion", "")
    return _step(request, pk, approve_adjustment, "调整已批准，目标已更新", opinion=opinion)


@require_POST
@at_desk(may_read, write=may_decide)
def send_back(request: DeskRequest, pk: int) -> HttpResponse:
    """Send it back with a reason."""
    return _step(request, pk, return_adjustment, "调整已退回", opinion=request.POST.get("opinion", ""))


def adjustment_or_404(desk: Desk, pk: int) -> GoalAdjustment:
    """Return an adjustment of the unit's year at the desk."""
    rows = GoalAdjustment.objects.select_related("sheet__unit_year__unit", "asked_by", "decided_by")
    return get_object_or_404(rows, pk=pk, sheet__unit_year=desk.its_year)


def _step(request: DeskRequest, pk: int, act: Callable[..., Any], words: str, **told: Any) -> HttpResponse:  # noqa: ANN401 - what acts take
    row = adjustment_or_404(request.desk, pk)
    back = _address(request.desk, row)
    stamp = given_stamp(request)
    with transaction.atomic():
        claim(request, leads_to=back)
        act(adjustment=row, by=request.desk.actor, stamp=stamp, **told)
    messages.success(request, words)
    return redirect(back)


def _address(desk: Desk, row: GoalAdjustment) -> str:
    return desk.door("goals:adjustment", pk=row.pk)


@dataclasses.dataclass
class _Editor:
    """The forms of one draft: why, the total goal, and the rows of each kind."""

    request: DeskRequest
    row: GoalAdjustment

    def __post_init__(self) -> None:
        data = self.request.POST or None
        row, after = self.row, self.row.after
        told = {"reason": row.reason, "document": row.document}
        self.reason = ReasonForm(data, initial=told, stamp=row.version)
        self.total = TotalGoalForm(data, initial={"total_goal": after["total_goal"]})
        self.formsets = {kind: self._formset(kind) for kind in KINDS}

    def _formset(self, kind: str) -> BaseFormSet[Any]:
        data: Any = self.request.POST or None
        if data is not None and row_wanted(self.request, prefix=kind):
            data = with_one_more_row(self.request.POST, prefix=kind)
        made = formset_factory(ADJUSTED[kind], extra=0, can_delete=True)
        rows = [plain_initial(row) for row in self.row.after[kind]]
        goals = [(goal["code"], f"{goal['code']} {goal['name']}") for goal in self.row.after["goals"]]
        return made(data, initial=rows, prefix=kind, form_kwargs={"goals": goals} if kind == "indicators" else {})

    @property
    def tables(self) -> list[tuple[BaseFormSet[Any], str]]:
        """Return each table of rows with its title."""
        return [(formset, TITLES[kind]) for kind, formset in self.formsets.items()]

    @property
    def all_forms(self) -> list[Any]:
        """Return all forms, for one summary of their faults."""
        return [self.reason, self.total, *self.formsets.values()]

    def is_valid(self) -> bool:
        """Return whether all that was typed can be read."""
        read = [form.is_valid() for form in self.all_forms]  # each of them, so that all faults are shown at once
        return all(read)

    def after(self) -> dict[str, Any]:
        """Return the content that the forms describe: rows not shown keep what they had."""
        now = self.row.after
        found: dict[str, Any] = {**now, "total_goal": self.total.cleaned_data["total_goal"].strip()}
        for kind, formset in self.formsets.items():
            old = {row["code"]: row for row in now[kind]}
            taken = {*old, *(row["code"] for row in self.row.before[kind])}
            rows = []
            for form in formset.forms:
                code = form.cleaned_data.get("code", "")
                if form.cleaned_data.get("DELETE") or not form.cleaned_data:
                    continue
                code = code if code in old else next_code(kind, taken)
                taken.add(code)
                rows.append(merged_row(kind, {"code": code, **old.get(code, {})}, form.plain()))
            found[kind] = rows
        return found
