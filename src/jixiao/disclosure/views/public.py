"""What citizens read, without signing in: the index, a unit's year, where each figure came from, and the files."""

import functools
import json
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from jixiao.disclosure.figures import as_csv, figures_in, figures_of, open_data
from jixiao.disclosure.models import Publication
from jixiao.disclosure.queries import public_on, withdrawn
from jixiao.engine.document import Number, document_from_json
from jixiao.engine.render import to_html_part
from jixiao.engine.values import Absent, parse_decimal
from jixiao.engine.yearbook import Activity, Outcome, read_toml
from jixiao.reports.models import ReportVersion
from jixiao.reports.rendering import file_path
from jixiao.web.charts import Bar, bar_chart
from jixiao.web.clock import today
from jixiao.web.sending import MEDIA, attachment
from jixiao.web.trace import trace_page

PER_PAGE, GONE = 50, 410
KEPT = 32  # papers of a hundred kilobytes, in each process
_FILES = ("docx", "pdf")
_HEAVY = tuple(f"version_filed__{name}" for name in ("document", "sheets", "yearbook", "findings"))


@require_safe
def show_index(request: HttpRequest) -> HttpResponse:
    """Show what is public, by year and unit, newest year first."""
    rows = public_on(today()).order_by("-unit_year__year", "unit_year__unit__code")
    text, year = request.GET.get("q", "").strip()[:60], request.GET.get("year", "")
    if text:
        rows = rows.filter(unit_year__unit__name__icontains=text)
    if year.isdecimal():
        rows = rows.filter(unit_year__year=int(year[:4]))
    light = rows.defer("version_filed__document", "version_filed__yearbook")
    page = Paginator(light, PER_PAGE).get_page(request.GET.get("page"))
    known = public_on(today()).values_list("unit_year__year", flat=True)
    years = known.distinct().order_by("-unit_year__year")[:60]
    context = {"page": page, "text": text, "year": year, "years": list(years)}
    return _public(render(request, "disclosure/index.html", context))


@require_safe
def show_publication(request: HttpRequest, unit: str, year: int) -> HttpResponse:
    """Show a unit's report, its score and its figures; a withdrawn one says since when and why (410)."""
    publication = _rows(unit, year).defer(*_HEAVY).first()
    if publication is None:
        return _gone(request, unit, year)
    version = publication.version_filed
    paper, goals = _shown(version.pk, version.digest, unit, year)
    context = {
        "publication": publication,
        "version": version,
        "unit": publication.unit_year.unit,
        "year": year,
        "score": version.score,
        "chart": score_chart(version.score),
        "goals": goals,
        "paper": paper,
        "files": [(key, version.files[key]) for key in version.files if version.files[key]["extension"] in _FILES],
    }
    return _public(render(request, "disclosure/publication.html", context))


@functools.lru_cache(maxsize=KEPT)
def _shown(pk: int, digest: str, unit: str, year: int) -> tuple[str, list[dict[str, Any]]]:
    """Return the text of a filed version and its goals; a filed version never changes."""
    version = ReportVersion.objects.only("document", "yearbook").get(pk=pk, digest=digest)
    document = document_from_json(version.document)
    numbers = {one["reference"]: one["number"] for one in figures_in(document)}
    first = reverse("public:figure", kwargs={"unit": unit, "year": year, "number": 0}).removesuffix("0/")

    def figure(number: Number) -> str:
        if number.reference not in numbers:
            return format_html("{}", number.text)
        return format_html('<a class="num" href="{}{}/">{}</a>', first, numbers[number.reference], number.text)

    return to_html_part(document, figure=figure), _goals(version.yearbook)


@require_safe
def show_figure(request: HttpRequest, unit: str, year: int, number: int) -> HttpResponse:
    """Show what one printed figure was made from."""
    publication = _in_force(unit, year)
    found = next((one for one in figures_of(publication) if one["number"] == number), None)
    if found is None:
        raise Http404
    trace = publication.version_filed.document["traces"][found["reference"]]
    if getattr(request, "htmx", False):
        return trace_page(request, trace)
    context = {"trace": trace, "unit": publication.unit_year.unit, "year": year}
    return _public(render(request, "disclosure/figure.html", context))


@require_safe
def send_file(request: HttpRequest, unit: str, year: int, key: str) -> HttpResponseBase:  # noqa: ARG001 - Django's signature
    """Send the report as DOCX or PDF."""
    publication = _in_force(unit, year)
    told = publication.version_filed.files.get(key)
    if told is None or told["extension"] not in _FILES or not (path := file_path(told)).is_file():
        raise Http404
    name = f"{publication.unit_year.unit.name}{year}年度{told['title'].split(' ')[0]}.{told['extension']}"
    answer = FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type=MEDIA[told["extension"]])
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_safe
def send_json(request: HttpRequest, unit: str, year: int) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Send the year as open data."""
    text = json.dumps(open_data(_in_force(unit, year)), ensure_ascii=False, indent=1)
    return _public(HttpResponse(text, content_type="application/json; charset=utf-8"))


@require_safe
def send_csv(request: HttpRequest, unit: str, year: int) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Send the figures of the year as CSV."""
    publication = _in_force(unit, year)
    name = f"{publication.unit_year.unit.name}{year}年度数字.csv"
    return _public(attachment(as_csv(figures_of(publication)), name=name))


def score_chart(score: dict[str, Any]) -> str:
    """Return the score by group as bars, each with what it could have been."""
    rows = []
    if score.get("execution_score"):
        rows.append(("预算执行率", score["execution_score"], score["execution_weight"]))
    rows += [(group["name"], group["score"], group["weight"]) for group in score["groups"]]
    bars = []
    for name, earned, weight in rows:
        whole, value = parse_decimal(weight or ""), parse_decimal(earned or "")
        words = f"{earned} / {weight}" if value is not None else f"未计分 / {weight}"
        if whole:
            bars.append(Bar(name, value or 0, whole, words))
    return bar_chart(bars, caption="深色为得分，条的全长为该项满分；未计分的不画。") if bars else ""


def _goals(yearbook: str) -> list[dict[str, Any]]:
    reading = read_toml(yearbook, name="公开的年度数据")
    if reading.yearbook is None:
        return []
    done: dict[str, list[str]] = {}
    rows: list[Activity | Outcome] = [*reading.yearbook.activities, *reading.yearbook.outcomes]
    for row in rows:
        if isinstance(row.goal, str):
            done.setdefault(row.goal, []).append(row.name)
    return [
        {
            "name": goal.name,
            "money": None if isinstance(goal.money, Absent) else goal.money,
            "done": done.get(goal.code, []),
            "outcome": "" if isinstance(goal.outcome, Absent) else goal.outcome,
        }
        for goal in reading.yearbook.goals
    ]


def _rows(unit: str, year: int) -> QuerySet[Publication]:
    return public_on(today()).filter(unit_year__unit__code=unit, unit_year__year=year)


def _find(unit: str, year: int) -> Publication | None:
    return _rows(unit, year).first()


def _in_force(unit: str, year: int) -> Publication:
    publication = _find(unit, year)
    if publication is None:
        raise Http404
    return publication


def _gone(request: HttpRequest, unit: str, year: int) -> HttpResponse:
    taken_down = withdrawn(unit, year)
    if taken_down is None:
        raise Http404
    return render(request, "disclosure/gone.html", {"publication": taken_down}, status=GONE)


def _public(answer: HttpResponse) -> HttpResponse:
    answer.headers["Cache-Control"] = "public, max-age=300"
    return answer
