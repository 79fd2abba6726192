"""What was given to whom: the list, giving by hand and balanced, taking back."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase

from jixiao.engine.values import NOT_APPLICABLE
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import refusals_into
from jixiao.records.contests.access import may_keep, may_look
from jixiao.records.contests.judging.assigning import assign_balanced, assign_by_hand, take_back
from jixiao.records.contests.judging.forms import AssignForm, BalanceForm
from jixiao.records.contests.judging.queries import assignments_of, judge_words
from jixiao.records.contests.judging.views.finding_rows import ask_reason, contest_at, framed, task_at
from jixiao.records.contests.models import AssignmentState, AssignmentWay, Contest
from jixiao.web.table import Choice, Column, Contains, DataTable

LIGHTS = {
    AssignmentState.ASSIGNED: "none", AssignmentState.DRAFT: "blue", AssignmentState.SUBMITTED: "green",
    AssignmentState.RECUSED: "amber", AssignmentState.TAKEN_BACK: "none",
}  # fmt: skip


@at_desk(may_look, write=may_keep)
def tasks(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Show what was given to whom, and give a work by hand."""
    contest = contest_at(request.desk, pk)
    form = AssignForm(request.POST or None, contest=contest)
    here = request.desk.door("contests:tasks", pk=pk)
    if request.method == "POST" and form.is_valid():
        judge, entry = form.cleaned_data["judge"], form.cleaned_data["number"]
        judge.contest = entry.contest = contest
        with refusals_into(form):
            answer = done_once(
                request, lambda: assign_by_hand(judge=judge, entry=entry, by=request.desk.actor), lambda _: here
            )
            messages.success(request, f"作品 {entry.number} 分给 {judge.number} 号 {judge.name}")
            return answer
    table = _table(request, contest)
    context = {"table": table, "form": form, "balance": BalanceForm(initial={"seed": contest.code}), "gaps": []}
    return table.export() or framed(request, "contests/judging/tasks.html", contest, context)


@at_desk(may_keep, write=may_keep)
def balance(request: DeskRequest, pk: int) -> HttpResponse:
    """Give every work the judges it lacks, and name those that cannot be filled."""
    contest = contest_at(request.desk, pk)
    form = BalanceForm(request.POST or None, initial={"seed": contest.code})
    found = None
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            found = assign_balanced(contest=contest, seed=form.cleaned_data["seed"], by=request.desk.actor)
    loads = sorted(found.loads.values()) if found else []
    context = {"form": form, "found": found, "least": loads[0] if loads else 0, "most": loads[-1] if loads else 0}
    return framed(request, "contests/judging/balance.html", contest, context)


@at_desk(may_keep, write=may_keep)
def task_back(request: DeskRequest, pk: int, task: int) -> HttpResponse:
    """Take a work from a judge who has not marked it."""
    contest = contest_at(request.desk, pk)
    row = task_at(contest, task)
    return ask_reason(
        request, contest, title=f"从 {row.judge.number} 号 {row.judge.name} 收回作品 {row.entry.number}？",
        verb="收回作品", note="填了一半的分数作废", back=request.desk.door("contests:tasks", pk=pk),
        act=lambda said, _: take_back(assignment=row, why=said, by=request.desk.actor),
    )  # fmt: skip


def _table(request: DeskRequest, contest: Contest) -> DataTable:
    desk, waiting = request.desk, {AssignmentState.ASSIGNED, AssignmentState.DRAFT}
    may = desk.may(may_keep)
    judges = [(str(one.pk), f"{one.number} 号 {one.name}") for one in contest.judges.order_by("number")]
    groups = [(str(one.pk), one.name) for one in contest.groups.order_by("position")]
    return DataTable(
        request=request,
        title="评审任务",
        queryset=assignments_of(contest),
        columns=(
            Column("number", "作品编号", sort_by="entry__number", value=lambda row: row.entry.number),
            Column("title", "作品名称", value=lambda row: row.entry.title),
            Column("group", "组别", sort_by="entry__group__position", value=lambda row: row.entry.group.name),
            Column("judge", "评委", sort_by="judge__number", value=lambda row: judge_words(row.judge)),
            Column("panel", "评审组", value=lambda row: row.panel.name, default_shown=False),
            Column("way", "分配方式", sort_by="way", value=lambda row: row.get_way_display()),
            Column(
                "state", "评审状态", kind="light", sort_by="state",
                value=lambda row: (LIGHTS[AssignmentState(row.state)], row.get_state_display()),
            ),
            Column(
                "score", "得分", kind="points", value=lambda row: NOT_APPLICABLE if row.score is None else row.score
            ),
            Column("why", "回避理由", kind="long", value=lambda row: row.recused_why or NOT_APPLICABLE),
            *((
                Column(
                    "back", "办理", value=lambda row: "收回" if row.state in waiting else NOT_APPLICABLE,
                    link=lambda row: desk.door("contests:task_back", pk=contest.pk, task=row.pk)
                    if row.state in waiting else "",
                ),
            ) if may else ()),
        ),
        filters=(
            Contains("q", "作品编号或名称", fields=("entry__number", "entry__title")),
            Choice("judge", "评委", field="judge", choices=judges),
            Choice("group", "组别", field="entry__group", choices=groups),
            Choice("state", "状态", field="state", choices=list(AssignmentState.choices)),
            Choice("way", "方式", field="way", choices=list(AssignmentWay.choices)),
        ),
        order=("entry__number", "judge__number"),
        empty=("还没有分配", "均衡分配一次分完；也可以导入表格，或逐件分给评委。"),
    )  # fmt: skip
