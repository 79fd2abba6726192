"""The campaign a page is about, at this desk; one of another unit or year is not there (404)."""

from collections.abc import Iterable

from django.shortcuts import get_object_or_404

from jixiao.engine.errors import Finding
from jixiao.orgs.desk import DeskRequest
from jixiao.orgs.seat import Desk
from jixiao.records.quiz.campaigns.queries import campaigns_of, history_of
from jixiao.records.quiz.campaigns.telling import require_draft, require_open
from jixiao.records.quiz.models import Campaign
from jixiao.web.printing import moment_text


def campaign_at(desk: Desk, pk: int) -> Campaign:
    """Return a campaign of the year."""
    return get_object_or_404(campaigns_of(desk.its_year), pk=pk)


def mended_at(desk: Desk, campaign: Campaign, found: Iterable[Finding]) -> list[tuple[Finding, str]]:
    """Return findings, each with the page on which it is mended."""
    pages = {"prizes": "quiz:draw_up_prizes", "points": "quiz:pick_up_points", "": "quiz:codes"}
    told = []
    for one in found:
        page = pages.get(one.place.path)
        url = desk.door(page or "quiz:campaign_edit", pk=campaign.pk)
        told.append((one, url if page else f"{url}#id_{one.place.path}"))
    return told


def draft_at(request: DeskRequest, pk: int) -> Campaign:
    """Return a campaign of the year that is a draft; says what can be done instead where it is none.

    A form that was sent is left to its act: sent twice, it goes where it led the first time.
    """
    found = campaign_at(request.desk, pk)
    if request.method == "GET":
        require_draft(found)
    return found


def running_at(request: DeskRequest, pk: int) -> Campaign:
    """Return a campaign of the year that is open, as ``draft_at`` does a draft."""
    found = campaign_at(request.desk, pk)
    if request.method == "GET":
        require_open(found)
    return found


def saved_by(campaign: Campaign) -> str:
    """Return who saved a campaign last, and when."""
    lines = history_of(campaign)
    return f"{lines[0].person_name} {moment_text(lines[0].at)}" if lines else "别人"
