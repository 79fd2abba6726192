"""How campaigns stand in figures: who takes part, sets, valid share, points, prizes; constant statements."""

import dataclasses
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from django.db.models import Count, Q, Sum

from jixiao.records.quiz.models import Campaign, Player, PlayerState, Prize


@dataclasses.dataclass(frozen=True, slots=True)
class Standing:
    """The figures of a campaign: players, those excluded, sets handed in, the valid ones, points, pieces of prizes."""

    players: int = 0
    excluded: int = 0
    sets: int = 0
    valid_sets: int = 0
    opened: int = 0
    points: int = 0
    pieces: int = 0
    reserved: int = 0
    given: int = 0

    @property
    def valid_share(self) -> Fraction | None:
        """Return the share of sets of players who were not excluded, None where there are no sets."""
        return Fraction(self.valid_sets, self.sets) if self.sets else None

    @property
    def finished_share(self) -> Fraction | None:
        """Return the share of sets given out that were handed in."""
        return Fraction(self.sets, self.opened) if self.opened else None


def standing_of(campaign: Campaign) -> Standing:
    """Return the figures of one campaign: two statements."""
    return standings([campaign]).get(campaign.pk, Standing())


def standings(campaigns: Iterable[Campaign]) -> Mapping[int, Standing]:
    """Return the figures of campaigns by their number: two statements, however many there are."""
    pks = [one.pk for one in campaigns]
    counts = Q(state=PlayerState.PLAYING)
    rows = Player.objects.filter(campaign__in=pks).values("campaign").order_by()
    players: dict[int, Any] = {
        row["campaign"]: row
        for row in rows.annotate(
            number=Count("pk"), out=Count("pk", filter=~counts), all_sets=Sum("sets"),
            good=Sum("sets", filter=counts), opened=Sum("opened_sets"), earned=Sum("points", filter=counts),
        )
    }  # fmt: skip
    goods = Prize.objects.filter(campaign__in=pks).values("campaign").order_by()
    stock: dict[int, Any] = {
        row["campaign"]: row
        for row in goods.annotate(pieces=Sum("total"), promised=Sum("reserved"), handed=Sum("given"))
    }
    return {pk: _standing(players.get(pk, {}), stock.get(pk, {})) for pk in pks}


def _standing(row: Mapping[str, int | None], goods: Mapping[str, int | None]) -> Standing:
    return Standing(
        players=row.get("number") or 0, excluded=row.get("out") or 0, sets=row.get("all_sets") or 0,
        valid_sets=row.get("good") or 0, opened=row.get("opened") or 0, points=row.get("earned") or 0,
        pieces=goods.get("pieces") or 0, reserved=goods.get("promised") or 0, given=goods.get("handed") or 0,
    )  # fmt: skip
