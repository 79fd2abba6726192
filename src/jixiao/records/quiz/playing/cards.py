"""What a campaign is, as playing needs it: read once and kept until the campaign changes, in every process.

Each act that changes an open campaign or its pool raises its version (save_stamped), and that is what a kept card is
held against; nothing has to be emptied by anybody.
"""

import dataclasses
import datetime
import threading
from collections import OrderedDict

from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.models import Campaign, CampaignState, PoolEntry, QuestionKind
from jixiao.records.quiz.playing import statements

MOST_CARDS = 50
MOST_POOL = 5_000


@dataclasses.dataclass(frozen=True, slots=True)
class Asked:
    """One question of a campaign: where it stands in the pool, and the version that is asked.

    ``right`` has a bit for each right option, in the order of ``options``.
    """

    pk: int
    position: int
    version: int
    bucket: int
    kind: str
    text: str
    options: tuple[str, ...]
    right: int
    explanation: str
    source: str
    tags: tuple[str, ...]
    picture: int | None
    picture_words: str
    is_withdrawn: bool

    @property
    def is_multi(self) -> bool:
        """Return whether several may be chosen."""
        return self.kind == QuestionKind.MULTI


@dataclasses.dataclass(frozen=True, slots=True)
class Card:
    """A campaign and its pool, by position."""

    campaign: Campaign
    pool: tuple[Asked, ...]
    numbers: tuple[int, ...]
    """How many of each bucket a day."""

    @property
    def pk(self) -> int:
        """Return the campaign."""
        return self.campaign.pk

    def is_on(self, day: datetime.date) -> bool:
        """Return whether sets are given out that day."""
        one = self.campaign
        return (
            one.state == CampaignState.OPEN
            and one.first_day is not None
            and one.last_day is not None
            and one.first_day <= day <= one.last_day
        )


def card_by_token(token: str) -> Card | None:
    """Return the card of an address, None where there is none or it is a draft: one statement while nothing changes.

    That statement asks three columns alone: every request of the evening begins with it.
    """
    row = statements.one(statements.CAMPAIGN, (token,))
    if row is None or row[2] == CampaignState.DRAFT:
        return None
    pk, version, state = row
    with _LOCK:
        found = _CARDS.get(pk)
    if found is not None and found[0] == (token, version, state):
        return found[1]
    return card_of(Campaign.objects.select_related("unit_year__unit").get(pk=pk))


def card_of(campaign: Campaign) -> Card:
    """Return the card of a campaign as it stands."""
    key = (campaign.token, campaign.version, campaign.state)
    with _LOCK:
        found = _CARDS.get(campaign.pk)
        if found is not None and found[0] == key:
            return found[1]
    made = _read(campaign)
    with _LOCK:
        _CARDS[campaign.pk] = (key, made)
        while len(_CARDS) > MOST_CARDS:
            _CARDS.popitem(last=False)
    return made


def require_on(card: Card, *, at: datetime.datetime) -> datetime.date:
    """Return the day it is for the campaign; refuses before its first day, after its last, and what is no open one."""
    day, one = day_of(at), card.campaign
    if card.is_on(day):
        return day
    if one.state == CampaignState.OPEN and one.first_day and day < one.first_day:
        cause = f"竞答 {one.first_day.month} 月 {one.first_day.day} 日零点开始"
        raise Refused(cause, cure="到那天再来，以北京时间为准", code="U900")
    raise Refused("竞答已经结束", cure="成绩和获奖名单在活动页上看", code="U900")


def day_of(at: datetime.datetime) -> datetime.date:
    """Return the calendar day of a moment in Asia/Shanghai."""
    return at.astimezone(SHANGHAI).date()


def turn_of(day: datetime.date) -> datetime.datetime:
    """Return the moment a day is over: the next midnight in Asia/Shanghai."""
    return datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time(), tzinfo=SHANGHAI)


_CARDS: OrderedDict[int, tuple[tuple[str, int, str], Card]] = OrderedDict()
_LOCK = threading.Lock()


def _read(campaign: Campaign) -> Card:
    rows = PoolEntry.objects.filter(campaign=campaign).select_related("version").order_by("position")[:MOST_POOL]
    pool = tuple(
        Asked(
            pk=row.pk, position=row.position, version=row.version_id, bucket=row.bucket, kind=row.version.kind,
            text=row.version.text, options=tuple(row.version.options), right=row.version.right,
            explanation=row.version.explanation, source=row.version.source, tags=tuple(row.version.tags),
            picture=row.version.picture_id, picture_words=row.version.picture_words,
            is_withdrawn=row.withdrawn_at is not None,
        )
        for row in rows
    )  # fmt: skip
    numbers = tuple(int(line["number"]) for line in campaign.draw) or (campaign.per_day,)
    return Card(campaign, pool, numbers)
