"""A campaign of last year, or any earlier one of the unit, begins a draft: everything but days, questions and codes."""

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.campaigns.drafting import FIELDS, made
from jixiao.records.quiz.campaigns.events import CampaignCopied
from jixiao.records.quiz.campaigns.picking_up import Counter
from jixiao.records.quiz.campaigns.picking_up import made as made_point
from jixiao.records.quiz.campaigns.queries import MOST_CAMPAIGNS, pick_up_points_of, prizes_of
from jixiao.records.quiz.campaigns.telling import tell
from jixiao.records.quiz.models import Campaign, PickUpPoint, Prize

COPIED = tuple(name for name in FIELDS if name not in {"first_day", "last_day", "activity"})
COPIED_OF_PRIZES = (
    "position", "grade", "name", "way", "total", "cost", "per_person", "rank_from", "rank_to", "least_points", "worth",
    "good",
)  # fmt: skip


def campaigns_to_copy(unit_year: UnitYear) -> list[Campaign]:
    """Return the campaigns of the unit up to this year, newest first."""
    rows = Campaign.objects.filter(unit_year__unit=unit_year.unit_id, unit_year__year__lte=unit_year.year)
    return list(rows.select_related("unit_year__unit").order_by("-unit_year__year", "-pk")[:MOST_CAMPAIGNS])


@transaction.atomic
def copy_campaign(*, source: Campaign, unit_year: UnitYear, by: Actor) -> Campaign:
    """Make a draft of this year from a campaign of the same unit: settings, prizes, places; no days, no codes."""
    if source.unit_year.unit_id != unit_year.unit_id or source.unit_year.year > unit_year.year:
        raise Refused("这次竞答不是本单位的", cure="从列出的里面选", code="U949")
    copied = made(unit_year, {name: getattr(source, name) for name in COPIED}, copied_from=source)
    Prize.objects.bulk_create(
        Prize(campaign=copied, left=one.total, **{name: getattr(one, name) for name in COPIED_OF_PRIZES})
        for one in prizes_of(source)
    )
    PickUpPoint.objects.bulk_create(
        made_point(copied, Counter(one.name, one.address, one.hours, one.phone)) for one in pick_up_points_of(source)
    )
    after = {"来源": f"{source.unit_year.year} 年 {source.code} {source.title}"}
    tell(CampaignCopied, copied, by, after=after)
    return copied
