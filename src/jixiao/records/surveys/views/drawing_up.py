"""Surveys are drawn up, copied, opened, prolonged, closed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.records.surveys.access import may_keep
from jixiao.records.surveys.copying_from import surveys_to_copy
from jixiao.records.surveys.destroying import destroy_answers
from jixiao.records.surveys.drafting import amend_survey, copy_survey, draft_survey, keep_questions, remove_survey
from jixiao.records.surveys.forms.drawing_up import (
    ROWS,
    GroupFormSet,
    ProlongForm,
    QuestionFormSet,
    ReopenForm,
    SurveyForm,
    asked_in,
    initial_of,
    initial_of_groups,
    initial_of_questions,
    parts_in,
)
from jixiao.records.surveys.models import Response, Survey
from jixiao.records.surveys.opening import close_survey, open_survey, prolong_survey, reopen_survey
from jixiao.records.surveys.planning import keep_plan
from jixiao.records.surveys.queries import groups_of, history_of, questions_of, subject_of
from jixiao.records.surveys.rating import sample_for
from jixiao.records.surveys.tallying import tally
from jixiao.records.surveys.views.finding_rows import survey_at
from jixiao.web.printing import moment_text
from jixiao.web.rows import row_wanted, with_one_more_row
from jixiao.web.stamp import given_stamp, stale_page


@at_desk(may_keep, write=may_keep)
def new(request: DeskRequest) -> HttpResponse:
    """Draw up a survey with the shipped form."""
    form = SurveyForm(request.POST or None, initial={"title": "服务对象满意度调查"})
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(
                request,
                lambda: draft_survey(unit_year=request.desk.its_year, values=form.values(), by=request.desk.actor),
                lambda row: request.desk.door("surveys:survey", pk=row.pk),
            )
    context = {"form": form, "title": "拟定调查", "verb": "保存草稿", "back": request.desk.door("surveys:surveys")}
    return render(request, "surveys/plain_form.html", context)


@at_desk(may_keep, write=may_keep)
def edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    row = survey_at(request.desk, pk)
    form = SurveyForm(request.POST or None, initial=initial_of(row), stamp=row.version)
    back = request.desk.door("surveys:survey", pk=row.pk)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                return done_once(
                    request,
                    lambda: amend_survey(survey=row, values=form.values(), stamp=form.stamp, by=request.desk.actor),
                    lambda _: back,
                )
        except Stale:
            fresh = survey_at(request.desk, pk)
            return stale_page(
                request, form=form, theirs=initial_of(fresh), stamp=fresh.version, saved=_saved_by(request, row)
            )
    context = {"form": form, "title": "修改调查", "verb": "保存修改", "back": back, "survey": row}
    return render(request, "surveys/plain_form.html", context)


@at_desk(may_keep, write=may_keep)
def questions(request: DeskRequest, pk: int) -> HttpResponse:
    """Write the questions of a draft."""
    row = survey_at(request.desk, pk)
    wanted = row_wanted(request, prefix=ROWS)
    given = with_one_more_row(request.POST, prefix=ROWS) if wanted else request.POST or None
    formset = QuestionFormSet(given, prefix=ROWS, initial=initial_of_questions(questions_of(row)))
    if request.method == "POST" and not wanted and formset.is_valid():
        answer = _kept(
            request, row, lambda stamp: keep_questions(
                survey=row, questions=asked_in(formset), stamp=stamp, by=request.desk.actor
            ), formset,
        )  # fmt: skip
        if answer:
            return answer
    context = {
        "survey": row,
        "formset": formset,
        "stamp": _stamp(request, row),
        "title": "问题",
        "note": QUESTIONS_NOTE,
    }
    return render(request, "surveys/rows_form.html", context)


@at_desk(may_keep, write=may_keep)
def plan(request: DeskRequest, pk: int) -> HttpResponse:
    """Set groups, samples and quotas of a draft."""
    row = survey_at(request.desk, pk)
    wanted = row_wanted(request, prefix=ROWS)
    given = with_one_more_row(request.POST, prefix=ROWS) if wanted else request.POST or None
    formset = GroupFormSet(given, prefix=ROWS, initial=initial_of_groups(groups_of(row)))
    if request.method == "POST" and not wanted and formset.is_valid():
        answer = _kept(
            request, row, lambda stamp: keep_plan(
                survey=row, parts=parts_in(formset), stamp=stamp, by=request.desk.actor
            ), formset,
        )  # fmt: skip
        if answer:
            return answer
    note = "没有分组的不用填。到配额上限后，这一组不再收问卷"
    if row.population:
        note += f"；服务对象 {row.population:,} 人，误差 ±5 个百分点约需 {sample_for(row.population):,} 份"
    context = {"survey": row, "formset": formset, "stamp": _stamp(request, row), "title": "样本计划", "note": note}
    return render(request, "surveys/rows_form.html", context)


@at_desk(may_keep, write=may_keep)
def copy(request: DeskRequest) -> HttpResponse:
    """Show last year's surveys; one press copies one."""
    year = request.desk.its_year
    offered = surveys_to_copy(unit_year=year)
    if request.method == "POST":
        chosen = request.POST.get("source", "")
        source = next((one for one in offered if str(one.pk) == chosen), None)
        row = source or get_object_or_404(Survey, pk=None)
        return done_once(
            request,
            lambda: copy_survey(source=row, unit_year=year, by=request.desk.actor),
            lambda made: request.desk.door("surveys:survey", pk=made.pk),
        )
    return render(request, "surveys/copy.html", {"offered": offered, "last": year.year - 1})


@at_desk(may_keep, write=may_keep)
@require_POST
def start(request: DeskRequest, pk: int) -> HttpResponse:
    """Open a survey."""
    row = survey_at(request.desk, pk)
    open_survey(survey=row, stamp=given_stamp(request), by=request.desk.actor)
    messages.success(request, "调查已经开始")
    return redirect(request.desk.door("surveys:survey", pk=pk))


@at_desk(may_keep, write=may_keep)
def finish(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask, and close a survey: its result is frozen."""
    row = survey_at(request.desk, pk)
    if request.method == "POST":
        close_survey(survey=row, stamp=given_stamp(request), by=request.desk.actor)
        messages.success(request, "调查已经截止，结果冻结")
        return redirect(request.desk.door("surveys:survey", pk=pk))
    found = tally(row)
    return render(request, "surveys/finish.html", {"survey": row, "found": found})


@at_desk(may_keep, write=may_keep)
def reopen(request: DeskRequest, pk: int) -> HttpResponse:
    """Let people answer again where a survey was closed too early."""
    row = survey_at(request.desk, pk)
    form = ReopenForm(request.POST or None, stamp=row.version)
    back = request.desk.door("surveys:survey", pk=pk)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            clean = form.cleaned_data
            reopen_survey(
                survey=row, closes=clean["closes"], reason=clean["reason"], stamp=form.stamp, by=request.desk.actor
            )
            messages.success(request, "调查重新开始，冻结的结果已经作废")
            return redirect(back)
    context = {"form": form, "title": "重新开始调查", "verb": "重新开始", "back": back, "survey": row}
    return render(request, "surveys/plain_form.html", context)


@at_desk(may_keep, write=may_keep)
def destroy(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask, and destroy the answers of a survey whose time is over."""
    row = survey_at(request.desk, pk)
    if request.method == "POST":
        number = destroy_answers(survey=row, stamp=given_stamp(request), by=request.desk.actor)
        messages.success(request, f"已销毁 {number} 份答卷，结果保留")
        return redirect(request.desk.door("surveys:survey", pk=pk))
    number = Response.objects.filter(survey=row).count()
    return render(request, "surveys/destroy.html", {"survey": row, "number": number})


@at_desk(may_keep, write=may_keep)
def prolong(request: DeskRequest, pk: int) -> HttpResponse:
    """Move the last day of an open survey."""
    row = survey_at(request.desk, pk)
    form = ProlongForm(request.POST or None, initial={"closes": row.closes})
    back = request.desk.door("surveys:survey", pk=pk)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            prolong_survey(
                survey=row, closes=form.cleaned_data["closes"], reason=form.cleaned_data["reason"],
                stamp=row.version, by=request.desk.actor,
            )  # fmt: skip
            return redirect(back)
    context = {"form": form, "title": "改截止日期", "verb": "保存", "back": back, "survey": row}
    return render(request, "surveys/plain_form.html", context)


@at_desk(may_keep, write=may_keep)
@require_POST
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    row = survey_at(request.desk, pk)
    remove_survey(survey=row, stamp=given_stamp(request), by=request.desk.actor)
    messages.success(request, f"已删除草稿「{row.title}」")
    return redirect(request.desk.door("surveys:surveys"))


QUESTIONS_NOTE = "满意程度、矩阵不写选项的按五级：非常满意、满意、一般、不满意、非常不满意；前两级计为满意"


def _kept(request: DeskRequest, row: Survey, act: Callable[[int | None], Survey], formset: Any) -> HttpResponse | None:  # noqa: ANN401 - a formset
    answer = None
    back = request.desk.door("surveys:survey", pk=row.pk)
    with refusals_into(formset.forms[0]):
        answer = done_once(request, lambda: act(given_stamp(request)), lambda _: back)
    return answer  # noqa: RET504 - a refusal in the block leads here too


def _stamp(request: DeskRequest, row: Survey) -> int:
    return given_stamp(request) or row.version


def _saved_by(request: DeskRequest, row: Survey) -> str:
    lines = history_of(subject_of(row), request.desk.its_year)
    return f"{lines[0].person_name} {moment_text(lines[0].at)}" if lines else "别人"
