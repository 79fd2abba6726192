"""What a page tells of a player: sets, ledger, prizes, and who plays on the same telephone."""

from typing import Any

from jixiao.records.quiz.models import (
    Appeal,
    AppealState,
    Attempt,
    Campaign,
    Player,
    PlayerState,
    PointsLine,
    Redemption,
    Suspicion,
    SuspicionState,
)

MOST_SETS, MOST_LINES, MOST_NEIGHBOURS = 100, 200, 50


def counts_of(campaign: Campaign) -> dict[str, int]:
    """Return how many players, excluded ones, open leads and open appeals a campaign has: four statements."""
    players = Player.objects.filter(campaign=campaign)
    return {
        "players": players.count(),
        "excluded": players.filter(state=PlayerState.EXCLUDED).count(),
        "open": Suspicion.objects.filter(campaign=campaign, state=SuspicionState.OPEN).count(),
        "appeals": Appeal.objects.filter(campaign=campaign, state=AppealState.OPEN).count(),
    }


def beside_of(player: Player) -> dict[str, Any]:
    """Return what is known of a player: five statements."""
    sets = Attempt.objects.filter(player=player).order_by("day")[:MOST_SETS]
    others = Player.objects.filter(campaign=player.campaign_id, device=player.device).exclude(pk=player.pk)
    won = Redemption.objects.filter(player=player).select_related("prize").order_by("pk")
    return {
        "sets": [(one, len(one.drawn), _seconds(one)) for one in sets],
        "lines": PointsLine.objects.filter(player=player).select_related("by").order_by("-number")[:MOST_LINES],
        "neighbours": list(others.order_by("pk")[:MOST_NEIGHBOURS]) if player.device else [],
        "won": won[:MOST_LINES],
    }


def _seconds(one: Attempt) -> str:
    return "" if one.used_ms is None else f"{one.used_ms // 1000}.{one.used_ms % 1000 // 100}"
