"""Projects: list, page with money by source, forms."""

from fractions import Fraction
from typing import Any

from django.contrib import messages
from django.db.models import Sum
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from jixiao.engine.values import Money
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.seat import Desk
from jixiao.records.budget import items
from jixiao.records.budget.access import may_look, may_record
from jixiao.records.budget.amounts import added
from jixiao.records.budget.forms import FundingForm, ProjectForm, typed
from jixiao.records.budget.gathering import full_year_of, stated
from jixiao.records.budget.models import Continuity, Funding, Project, ProjectKind
from jixiao.records.budget.picture import Picture, picture_of
from jixiao.records.budget.projecting import fund_project, register_project, remove_project, revise_project
from jixiao.records.budget.stating import NEW
from jixiao.records.budget.views.saving import save, token
from jixiao.web.asking import ask, confirmed
from jixiao.web.table import Choice, Column, Contains, DataTable

FIELDS = (
    "code",
    "name",
    "kind",
    "continuity",
    "arising",
    "supervisor",
    "implementer",
    "expected",
    "achieved",
    "origin",
)
KEY = {None: "未填", True: "是", False: "否"}


@at_desk(may_look)
def projects(request: DeskRequest) -> HttpResponseBase:
    """Show the projects."""
    table = _table(request, request.desk)
    context = {"table": table, "here": "budget:projects", "may_record": request.desk.may(may_record)}
    return table.export() or render(request, "budget/projects.html", context)


@at_desk(may_look)
def project(request: DeskRequest, pk: int = 0, code: str = "") -> HttpResponse:
    """Show a project, found by its row or by its code."""
    desk, year = request.desk, request.desk.its_year
    wanted = {"pk": pk} if pk else {"code": code}
    row = get_object_or_404(Project, unit_year=year, **wanted)
    picture = picture_of(year)
    fundings = [_funding(desk, picture, one) for one in picture.fundings if one.project_id == row.pk]
    context = {
        "project": row,
        "is_key": KEY[row.is_key],
        "fundings": fundings,
        "sums": _sums(fundings),
        "adjustments": [one for one in picture.adjustments if one.project_id == row.pk],
        "lines": [one for one in picture.details if one.project_id == row.pk],
        "subject": f"budget.project:{row.pk}",
        "may_record": desk.may(may_record),
    }
    return render(request, "budget/project.html", context)


@at_desk(may_record)
def new_project(request: DeskRequest) -> HttpResponse:
    """Register a project."""
    desk, year = request.desk, request.desk.its_year
    form = ProjectForm(request.POST or None, initial={"implementer": desk.unit.name})
    if request.method == "POST":
        answer = save(
            request,
            form=form,
            act=lambda: register_project(
                unit_year=year,
                by=desk.actor,
                token=token(request),
                leads_to=desk.door("budget:projects"),
                **form.values(),
            ),
            back=desk.door("budget:projects"),
            done="项目已登记",
            theirs=lambda: ({}, 0, ""),
        )
        if answer is not None:
            return answer
    return render(request, "budget/project_form.html", {"form": form, "project": None})


@at_desk(may_record)
def revise(request: DeskRequest, pk: int) -> HttpResponse:
    """Correct a project."""
    desk = request.desk
    row = get_object_or_404(Project.objects.select_related("unit_year"), pk=pk, unit_year=request.desk.its_year)
    form = ProjectForm(request.POST or None, initial=_typed(row), stamp=row.version)
    back = desk.door("budget:project", pk=pk)
    if request.method == "POST":
        answer = save(
            request,
            form=form,
            act=lambda: revise_project(project=row, values=form.values(), stamp=form.stamp, by=desk.actor),
            back=back,
            done="项目已保存",
            theirs=lambda: _theirs(pk),
        )
        if answer is not None:
            return answer
    return render(request, "budget/project_form.html", {"form": form, "project": row, "back": back})


@at_desk(may_record)
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a project out."""
    desk = request.desk
    row = get_object_or_404(Project.objects.select_related("unit_year"), pk=pk, unit_year=request.desk.its_year)
    if not confirmed(request):
        return ask(
            request, question=f"删除项目「{row.name}」？", verb="删除项目",
            consequence="它的资金一起删除。操作留痕里仍能查到。", back=desk.door("budget:project", pk=pk),
        )  # fmt: skip
    remove_project(project=row, by=desk.actor)
    messages.success(request, f"项目「{row.name}」已删除")
    return redirect(desk.door("budget:projects"))


@at_desk(may_record)
def fund(request: DeskRequest, pk: int) -> HttpResponse:
    """State the money of a project from one source (``?source=``)."""
    desk, year = request.desk, request.desk.its_year
    row = get_object_or_404(Project.objects.select_related("unit_year"), pk=pk, unit_year=year)
    standing = {one.source: one for one in Funding.objects.filter(unit_year=year, project=row)}
    missing = [source for source in items.SOURCES if source not in standing]
    source = request.GET.get("source", (missing or items.SOURCES)[0])
    found = standing.get(source)
    initial = typed(found, ("initial", "adjusted", "executed", "origin")) if found else {}
    form = FundingForm(
        request.POST or None,
        initial={"source": source, **initial},
        stamp=found.version if found else NEW,
        sources=[source] if found else missing,
    )
    back = desk.door("budget:project", pk=pk)
    if request.method == "POST":
        answer = save(
            request,
            form=form,
            act=lambda: fund_project(
                unit_year=year, project=row, source=form.cleaned_data["source"], values=form.values(),
                origin=form.cleaned_data["origin"], stamp=form.stamp, by=desk.actor,
            ),
            back=back,
            done="项目资金已保存",
            theirs=lambda: _theirs_of_funding(row, form.cleaned_data["source"]),
        )  # fmt: skip
        if answer is not None:
            return answer
    return render(request, "budget/funding_form.html", {"form": form, "project": row, "funding": found, "back": back})


@at_desk(may_look)
def funding(request: DeskRequest, pk: int = 0, code: str = "") -> HttpResponse:
    """Lead from money to its project; the yearbook knows a funding by its place in the section."""
    picture = picture_of(request.desk.its_year)
    place = int(code) if code.isdecimal() else 0
    rows = (
        [row for row in picture.fundings if row.pk == pk] if pk else list(picture.fundings[max(place - 1, 0) : place])
    )
    if not rows:
        raise Http404("没有这笔资金")
    if rows[0].project_id is None:
        return redirect(request.desk.door("budget:budget"))
    return redirect(request.desk.door("budget:project", pk=rows[0].project_id))


def _table(request: DeskRequest, desk: Desk) -> DataTable:
    rows = Project.objects.filter(unit_year=desk.unit_year).annotate(
        budgeted=Sum("fundings__initial"), spent=Sum("fundings__executed")
    )
    return DataTable(
        request=request,
        title="项目",
        queryset=rows,
        columns=(
            Column(
                "name",
                "项目名称",
                sort_by="name",
                width="w-xl",
                link=lambda row: desk.door("budget:project", pk=row.pk),
            ),
            Column("code", "编号", sort_by="code"),
            Column("kind", "类型", sort_by="kind", words=dict(ProjectKind.choices)),
            Column("continuity", "延续或新增", sort_by="continuity", words=dict(Continuity.choices)),
            Column("is_key", "重点", sort_by="is_key", value=lambda row: KEY[row.is_key]),
            Column("implementer", "实施单位", default_shown=False),
            Column("budgeted", "年初预算数", kind="money", sort_by="budgeted"),
            Column("spent", "全年执行数", kind="money", sort_by="spent"),
            Column("share", "执行率", kind="percent", value=_share),
            Column("achieved", "完成情况", value=lambda row: "已填" if row.achieved else "", default_shown=True),
        ),
        filters=(
            Contains("q", "编号或名称", fields=("code", "name")),
            Choice("kind", "类型", field="kind", choices=ProjectKind.choices),
            Choice("continuity", "延续或新增", field="continuity", choices=Continuity.choices),
        ),
        order=("code",),
        note="执行率 = 全年执行数 ÷ 年初预算数；有调整的，以项目页里的全年预算为准",
        empty=("还没有项目", "登记第一个项目、从表格导入，或从上年复制。没有项目支出的单位不用登记。"),
        empty_door=("登记项目", desk.door("budget:new_project")) if desk.may(may_record) else None,
    )


def _share(row: Any) -> Fraction | None:  # noqa: ANN401 - a project with its sums
    if row.spent is None or row.budgeted is None or not row.budgeted.fen:
        return None
    return Fraction(row.spent.fen, row.budgeted.fen)


def _funding(desk: Desk, picture: Picture, row: Funding) -> dict[str, Any]:
    full = full_year_of(picture, row)
    base = full.value if isinstance(full.value, Money) else stated(row, "initial")
    executed = stated(row, "executed")
    known = isinstance(base, Money) and isinstance(executed, Money) and base.fen
    return {
        "row": row,
        "initial": stated(row, "initial"),
        "full": full,
        "executed": executed,
        "share": Fraction(executed.fen, base.fen) if known else None,  # type: ignore[union-attr]  # both are known
        "url": f"{desk.door('budget:fund', pk=row.project_id)}?source={row.source}",
    }


def _sums(fundings: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the totals over the sources, 未填 where one of them is."""
    if not fundings:
        return {}
    parts = {name: [one[name] for one in fundings] for name in ("initial", "executed")}
    full = added("全年预算数", [one["full"] for one in fundings], "").value
    found = {
        name: sum(values[1:], values[0])
        for name, values in parts.items()
        if all(isinstance(one, Money) for one in values)
    }
    return {"initial": found.get("initial"), "full": full, "executed": found.get("executed")}


def _typed(row: Project) -> dict[str, Any]:
    return {**typed(row, FIELDS), "is_key": {None: "", True: "yes", False: "no"}[row.is_key]}


def _theirs(pk: int) -> tuple[dict[str, Any], int, str]:
    row = Project.objects.get(pk=pk)
    return _typed(row), row.version, f"budget.project:{pk}"


def _theirs_of_funding(project: Project, source: str) -> tuple[dict[str, Any], int, str]:
    row = Funding.objects.get(project=project, source=source)
    return typed(row, ("initial", "adjusted", "executed", "origin")), row.version, f"budget.funding:{row.pk}"
