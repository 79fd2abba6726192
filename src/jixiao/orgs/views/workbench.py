"""工作台: where the year stands, its figures, what waits for this person, and what was done lately. And the search."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from jixiao.orgs.access import may_look, may_sit
from jixiao.orgs.cycle import cycle_of
from jixiao.orgs.desk import DeskRequest, at_office
from jixiao.orgs.models import Handover, HandoverKind, HandoverState, TrailEntry
from jixiao.orgs.remembering import Memory
from jixiao.orgs.roles import Role
from jixiao.orgs.seat import Desk
from jixiao.orgs.waiting import place_of
from jixiao.orgs.workbench import FIGURES, Figure
from jixiao.web.views import search_page

MOST_TO_DOS, MOST_LINES, MOST_FIGURES = 50, 8, 5
OFFICES = ((Role.SYSTEM, "orgs:units"), (Role.SECURITY, "orgs:sessions"), (Role.AUDIT, "orgs:trail"))
SHOWN = ("todo", "sent", "done")
_SEEN: Memory[tuple[Figure, ...]] = Memory(200)


@at_office(may_sit)
def workbench(request: DeskRequest) -> HttpResponse:
    """Show the workbench; administrators are led to their own page, since they see nothing of the trade."""
    desk = request.desk
    if not desk.may(may_look):
        return redirect(desk.door(next(name for role, name in OFFICES if role in desk.roles)))
    if desk.unit_year is None:
        return render(request, "orgs/no_year.html", {"years": desk.years, "may_open": Role.REVIEWER in desk.roles})
    return render(request, "orgs/workbench.html", _context(desk, request.GET.get("show", "")))


def _context(desk: Desk, asked: str) -> dict[str, Any]:
    steps = cycle_of(desk)
    now = next((step for step in steps if step.is_now), None)
    to_dos = desk.waiting.items
    sent, done = _sent_by(desk), _done_by(desk)
    show = asked if asked in SHOWN else "todo"
    return {
        "steps": steps,
        "now": now,
        "figures": _figures(desk),
        "show": show,
        "to_dos": to_dos[:MOST_TO_DOS],
        "left_out": max(0, len(to_dos) - MOST_TO_DOS),
        "counts": {"todo": len(to_dos), "sent": sent.count(), "done": done.count()},
        "handovers": _shown(sent if show == "sent" else done) if show != "todo" else [],
        "lines": TrailEntry.objects.filter(unit=desk.unit, year=desk.year).order_by("-number")[:MOST_LINES],
        "today": desk.today,
        "weekday": "一二三四五六日"[desk.today.weekday()],
    }


def _figures(desk: Desk) -> list[Figure]:
    """Return the figures that fit in one line, those that somebody has filled in before those nobody has."""

    def looked_up() -> tuple[Figure, ...]:
        return tuple(figure for figures in FIGURES.values() for figure in figures(desk))

    hung = _SEEN.recall((desk.unit.pk, desk.year, desk.roles, desk.today), looked_up, of=[desk.unit])
    return sorted(hung, key=lambda figure: "未填" in figure.value)[:MOST_FIGURES]


def _sent_by(desk: Desk) -> QuerySet[Handover]:
    return Handover.objects.filter(sent_by=desk.person, state=HandoverState.SENT)


def _done_by(desk: Desk) -> QuerySet[Handover]:
    return Handover.objects.filter(steps__by=desk.person, state=HandoverState.APPROVED).distinct()


def _shown(rows: QuerySet[Handover]) -> list[dict[str, Any]]:
    found = rows.select_related("unit_year__unit").order_by("-sent_at", "-pk")[:MOST_TO_DOS]
    return [
        {
            "title": HandoverKind(row.kind).label,
            "where": f"{row.unit_year.unit.name} · {row.unit_year.year} 年度 · 第 {row.round} 轮",
            "url": place_of(row.kind, row.unit_year),
            "state": row.state,
            "at": row.decided_at or row.sent_at,
        }
        for row in found
    ]


@at_office(may_sit)
def search(request: DeskRequest) -> HttpResponseBase:
    """Show what every room finds at this desk: units and people for all, the trade for whoever reads it."""
    desk = request.desk
    return search_page(request, reads_trade=desk.unit_year is not None and desk.may(may_look))
