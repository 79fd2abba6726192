"""Campaigns are drawn up, changed and thrown away while nobody was promised anything."""

import secrets
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from jixiao.measures.activities import activities
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, snapshot
from jixiao.records.quiz.campaigns.consent import consent_for, guardian_consent_for
from jixiao.records.quiz.campaigns.draw_list import listed
from jixiao.records.quiz.campaigns.events import CampaignAmended, CampaignDrafted, CampaignRemoved
from jixiao.records.quiz.campaigns.queries import label_of
from jixiao.records.quiz.campaigns.telling import require_draft, tell
from jixiao.records.quiz.models import Campaign, IdentityWay, PickUpPoint, Prize

WORDS = ("title", "theme", "organiser", "partners", "contact", "intro", "consent", "guardian_consent")
FIELDS = (
    *WORDS, "activity", "first_day", "last_day", "per_day", "points_each", "draw", "shuffles_options", "minutes",
    "least_seconds", "feedback", "shows_ranking", "audience", "ways", "places", "lets_minors", "device_most",
    "address_most", "claim_days", "hold_minutes", "keep_days",
)  # fmt: skip
MOST_PLACES = 200
BOUNDS = {
    "per_day": (1, 50), "points_each": (1, 1000), "minutes": (1, 1440), "least_seconds": (0, 120),
    "device_most": (1, 1000), "address_most": (1, 100_000), "claim_days": (1, 365), "hold_minutes": (10, 525_600),
    "keep_days": (1, 365),
}  # fmt: skip
MAY_BE_EMPTY = {"minutes"}


@transaction.atomic
def draft_campaign(*, unit_year: UnitYear, values: Mapping[str, Any], by: Actor) -> Campaign:
    """Draw up a campaign; consent texts that are not given are the shipped ones."""
    campaign = made(unit_year, values)
    tell(CampaignDrafted, campaign, by, after=_told(campaign))
    return campaign


@transaction.atomic
def amend_campaign(*, campaign: Campaign, values: Mapping[str, Any], stamp: int | None, by: Actor) -> Campaign:
    """Change a draft. Refuses what is open or over; raises Stale for an older stamp."""
    require_draft(campaign)
    before = _told(Campaign.objects.get(pk=campaign.pk))
    _fill(campaign, values)
    save_stamped(campaign, stamp=stamp, fields=FIELDS)
    was, became = changes(before, _told(campaign))
    tell(CampaignAmended, campaign, by, before=was, after=became)
    return campaign


@transaction.atomic
def remove_campaign(*, campaign: Campaign, stamp: int | None, by: Actor) -> None:
    """Throw a draft away with its prizes; refuses one that was opened or has codes printed."""
    require_draft(campaign)
    if campaign.codes.exists():
        cure = "先确认参与码没有发出；不再办的留作草稿"
        raise Refused("已经制作了参与码，不能删除", cure=cure, code="U938")
    save_stamped(campaign, stamp=stamp, fields=())
    tell(CampaignRemoved, campaign, by, before=_told(campaign))
    Prize.objects.filter(campaign=campaign).delete()
    PickUpPoint.objects.filter(campaign=campaign).delete()
    campaign.delete()


def made(unit_year: UnitYear, values: Mapping[str, Any], *, copied_from: Campaign | None = None) -> Campaign:
    """Return a new draft with its number and public address."""
    campaign = Campaign(unit_year=unit_year, token=secrets.token_urlsafe(16), copied_from=copied_from)
    campaign.draw, campaign.ways = [], [IdentityWay.CODE.value]
    _fill(campaign, values)
    taken = [int(code[1:]) for code in Campaign.objects.filter(unit_year=unit_year).values_list("code", flat=True)]
    campaign.code = f"Q{max(taken, default=0) + 1}"
    try:
        with transaction.atomic():
            campaign.save(force_insert=True)
    except IntegrityError:
        raise Refused(f"竞答编号 {campaign.code} 刚刚被用掉", cure="再保存一次", code="U939") from None
    return campaign


def _told(campaign: Campaign) -> dict[str, Any]:
    """Return the settings as the trail shows them: ways in and lines of the draw in words, not in codes."""
    told = snapshot(campaign, FIELDS)
    told[label_of("ways")] = [str(IdentityWay(way).label) for way in campaign.ways]
    told[label_of("draw")] = listed(campaign.draw).splitlines()
    return told


def _fill(campaign: Campaign, values: Mapping[str, Any]) -> None:
    before = campaign.activity
    for name in FIELDS:
        if name in values:
            setattr(campaign, name, values[name])
    for name in WORDS:
        setattr(campaign, name, getattr(campaign, name).strip())
    if not campaign.title:
        raise Refused("竞答名称没有填", code="U940", field="title")
    if campaign.first_day and campaign.last_day and campaign.last_day < campaign.first_day:
        raise Refused("结束日期早于开始日期", cure="核对两个日期", code="U940", field="last_day")
    _require_numbers(campaign)
    _require_people(campaign)
    if campaign.activity not in {"", before} and campaign.activity not in activities(campaign.unit_year):
        raise Refused("没有这项活动", cure="从本年的科普活动里选", code="U940", field="activity")
    _begin_with_texts(campaign)


def _require_numbers(campaign: Campaign) -> None:
    for name, (least, most) in BOUNDS.items():
        value = getattr(campaign, name)
        if value is None and name in MAY_BE_EMPTY:
            continue
        if value is None or not least <= value <= most:
            raise Refused(
                f"{label_of(name)}要在 {least} 至 {most:,} 之间", cure="改成这个范围里的数", code="U941", field=name
            )


def _require_people(campaign: Campaign) -> None:
    ways = list(dict.fromkeys(campaign.ways))
    if not set(ways) <= set(IdentityWay.values):
        raise Refused("没有这种参与方式", cure="从列出的里面选", code="U942", field="ways")
    places = list(dict.fromkeys(place.strip() for place in campaign.places if place.strip()))
    if len(places) > MOST_PLACES or any(len(place) > 60 for place in places):  # noqa: PLR2004 - the column of a player
        cure = f"每行一个，最多 {MOST_PLACES} 个，每个不超过 60 个字"
        raise Refused("乡镇街道或学校太多，或名称太长", cure=cure, code="U942", field="places")
    campaign.ways, campaign.places = ways, places


def _begin_with_texts(campaign: Campaign) -> None:
    organiser = campaign.organiser or campaign.unit_year.unit.name
    contact, keep_days = campaign.contact, campaign.keep_days
    is_new = campaign._state.adding  # noqa: SLF001 - the documented way to know
    if is_new and not campaign.consent:
        campaign.consent = consent_for(organiser=organiser, contact=contact, keep_days=keep_days)
    if is_new and campaign.lets_minors and not campaign.guardian_consent:
        campaign.guardian_consent = guardian_consent_for(organiser=organiser, contact=contact, keep_days=keep_days)
