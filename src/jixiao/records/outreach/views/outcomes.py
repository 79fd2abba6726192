"""Results that are no activities."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from jixiao.engine.values import NOT_APPLICABLE
from jixiao.measures.panel import proofs_panel
from jixiao.orgs.asking import ask_reason
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.records.outreach.access import may_keep, may_look
from jixiao.records.outreach.forms.goods import OutcomeForm, initial_of_outcome
from jixiao.records.outreach.libraries import OUTCOME_MEASURES
from jixiao.records.outreach.models import Outcome
from jixiao.records.outreach.queries import history_of, outcomes_of
from jixiao.records.outreach.resulting import amend_outcome, outcome_subject, record_outcome, remove_outcome
from jixiao.records.outreach.views.finding_rows import answer_stale, outcome_at
from jixiao.web.table import Choice, Column, Contains, DataTable

_WORDS = {code: f"{code} {name}" for code, (_, name, _unit) in OUTCOME_MEASURES.items()}


@at_desk(may_look)
def outcomes(request: DeskRequest) -> HttpResponseBase:
    """Show the results of the year."""
    new_url = request.desk.door("outreach:outcome_new") if request.desk.may(may_keep) else ""
    table = DataTable(
        request=request,
        title="其他成果",
        queryset=outcomes_of(request.desk.its_year),
        columns=(
            Column(
                "name", "成果名称", sort_by="name", link=lambda row: request.desk.door("outreach:outcome", pk=row.pk)
            ),
            Column("code", "编号", sort_by="code"),
            Column("number", "数量", kind="number"),
            Column("measure", "单位"),
            Column("day", "日期", kind="day", sort_by="day"),
            Column("library", "计入指标", sort_by="library", value=lambda row: _WORDS.get(row.library, "不计入")),
            Column("goal_code", "目标", sort_by="goal_code", value=lambda row: row.goal_code or NOT_APPLICABLE),
            Column("origin", "出处", default_shown=False),
        ),
        filters=(
            Contains("q", "成果名称", fields=("name", "initials", "code", "description")),
            Choice("library", "计入指标", field="library", choices=list(_WORDS.items())),
        ),
        order=("code", "pk"),
        empty=("还没有成果", "参赛作品、建成的站点、印发的文件，不是活动的结果登记在这里。"),
        empty_door=("登记成果", new_url) if new_url else None,
    )
    context = {"table": table, "may_keep": request.desk.may(may_keep)}
    return table.export() or render(request, "outreach/outcomes.html", context)


@at_desk(may_look)
def outcome(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one result."""
    row = outcome_at(request.desk, pk)
    context = {
        "outcome": row,
        "counts_as": OUTCOME_MEASURES.get(row.library),
        "proofs": proofs_panel(request.desk, outcome_subject(row), row.name),
        "history": history_of(outcome_subject(row), request.desk.its_year),
        "may_keep": request.desk.may(may_keep),
    }
    return render(request, "outreach/outcome.html", context)


@at_desk(may_look)
def outcome_by_code(request: DeskRequest, code: str) -> HttpResponse:
    """Go to the result of a code: traces of the yearbook name it so."""
    row = Outcome.objects.filter(unit_year=request.desk.unit_year, code=code, removed_at=None).first()
    if row is None:
        raise Http404("没有这个编号的成果")
    return redirect(request.desk.door("outreach:outcome", pk=row.pk))


@at_desk(may_keep, write=may_keep)
def new(request: DeskRequest) -> HttpResponse:
    """Write a result down."""
    form = OutcomeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(
                request,
                lambda: record_outcome(unit_year=request.desk.its_year, values=form.values(), by=request.desk.actor),
                lambda row: request.desk.door("outreach:outcome", pk=row.pk),
            )
    back = request.desk.door("outreach:outcomes")
    context = {"form": form, "title": "登记成果", "verb": "登记成果", "back": back, "trail": ("其他成果", back)}
    return render(request, "outreach/plain_form.html", context)


@at_desk(may_keep, write=may_keep)
def edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change a result."""
    row = outcome_at(request.desk, pk)
    back = request.desk.door("outreach:outcome", pk=row.pk)
    form = OutcomeForm(request.POST or None, initial=initial_of_outcome(row), stamp=row.version)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                return done_once(
                    request,
                    lambda: amend_outcome(outcome=row, values=form.values(), stamp=form.stamp, by=request.desk.actor),
                    lambda _: back,
                )
        except Stale:
            fresh = outcome_at(request.desk, pk)
            theirs = initial_of_outcome(fresh)
            return answer_stale(request, form=form, theirs=theirs, stamp=fresh.version, subject=outcome_subject(fresh))
    context = {
        "form": form,
        "title": f"修改「{row.name}」",
        "verb": "保存修改",
        "back": back,
        "trail": (row.name, back),
    }
    return render(request, "outreach/plain_form.html", context)


@at_desk(may_keep, write=may_keep)
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a result away."""
    row = outcome_at(request.desk, pk)

    def act(reason: str) -> None:
        remove_outcome(outcome=row, reason=reason, by=request.desk.actor)
        messages.success(request, f"已删除「{row.name}」")

    return ask_reason(
        request,
        question=f"删除「{row.name}」？",
        consequence="删除后不计入任何指标，留痕里保留原来的内容。",
        label="删除原因",
        verb="删除成果",
        back=request.desk.door("outreach:outcome", pk=row.pk),
        act=act,
        leads_to=request.desk.door("outreach:outcomes"),
    )
