"""The works of a school: begun, written, handed in, taken back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from jixiao.engine.errors import Severity
from jixiao.orgs.refusing import Refused, Stale, refusals_into
from jixiao.records.contests.contests.form_fields import fields_of, file_rules_of
from jixiao.records.contests.contests.queries import groups_of
from jixiao.records.contests.contests.wording import told_of
from jixiao.records.contests.entering.checking import faults_of, fits_stage
from jixiao.records.contests.entering.filing import SEALABLE
from jixiao.records.contests.entering.forms import BeginForm, EntryForm, initial_of
from jixiao.records.contests.entering.handing_in import hand_in, withdraw_entry
from jixiao.records.contests.entering.public.visiting import Visit, of_school, page, work_at
from jixiao.records.contests.entering.queries import (
    EDITABLE,
    entries_of_school,
    files_of,
    is_entering,
    last_return,
    may_still_change,
    quotas_of_school,
    steps_of,
)
from jixiao.records.contests.entering.resuming import resume_entry
from jixiao.records.contests.entering.showing import CHIPS
from jixiao.records.contests.entering.writing import begin_entry, remove_draft, write_entry
from jixiao.records.contests.models import HOLDING, ContestState, Entry, EntryState, FileKind
from jixiao.web.once import token_of
from jixiao.web.printing import moment_text
from jixiao.web.stamp import differences, stale_page

MOST_WORKS = 200


@require_http_methods(["GET", "POST"])
@of_school
def works(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the works of the school with its places left, and begin one."""
    quotas = quotas_of_school(visit.contest, visit.school)
    groups = [one for one in groups_of(visit.contest) if one.pk in quotas or fits_stage(one, visit.school)]
    form = BeginForm(request.POST or None, groups=groups)
    if request.method == "POST" and form.is_valid():
        group = next(one for one in groups if str(one.pk) == form.cleaned_data["group"])
        with refusals_into(form):
            made = begin_entry(
                group=group, school=visit.school, title=form.cleaned_data["title"], once=str(token_of(request) or ""),
                at=visit.at,
            )  # fmt: skip
            return redirect(visit.door("work", pk=made.pk))
    places = [(one, quotas.get(one.pk)) for one in groups]
    rows = list(entries_of_school(visit.contest, visit.school)[:MOST_WORKS])
    context = {
        "form": form, "places": places, "works": [(one, CHIPS[EntryState(one.state)]) for one in rows],
        "is_on": is_entering(visit.contest, on=visit.today),
    }  # fmt: skip
    return page(request, "contest/works.html", visit, context)


@require_http_methods(["GET", "POST"])
@of_school
def work(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """Show a work with everything that does not fit; save it."""
    row = work_at(visit, pk)
    may_change = may_still_change(visit.contest, row, on=visit.today)
    form = EntryForm(request.POST or None, initial=initial_of(row), stamp=row.version, group=row.group)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                write_entry(entry=row, written=form.written(), stamp=form.stamp, at=visit.at)
                return _saved(request, visit, row)
        except Stale:
            fresh = work_at(visit, pk)
            theirs = initial_of(fresh)
            if not differences(form, theirs):  # what was saved by itself while the button was pressed
                return _saved(request, visit, fresh)
            saved = f"本校另一个窗口 {moment_text(fresh.changed_at)}"
            return stale_page(request, form=form, theirs=theirs, stamp=fresh.version, saved=saved)
    return page(request, "contest/work.html", visit, _context(visit, row, form, may_change=may_change))


@require_POST
@of_school
def autosave(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """Save a work while it is written; the answer says when, or what is wrong."""
    row = work_at(visit, pk)
    form = EntryForm(request.POST, stamp=row.version, group=row.group)
    if not form.is_valid():
        return HttpResponse("没有存上，有内容不合要求", status=422)
    try:
        write_entry(entry=row, written=form.written(), stamp=form.stamp, at=visit.at)
    except Refused as refused:
        return HttpResponse(str(refused), status=refused.status)
    answer = HttpResponse(f"{moment_text(visit.at)} 已暂存")
    answer.headers["X-Stamp"] = str(row.version)
    return answer


@require_POST
@of_school
def hand_in_work(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """Hand a work in as it was saved; sent twice, it is handed in once."""
    row = work_at(visit, pk)
    if row.state in HOLDING and row.state != EntryState.RETURNED:
        return redirect(visit.door("work", pk=pk))
    return _handed_in(request, visit, row)


@require_http_methods(["GET", "POST"])
@of_school
def withdraw(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """Ask, and take a work back."""
    row = work_at(visit, pk)
    if request.method == "POST":
        withdraw_entry(entry=row, why=request.POST.get("reason", "")[:500], stamp=None, at=visit.at)
        messages.success(request, f"已撤回「{row.title}」，名额空出来了")
        return redirect(visit.door("works"))
    return page(request, "contest/withdraw.html", visit, {"work": row})


@require_POST
@of_school
def resume(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """Make a draft again of a work that was withdrawn; pressed twice, it is done once."""
    row = work_at(visit, pk)
    if row.state != EntryState.DRAFT:
        resume_entry(entry=row, stamp=None, at=visit.at)
        messages.success(request, "已恢复为草稿；改好以后再报送，编号不变")
    return redirect(visit.door("work", pk=pk))


@require_POST
@of_school
def remove(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """Throw a draft away."""
    row = work_at(visit, pk)
    remove_draft(entry=row, stamp=None, at=visit.at)
    messages.success(request, f"已删除草稿「{row.title}」")
    return redirect(visit.door("works"))


def _saved(request: HttpRequest, visit: Visit, row: Entry) -> HttpResponse:
    """Go on after a work was saved: hand it in where that was pressed, else look at what does not fit."""
    if "hand_in" in request.POST:
        return _handed_in(request, visit, row)
    messages.success(request, "已保存")
    return redirect(f"{visit.door('work', pk=row.pk)}#check")


def work_page(request: HttpRequest, visit: Visit, row: Entry, *, refused: Refused, kind: str = "") -> HttpResponse:
    """Show a work as it stands with why something was refused: at the top, or beside the files of a kind."""
    fresh = work_at(visit, row.pk)
    form = EntryForm(initial=initial_of(fresh), stamp=fresh.version, group=fresh.group)
    context = _context(visit, fresh, form, may_change=may_still_change(visit.contest, fresh, on=visit.today))
    shown = {"refused_file": refused, "refused_kind": kind} if kind else {"refused": refused}
    return page(request, "contest/work.html", visit, {**context, **shown}, status=refused.status)


def _handed_in(request: HttpRequest, visit: Visit, row: Entry) -> HttpResponse:
    try:
        done = hand_in(entry=row, stamp=None, at=visit.at)
    except Refused as refused:
        return work_page(request, visit, row, refused=refused)
    messages.success(request, f"已报送，编号 {done.number}。下一步：打印申报表，签字盖章，扫描上传")
    return redirect(visit.door("work", pk=row.pk))


def _context(visit: Visit, row: Entry, form: EntryForm, *, may_change: bool) -> dict[str, Any]:
    found = faults_of(row, on=visit.today)
    files = files_of(row)
    rules = [
        (rule, [one for one in files if one.kind == rule.kind], _may_put(row, rule.kind, may_change=may_change))
        for rule in file_rules_of(row.group)
    ]
    return {
        "work": row,
        "chip": CHIPS[EntryState(row.state)],
        "form": form,
        "may_change": may_change,
        "findings": found,
        "stops": sum(one.severity == Severity.MUST for one in found),
        "rules": rules,
        "returned": last_return(row) if row.state == EntryState.RETURNED else None,
        "steps": steps_of(row),
        "is_held": row.state in HOLDING,
        "is_draft": row.state == EntryState.DRAFT and row.number is None,
        "may_resume": row.state == EntryState.WITHDRAWN
        and is_entering(visit.contest, on=visit.today)
        and all(one.name_seal for one in row.authors.all()),
        "may_withdraw": row.state in HOLDING and visit.contest.state == ContestState.OPEN,
        "authors": row.authors.all(),
        "answers": [(one.label, row.answers.get(one.key)) for one in fields_of(row.group)],
        "is_withdrawn": row.state == EntryState.WITHDRAWN,
        "told": told_of(visit.contest),
    }


def _may_put(row: Entry, kind: str, *, may_change: bool) -> bool:
    return row.state in SEALABLE if kind == FileKind.SEALED else may_change and row.state in EDITABLE
