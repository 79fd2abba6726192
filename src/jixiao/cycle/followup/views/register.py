"""The register of 激励与问责 and the collection of good cases."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from jixiao.cycle.followup.access import may_find, may_read, may_see_all
from jixiao.cycle.followup.forms import AccountabilityForm, CaseForm, ReasonForm
from jixiao.cycle.followup.models import Accountability, GoodCase, MeasureKind, Problem
from jixiao.cycle.followup.queries import HIDDEN, accountabilities_of, good_cases, reviewed_years
from jixiao.cycle.followup.registering import collect_case, register_accountability, withdraw_accountability
from jixiao.cycle.followup.views.asking import answer_form, authority_at, year_of
from jixiao.engine.values import NOT_APPLICABLE
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.web.table import Choice, Column, Contains, DataTable


@at_desk(may_see_all)
def show_register(request: DeskRequest) -> HttpResponseBase:
    """Show every step of the year in the units that the person reviews."""
    desk = request.desk
    table = DataTable(
        request=request,
        title=f"{desk.year} 年度激励与问责登记",
        queryset=accountabilities_of(reviewed_years(desk)).prefetch_related("problems"),
        columns=(
            Column("unit", "单位", sort_by="unit_year__unit__name", value=lambda row: row.unit_year.unit.name),
            Column("kind", "方式", sort_by="kind", words=dict(MeasureKind.choices)),
            Column("on", "办理日期", kind="day", sort_by="on"),
            Column("ground", "依据", kind="long"),
            Column("words", "情况说明", kind="long"),
            Column("problems", "涉及问题", value=_problems),
            Column("by", "登记人", sort_by="by__name", value=lambda row: row.by.name, default_shown=False),
            Column("gone", "撤销", value=lambda row: row.withdrawn_because or "撤销", link=lambda row: reverse(
                "followup:withdraw_step",
                kwargs={"unit": row.unit_year.unit.code, "year": desk.year, "pk": row.pk},
            ) if not row.withdrawn_because else ""),
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


@at_desk(may_find, write=may_find)
def new_step(request: DeskRequest) -> HttpResponse:
    """Register a step with this unit."""
    desk = request.desk
    rows = Problem.objects.filter(unit_year=year_of(desk)).exclude(state__in=HIDDEN).order_by("pk")
    initial = {"on": desk.today, "problems": request.GET.getlist("problem")[:50], "kind": request.GET.get("kind", "")}
    return answer_form(
        request,
        AccountabilityForm(request.POST or None, problems=rows, initial=initial),
        act=lambda given: register_accountability(
            authority=authority_at(desk),
            unit_year=year_of(desk),
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
        done="已登记",
    )


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


@at_desk(may_read)
def show_cases(request: DeskRequest) -> HttpResponseBase:
    """Show the good cases of the unit, or of all units that a reviewer sees."""
    desk = request.desk
    sees_all = desk.may(may_see_all)
    rows = good_cases(reviewed_years(desk)) if sees_all else GoodCase.objects.filter(
        unit_year=desk.unit_year
    ).select_related("unit_year__unit")  # fmt: skip
    context = {"cases": list(rows.order_by("unit_year__unit__code", "pk")[:500]), "may_find": desk.may(may_find)}
    return render(request, "followup/cases.html", context)


@at_desk(may_find, write=may_find)
def new_case(request: DeskRequest) -> HttpResponse:
    """Collect a good case of this unit."""
    desk = request.desk
    return answer_form(
        request,
        CaseForm(request.POST or None),
        act=lambda given: collect_case(unit_year=year_of(desk), by=desk.actor, **given),
        title=f"收录{desk.unit.name}的典型案例",
        verb="收录案例",
        back=desk.door("followup:cases"),
        done="已收录",
    )
