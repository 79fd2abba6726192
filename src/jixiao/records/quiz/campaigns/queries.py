"""Reads that more than one place of this part needs."""

from django.db.models import Exists, OuterRef, QuerySet

from jixiao.orgs.models import TrailEntry, UnitYear
from jixiao.records.quiz.models import Campaign, CampaignChange, EntryCode, PickUpPoint, Player, Prize
from jixiao.records.quiz.seals import digest_of
from jixiao.web.paper_codes import plain_code

MOST_CAMPAIGNS = 200
MOST_PRIZES = 30
MOST_POINTS = 60
MOST_CHANGES = 200
HISTORY = 50


def campaigns_of(unit_year: UnitYear) -> QuerySet[Campaign]:
    """Return the campaigns of a year with their unit at hand."""
    return Campaign.objects.filter(unit_year=unit_year).select_related("unit_year__unit")


def prizes_of(campaign: Campaign) -> list[Prize]:
    """Return the prizes in their order."""
    return list(Prize.objects.filter(campaign=campaign).order_by("position")[:MOST_PRIZES])


def pick_up_points_of(campaign: Campaign) -> list[PickUpPoint]:
    """Return the pick-up points as they were written."""
    return list(PickUpPoint.objects.filter(campaign=campaign).order_by("pk")[:MOST_POINTS])


def changes_of(campaign: Campaign) -> list[CampaignChange]:
    """Return what was changed after the campaign was opened, newest first: for the public page."""
    return list(CampaignChange.objects.filter(campaign=campaign).order_by("-at", "-pk")[:MOST_CHANGES])


def subject_of(campaign: Campaign) -> str:
    """Return the name of a campaign in the trail."""
    return f"quiz.campaign:{campaign.pk}"


def history_of(campaign: Campaign) -> list[TrailEntry]:
    """Return what the trail says of a campaign, newest first."""
    lines = TrailEntry.objects.filter(subject=subject_of(campaign), unit_id=campaign.unit_year.unit_id)
    return list(lines.order_by("-number")[:HISTORY])


def digest_of_code(campaign: Campaign, text: str) -> str:
    """Return the digest of an entry code as somebody types it: it is the key of the player who comes with it, too."""
    return digest_of(campaign.unit_year.unit_id, "code", plain_code(text))


def unused_codes(campaign: Campaign) -> QuerySet[EntryCode]:
    """Return the codes that nobody came with and nobody voided: numbers and groups, never the code."""
    came = Player.objects.filter(campaign=campaign, key=OuterRef("digest"))
    return EntryCode.objects.filter(campaign=campaign, voided_on=None).filter(~Exists(came)).order_by("number")


def label_of(field: str) -> str:
    """Return what people call a field of a campaign."""
    return str(getattr(Campaign._meta.get_field(field), "verbose_name", field))  # noqa: SLF001 - the documented way
