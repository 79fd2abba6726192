"""The register of 激励与问责: every step with its ground, day and letter."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from jixiao.cycle.followup.access import may_find, may_see_all
from jixiao.cycle.followup.forms import AccountabilityForm, ReasonForm
from jixiao.cycle.followup.lighting import working_days_late
from jixiao.cycle.followup.models import Accountability, MeasureKind, Problem
from jixiao.cycle.followup.queries import HIDDEN, accountabilities_of, reviewed_years
from jixiao.cycle.followup.registering import register_accountability, withdraw_accountability
from jixiao.cycle.followup.views.asking import answer_form, authority_at
from jixiao.engine.scoring.advice import advice_table
from jixiao.engine.values import NOT_APPLICABLE
from jixiao.orgs.deadlines.calendar import work_calendar
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.seat import Desk
from jixiao.web.table import Choice, Column, Contains, DataTable


@at_desk(may_see_all)
def show_register(request: DeskRequest) -> HttpResponseBase:
    """Show every step of the year in the units that the person reviews."""
    desk = request.desk
    table = DataTable(
        request=request,
        title=f"{desk.year} 年度激励与问责登记",
        queryset=accountabilities_of(reviewed_years(desk)).prefetch_related("problems__repeats__unit_year"),
        columns=(
            Column("unit", "单位", sort_by="unit_year__unit__name", value=lambda row: row.unit_year.unit.name),
            Column("kind", "方式", sort_by="kind", words=dict(MeasureKind.choices)),
            Column("on", "办理日期", kind="day", width="w-s", sort_by="on"),
            Column("ground", "依据", kind="long"),
            Column("words", "情况说明", kind="long"),
            Column("problems", "涉及问题", value=_problems),
            Column("again", "上年同类问题", value=_again, width="w-s"),
            Column("letter", "文书", value=_letter, link=_to_letter),
            Column("by", "登记人", sort_by="by__name", value=lambda row: row.by.name, default_shown=False),
            Column("gone", "撤销", width="w-s", value=_gone, link=_to_withdraw),
        ),
        filters=(
            Contains("q", "单位", fields=("unit_year__unit__name", "unit_year__unit__initials")),
            Choice("kind", "方式", field="kind", choices=MeasureKind.choices),
        ),
        order=("-on", "-pk"),
        empty=("还没有登记", "提醒、约谈、通报、移送和表扬在单位的页面登记，写明依据和日期。"),
    )  # fmt: skip
    return table.export() or render(request, "followup/register.html", {"table": table, "year": desk.year})


def _problems(row: Accountability) -> object:
    return "；".join(problem.title for problem in row.problems.all()) or NOT_APPLICABLE


def _again(row: Accountability) -> object:
    again = [problem.repeats.unit_year.year for problem in row.problems.all() if problem.repeats is not None]
    if not again:
        return "没有" if row.problems.all() else NOT_APPLICABLE
    return f"{len(again)} 个 {min(again)} 年已有，整改没有见效"


def _gone(row: Accountability) -> str:
    return row.withdrawn_because or "撤销"


def _to_withdraw(row: Accountability) -> str:
    kwargs = {"unit": row.unit_year.unit.code, "year": row.unit_year.year, "pk": row.pk}
    return "" if row.withdrawn_because else reverse("followup:withdraw_step", kwargs=kwargs)


def _letter(row: Accountability) -> object:
    return row.letter.number if row.letter else NOT_APPLICABLE


def _to_letter(row: Accountability) -> str:
    kwargs = {"unit": row.unit_year.unit.code, "year": row.unit_year.year, "pk": row.letter_id}
    return reverse("followup:letter", kwargs=kwargs) if row.letter_id else ""


@at_desk(may_find, write=may_find)
def new_step(request: DeskRequest) -> HttpResponse:
    """Register a step with this unit."""
    desk = request.desk
    rows = Problem.objects.filter(unit_year=desk.its_year).exclude(state__in=HIDDEN).order_by("pk")
    asked = [int(text) for text in request.GET.getlist("problem")[:50] if text.isdecimal()]
    initial = {"on": desk.today, "problems": asked, "kind": request.GET.get("kind", ""), **_by_the_rules(desk, asked)}
    return answer_form(
        request,
        AccountabilityForm(request.POST or None, problems=rows, initial=initial),
        act=lambda given: register_accountability(
            authority=authority_at(desk),
            unit_year=desk.its_year,
            kind=given["kind"],
            ground=given["ground"],
            words=given["words"],
            on=given["on"],
            problems=list(given["problems"].select_related("unit_year")),
            by=desk.actor,
        ),
        title=f"对{desk.unit.name}登记激励与问责",
        verb="登记",
        back=desk.door("followup:problems"),
        done="已登记，文书已编号",
        note="登记以后按顺序编文号，生成文书（提醒函、约谈通知书、通报、移送书、表扬通报），可以下载 DOCX 和 PDF。",
        leads_to=lambda row: desk.door("followup:letter", pk=row.letter_id),
    )


def _by_the_rules(desk: Desk, asked: list[int]) -> dict[str, str]:
    """Return ground and story filled in from the rules, where the step is about one overdue problem."""
    problem = Problem.objects.filter(unit_year=desk.unit_year, pk__in=asked).select_related("notice").first()
    if problem is None or problem.notice is None:
        return {}
    calendar = work_calendar()
    late = working_days_late(problem, on=desk.today, calendar=calendar)
    if not late:
        return {}
    words = (
        f"整改通知书（{problem.notice.number}）要求 {problem.due} 前完成「{problem.title}」的整改，"
        f"到 {desk.today} 逾期 {late} 个工作日，没有销号"
    )
    return {"ground": advice_table().mending.source, "words": words}


@at_desk(may_find, write=may_find)
def withdraw_step(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a step back."""
    desk = request.desk
    row = get_object_or_404(Accountability.objects.select_related("unit_year"), unit_year=desk.unit_year, pk=pk)
    return answer_form(
        request,
        ReasonForm(request.POST or None),
        act=lambda given: withdraw_accountability(accountability=row, reason=given["reason"], by=desk.actor),
        title=f"撤销这次{row.get_kind_display()}？",
        verb="撤销登记",
        back=desk.door("followup:register"),
        done="已撤销，登记留着",
    )
