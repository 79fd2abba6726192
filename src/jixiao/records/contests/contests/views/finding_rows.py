"""The contest, group or school a page is about, at this desk; one of another unit or year is not there (404)."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from jixiao.engine.errors import Finding
from jixiao.orgs.desk import DeskRequest
from jixiao.orgs.seat import Desk
from jixiao.records.contests.contests.queries import contests_of, history_of
from jixiao.records.contests.contests.telling import require_draft, require_running
from jixiao.records.contests.models import Contest, ContestState, Group, School
from jixiao.web.printing import moment_text
from jixiao.web.stamp import stale_page

CHIPS = {
    ContestState.DRAFT: "draft",
    ContestState.OPEN: "sent",
    ContestState.JUDGING: "sent",
    ContestState.DECIDING: "sent",
    ContestState.PUBLISHED: "public",
    ContestState.CLOSED: "approved",
}
_PAGES = {"schools": "contests:schools", "groups": "contests:contest"}


def contest_at(desk: Desk, pk: int) -> Contest:
    """Return a contest of the year."""
    return get_object_or_404(contests_of(desk.its_year), pk=pk)


def draft_at(request: DeskRequest, pk: int) -> Contest:
    """Return a contest of the year that is a draft; says what can be done instead where it is none.

    A form that was sent is left to its act: sent twice, it goes where it led the first time.
    """
    found = contest_at(request.desk, pk)
    if request.method == "GET":
        require_draft(found)
    return found


def running_at(request: DeskRequest, pk: int) -> Contest:
    """Return a contest of the year that has begun and is not over, as ``draft_at`` does a draft."""
    found = contest_at(request.desk, pk)
    if request.method == "GET":
        require_running(found)
    return found


def group_at(desk: Desk, contest: int, pk: int) -> Group:
    """Return a group of a contest of the year."""
    rows = Group.objects.select_related("contest__unit_year__unit")
    return get_object_or_404(rows, contest__unit_year=desk.its_year, contest_id=contest, pk=pk)


def school_at(desk: Desk, pk: int) -> School:
    """Return a school of the unit."""
    return get_object_or_404(School, unit=desk.unit, pk=pk)


def mended_at(desk: Desk, contest: Contest, found: Iterable[Finding]) -> list[tuple[Finding, str]]:
    """Return findings, each with the page on which it is mended."""
    told = []
    for one in found:
        path = one.place.path
        number = path.lstrip("abcdefghijklmnopqrstuvwxyz_")
        if path in _PAGES:
            url = desk.door(_PAGES[path]) if path == "schools" else f"{desk.door(_PAGES[path], pk=contest.pk)}#groups"
        elif path.startswith("scale"):
            url = desk.door("contests:scale", pk=contest.pk, group=int(number))
        elif path.startswith("group"):
            url = desk.door("contests:group_edit", pk=contest.pk, group=int(number))
        else:
            url = f"{desk.door('contests:contest_edit', pk=contest.pk)}#id_{path}"
        told.append((one, url))
    return told


def answer_stale(
    request: DeskRequest, *, form: BaseForm, theirs: Mapping[str, Any], stamp: int, contest: Contest | None = None
) -> HttpResponse:
    """Show what somebody else saved in between beside what was typed now, and who that was."""
    lines = history_of(contest) if contest else []
    who = f"{lines[0].person_name} {moment_text(lines[0].at)}" if lines else "别人"
    return stale_page(request, form=form, theirs=theirs, stamp=stamp, saved=who)
