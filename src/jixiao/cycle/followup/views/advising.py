"""Advice for the next budget, for the bureau: proposed for all units, traced, adjusted, given out; also a workbook."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from jixiao.cycle.followup.access import may_find, may_read, may_see_all
from jixiao.cycle.followup.bulking import Act
from jixiao.cycle.followup.forms import AdviceForm, ReasonForm
from jixiao.cycle.followup.giving import give_advices, uphold_advice
from jixiao.cycle.followup.models import Advice, AnswerKind, BulkKind, Letter, VerdictKind
from jixiao.cycle.followup.proposing import adjust_advice, ask_for_proposals, propose_advice
from jixiao.cycle.followup.queries import advices_of, authority_of_unit, reviewed_years
from jixiao.cycle.followup.views.asking import answer_form
from jixiao.cycle.followup.views.bulk import act_on, answer_bulk, grouped, picked
from jixiao.cycle.followup.wording import proposed_words, words_of
from jixiao.engine.scoring.advice import AdviceRule, advice_table, verdict_words
from jixiao.engine.values import NOT_APPLICABLE, Points
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.models import UnitYear, YearState
from jixiao.orgs.refusing import Refused
from jixiao.orgs.seat import Desk
from jixiao.web.table import Choice, Column, Contains, DataTable
from jixiao.web.trace import trace_page


@at_desk(may_see_all)
def show_advice(request: DeskRequest) -> HttpResponseBase:
    """Show the advice on every project of the units that the person reviews; its export is for the budget desk."""
    table = _table(request)
    rows = advices_of(reviewed_years(request.desk))
    context = {
        "views": rows.filter(answer=AnswerKind.OBJECT, settled_at=None).count(),
        "table": table,
        "year": request.desk.year,
        "rules": advice_table(),
        "tried": _rules(),
    }
    return table.export() or render(request, "followup/advice.html", context)


def _rules() -> list[tuple[AdviceRule, str]]:
    return [(rule, verdict_words(rule.verdict, rule.cut)) for rule in advice_table().rules]


def _table(request: DeskRequest) -> DataTable:
    desk = request.desk
    return DataTable(
        request=request,
        title=f"{desk.year} 年度结果的下年预算建议",
        queryset=advices_of(reviewed_years(desk)),
        columns=(
            Column("project", "项目", sort_by="project_name", value=lambda row: row.project_name),
            Column("pick", "选择", value=_box),
            Column("unit", "单位", sort_by="unit_year__unit__name", value=lambda row: row.unit_year.unit.name),
            Column("grade", "等级", sort_by="grade", value=lambda row: row.grade or NOT_APPLICABLE),
            Column("total", "得分", kind="points", sort_by="total", value=_or_void("total")),
            Column("rate", "预算执行率", value=_or_void("rate")),
            Column("repeated", "重复问题", kind="number", sort_by="repeated", default_shown=False),
            Column("budget", "全年预算数", kind="money", sort_by="budget", value=_or_void("budget")),
            Column("words", "规则建议", value=proposed_words, trace=_address(desk, "followup:advice_trace")),
            Column("final", "最终建议", width="w-s", value=words_of, link=_address(desk, "followup:advice_page")),
            Column("amount", "核减金额", kind="money", sort_by="amount", value=_less),
            Column("rule", "适用规则", sort_by="rule", value=lambda row: row.rule or "没有规则适用"),
            Column("source", "依据", kind="long", default_shown=False),
            Column("because", "调整理由", kind="long", default_shown=False, value=_or_void("adjusted_because")),
            Column("answer", "单位意见", width="w-s", sort_by="answer", value=_answered),
            Column("answer_words", "意见说明", kind="long", default_shown=False, value=_or_void("answer_words")),
            Column("letter", "建议书", default_shown=False, value=lambda row: row.letter or NOT_APPLICABLE),
            Column("given", "下达日", kind="day", sort_by="given_at", value=lambda row: row.given_at or NOT_APPLICABLE),
        ),
        filters=(
            Contains("q", "单位或项目", fields=("unit_year__unit__name", "unit_year__unit__initials", "project_name")),
            Choice("verdict", "规则建议", field="verdict", choices=VerdictKind.choices),
            Choice("view", "单位意见", field="answer", choices=AnswerKind.choices),
            Choice("grade", "等级", field="grade", choices=tuple((word, word) for word in "优良中差")),
        ),
        order=("unit_year__unit__code", "project_code"),
        empty=("还没有建议", "按规则提出以后，每个单位、每个项目各一条，写明用了哪条规则和哪些数。"),
    )


def _or_void(name: str) -> Any:  # noqa: ANN401 - what a column takes
    return lambda row: NOT_APPLICABLE if getattr(row, name) in {None, ""} else getattr(row, name)


def _less(row: Advice) -> object:
    return row.amount if row.amount is not None and row.amount.fen else NOT_APPLICABLE


def _answered(row: Advice) -> object:
    if not row.answer:
        return "未回复" if row.given_at else NOT_APPLICABLE
    settled = "，已答复" if row.settled_at else ""
    return f"{AnswerKind(row.answer).label}{settled}"


def _address(desk: Desk, name: str) -> Any:  # noqa: ANN401 - what a column takes
    return lambda row: reverse(name, kwargs={"unit": row.unit_year.unit.code, "year": desk.year, "pk": row.pk})


def _box(row: Advice) -> SafeString:
    if row.given_at:
        return SafeString('<span class="void"></span>')
    label = f"选择 {row.unit_year.unit.name} {row.project_name}"
    return format_html('<input type="checkbox" form="bulk" name="pick" value="{}" aria-label="{}">', row.pk, label)


@require_POST
@at_desk(may_see_all)
def propose_all(request: DeskRequest) -> HttpResponse:
    """Ask the rules for all units, in the background."""
    desk = request.desk
    years = list(reviewed_years(desk).filter(state=YearState.OPEN).order_by("unit__code")[:2000])
    if not years:
        raise Refused("没有可以提出建议的单位", cure="先开放单位的年度", code="U817")
    job = ask_for_proposals(unit_years=years, year=desk.year, by=desk.actor)
    return redirect(reverse("orgs:job", kwargs={"pk": job.pk}))


@require_POST
@at_desk(may_find)
def propose_one(request: DeskRequest) -> HttpResponse:
    """Ask the rules for this unit."""
    made = propose_advice(unit_year=request.desk.its_year, by=request.desk.actor)
    messages.success(request, f"已提出 {len(made)} 条建议")
    return redirect(request.desk.door("followup:advice"))


@require_POST
@at_desk(may_see_all)
def give_many(request: DeskRequest) -> HttpResponse:
    """Give the picked advice out, one letter a unit, each by itself, and show what came of each."""
    desk, pks = request.desk, picked(request)
    if not pks:
        messages.success(request, "没有选择建议")
        return redirect(desk.door("followup:advice"))

    def give(unit_year: UnitYear, advices: list[Advice]) -> tuple[str, Letter | None]:
        authority = authority_of_unit(unit_year.unit)
        letter = give_advices(authority=authority, unit_year=unit_year, advices=advices, by=desk.actor)
        return f"{letter.number}，{len(advices)} 条建议，{letter.deadline} 前回复", letter

    def acts() -> list[tuple[UnitYear, Act]]:
        rows = advices_of(reviewed_years(desk)).filter(pk__in=pks).order_by("unit_year__unit__code", "project_code")
        return [(one, act_on(give, advices)) for one, advices in grouped(list(rows)).items()]

    return answer_bulk(request, BulkKind.ADVICE, acts)


@at_desk(may_find, write=may_find)
def adjust(request: DeskRequest, pk: int) -> HttpResponse:
    """Decide otherwise than the rules."""
    desk, advice = request.desk, get_object_or_404(Advice, unit_year=request.desk.unit_year, pk=pk)
    form = AdviceForm(request.POST or None, initial=_initial(advice), stamp=advice.version)
    return answer_form(
        request,
        form,
        act=lambda given: adjust_advice(
            advice=advice,
            verdict=given["verdict"],
            cut=None if given["cut"] is None else Points.of(given["cut"]),
            reason=given["reason"],
            by=desk.actor,
            stamp=form.stamp,
        ),
        title=f"调整「{advice.project_name}」的下年预算建议",
        verb="保存调整",
        back=desk.door("followup:advice_page", pk=pk),
        done="已调整",
        note=_note(advice),
        fresh=lambda: _fresh(desk, pk),
    )


def _note(advice: Advice) -> str:
    view = f"单位意见：{advice.answer_words}。" if advice.answer == AnswerKind.OBJECT else ""
    rule = f"{advice.rule}（{advice.source}）" if advice.rule else "没有规则适用"
    return f"{view}规则建议：{proposed_words(advice)}。{rule}"


@at_desk(may_find, write=may_find)
def uphold(request: DeskRequest, pk: int) -> HttpResponse:
    """Uphold an advice against the view of the unit."""
    desk, advice = request.desk, get_object_or_404(Advice, unit_year=request.desk.unit_year, pk=pk)
    form = ReasonForm(request.POST or None, stamp=advice.version)
    return answer_form(
        request,
        form,
        act=lambda given: uphold_advice(advice=advice, reason=given["reason"], by=desk.actor, stamp=form.stamp),
        title=f"维持「{advice.project_name}」的建议：{words_of(advice)}？",
        verb="维持建议",
        back=desk.door("followup:advice_page", pk=pk),
        done="已维持",
        note=_note(advice),
        fresh=lambda: _fresh(desk, pk),
    )


def _initial(advice: Advice) -> dict[str, Any]:
    cut = advice.adjusted_cut if advice.adjusted_verdict else advice.cut
    return {
        "verdict": advice.adjusted_verdict or advice.verdict,
        "cut": cut.value if cut is not None and cut.value else None,
        "reason": advice.adjusted_because,
    }


def _fresh(desk: Desk, pk: int) -> tuple[dict[str, Any], int, str]:
    row = get_object_or_404(Advice, unit_year=desk.unit_year, pk=pk)
    return _initial(row), row.version, f"followup.advice:{row.pk}"


@at_desk(may_read)
def show_trace(request: DeskRequest, pk: int) -> HttpResponse:
    """Show how an advice came about; the unit sees it once it was given out."""
    advice = get_object_or_404(Advice, unit_year=request.desk.unit_year, pk=pk)
    if advice.given_at is None and not request.desk.may(may_see_all):
        raise Http404
    return trace_page(request, advice.trace, title=f"「{advice.project_name}」的建议怎么来的")
