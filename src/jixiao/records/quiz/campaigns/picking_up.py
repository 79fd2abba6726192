"""领奖点: where the prizes of a draft are handed out, and when."""

import dataclasses
from collections.abc import Sequence

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.quiz.campaigns.events import PickUpPointsKept
from jixiao.records.quiz.campaigns.queries import MOST_POINTS, pick_up_points_of
from jixiao.records.quiz.campaigns.telling import require_draft, tell
from jixiao.records.quiz.models import Campaign, PickUpPoint


@dataclasses.dataclass(frozen=True, slots=True)
class Counter:
    """A pick-up point as it is drawn up."""

    name: str
    address: str
    hours: str
    phone: str = ""


@transaction.atomic
def keep_pick_up_points(*, campaign: Campaign, points: Sequence[Counter], stamp: int | None, by: Actor) -> Campaign:
    """Write the pick-up points of a draft over those that stand there; refuses a name twice or one without a place."""
    require_draft(campaign)
    require_counters(points)
    before = "；".join(words_of(one) for one in pick_up_points_of(campaign))
    save_stamped(campaign, stamp=stamp, fields=())
    PickUpPoint.objects.filter(campaign=campaign).delete()
    PickUpPoint.objects.bulk_create(made(campaign, one) for one in points)
    after = "；".join(words_of(one) for one in points)
    tell(PickUpPointsKept, campaign, by, before={"领奖点": before}, after={"领奖点": after})
    return campaign


def made(campaign: Campaign, one: Counter) -> PickUpPoint:
    """Return a pick-up point to be written."""
    told = {field.name: getattr(one, field.name).strip() for field in dataclasses.fields(Counter)}
    return PickUpPoint(campaign=campaign, **told)


def words_of(one: Counter | PickUpPoint) -> str:
    """Return a pick-up point in one line."""
    phone = f"，电话 {one.phone}" if one.phone else ""
    return f"{one.name}（{one.address}，{one.hours}{phone}）"


def require_counters(points: Sequence[Counter]) -> None:
    """Raise Refused for a name twice, and for a point without name, address or hours."""
    names = [one.name.strip() for one in points]
    if len(set(names)) < len(names) or len(points) > MOST_POINTS:
        raise Refused("领奖点名称重复", cure=f"每个领奖点一行，最多 {MOST_POINTS} 个", code="U945")
    for one in points:
        if not (one.name.strip() and one.address.strip() and one.hours.strip()):
            cure = "名称、地址、时间都要写，领奖的人按它去"
            raise Refused(f"领奖点「{one.name.strip()}」没有写全", cure=cure, code="U945")
