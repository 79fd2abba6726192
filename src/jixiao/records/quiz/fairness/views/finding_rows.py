"""The row a page is about, at this desk; one of another unit, year or campaign is not there (404)."""

from typing import Any

from django.db.models import QuerySet
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from jixiao.orgs.desk import DeskRequest
from jixiao.orgs.seat import Desk
from jixiao.records.quiz.access import may_open
from jixiao.records.quiz.campaigns.days import was_taken_over
from jixiao.records.quiz.models import Campaign, Player
from jixiao.web.doors import door_or_none


def campaign_at(desk: Desk, pk: int) -> Campaign:
    """Return a campaign of the year."""
    return get_object_or_404(Campaign.objects.select_related("unit_year__unit"), unit_year=desk.unit_year, pk=pk)


def player_at(campaign: Campaign, pk: int) -> Player:
    """Return a player of a campaign."""
    row = get_object_or_404(Player, campaign=campaign, pk=pk)
    row.campaign = campaign
    return row


def row_at(rows: QuerySet[Any], campaign: Campaign, pk: int) -> Any:  # noqa: ANN401 - any row that has a campaign
    """Return a row of a campaign that has a player or a version, with the campaign at hand."""
    row = get_object_or_404(rows, campaign=campaign, pk=pk)
    row.campaign = campaign
    if getattr(row, "player", None) is not None:
        row.player.campaign = campaign
    return row


def framed(request: DeskRequest, template: str, campaign: Campaign, context: dict[str, Any]) -> HttpResponse:
    """Return a page of a campaign, with what all of them need: the way here, and who decides."""
    doors = {
        "list_url": door_or_none(request, "quiz:campaigns"),
        "campaign_url": door_or_none(request, "quiz:campaign", pk=campaign.pk),
    }
    shared = {"may_open": request.desk.may(may_open), "is_taken_over": was_taken_over(campaign)}
    context = {"campaign": campaign, **shared, **doors, **context}
    return render(request, template, context)


def show_form(
    request: DeskRequest,
    campaign: Campaign,
    *,
    form: BaseForm,
    title: str,
    verb: str,
    back: str,
    note: str = "",
) -> HttpResponse:
    """Return the page of a plain form."""
    context = {"form": form, "title": title, "verb": verb, "back": back, "note": note}
    return framed(request, "quiz/fairness/plain_form.html", campaign, context)
