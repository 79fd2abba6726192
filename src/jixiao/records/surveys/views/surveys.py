"""The list of surveys, one survey with its result, its crossing and its workbook."""

from fractions import Fraction

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from jixiao.measures.panel import proofs_panel
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.refusing import Refused
from jixiao.records.surveys.access import may_keep, may_look
from jixiao.records.surveys.copying_from import surveys_to_copy
from jixiao.records.surveys.crossing import CROSSED, Crossing, cross
from jixiao.records.surveys.models import Remark, Response, Survey, SurveyState, SurveyWay
from jixiao.records.surveys.queries import history_of, questions_of, subject_of, surveys_of, unused_codes
from jixiao.records.surveys.rating import RULES, sample_for, shown
from jixiao.records.surveys.result_workbook import result_workbook
from jixiao.records.surveys.tallying import Tally, tally_from, tally_of
from jixiao.records.surveys.trending import earlier
from jixiao.records.surveys.views.finding_rows import survey_at
from jixiao.records.surveys.views.picturing import bars_of, trend_of
from jixiao.web.sending import attachment
from jixiao.web.table import Choice, Column, Contains, DataTable

CHIPS = {SurveyState.DRAFT: "draft", SurveyState.OPEN: "sent", SurveyState.CLOSED: "approved"}
MOST_REMARKS = 100


@at_desk(may_look)
def surveys(request: DeskRequest) -> HttpResponseBase:
    """Show the surveys of the year."""
    table = _table(request)
    context = {
        "table": table,
        "may_keep": request.desk.may(may_keep),
        "to_copy": len(surveys_to_copy(unit_year=request.desk.its_year)),
    }
    return table.export() or render(request, "surveys/surveys.html", context)


@at_desk(may_look)
def survey(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a survey: what came of it so far or at the end, with how sure it is."""
    desk = request.desk
    row = survey_at(desk, pk)
    found = tally_of(row)
    before = earlier(row)
    context = {
        "survey": row,
        "chip": CHIPS[SurveyState(row.state)],
        "found": found,
        "rate": None if found.rate is None else shown(found.rate),
        "rules": RULES,
        "advised": sample_for(row.population) if row.population else None,
        "parts": [(one, None if one.rate is None else shown(one.rate)) for one in found.parts],
        "charts": bars_of(found),
        "trend": trend_of(row, found, before),
        "before": [(one, None if one.rate is None else shown(one.rate)) for one in before],
        "crossed": [one for one in questions_of(row) if one.kind in CROSSED] if _has_answers(row) else [],
        "may_destroy": row.keep_until is not None and row.keep_until < desk.today,
        "remarks": list(Remark.objects.filter(response__survey=row).order_by("response", "pk")[:MOST_REMARKS]),
        "typed": Response.objects.filter(survey=row, operator__isnull=False).count(),
        "unused": unused_codes(row).count() if row.way == SurveyWay.CODES else None,
        "public_url": request.build_absolute_uri(reverse("answering:answer", kwargs={"token": row.token})),
        "proofs": proofs_panel(desk, subject_of(row), row.title),
        "history": history_of(subject_of(row), desk.its_year),
        "is_draft": row.state == SurveyState.DRAFT,
        "is_open": row.state == SurveyState.OPEN,
        "may_keep": desk.may(may_keep),
    }
    return render(request, "surveys/survey.html", context)


@at_desk(may_look)
def crossing(request: DeskRequest, pk: int) -> HttpResponse:
    """Show two questions of a survey against each other."""
    row = survey_at(request.desk, pk)
    offered = [one for one in questions_of(row) if one.kind in CROSSED]
    by_number = {str(one.position): one for one in offered}
    down, across = by_number.get(request.GET.get("down", "")), by_number.get(request.GET.get("across", ""))
    context = {"survey": row, "offered": offered, "down": down, "across": across, "rows": [], "refused": None}
    if down and across:
        try:
            context["rows"] = _crossed(cross(down=down, across=across))
        except Refused as refused:
            context["refused"] = refused
    return render(request, "surveys/crossing.html", context)


@at_desk(may_look)
def workbook(request: DeskRequest, pk: int) -> HttpResponse:
    """Send the result as XLSX."""
    row = survey_at(request.desk, pk)
    return attachment(result_workbook(row, tally_of(row)), name=f"{request.desk.year}年{row.code} {row.title}.xlsx")


def _has_answers(row: Survey) -> bool:
    return row.state != SurveyState.DRAFT and row.destroyed_on is None


def _crossed(found: Crossing) -> list[dict[str, object]]:
    rows = []
    for option, counts in zip(found.down.options, found.counts, strict=True):
        total = sum(counts)
        cells = [(number, shown(Fraction(100 * number, total)) if total else None) for number in counts]
        rows.append({"name": option, "cells": cells, "total": total})
    return rows


def _rate_of(row: Survey) -> str:
    found = _frozen(row)
    if found is None:
        return ""
    return f"样本不足（{found.rate_words}）" if found.is_small and found.valid else found.rate_words


def _valid_of(row: Survey) -> int | None:
    found = _frozen(row)
    return None if found is None else found.valid


def _frozen(row: Survey) -> Tally | None:
    return tally_from(row.result.figures) if row.state == SurveyState.CLOSED else None


def _table(request: DeskRequest) -> DataTable:
    desk = request.desk
    return DataTable(
        request=request,
        title="满意度调查",
        queryset=surveys_of(desk.its_year),
        columns=(
            Column("code", "编号", sort_by="pk", width="w-s", value=lambda row: row.code),
            Column("title", "调查名称", sort_by="title", link=lambda row: desk.door("surveys:survey", pk=row.pk)),
            Column("target", "计入指标", value=lambda row: row.get_target_display()),
            Column("way", "答题方式", value=lambda row: row.get_way_display()),
            Column("opens", "开始", kind="day", sort_by="opens"),
            Column("closes", "截止", kind="day", sort_by="closes"),
            Column("valid", "有效问卷", kind="number", value=_valid_of),
            Column("rate", "满意率", value=_rate_of, unit=""),
            Column("state", "状态", sort_by="state", value=lambda row: row.get_state_display()),
        ),
        filters=(
            Contains("q", "名称", fields=("title",)),
            Choice("state", "状态", field="state", choices=list(SurveyState.choices)),
        ),
        order=("-pk",),
        empty=("还没有满意度调查", "从自带的满意度问卷起步，或把上年的复制过来。"),
        note="截止后结果冻结，满意率上计量板，供绩效自评取数",
    )  # fmt: skip
