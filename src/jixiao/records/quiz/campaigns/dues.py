"""What of this part is due in many units at once: the last day to fetch prizes of open campaigns."""

from collections.abc import Iterable, Sequence

from django.urls import reverse

from jixiao.orgs.deadlines.dues import Due
from jixiao.orgs.models import UnitYear
from jixiao.orgs.roles import Role
from jixiao.records.quiz.campaigns.days import claim_until
from jixiao.records.quiz.campaigns.queries import MOST_CAMPAIGNS
from jixiao.records.quiz.models import Campaign, CampaignState


def dues_of(unit_years: Sequence[UnitYear]) -> Iterable[Due]:
    """Yield the open campaigns of those years, due when their prizes lapse: one statement."""
    years = {one.pk: one for one in unit_years}
    rows = Campaign.objects.filter(unit_year__in=years, state=CampaignState.OPEN, last_day__isnull=False)
    for one in rows.order_by("last_day", "pk")[:MOST_CAMPAIGNS]:
        unit_year, until = years[one.unit_year_id], claim_until(one)
        where = {"unit": unit_year.unit.code, "year": unit_year.year, "pk": one.pk}
        if until is not None:
            yield Due(
                unit_year=unit_year, matter=f"quiz.campaign:{one.pk}", kind="有奖竞答",
                title=f"「{one.title}」领奖截止并结束", turn=Role.HEAD, due=until,
                url=reverse("quiz:campaign", kwargs=where),
            )  # fmt: skip
