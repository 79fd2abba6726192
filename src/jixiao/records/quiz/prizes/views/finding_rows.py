"""The row a page is about, at this desk; one of another unit or year is not there (404)."""

from django.shortcuts import get_object_or_404

from jixiao.orgs.seat import Desk
from jixiao.records.quiz.models import Campaign, CampaignState, Prize, Redemption
from jixiao.records.quiz.prizes.finding_codes import ROWS
from jixiao.records.quiz.prizes.releasing import release_due


def campaign_at(desk: Desk, pk: int) -> Campaign:
    """Return a campaign of the year that was opened; what was not fetched in time is released by the way."""
    rows = Campaign.objects.select_related("unit_year__unit").exclude(state=CampaignState.DRAFT)
    found = get_object_or_404(rows, unit_year=desk.unit_year, pk=pk)
    release_due(campaign=found, at=desk.at)
    return found


def prize_at(desk: Desk, pk: int) -> Prize:
    """Return a prize of a campaign of the year."""
    rows = Prize.objects.select_related("campaign__unit_year__unit")
    return get_object_or_404(rows, campaign__unit_year=desk.unit_year, pk=pk)


def redemption_at(desk: Desk, pk: int) -> Redemption:
    """Return somebody's right to a prize in a campaign of the year."""
    found = get_object_or_404(ROWS, campaign__unit_year=desk.unit_year, pk=pk)
    return get_object_or_404(ROWS, pk=pk) if release_due(campaign=found.campaign, at=desk.at) else found
