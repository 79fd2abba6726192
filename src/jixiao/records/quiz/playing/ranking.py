"""The ranking: by points, then time used, then who reached them first; straight from one index, for any number."""

import dataclasses

from django.db.models import Q, QuerySet

from jixiao.records.quiz.models import Campaign, Player, PlayerState

SHOWN = 100
ORDER = ("-points", "used_ms", "reached_at", "pk")


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """A place of the ranking: 1 is the first."""

    rank: int
    pk: int
    handle: str
    group: str
    points: int
    used_ms: int
    sets: int


def ranking(campaign: Campaign, *, first: int = 1, most: int = SHOWN) -> list[Place]:
    """Return the places from ``first`` on; players who were excluded or have no points have none."""
    rows = _ranked(campaign).order_by(*ORDER).values_list("pk", "handle", "group", "points", "used_ms", "sets")
    return [Place(rank, *row) for rank, row in enumerate(rows[first - 1 : first - 1 + most], start=first)]


def place_of(player: Player) -> int | None:
    """Return somebody's place, None where they have none: counted from the index."""
    if player.state != PlayerState.PLAYING or player.points <= 0:
        return None
    before = _ranked(player.campaign)
    same = Q(points=player.points)
    reached = player.reached_at
    ahead = Q(points__gt=player.points) | (same & Q(used_ms__lt=player.used_ms))
    even = same & Q(used_ms=player.used_ms)
    ahead |= even & (Q(reached_at__lt=reached) | (Q(reached_at=reached) & Q(pk__lt=player.pk)))
    return before.filter(ahead).count() + 1


def _ranked(campaign: Campaign) -> QuerySet[Player]:
    return Player.objects.filter(campaign=campaign, state=PlayerState.PLAYING, points__gt=0)
