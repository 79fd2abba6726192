"""Everything the account of a campaign tells, gathered with a constant number of statements."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Count, Max, Q, Sum

from jixiao.engine.values import Money
from jixiao.records.quiz.account.parts import (
    Account,
    Contacts,
    DayRow,
    DrawRow,
    GroupRow,
    HardRow,
    LeadRow,
    Points,
    PrizeRow,
    TagRow,
    Winner,
)
from jixiao.records.quiz.campaigns.agreeing import left_standing
from jixiao.records.quiz.campaigns.days import was_taken_over
from jixiao.records.quiz.counted.records import tally_of
from jixiao.records.quiz.models import (
    HELD,
    Answer,
    Appeal,
    AppealState,
    Attempt,
    Audience,
    Campaign,
    CampaignChange,
    Contact,
    LineKind,
    Player,
    PlayerState,
    PointsLine,
    PoolEntry,
    Prize,
    Raffle,
    Redemption,
    RedemptionState,
    Suspicion,
    SuspicionKind,
    SuspicionState,
)

MOST_DAYS, MOST_GROUPS, MOST_ROWS, MOST_WINNERS = 400, 200, 1_000, 500
HARDEST, FEWEST_ANSWERS = 5, 5
NO_GROUP, NO_TAG, LETTERS = "没有选", "没有标签", "ABCDEFGH"
VALID = Q(player__state=PlayerState.PLAYING)


def account_of(campaign: Campaign) -> Account:
    """Return the account of a campaign."""
    prizes = list(Prize.objects.filter(campaign=campaign).order_by("position")[:MOST_ROWS])
    leads = Suspicion.objects.filter(campaign=campaign).values("kind")
    by_kind = leads.annotate(found=Count("pk"), excluded=Count("pk", filter=Q(state=SuspicionState.EXCLUDED)))
    appeals = Appeal.objects.filter(campaign=campaign).values_list("state").annotate(number=Count("pk"))
    tags, hardest = _questions(campaign)
    return Account(
        campaign=campaign,
        is_taken_over=was_taken_over(campaign),
        tally=tally_of(campaign),
        days=tuple(_days(campaign)),
        groups=tuple(_groups(campaign)),
        tags=tags,
        hardest=hardest,
        points=_points(campaign),
        prizes=tuple(_prizes(campaign, prizes)),
        excluded=Player.objects.filter(campaign=campaign, state=PlayerState.EXCLUDED).count(),
        leads=tuple(
            LeadRow(SuspicionKind(row["kind"]).label, row["found"], row["excluded"]) for row in by_kind.order_by("kind")
        ),
        appeals={AppealState(state).label: number for state, number in appeals.order_by("state")},
        changes=tuple(CampaignChange.objects.filter(campaign=campaign).order_by("at", "pk")[:MOST_ROWS]),
        draws=tuple(_draws(campaign)),
        contacts=_contacts(campaign),
        winners=tuple(_winners(campaign)),
        findings=tuple(left_standing(campaign, prizes)),
    )


def _days(campaign: Campaign) -> list[DayRow]:
    sets = Attempt.objects.filter(campaign=campaign, submitted_at__isnull=False).values("day")
    rows = sets.annotate(
        every=Count("pk"), valid=Count("pk", filter=VALID), right=Sum("right", filter=VALID, default=0)
    )
    asked = Answer.objects.filter(attempt__campaign=campaign, attempt__player__state=PlayerState.PLAYING)
    answers = dict(asked.values_list("attempt__day").annotate(number=Count("pk")).order_by("attempt__day"))
    return [
        DayRow(row["day"], row["every"], row["valid"], answers.get(row["day"], 0), row["right"])
        for row in rows.order_by("day")[:MOST_DAYS]
    ]


def _groups(campaign: Campaign) -> list[GroupRow]:
    rows = Player.objects.filter(campaign=campaign, state=PlayerState.PLAYING, sets__gt=0).values("group")
    found = rows.annotate(players=Count("pk"), sets_sum=Sum("sets"), points_sum=Sum("points"))
    if campaign.audience == Audience.ALL:
        found = found.exclude(group="")  # nobody was asked where they are from
    return [
        GroupRow(row["group"] or NO_GROUP, row["players"], row["sets_sum"], row["points_sum"])
        for row in found.order_by("-players", "group")[:MOST_GROUPS]
    ]


def _questions(campaign: Campaign) -> tuple[tuple[TagRow, ...], tuple[HardRow, ...]]:
    """Return the rate by tag (a question with two tags counts for both), and what most people got wrong."""
    rows = Answer.objects.filter(attempt__campaign=campaign, attempt__player__state=PlayerState.PLAYING)
    counted = rows.values_list("entry").annotate(number=Count("pk"), right=Count("pk", filter=Q(is_right=True)))
    figures: dict[int, tuple[int, int]] = {entry: (number, right) for entry, number, right in counted.order_by("entry")}
    pool = list(PoolEntry.objects.filter(campaign=campaign).select_related("version__question").order_by("position"))
    tags: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    hard = []
    for entry in pool:
        number, right = figures.get(entry.pk, (0, 0))
        for tag in entry.version.tags or [NO_TAG]:
            tags[str(tag)][0] += 1
            tags[str(tag)][1] += number
            tags[str(tag)][2] += right
        if number >= FEWEST_ANSWERS and right < number:
            hard.append(_hard(entry, number, right))
    hard.sort(key=lambda row: (row.share, row.position))
    found = [TagRow(tag, *numbers) for tag, numbers in tags.items()]
    return tuple(sorted(found, key=lambda row: (-row.answers, row.tag))), tuple(hard[:HARDEST])


def _hard(entry: PoolEntry, number: int, right: int) -> HardRow:
    version = entry.version
    options = [f"{LETTERS[place]} {words}" for place, words in enumerate(version.options) if version.right >> place & 1]
    return HardRow(entry.position, version.text, number, right, "；".join(options), version.explanation)


def _points(campaign: Campaign) -> Points:
    rows = PointsLine.objects.filter(player__campaign=campaign).values_list("kind").annotate(total=Sum("change"))
    moved: Mapping[str, int] = dict(rows.order_by("kind"))
    left = Player.objects.filter(campaign=campaign).aggregate(total=Sum("balance", default=0))["total"]
    return Points(
        answered=moved.get(LineKind.ANSWERED, 0),
        corrected=moved.get(LineKind.CORRECTED, 0),
        spent=-moved.get(LineKind.SPENT, 0),
        refunded=moved.get(LineKind.REFUNDED, 0),
        left=left,
    )


def _prizes(campaign: Campaign, prizes: Sequence[Prize]) -> list[PrizeRow]:
    ended = (RedemptionState.RELEASED, RedemptionState.CANCELLED)
    rows = Redemption.objects.filter(campaign=campaign, state__in=ended).values_list("prize", "state")
    counted: dict[tuple[int, Any], int] = {
        (prize, state): number for prize, state, number in rows.annotate(number=Count("pk")).order_by("prize")
    }
    return [
        PrizeRow(
            grade=one.grade, name=one.name, way=str(one.get_way_display()), total=one.total, given=one.given,
            waiting=one.reserved, left=one.left, unclaimed=counted.get((one.pk, RedemptionState.RELEASED.value), 0),
            cancelled=counted.get((one.pk, RedemptionState.CANCELLED.value), 0), worth=one.worth,
            value=None if one.worth is None else Money(one.worth.fen * one.given),
        )
        for one in prizes
    ]  # fmt: skip


def _draws(campaign: Campaign) -> list[DrawRow]:
    rows = Raffle.objects.filter(campaign=campaign).select_related("prize").order_by("pk")[:MOST_ROWS]
    return [_draw(one) for one in rows]


def _draw(one: Raffle) -> DrawRow:
    winners = tuple(str(handle) for handle in one.winners)
    return DrawRow(str(one.prize), one.seed, one.list_hash, len(one.entrants.splitlines()), winners, one.at)


def _contacts(campaign: Campaign) -> Contacts:
    rows = Contact.objects.filter(redemption__campaign=campaign)
    found = rows.aggregate(
        every=Count("pk"), deleted=Count("pk", filter=Q(deleted_at__isnull=False)), last=Max("delete_on")
    )
    return Contacts(found["every"], found["deleted"], found["last"])


def _winners(campaign: Campaign) -> list[Winner]:
    """Return the winners who agreed to be shown, masked."""
    rows = Contact.objects.filter(redemption__campaign=campaign, redemption__state__in=HELD, may_publish=True)
    named = rows.select_related("redemption__prize", "redemption__player")
    return [
        Winner(str(one.redemption.prize), one.redemption.player.handle, one.masked_name, one.masked_phone)
        for one in named.order_by("redemption__prize__position", "pk")[:MOST_WINNERS]
    ]
