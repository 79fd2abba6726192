"""The unit's own advice across projects and years: what was advised, why, what came of its view."""

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from jixiao.cycle.followup.access import may_answer, may_find, may_read, may_see_all
from jixiao.cycle.followup.forms import AnswerForm
from jixiao.cycle.followup.giving import answer_advice, has_open_view
from jixiao.cycle.followup.models import Advice, AnswerKind, VerdictKind
from jixiao.cycle.followup.queries import given_advices
from jixiao.cycle.followup.views.asking import answer_form
from jixiao.cycle.followup.wording import proposed_words, words_of
from jixiao.engine.values import NOT_APPLICABLE
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.seat import Desk
from jixiao.web.table import Choice, Column, Contains, DataTable

MOST_STEPS = 200


@at_desk(may_read)
def show_own(request: DeskRequest) -> HttpResponseBase:
    """Show what was advised for this unit, of every year."""
    desk = request.desk
    table = DataTable(
        request=request,
        title=f"{desk.unit.name}历年的预算建议",
        queryset=given_advices(desk.unit),
        columns=(
            Column("project", "项目", sort_by="project_name", value=lambda row: row.project_name, link=_to_page),
            Column("year", "评价年度", sort_by="unit_year__year", value=lambda row: f"{row.unit_year.year} 年度"),
            Column("for", "用于", value=lambda row: f"{row.unit_year.year + 1} 年预算"),
            Column("grade", "等级", sort_by="grade", value=lambda row: row.grade or NOT_APPLICABLE),
            Column("total", "得分", kind="points", sort_by="total", value=lambda row: _or_void(row.total)),
            Column("rate", "预算执行率", value=lambda row: row.rate or NOT_APPLICABLE),
            Column("words", "规则建议", value=proposed_words, default_shown=False),
            Column("final", "最终建议", width="w-s", value=words_of, trace=_to_trace),
            Column("amount", "核减金额", kind="money", sort_by="amount", value=_less),
            Column("why", "规则或调整理由", kind="long", value=lambda row: row.adjusted_because or row.rule),
            Column("answer", "本单位意见", width="w-s", sort_by="answer", value=_answered),
            Column("letter", "建议书", value=lambda row: row.letter or NOT_APPLICABLE, link=_to_letter),
            Column("given", "下达日", kind="day", width="w-s", sort_by="given_at", value=lambda row: row.given_at),
        ),
        filters=(
            Contains("q", "项目", fields=("project_name",)),
            Choice("verdict", "规则建议", field="verdict", choices=VerdictKind.choices),
        ),
        order=("-unit_year__year", "project_code"),
        empty=(
            "还没有下达的预算建议",
            "自评审定以后，财政局按规则提出、下达的建议会列在这里，也显示在下一年度的目标申报页。",
        ),
    )
    return table.export() or render(request, "followup/own_advice.html", {"table": table})


def _or_void(value: object) -> object:
    return NOT_APPLICABLE if value is None else value


def _less(row: Advice) -> object:
    return row.amount if row.amount is not None and row.amount.fen else NOT_APPLICABLE


def _answered(row: Advice) -> str:
    if not row.answer:
        return "未回复"
    return f"{AnswerKind(row.answer).label}{'，已答复' if row.settled_at else ''}"


def _address(row: Advice, name: str, pk: int) -> str:
    return reverse(name, kwargs={"unit": row.unit_year.unit.code, "year": row.unit_year.year, "pk": pk})


def _to_page(row: Advice) -> str:
    return _address(row, "followup:advice_page", row.pk)


def _to_trace(row: Advice) -> str:
    return _address(row, "followup:advice_trace", row.pk)


def _to_letter(row: Advice) -> str:
    return _address(row, "followup:letter", row.letter_id) if row.letter_id else ""


@at_desk(may_read)
def show_advice_page(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one advice with every version of it, and the view of the unit."""
    desk, advice = request.desk, advice_at(request.desk, pk)
    context = {
        "advice": advice,
        "words": words_of(advice),
        "proposed": proposed_words(advice),
        "steps": list(advice.steps.select_related("by").order_by("-pk")[:MOST_STEPS]),
        "may_answer": desk.may(may_answer) and advice.given_at is not None and advice.settled_at is None,
        "may_adjust": desk.may(may_find) and (advice.given_at is None or has_open_view(advice)),
        "has_open_view": has_open_view(advice),
        "sees_all": desk.may(may_see_all),
    }
    return render(request, "followup/advice_page.html", context)


@at_desk(may_read, write=may_answer)
def answer(request: DeskRequest, pk: int) -> HttpResponse:
    """Answer an advice for the unit."""
    desk, advice = request.desk, advice_at(request.desk, pk)
    initial = {"answer": advice.answer, "words": advice.answer_words}
    form = AnswerForm(request.POST or None, initial=initial, stamp=advice.version)
    return answer_form(
        request,
        form,
        act=lambda given: answer_advice(
            advice=advice, answer=given["answer"], words=given["words"], by=desk.actor, stamp=form.stamp
        ),
        title=f"回复「{advice.project_name}」的建议：{words_of(advice)}",
        verb="提交意见",
        back=desk.door("followup:advice_page", pk=pk),
        done="已回复",
        note=advice.adjusted_because or f"{advice.rule}（{advice.source}）" if advice.rule else "没有规则适用",
        fresh=lambda: _fresh(desk, pk),
    )


def advice_at(desk: Desk, pk: int) -> Advice:
    """Return an advice of the year; the unit sees it once it was given out."""
    rows = Advice.objects.select_related("unit_year__unit", "letter", "adjusted_by", "answered_by")
    advice = get_object_or_404(rows.defer("trace", "letter__document"), unit_year=desk.unit_year, pk=pk)
    if advice.given_at is None and not desk.may(may_see_all):
        raise Http404
    return advice


def _fresh(desk: Desk, pk: int) -> tuple[dict[str, object], int, str]:
    row = advice_at(desk, pk)
    return {"answer": row.answer, "words": row.answer_words}, row.version, f"followup.advice:{row.pk}"
