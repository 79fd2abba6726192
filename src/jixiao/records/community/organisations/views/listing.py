"""The register of organisations, one of them, and the coverage on a table and a map."""

import datetime

from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from jixiao.measures.panel import proofs_panel
from jixiao.measures.reading import entered_in_force
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.seat import Desk
from jixiao.records.community.access import may_keep, may_look
from jixiao.records.community.models import (
    Organisation,
    OrganisationKind,
    OrganisationState,
    Post,
    Verdict,
    YearlyCheck,
)
from jixiao.records.community.organisations.appointing import lacking_heads
from jixiao.records.community.organisations.coverage import coverage_of
from jixiao.records.community.organisations.map_picture import draw_map
from jixiao.records.community.organisations.queries import organisations_of, places_of
from jixiao.records.community.organisations.registering import subject_of
from jixiao.records.community.organisations.views.finding_rows import organisation_at
from jixiao.records.community.workers.privacy import shown_name
from jixiao.records.community.writing import history_of
from jixiao.web.table import Choice, Column, Contains, DataTable

CHIPS = {
    OrganisationState.ACTIVE: "approved",
    OrganisationState.PAUSED: "returned",
    OrganisationState.DISSOLVED: "late",
}
LIGHTS = {Verdict.GOOD: "green", Verdict.FAIR: "amber", Verdict.BAD: "red"}
SHOWN = (OrganisationKind.COMPANY, OrganisationKind.SCHOOL, OrganisationKind.COMMUNITY, OrganisationKind.FARM)
MOST = 50


@at_desk(may_look)
def organisations(request: DeskRequest) -> HttpResponseBase:
    """Show the register."""
    table = _table(request)
    return table.export() or render(
        request, "community/organisations/organisations.html", {"table": table, "may_keep": request.desk.may(may_keep)}
    )


@at_desk(may_look)
def organisation(request: DeskRequest, pk: int) -> HttpResponse:
    """Show an organisation: its founding, term, posts and checks."""
    desk = request.desk
    row = organisation_at(desk, pk)
    checks = list(row.checks.select_related("unit_year", "by").order_by("-unit_year__year")[:MOST])
    posts = sorted(row.posts.all(), key=lambda one: (one.until is not None, one.pk))
    context = {
        "organisation": row, "chip": CHIPS[OrganisationState(row.state)], "may_keep": desk.may(may_keep),
        "posts": [(one, _post_name(one, desk)) for one in posts], "lacking": lacking_heads(row),
        "is_township": row.kind == OrganisationKind.TOWNSHIP, "today": desk.today,
        "checks": [(one, LIGHTS[Verdict(one.verdict)]) for one in checks],
        "checked": any(one.unit_year_id == desk.its_year.pk for one in checks),
        "meetings": list(row.meetings.filter(removed_at=None).order_by("-day", "-pk")[:MOST]),
        "proofs": proofs_panel(desk, subject_of(row), row.name),
        "history": history_of(subject_of(row), desk.its_year),
    }  # fmt: skip
    return render(request, "community/organisations/organisation.html", context)


@at_desk(may_look)
def coverage(request: DeskRequest) -> HttpResponse:
    """Show which townships have a 科协, on a map and a table."""
    desk = request.desk
    on = min(desk.today, datetime.date(desk.year, 12, 31))
    found = coverage_of(desk.its_year, on=on)
    rows = [
        (line, [line.others.get(kind, 0) for kind in SHOWN], LIGHTS[Verdict(line.check.verdict)] if line.check else "")
        for line in found.lines
    ]
    context = {
        "found": found, "rows": rows, "heads": [kind.label for kind in SHOWN], "on": on, "picture": draw_map(found),
        "may_keep": desk.may(may_keep),
        "entered": None if rows else entered_in_force(desk.its_year).get("community.township_branches"),
        "elsewhere": organisations_of(desk.unit).filter(place=None, state=OrganisationState.ACTIVE).count(),
    }  # fmt: skip
    return render(request, "community/organisations/coverage.html", context)


def _post_name(post: Post, desk: Desk) -> str:
    return shown_name(post.worker, desk) if post.worker else post.name


def _rows(desk: Desk) -> QuerySet[Organisation]:
    mine = YearlyCheck.objects.filter(unit_year=desk.unit_year)
    rows = organisations_of(desk.unit).select_related("place")
    return rows.prefetch_related(Prefetch("checks", mine, to_attr="checks_of_year"))


def _light(row: Organisation) -> tuple[str, str]:
    found = getattr(row, "checks_of_year", [])
    return (LIGHTS[Verdict(found[0].verdict)], found[0].get_verdict_display()) if found else ("none", "未检查")


def _table(request: DeskRequest) -> DataTable:
    desk = request.desk
    new_url = desk.door("community:organisation_new") if desk.may(may_keep) else ""
    places = [(str(one.pk), one.name) for one in places_of(desk.unit)]
    return DataTable(
        request=request,
        title="科协组织",
        queryset=_rows(desk),
        columns=(
            Column(
                "name", "组织名称", sort_by="name", link=lambda row: desk.door("community:organisation", pk=row.pk)
            ),
            Column("kind", "类别", sort_by="kind", value=lambda row: row.get_kind_display()),
            Column("place", "乡镇街道", sort_by="place__position", value=lambda row: str(row.place or "")),
            Column("host", "依托单位", default_shown=False),
            Column("founded_on", "成立", kind="day", sort_by="founded_on"),
            Column("paper_number", "批复文号", default_shown=False),
            Column("term_to", "本届止", kind="day", sort_by="term_to"),
            Column("members", "会员", kind="number", unit="人", sort_by="members", total=True),
            Column("check", "本年检查", kind="light", value=_light),
            Column("state", "状态", sort_by="state", value=lambda row: row.get_state_display()),
        ),
        filters=(
            Contains("q", "名称、拼音或依托单位", fields=("name", "initials", "host")),
            Choice("kind", "类别", field="kind", choices=list(OrganisationKind.choices)),
            Choice("state", "状态", field="state", choices=list(OrganisationState.choices)),
            Choice("place", "乡镇街道", field="place", choices=places),
        ),
        order=("kind", "place__position", "name"),
        row_css=lambda row: "is-warn" if row.term_to and row.term_to < desk.today and not row.dissolved_on else "",
        empty=("还没有登记科协组织", "先登记乡镇街道，再登记各级科协组织，或从名册导入。"),
        empty_door=("登记组织", new_url) if new_url else None,
        note="本届已经届满的标黄",
    )  # fmt: skip
