"""Good cases: for everybody in the county to read; collected, changed, proved and taken back by the bureau."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from jixiao.cycle.followup.access import may_find, may_read
from jixiao.cycle.followup.collecting import CASE, amend_case, collect_case, subject_of_case, withdraw_case
from jixiao.cycle.followup.forms import CaseForm, ReasonForm
from jixiao.cycle.followup.models import GoodCase
from jixiao.cycle.followup.queries import readable_cases
from jixiao.cycle.followup.views.asking import answer_form
from jixiao.measures.models import ProofLink
from jixiao.measures.panel import proofs_panel
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.seat import Desk
from jixiao.web.table import Column, Contains, DataTable, NumberRange

MOST_PROOFS = 50


@at_desk(may_read)
def show_cases(request: DeskRequest) -> HttpResponseBase:
    """Show the good cases of the county, of every year."""
    desk = request.desk
    table = DataTable(
        request=request,
        title="典型案例",
        queryset=readable_cases(desk),
        columns=(
            Column(
                "title",
                "案例",
                sort_by="title",
                link=lambda row: desk.door("followup:case", pk=row.pk),
            ),
            Column("unit", "单位", sort_by="unit_year__unit__name", value=lambda row: row.unit_year.unit.name),
            Column("year", "年度", sort_by="unit_year__year", value=lambda row: f"{row.unit_year.year} 年度"),
            Column("why_good", "好在哪里", kind="long"),
            Column("score_from", "得分出处", kind="long"),
            Column("what", "主要做法", kind="long", default_shown=False),
            Column("on", "收录日期", kind="day", sort_by="on"),
        ),
        filters=(
            Contains("q", "案例或单位", fields=("title", "what", "unit_year__unit__name", "unit_year__unit__initials")),
            NumberRange("year", "年度", field="unit_year__year"),
        ),
        order=("-unit_year__year", "unit_year__unit__code", "pk"),
        empty=("还没有典型案例", "评价中做法好、得分高的，由财政局收录在这里，全县各单位都能看。"),
    )
    return table.export() or render(request, "followup/cases.html", {"table": table, "may_find": desk.may(may_find)})


@at_desk(may_read)
def show_case(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one case with its proofs; those of another unit are named, not opened."""
    desk, case = request.desk, case_at(request.desk, pk)
    is_own = case.unit_year_id == desk.its_year.pk
    context = {
        "case": case,
        "is_own": is_own,
        "may_find": desk.may(may_find) and is_own,
        "proofs": proofs_panel(desk, subject_of_case(case), case.title) if is_own else None,
        "proof_names": () if is_own else _proof_names(case),
        "home": f"/{case.unit_year.unit.code}/{case.unit_year.year}/",
    }
    return render(request, "followup/case.html", context)


def _proof_names(case: GoodCase) -> list[str]:
    links = ProofLink.objects.filter(subject=subject_of_case(case), proof__removed_at=None).order_by("pk")
    return list(links.values_list("proof__name", flat=True)[:MOST_PROOFS])


@at_desk(may_find, write=may_find)
def new_case(request: DeskRequest) -> HttpResponse:
    """Collect a good case of this unit."""
    desk = request.desk
    return answer_form(
        request,
        CaseForm(request.POST or None),
        act=lambda given: collect_case(unit_year=desk.its_year, by=desk.actor, **{name: given[name] for name in CASE}),
        title=f"收录{desk.unit.name}的典型案例",
        verb="收录案例",
        back=desk.door("followup:cases"),
        done="已收录",
        note="收录以后全县各单位都能看；佐证材料由单位填报人在案例页上传。",
        leads_to=lambda case: desk.door("followup:case", pk=case.pk),
    )


@at_desk(may_find, write=may_find)
def edit_case(request: DeskRequest, pk: int) -> HttpResponse:
    """Change what a case says."""
    desk, case = request.desk, own_case(request.desk, pk)
    form = CaseForm(request.POST or None, initial={name: getattr(case, name) for name in CASE}, stamp=case.version)
    return answer_form(
        request,
        form,
        act=lambda given: amend_case(
            case=case, values={name: given[name] for name in CASE}, by=desk.actor, stamp=form.stamp
        ),
        title="修改典型案例",
        verb="保存修改",
        back=desk.door("followup:case", pk=pk),
        done="已保存",
        fresh=lambda: _fresh(desk, pk),
    )


@at_desk(may_find, write=may_find)
def withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a case back."""
    desk, case = request.desk, own_case(request.desk, pk)
    form = ReasonForm(request.POST or None, stamp=case.version)
    return answer_form(
        request,
        form,
        act=lambda given: withdraw_case(case=case, reason=given["reason"], by=desk.actor, stamp=form.stamp),
        title=f"撤回「{case.title}」？",
        verb="撤回案例",
        back=desk.door("followup:cases"),
        done="已撤回，各单位不再看到",
        fresh=lambda: _fresh(desk, pk),
    )


def case_at(desk: Desk, pk: int) -> GoodCase:
    """Return a case of the county that stands."""
    return get_object_or_404(readable_cases(desk), pk=pk)


def own_case(desk: Desk, pk: int) -> GoodCase:
    """Return a case of this unit's year, to be changed."""
    return get_object_or_404(GoodCase.objects.select_related("unit_year__unit"), pk=pk, unit_year=desk.unit_year)


def _fresh(desk: Desk, pk: int) -> tuple[dict[str, str], int, str]:
    row = own_case(desk, pk)
    return {name: getattr(row, name) for name in CASE}, row.version, subject_of_case(row)
