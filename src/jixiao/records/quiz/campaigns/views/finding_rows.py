"""The campaign a page is about, at this desk; one of another unit or year is not there (404)."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from jixiao.orgs.seat import Desk
from jixiao.records.quiz.campaigns.queries import campaigns_of, history_of
from jixiao.records.quiz.models import Campaign
from jixiao.web.printing import moment_text


def campaign_at(desk: Desk, pk: int) -> Campaign:
    """Return a campaign of the year."""
    return get_object_or_404(campaigns_of(desk.its_year), pk=pk)


def given_stamp(request: HttpRequest) -> int | None:
    """Return the version that a form without fields was shown with."""
    text = request.POST.get("stamp", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None  # noqa: PLR2004 - a version


def saved_by(campaign: Campaign) -> str:
    """Return who saved a campaign last, and when."""
    lines = history_of(campaign)
    return f"{lines[0].person_name} {moment_text(lines[0].at)}" if lines else "别人"
