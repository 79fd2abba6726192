"""The list of schools, their places in groups, and their codes."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import claim, done_once
from jixiao.orgs.refusing import AlreadyDone, Refused, Stale, refusals_into
from jixiao.records.contests.access import may_keep, may_look
from jixiao.records.contests.contests.allotting import allot_places
from jixiao.records.contests.contests.enlisting import amend_school, register_school
from jixiao.records.contests.contests.forms.schools import RevokeForm, SchoolForm, initial_of
from jixiao.records.contests.contests.letting_in import issue_school_codes, revoke_school_code
from jixiao.records.contests.contests.queries import groups_of, quotas_of, schools_of, working_accesses
from jixiao.records.contests.contests.views.contests import public_address
from jixiao.records.contests.contests.views.finding_rows import answer_stale, contest_at, school_at
from jixiao.records.contests.models import Group, School, SchoolAccess, Stage
from jixiao.web.qr import qr_code
from jixiao.web.table import Choice, Column, Contains, DataTable
from jixiao.web.typed import Misread, read_count

PAGE = 100
FORM_PAGE = "contests/contests/form.html"


@at_desk(may_look)
def schools(request: DeskRequest) -> HttpResponseBase:
    """Show the list of schools."""
    desk = request.desk

    def door(row: Any) -> str:  # noqa: ANN401 - a row of the table
        return desk.door("contests:school_edit", pk=row.pk) if desk.may(may_keep) else ""

    table = DataTable(
        request=request,
        title="学校名册",
        queryset=School.objects.filter(unit=desk.unit),
        columns=(
            Column("code", "编号", sort_by="code", width="w-s"),
            Column("name", "学校名称", sort_by="name", link=door if desk.may(may_keep) else None),
            Column("stage", "类别", sort_by="stage", value=lambda row: row.get_stage_display()),
            Column("town", "乡镇街道", sort_by="town"),
            Column("pupils", "在校学生", kind="number", unit="人", sort_by="pupils", total=True),
            Column("teachers", "专任教师", kind="number", unit="人", sort_by="teachers", total=True),
            Column("is_active", "状态", value=lambda row: "在用" if row.is_active else "停用"),
        ),
        filters=(
            Contains("q", "名称", fields=("name", "initials", "code")),
            Choice("stage", "类别", field="stage", choices=list(Stage.choices)),
        ),
        order=("code",),
        empty=("学校名册是空的", "逐所登记，或者用表格导入；各年赛事共用这一份。"),
    )  # fmt: skip
    context = {"table": table, "may_keep": desk.may(may_keep)}
    return table.export() or render(request, "contests/contests/schools.html", context)


@at_desk(may_keep, write=may_keep)
def school_new(request: DeskRequest) -> HttpResponse:
    """Put a school on the list."""
    desk, form = request.desk, SchoolForm(request.POST or None)
    back = desk.door("contests:schools")
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(
                request,
                lambda: register_school(unit_year=desk.its_year, values=form.values(), by=desk.actor),
                lambda _: back,
            )
    context = {"form": form, "title": "登记学校", "verb": "保存学校", "back": back, "of_schools": True}
    return render(request, FORM_PAGE, context)


@at_desk(may_keep, write=may_keep)
def school_edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change a school."""
    desk, row = request.desk, school_at(request.desk, pk)
    form = SchoolForm(request.POST or None, initial=initial_of(row), stamp=row.version)
    back = desk.door("contests:schools")
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                return done_once(
                    request,
                    lambda: amend_school(
                        school=row, unit_year=desk.its_year, values=form.values(), stamp=form.stamp, by=desk.actor
                    ),
                    lambda _: back,
                )
        except Stale:
            fresh = school_at(desk, pk)
            return answer_stale(request, form=form, theirs=initial_of(fresh), stamp=fresh.version)
    context = {"form": form, "title": row.name, "verb": "保存学校", "back": back, "of_schools": True}
    return render(request, FORM_PAGE, context)


@at_desk(may_look, write=may_keep)
def places(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the places of schools in groups, and set them."""
    desk, row = request.desk, contest_at(request.desk, pk)
    groups, shown, page, pages = groups_of(row), *_page_of(request)
    there = quotas_of(row)
    refused: Refused | None = None
    if request.method == "POST":
        try:
            wanted = _wanted(request, groups, shown)
            number = 0
            with transaction.atomic():
                claim(request, leads_to=desk.door("contests:places", pk=pk))
                number = allot_places(contest=row, wanted=wanted, by=desk.actor)
            messages.success(request, f"已保存名额，改动 {number} 处")
            return redirect(f"{desk.door('contests:places', pk=pk)}?page={page}")
        except Refused as said:
            refused = said
    rows = [(one, [_cell(request, there, group, one) for group in groups]) for one in shown]
    context = {
        "contest": row, "groups": groups, "rows": rows, "refused": refused, "page": page, "pages": pages,
        "may_keep": desk.may(may_keep), "total": schools_of(desk.unit).count(),
    }  # fmt: skip
    return render(request, "contests/contests/places.html", context, status=refused.status if refused else 200)


@never_cache
@at_desk(may_keep, write=may_keep)
def codes(request: DeskRequest, pk: int) -> HttpResponse:
    """Show which schools have a code, and make new ones: they are shown this once, to be printed."""
    desk, row = request.desk, contest_at(request.desk, pk)
    here = desk.door("contests:codes", pk=pk)
    refused: Refused | None = None
    if request.method == "POST":
        chosen = {int(text) for text in request.POST.getlist("school") if text.isascii() and text.isdecimal()}
        try:
            with transaction.atomic():
                made = issue_school_codes(contest=row, schools=chosen, by=desk.actor)
                claim(request, leads_to=here)
        except AlreadyDone:
            messages.warning(request, "这一批已经制作并显示过一次；没有打印的，重新发码")
            return redirect(here)
        except Refused as said:
            refused = said
        else:
            base = public_address(request, row, "contest:school")
            slips = [(one, qr_code(f"{base}?c={one.code}", look="slip-code") if base else "") for one in made]
            return render(request, "contests/contests/slips.html", {"contest": row, "slips": slips, "base": base})
    working = {one.school_id: one for one in working_accesses(row)}
    rows = [(one, working.get(one.pk)) for one in schools_of(desk.unit)[:2000]]
    context = {"contest": row, "rows": rows, "refused": refused, "working": len(working)}
    return render(request, "contests/contests/codes.html", context, status=refused.status if refused else 200)


@at_desk(may_keep, write=may_keep)
def revoke(request: DeskRequest, pk: int, access: int) -> HttpResponse:
    """End the code of a school."""
    row = contest_at(request.desk, pk)
    one = get_object_or_404(
        SchoolAccess.objects.select_related("school", "contest__unit_year__unit"), contest=row, pk=access
    )
    form = RevokeForm(request.POST or None)
    back = request.desk.door("contests:codes", pk=pk)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            revoke_school_code(access=one, reason=form.cleaned_data["reason"], by=request.desk.actor)
            messages.success(request, f"{one.school.name}的报名码已经作废")
            return redirect(back)
    context = {
        "form": form, "title": f"作废{one.school.name}的报名码", "verb": "作废报名码", "back": back, "contest": row,
    }  # fmt: skip
    return render(request, FORM_PAGE, context)


def _page_of(request: DeskRequest) -> tuple[list[School], int, int]:
    rows = schools_of(request.desk.unit)
    pages = max(1, -(-rows.count() // PAGE))
    text = request.GET.get("page", "1")
    page = min(pages, max(1, int(text))) if text.isascii() and text.isdecimal() and len(text) < 6 else 1  # noqa: PLR2004 - a page
    return list(rows[(page - 1) * PAGE : page * PAGE]), page, pages


def _wanted(request: DeskRequest, groups: list[Group], shown: list[School]) -> dict[tuple[int, int], int | None]:
    found: dict[tuple[int, int], int | None] = {}
    for group in groups:
        for school in shown:
            name = f"p{group.pk}-{school.pk}"
            if name not in request.POST:
                continue
            text = request.POST[name].strip()
            number = read_count(text) if text else None
            if isinstance(number, Misread):
                cause = f"{school.name} {group.name}的名额「{text[:20]}」不是整数"
                raise Refused(cause, cure="写整数；空着按组别定的每校名额", code="A020")
            found[group.pk, school.pk] = number
    return found


def _cell(
    request: DeskRequest,
    there: dict[tuple[int, int], Any],
    group: Group,
    school: School,
) -> dict[str, Any]:
    row = there.get((group.pk, school.pk))
    name = f"p{group.pk}-{school.pk}"
    kept = "" if row is None or row.most is None else str(row.most)
    return {
        "name": name, "label": f"{school.name}，{group.name}", "value": request.POST.get(name, kept),
        "hint": "不限" if group.default_places is None else str(group.default_places), "taken": row.taken if row else 0,
    }  # fmt: skip
