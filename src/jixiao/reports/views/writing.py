"""Where the officers' own words are written: they stay when the paper is made again."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.cycle.goals.queries import goal_sheet_of
from jixiao.orgs.desk import Desk, DeskRequest, at_desk
from jixiao.orgs.handing import is_workable
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.reports.access import may_read, may_write
from jixiao.reports.drafting import make_version
from jixiao.reports.filing import handover_for
from jixiao.reports.forms import OutcomeForm, PassageForm, ProblemForm, WordsForm
from jixiao.reports.gathering import WORDS
from jixiao.reports.models import Passage, Problem, Report
from jixiao.reports.writing import (
    SECTIONS,
    drop_problem,
    next_problem_code,
    start_report,
    state_problem,
    write_goal_outcome,
    write_passage,
    write_words,
)
from jixiao.web.asking import ask, confirmed
from jixiao.web.stamp import StampedForm, stale_page

MOST = 200


@at_desk(may_read, write=may_write)
def edit_words(request: DeskRequest) -> HttpResponse:
    """Show all the words of the report on one page; saves the fields of the first form."""
    report = _report(request.desk)
    values = {name: getattr(report, name) for name in WORDS}
    form = WordsForm(request.POST or None, initial=values, stamp=report.version)
    if request.method == "POST" and form.is_valid():
        words = {name: form.cleaned_data[name] for name in WORDS}
        try:
            with refusals_into(form):
                write_words(report=report, words=words, by=request.desk.actor, stamp=form.stamp)
                return _saved(request, "报告文字已保存")
        except Stale as stale:
            return _stale(request, form, stale, report)
    return render(request, "reports/words.html", _words_context(request.desk, report, form))


@at_desk(may_read, write=may_write)
def edit_passage(request: DeskRequest, section: str) -> HttpResponse:
    """Write the own paragraphs of one section."""
    report = _report(request.desk)
    passage = Passage.objects.filter(report=report, section=section).first()
    initial = {"text": passage.text if passage else ""}
    form = PassageForm(request.POST or None, initial=initial, stamp=passage.version if passage else None)
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        try:
            with refusals_into(form):
                write_passage(report=report, section=section, text=text, by=request.desk.actor, stamp=form.stamp)
                return _saved(request, f"{section}的自写段落已保存")
        except Stale as stale:
            return _stale(request, form, stale, passage)
    return _one_form(request, form, f"{section} 自写段落")


@at_desk(may_read, write=may_write)
def edit_outcome(request: DeskRequest, code: str) -> HttpResponse:
    """Write what became of one goal."""
    report = _report(request.desk)
    form = OutcomeForm(request.POST or None, initial={"text": report.goal_outcomes.get(code, "")}, stamp=report.version)
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        try:
            with refusals_into(form):
                write_goal_outcome(report=report, code=code, text=text, by=request.desk.actor, stamp=form.stamp)
                return _saved(request, f"目标 {code} 的完成情况已保存")
        except Stale as stale:
            theirs = {"text": stale.theirs["goal_outcomes"].get(code, "")}
            return _stale(request, form, Stale(theirs=theirs), report)
    return _one_form(request, form, f"目标 {code} 完成情况")


@at_desk(may_read, write=may_write)
def edit_problem(request: DeskRequest, pk: int | None = None) -> HttpResponse:
    """State a problem, or change one."""
    report = _report(request.desk)
    row = get_object_or_404(Problem, pk=pk, report=report) if pk else None
    fields = ("problem", "cause", "measure", "owner", "due")
    initial = {name: getattr(row, name) for name in fields} if row else {}
    form = ProblemForm(request.POST or None, initial=initial, stamp=row.version if row else None)
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in fields}
        code = row.code if row else next_problem_code(report)
        try:
            with refusals_into(form):
                state_problem(report=report, code=code, **values, by=request.desk.actor, stamp=form.stamp)
                return _saved(request, "存在问题已保存")
        except Stale as stale:
            return _stale(request, form, stale, row)
    return _one_form(request, form, f"存在问题 {row.code}" if row else "填写存在问题")


@at_desk(may_write, write=may_write)
def remove_problem(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a problem out."""
    row = get_object_or_404(Problem, pk=pk, report=_report(request.desk))
    back = request.desk.door("reports:words")
    if not confirmed(request):
        return ask(request, question=f"删去存在问题 {row.code}？", consequence=row.problem, verb="删去问题", back=back)
    drop_problem(problem=row, by=request.desk.actor)
    return _saved(request, "存在问题已删去")


@require_POST
@at_desk(may_write, write=may_write)
def make_new_version(request: DeskRequest) -> HttpResponse:
    """Make the paper anew from the scored year; the words stay."""
    version = make_version(report=_report(request.desk), by=request.desk.actor)
    messages.success(request, f"{version}已生成，体检查出 {len(version.findings)} 条")
    return redirect(request.desk.door("reports:report"))


def _report(desk: Desk) -> Report:
    return start_report(unit_year=desk.its_year)


def _words_context(desk: Desk, report: Report, form: WordsForm) -> dict[str, Any]:
    passages = {row.section: row.text for row in report.passages.all()[:MOST]}
    sheet = goal_sheet_of(report.unit_year)
    goals = list(sheet.goals.order_by("order", "pk")[:MOST]) if sheet else []
    return {
        "form": form,
        "report": report,
        "workable": is_workable(handover_for(report)) and desk.may(may_write),
        "sections": [(section, passages.get(section, "")) for section in SECTIONS],
        "outcomes": [(goal, report.goal_outcomes.get(goal.code, "")) for goal in goals],
        "problems": report.problems.order_by("pk")[:MOST],
    }


def _one_form(request: DeskRequest, form: StampedForm, title: str) -> HttpResponse:
    back = request.desk.door("reports:words")
    return render(request, "reports/one_form.html", {"form": form, "title": title, "back": back})


def _saved(request: DeskRequest, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect(request.desk.door("reports:words"))


def _stale(request: DeskRequest, form: StampedForm, stale: Stale, row: Any) -> HttpResponse:  # noqa: ANN401 - any stamped row
    row.refresh_from_db()
    return stale_page(request, form=form, theirs=stale.theirs, stamp=row.version, saved="别人")
