"""The paper as it stands: its text with every figure a door, what was found in it, its versions and files."""

import functools
import re
from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.html import format_html
from django.utils.http import urlencode

from jixiao.engine.document import Document, Gap, Number, document_from_json, lines_of, numbers_of
from jixiao.engine.errors import Severity
from jixiao.engine.render import to_html_part
from jixiao.measures.doors import link_of
from jixiao.orgs.comments.panel import mark_of
from jixiao.orgs.comments.queries import open_comments, open_counts
from jixiao.orgs.desk import Desk, DeskRequest, at_desk
from jixiao.orgs.handing import is_workable
from jixiao.orgs.handover_panel import panel_of
from jixiao.reports.access import may_read, may_write
from jixiao.reports.checking import must_of
from jixiao.reports.comparing import changes_between
from jixiao.reports.filing import handover_for
from jixiao.reports.models import ReportVersion
from jixiao.reports.paragraphs import KIND as PARAGRAPH
from jixiao.reports.paragraphs import spots_in
from jixiao.reports.queries import newest_light, report_of, versions_of
from jixiao.reports.rendering import file_path
from jixiao.web.sending import MEDIA
from jixiao.web.trace import trace_page

MOST_VERSIONS = 100
KEPT = 32  # papers of a quarter of a megabyte, in each process
_MARK = re.compile(r"<!--(\d+)-->")
_KINDS = {"记录": "", "公式": "", "填报": " num-entered", "规则": ""}


@at_desk(may_read)
def show_report(request: DeskRequest) -> HttpResponse:
    """Show the newest version with its findings, or how to get the first one."""
    desk = request.desk
    report = report_of(desk.unit_year) if desk.unit_year else None
    version = newest_light(report) if report else None
    return render(request, "reports/report.html", _context(desk, report, version))


@at_desk(may_read)
def show_version(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one version as it was."""
    version = version_or_404(request.desk, pk)
    return render(request, "reports/report.html", _context(request.desk, version.report, version))


@at_desk(may_read)
def show_trace(request: DeskRequest, pk: int) -> HttpResponse:
    """Show where one figure of a version came from, down to the records."""
    version = version_or_404(request.desk, pk)
    trace = version.document.get("traces", {}).get(request.GET.get("ref", ""))
    if trace is None:
        raise Http404
    return trace_page(request, trace, link_of=lambda reference: link_of(request.desk, reference))


@at_desk(may_read)
def compare_versions(request: DeskRequest, pk: int) -> HttpResponse:
    """Show what changed since the version before."""
    newer = version_or_404(request.desk, pk)
    older = newer.report.versions.filter(number__lt=newer.number).order_by("-number").first()
    found = changes_between(older, newer) if older else ()
    return render(request, "reports/compare.html", {"newer": newer, "older": older, "changes": found})


@at_desk(may_read)
def send_file(request: DeskRequest, pk: int, key: str) -> HttpResponseBase:
    """Send a rendered file; HTML too is only ever downloaded."""
    version = version_or_404(request.desk, pk)
    told = version.files.get(key)
    path = file_path(told) if told else None
    if told is None or path is None or not path.is_file():
        raise Http404
    unit_year = version.report.unit_year
    name = f"{unit_year.unit.name}{unit_year.year}年度{told['title'].split(' ')[0]}-{version}.{told['extension']}"
    answer = FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type=MEDIA[told["extension"]])
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def version_or_404(desk: Desk, pk: int) -> ReportVersion:
    """Return a version of the unit's year at the desk."""
    rows = ReportVersion.objects.select_related("report__unit_year__unit", "made_by", "filed_by", "job", "sealed_scan")
    return get_object_or_404(rows, pk=pk, report__unit_year=desk.unit_year)


def _context(desk: Desk, report: Any, version: ReportVersion | None) -> dict[str, Any]:  # noqa: ANN401 - Report or None
    handover = handover_for(report) if report else None
    context: dict[str, Any] = {
        "report": report,
        "version": version,
        "handover": handover,
        "workable": (handover is None or is_workable(handover)) and desk.may(may_write),
        "may_write": desk.may(may_write),
    }
    if version is None or report is None or handover is None:
        return context
    paper, counts, gaps = _shown(version.pk, version.digest, desk.door("reports:trace", pk=version.pk))
    versions = list(versions_of(report)[:MOST_VERSIONS])
    is_newest = bool(versions) and versions[0].pk == version.pk
    told = [{**one, "number": number} for number, one in enumerate(version.findings)]
    must = must_of(version.findings)
    obstacles = [(f"{one['code']} {one['name']}", f"#f-{version.findings.index(one)}") for one in must]
    open_ones = [one for one in told if not one.get("dismissed")]
    return {
        **context,
        "paper": with_marks(desk, version, paper) if is_newest else _MARK.sub("", paper),
        "comments": open_comments(report.unit_year, PARAGRAPH),
        "counts": counts,
        "groups": [
            (severity.value, [one for one in open_ones if one["severity"] == severity.value]) for severity in Severity
        ],
        "set_aside": [one for one in told if one.get("dismissed")],
        "panel": panel_of(desk, handover, room="reports", obstacles=obstacles),
        "must": len(must),
        "gaps": gaps,
        "versions": versions,
        "score": version.score,
    }


@functools.lru_cache(maxsize=KEPT)
def _shown(pk: int, digest: str, traces: str) -> tuple[str, dict[str, int], list[tuple[int, str]]]:
    """Return what a version shows: its text, how its figures came about, its gaps; a version never changes."""
    document = document_from_json(ReportVersion.objects.values_list("document", flat=True).get(pk=pk, digest=digest))
    paper = to_html_part(
        document, figure=lambda number: figure_markup(traces, document, number), beside=lambda block: f"<!--{block}-->"
    )
    return paper, origins_counted(document), gaps_by_block(document)


def with_marks(desk: Desk, version: ReportVersion, paper: str) -> str:
    """Return the text with the mark of its comments beside every paragraph; they are counted anew each time."""
    keys, counts = {one.block: one.key for one in spots_in(version.pk, version.digest)}, open_counts(desk.its_year)

    def mark(found: re.Match[str]) -> str:
        key = keys.get(int(found[1]))
        return "" if key is None else mark_of(desk, f"{PARAGRAPH}:{key}", counts)

    return _MARK.sub(mark, paper)


def figure_markup(traces: str, document: Document, number: Number) -> str:
    """Return a figure as a door to its trace: in the side panel where htmx is at work, else a page of its own."""
    trace = document.traces.get(number.reference)
    if trace is None:
        return format_html('<span class="num num-loose" title="没有来源">{}</span>', number.text)
    url = f"{traces}?{_quoted(number.reference)}"
    css = _KINDS.get(trace.source.kind, "") if trace.source else ""
    return format_html(
        '<a class="num{}" href="{}" hx-get="{}" hx-target="#side" aria-controls="side" aria-expanded="false">{}</a>',
        css, url, url, number.text,
    )  # fmt: skip


def _quoted(reference: str) -> str:
    return urlencode({"ref": reference})


def gaps_by_block(document: Document) -> list[tuple[int, str]]:
    """Return what nobody provided, each once, with the first block it is printed in."""
    found: dict[str, int] = {}
    for number, block in enumerate(document.blocks):
        for line in lines_of(block):
            for piece in line:
                if isinstance(piece, Gap):
                    found.setdefault(piece.text, number)
    return [(number, text) for text, number in found.items()]


def origins_counted(document: Document) -> dict[str, int]:
    """Return how many figures there are, and how many were counted, entered or computed."""
    kinds: dict[str, int] = {"all": 0, "counted": 0, "entered": 0, "computed": 0, "loose": 0}
    for number in numbers_of(document):
        trace = document.traces.get(number.reference)
        kinds["all"] += 1
        if trace is None:
            kinds["loose"] += 1
        elif trace.source is None:
            kinds["computed"] += 1
        else:
            kinds[
                "counted" if trace.source.kind == "记录" else "entered" if trace.source.kind == "填报" else "computed"
            ] += 1
    return kinds
