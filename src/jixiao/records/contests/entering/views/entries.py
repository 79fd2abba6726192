"""The works of a contest at a desk: the list, the page of one, and what the office does with it for its school."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from jixiao.engine.errors import Severity
from jixiao.measures.panel import proofs_panel
from jixiao.orgs.asking import ask_reason
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.records.contests.access import may_keep, may_look, may_see_names
from jixiao.records.contests.contests.form_fields import fields_of, file_rules_of
from jixiao.records.contests.contests.queries import groups_of, schools_of
from jixiao.records.contests.contests.showing import grade_word
from jixiao.records.contests.entering.checking import faults_of
from jixiao.records.contests.entering.filing import SEALABLE, SEALED_WHILE
from jixiao.records.contests.entering.forgetting import FORGETTABLE, forget_entry
from jixiao.records.contests.entering.forms import BeginForSchoolForm, EntryForm, ReasonForm, initial_of
from jixiao.records.contests.entering.handing_in import hand_in, withdraw_entry
from jixiao.records.contests.entering.names import see_names
from jixiao.records.contests.entering.queries import (
    EDITABLE,
    authors_of,
    entries_of,
    files_of,
    masked_authors,
    steps_of,
    subject_of,
    tutors_of,
)
from jixiao.records.contests.entering.resuming import resume_entry
from jixiao.records.contests.entering.returning import RETURNABLE, return_entry
from jixiao.records.contests.entering.showing import CHIPS
from jixiao.records.contests.entering.views.finding_rows import contest_at, entry_at, entry_stale, row_of
from jixiao.records.contests.entering.writing import begin_entry, write_entry
from jixiao.records.contests.models import HOLDING, WITH_NAMES, Contest, ContestState, EntryState
from jixiao.web.doors import door_or_none
from jixiao.web.table import Choice, Column, Contains, DataTable

FORM_PAGE = "contests/entering/form.html"
MOST_SHOWN = 500


@at_desk(may_look)
def entries(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Show the works of a contest."""
    row = contest_at(request.desk, pk)
    table = _table(request, row)
    context = {"contest": row, "table": table, "may_keep": request.desk.may(may_keep), "is_open": row.state == "open"}
    return table.export() or render(request, "contests/entering/entries.html", context)


@at_desk(may_look)
def entry(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a work: what it is, what does not fit, its files, what happened to it. Names are masked."""
    desk, row = request.desk, entry_at(request.desk, pk)
    return render(request, "contests/entering/entry.html", _context(request, row, may_see=desk.may(may_see_names)))


@never_cache
@at_desk(may_see_names, write=may_see_names)
@require_POST
def names(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the full names of a work this once; the look and its reason are written to the trail."""
    row = entry_at(request.desk, pk)
    authors, tutors = see_names(entry=row, why=request.POST.get("reason", ""), by=request.desk.actor)
    context = {**_context(request, row, may_see=True), "shown_authors": authors, "shown_tutors": tutors}
    return render(request, "contests/entering/entry.html", context)


@at_desk(may_keep, write=may_keep)
def entry_new(request: DeskRequest, pk: int) -> HttpResponse:
    """Begin a work for a school that cannot."""
    desk, row = request.desk, contest_at(request.desk, pk)
    groups, schools = groups_of(row), list(schools_of(desk.unit))
    form = BeginForSchoolForm(request.POST or None, groups=groups, schools=schools)
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        group = next(one for one in groups if str(one.pk) == clean["group"])
        school = next(one for one in schools if str(one.pk) == clean["school"])
        with refusals_into(form):
            return done_once(
                request,
                lambda: begin_entry(
                    group=group, school=school, title=clean["title"], once="", at=desk.at, by=desk.actor
                ),
                lambda made: desk.door("contests:entry_edit", pk=made.pk),
            )
    context = {"form": form, "contest": row, "title": "代报作品", "verb": "开始填报",
               "back": desk.door("contests:entries", pk=pk)}  # fmt: skip
    return render(request, FORM_PAGE, context)


@never_cache
@at_desk(may_keep, write=may_keep)
def entry_edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Write a work for its school; its names are shown, and that is written to the trail."""
    desk, row = request.desk, entry_at(request.desk, pk)
    if request.method == "GET":
        see_names(entry=row, why="代改作品", by=desk.actor)
    form = EntryForm(request.POST or None, initial=initial_of(row), stamp=row.version, group=row.group)
    back = desk.door("contests:entry", pk=pk)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                return done_once(
                    request,
                    lambda: write_entry(entry=row, written=form.written(), stamp=form.stamp, at=desk.at, by=desk.actor),
                    lambda _: back,
                )
        except Stale:
            fresh = entry_at(desk, pk)
            return entry_stale(request, form=form, theirs=initial_of(fresh), entry=fresh)
    context = {
        "form": form,
        "contest": row.contest,
        "work": row,
        "title": f"修改「{row.title}」",
        "verb": "保存",
        "back": back,
    }
    return render(request, FORM_PAGE, context)


@at_desk(may_keep, write=may_keep)
@require_POST
def entry_hand_in(request: DeskRequest, pk: int) -> HttpResponse:
    """Hand a work in for its school."""
    row = entry_at(request.desk, pk)
    here = request.desk.door("contests:entry", pk=pk)
    if row.state in EDITABLE:
        done = hand_in(entry=row, stamp=None, at=request.desk.at, by=request.desk.actor)
        messages.success(request, f"已报送，编号 {done.number}")
    return redirect(here)


@at_desk(may_keep, write=may_keep)
@require_POST
def entry_resume(request: DeskRequest, pk: int) -> HttpResponse:
    """Make a draft again of a work that was withdrawn; pressed twice, it is done once."""
    row = entry_at(request.desk, pk)
    if row.state != EntryState.DRAFT:
        resume_entry(entry=row, stamp=None, at=request.desk.at, by=request.desk.actor)
        messages.success(request, "已恢复为草稿；改好以后再报送，编号不变")
    return redirect(request.desk.door("contests:entry", pk=pk))


@at_desk(may_see_names, write=may_see_names)
def entry_forget(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask why, and delete the people of a work that takes no part any more."""
    row = entry_at(request.desk, pk)
    return ask_reason(
        request, question=f"删除「{row.title}」的个人信息？", verb="删除个人信息", label="删除的原因",
        back=request.desk.door("contests:entry", pk=pk),
        consequence="作者、监护人、辅导教师的姓名、出生年月、电话和盖章件、同意书都删除，不能恢复；隐去的姓名留着。",
        act=lambda why: forget_entry(entry=row, why=why, by=request.desk.actor),
    )  # fmt: skip


@at_desk(may_keep, write=may_keep)
def entry_return(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask for the reason, and return a work to its school."""
    row = entry_at(request.desk, pk)
    return _reason(
        request, pk, title=f"退回「{row.title}」", verb="退回修改",
        act=lambda why: return_entry(entry=row, why=why, stamp=None, by=request.desk.actor),
    )  # fmt: skip


@at_desk(may_keep, write=may_keep)
def entry_withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask for the reason, and take a work back for its school."""
    row = entry_at(request.desk, pk)
    return _reason(
        request, pk, title=f"撤回「{row.title}」", verb="撤回作品",
        act=lambda why: withdraw_entry(entry=row, why=why, stamp=None, at=request.desk.at, by=request.desk.actor),
    )  # fmt: skip


def _reason(request: DeskRequest, pk: int, *, title: str, verb: str, act: Any) -> HttpResponse:  # noqa: ANN401 - an act that takes the reason
    row = entry_at(request.desk, pk)
    back = request.desk.door("contests:entry", pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(request, lambda: act(form.cleaned_data["reason"]), lambda _: back)
    context = {"form": form, "contest": row.contest, "work": row, "title": title, "verb": verb, "back": back}
    return render(request, FORM_PAGE, context)


def _context(request: DeskRequest, row: Any, *, may_see: bool) -> dict[str, Any]:  # noqa: ANN401 - an entry
    desk, contest = request.desk, row.contest
    found = faults_of(row, on=desk.today) if row.state in {*HOLDING, EntryState.DRAFT} else ()
    files = files_of(row)
    answers = [(one.label, row.answers.get(one.key)) for one in fields_of(row.group)]
    is_open = contest.state == ContestState.OPEN
    may, authors = desk.may(may_keep), authors_of(row)
    is_forgotten = any(not one.name_seal for one in authors)
    return {
        "contest": contest,
        "work": row,
        "chip": CHIPS[EntryState(row.state)],
        "findings": found,
        "stops": sum(one.severity == Severity.MUST for one in found),
        "answers": answers,
        "authors": [(one, grade_word(one.grade)) for one in authors],
        "tutors": tutors_of(row),
        "rules": [(rule, [one for one in files if one.kind == rule.kind]) for rule in file_rules_of(row.group)],
        "with_names": WITH_NAMES,
        "steps": steps_of(row),
        "may_see": may_see,
        "may_keep": may,
        "may_edit": may and is_open and row.state in EDITABLE,
        "may_put": may and is_open and row.state in {*EDITABLE, EntryState.SUBMITTED},
        "may_seal": may and row.state in SEALABLE and contest.state in SEALED_WHILE,
        "may_resume": may and is_open and row.state == EntryState.WITHDRAWN and not is_forgotten,
        "is_forgotten": is_forgotten,
        "may_forget": may_see and row.state in FORGETTABLE and any(one.name_seal for one in authors),
        "proofs": proofs_panel(desk, subject_of(row), row.title),
        "may_return": may and is_open and row.state in RETURNABLE,
        "may_withdraw": may and row.state in HOLDING and contest.state != ContestState.CLOSED,
        "qualify_url": door_or_none(request, "contests:qualify", pk=row.pk) if row.state in HOLDING else None,
    }


def _table(request: DeskRequest, row: Contest) -> DataTable:
    desk = request.desk
    alive = Q(files__removed_at=None)
    rows = entries_of(row).annotate(number_of_files=Count("files", filter=alive, distinct=True))
    groups = [(str(one.pk), one.name) for one in groups_of(row)]
    return DataTable(
        request=request,
        title=f"{row.title}参赛作品",
        queryset=rows,
        columns=(
            Column("number", "编号", sort_by="number", width="w-m"),
            Column("title", "作品名称", sort_by="title", link=lambda one: desk.door("contests:entry", pk=one.pk)),
            Column("group", "组别", sort_by="group__position", value=lambda one: one.group.name),
            Column("school", "学校", sort_by="school__name", value=lambda one: one.school.name),
            Column("authors", "作者", value=lambda one: masked_authors(one.authors.all())),
            Column("files", "文件", kind="number", unit="个", sort_by="number_of_files"),
            Column("sealed", "盖章件", value=lambda one: "已传" if one.sealed_at else "没有"),
            Column("handed_in", "报送时间", sort_by="handed_in_at", value=row_of),
            Column("state", "状态", sort_by="state", value=lambda one: one.get_state_display()),
        ),
        filters=(
            Contains("q", "名称、编号或学校", fields=("title", "initials", "number", "school__name")),
            Choice("group", "组别", field="group", choices=groups),
            Choice("state", "状态", field="state", choices=list(EntryState.choices)),
        ),
        order=("-handed_in_at", "-pk"),
        empty=("还没有作品", "给学校发报名码，学校自己报；或用表格导入、逐件代报。"),
        note="作者姓名已隐去；查看全名要写理由并留痕",
    )  # fmt: skip
