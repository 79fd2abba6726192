"""The further pages of the county desk: coverage with its projects, ranking and spread, the years, sectors."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from jixiao.orgs.access import is_reviewer, may_review
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.reports.county.covering import PARTS, Covered, cover_of
from jixiao.reports.county.history import years_of_county
from jixiao.reports.county.ranking import Box, boxes_by_sector, boxes_by_year, largest_gaps, ranked
from jixiao.reports.county.sectors import keep_sectors, sectors_of, units_reviewed
from jixiao.reports.county.spreading import apart_of, spread_of
from jixiao.reports.county.standing import MOST_UNITS, STAGES, county_rows
from jixiao.web.box_chart import Strip, box_chart, floor_of
from jixiao.web.doors import changed_query
from jixiao.web.printing import points_text

PAGE = 100
LONGEST_KEY = 9


@at_desk(is_reviewer)
def show_coverage(request: DeskRequest) -> HttpResponse:
    """Show what share of projects and of their money stands under each part, and the projects behind each figure."""
    desk, asked = request.desk, {key: request.GET.get(key, "") for key in ("part", "has", "unit", "money")}
    cover = cover_of(desk.held, year=desk.year)
    listed = [one for one in cover.projects if _is_asked(one, asked)]
    page = Paginator(listed, PAGE).get_page(request.GET.get("page"))
    context = {
        "tab": "county_coverage",
        "coverages": [(one, _doors(request, one.key)) for one in cover.coverages()],
        "page": page,
        "rows": [(one, _project_page(desk.year, one), [(key in one.parts) for key in PARTS]) for one in page],
        "parts": list(PARTS.items()),
        "asked": asked,
        "is_filtered": any(asked.values()),
        "units": list(dict.fromkeys((one.unit_code, one.unit) for one in cover.projects)),
    }
    return render(request, "reports/county_coverage.html", context)


def _is_asked(one: Covered, asked: dict[str, str]) -> bool:
    part, has, unit, money = (asked[key] for key in ("part", "has", "unit", "money"))
    kinds = {"unfilled": "未填", "void": "不适用"}
    return (
        (not has or part not in PARTS or (part in one.parts) == (has == "yes"))
        and (not unit or one.unit_code == unit)
        and (money not in kinds or str(one.money) == kinds[money])
    )


def _doors(request: DeskRequest, part: str) -> dict[str, str]:
    """Return where the rows behind the figures of a part are: those under it, and those that are not."""
    return {has: f"{changed_query(request.GET, part=part, has=has, page=None)}#rows" for has in ("yes", "no")}


def _project_page(year: int, one: Covered) -> str:
    return reverse("budget:project", kwargs={"unit": one.unit_code, "year": year, "pk": one.pk})


@at_desk(is_reviewer)
def show_ranking(request: DeskRequest) -> HttpResponse:
    """Show the departments by their scores, the spread of sectors and years, and where the review differs most."""
    desk = request.desk
    rows = list(county_rows(desk.held, year=desk.year).order_by("unit__code")[:MOST_UNITS])
    wanted = request.GET.get("sector", "")
    listed = [one for one in ranked(rows) if not wanted or one.sector == wanted]
    by_sector, by_year = boxes_by_sector(rows), boxes_by_year(desk.held)
    context = {
        "tab": "county_ranking",
        "spread": spread_of(rows),
        "apart": apart_of(rows),
        "ranked": listed,
        "unscored": len(rows) - spread_of(rows).count,
        "sector": wanted,
        "sectors": [box.name for box in by_sector],
        "by_sector": by_sector,
        "sector_chart": _chart(by_sector, f"{desk.year} 年度分行业得分"),
        "by_year": by_year,
        "year_chart": _chart(by_year, "历年得分"),
        "gaps": largest_gaps(rows),
    }
    return render(request, "reports/county_ranking.html", context)


def _chart(boxes: list[Box], title: str) -> Any:  # noqa: ANN401 - drawn, or nothing
    scored = [box for box in boxes if box.scores]
    if not scored:
        return ""
    strips = [
        Strip(box.name, box.scores, box.quarters, f"{box.count} 个，中位 {points_text(box.quarters[1])}")
        for box in scored
    ]
    floor = floor_of(strips)
    finding = f"{floor}—100 分；每条短线是一个部门，同分的线更长；方框是四分之一到四分之三，深色是中位数"
    return box_chart(strips, title=title, finding=finding, floor=floor)


@at_desk(is_reviewer)
def show_years(request: DeskRequest) -> HttpResponse:
    """Show the county year by year."""
    years = years_of_county(request.desk.held)
    context = {"tab": "county_years", "years": years, "kinds": [kind.label for kind in STAGES]}
    return render(request, "reports/county_years.html", context)


@at_desk(is_reviewer)
def show_sectors(request: DeskRequest) -> HttpResponse:
    """Show into which sector each department is put, to change it."""
    units = units_reviewed(request.desk.held)
    rows = [(unit, getattr(getattr(unit, "sector_of_county", None), "sector", "")) for unit in units]
    context = {"rows": rows, "sectors": sectors_of(request.desk.held), "tab": "county"}
    return render(request, "reports/county_sectors.html", context)


@require_POST
@at_desk(is_reviewer, write=may_review)
def save_sectors(request: DeskRequest) -> HttpResponse:
    """Put the departments into the sectors that were typed."""
    desk = request.desk
    given = {
        int(key): str(words)
        for name, words in request.POST.items()
        if name.startswith("sector-") and (key := name.removeprefix("sector-")).isdecimal() and len(key) <= LONGEST_KEY
    }
    changed = keep_sectors(place=desk.unit, given=given, held=desk.held, by=desk.actor)
    messages.success(request, f"已保存，改动 {changed} 个部门" if changed else "没有改动")
    return redirect(desk.door("reports:county_sectors"))
