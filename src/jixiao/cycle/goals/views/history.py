"""What was approved and what became of it: versions, steps, lines of the trail."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from jixiao.cycle.goals.access import may_read
from jixiao.cycle.goals.comparing import changes_between
from jixiao.cycle.goals.content import content_of
from jixiao.cycle.goals.models import GoalVersion
from jixiao.cycle.goals.papers import form_of
from jixiao.cycle.goals.queries import adjustments_of, goal_handover, versions_of
from jixiao.cycle.goals.views.sheet import sheet_of
from jixiao.engine.render import to_html_part
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.handover_panel import steps_of
from jixiao.orgs.models import TrailEntry

MOST = 200


@at_desk(may_read)
def show_history(request: DeskRequest) -> HttpResponse:
    """Show versions, adjustments, steps of 送审 and the newest changes."""
    sheet = sheet_of(request.desk)
    handover = goal_handover(request.desk.its_year)
    lines = TrailEntry.objects.filter(
        unit=request.desk.unit, year=request.desk.year, event__startswith="goals."
    ).order_by("-number")
    context = {
        "versions": versions_of(sheet)[:MOST],
        "adjustments": adjustments_of(sheet)[:MOST],
        "steps": steps_of(handover) if handover else [],
        "lines": [(line, told_in(line)) for line in lines[:MOST]],
    }
    return render(request, "goals/history.html", context)


@at_desk(may_read)
def show_version(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one approved content as the official form, and what changed from it to the next, or to now."""
    sheet = sheet_of(request.desk)
    version = get_object_or_404(GoalVersion.objects.select_related("made_by"), pk=pk, sheet=sheet)
    following = sheet.versions.filter(number__gt=version.number).order_by("number").first()
    after: Any = following.content if following else content_of(sheet)
    document = form_of(request.desk.its_year, version.content)
    context = {
        "version": version,
        "following": following,
        "changes": changes_between(version.content, after),
        "paper": to_html_part(document, figure=lambda number: number.text),
    }
    return render(request, "goals/version.html", context)


def told_in(line: TrailEntry) -> list[tuple[str, Any, Any]]:
    """Return what a line of the trail changed: name, before (None where it is new), after; no blanks of new rows."""
    if line.before:
        return [(name, was, line.after.get(name, "")) for name, was in line.before.items()]
    return [(name, None, value) for name, value in line.after.items() if value not in (None, "", [])]
