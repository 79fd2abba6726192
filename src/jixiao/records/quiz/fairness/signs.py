"""What looks wrong in a campaign, counted in the database: each sign by two or three statements, whatever there is."""

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import CharField, Count, QuerySet
from django.db.models.functions import Cast, Substr

from jixiao.orgs.actor import SHANGHAI
from jixiao.records.quiz.fairness.thresholds import ADDRESS_PLAYERS, ALIKE_PLAYERS, FAST_SETS
from jixiao.records.quiz.models import Attempt, Barred, Campaign, Contact, Player, PlayerState, SuspicionKind

MOST_SETS, MOST_GROUPS, MOST_NAMED = 20_000, 400, 4
SECOND = 19  # 2024-09-14 12:00:00


@dataclasses.dataclass(frozen=True, slots=True)
class Sign:
    """One thing that looks wrong with one player, in words with its numbers."""

    player: int
    kind: SuspicionKind
    told: str


def too_fast(campaign: Campaign) -> list[Sign]:
    """Return who scored in less time than the campaign allows a question, with how many sets and the quickest."""
    least = campaign.least_seconds * 1000
    rows = _handed_in(campaign).filter(points__gt=0, used_ms__lt=least * campaign.per_day)
    found: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    wanted = rows.order_by("used_ms", "pk").values_list("player", "used_ms", "drawn", "right", "day")
    for player, used, drawn, right, day in wanted[:MOST_SETS]:
        if used is not None and used < least * len(drawn):
            words = f"{day.month} 月 {day.day} 日 {used / 1000:.1f} 秒答 {len(drawn)} 题、答对 {right} 题"
            found[player].append((used, len(drawn), words))
    return [
        Sign(
            player,
            SuspicionKind.TOO_FAST,
            f"{len(sets)} 套答得过快，最快的 {min(sets)[2]}；每题至少 {campaign.least_seconds} 秒",
        )
        for player, sets in found.items()
        if len(sets) >= FAST_SETS
    ]


def alike(campaign: Campaign) -> list[Sign]:
    """Return who handed in the same answers to the same questions within the same second as others."""
    rows = _handed_in(campaign).exclude(pattern="").annotate(second=_second())
    groups = list(
        rows.values("pattern", "second")
        .annotate(number=Count("player"))
        .filter(number__gte=ALIKE_PLAYERS)
        .order_by("-number", "second", "pattern")
        .values_list("pattern", "second", "number")[:MOST_GROUPS]
    )
    sizes = {(pattern, second): number for pattern, second, number in groups}
    members = rows.filter(second__in={second for _, second, _ in groups}).values_list(
        "player", "pattern", "second", "submitted_at", "right", "drawn"
    )
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for player, pattern, second, at, right, drawn in members[:MOST_SETS] if groups else ():
        if at is not None and (pattern, second) in sizes:
            number, when = sizes[pattern, second], f"{at.astimezone(SHANGHAI):%m-%d %H:%M:%S}"
            words = f"{when} 同一秒有 {number} 人交出完全相同的作答，答对 {right} 题（共 {len(drawn)} 题）"
            found[player].append((number, words))
    return [
        Sign(player, SuspicionKind.ALIKE, max(seen)[1] + (f"；这样的共 {len(seen)} 次" if len(seen) > 1 else ""))
        for player, seen in found.items()
    ]


def one_device(campaign: Campaign) -> list[Sign]:
    """Return who plays on a telephone on which more play than the campaign lets."""
    most = campaign.device_most
    return [
        Sign(
            player,
            SuspicionKind.ONE_DEVICE,
            f"这台手机上有 {len(members)} 人，限 {most} 人；{_others(player, members)}",
        )
        for members in _sharing(campaign, "device", more_than=most)
        for player in members
    ]


def one_address(campaign: Campaign) -> list[Sign]:
    """Return who plays behind a network with very many others."""
    told = "同一网络地址有 {number} 人参与，{line} 人起列出；学校、单位会共用网络，不能单凭这一条剔除"
    return [
        Sign(player, SuspicionKind.ONE_ADDRESS, told.format(number=len(members), line=ADDRESS_PLAYERS))
        for members in _sharing(campaign, "address", more_than=ADDRESS_PLAYERS - 1)
        for player in members
    ]


def staff(campaign: Campaign) -> list[Sign]:
    """Return who stands on the list of those who may not win, by the telephone they play with or left for a prize."""
    barred = {one.digest: one for one in Barred.objects.filter(campaign=campaign)[:MOST_SETS]}
    if not barred:
        return []
    playing = Player.objects.filter(campaign=campaign, state=PlayerState.PLAYING)
    on_list = Barred.objects.filter(campaign=campaign).values("digest")
    by_key = playing.filter(key__in=on_list).values_list("pk", "key")
    left = Contact.objects.filter(redemption__player__in=playing, phone_digest__in=on_list)
    found = dict(left.values_list("redemption__player", "phone_digest")) | dict(by_key)
    return [
        Sign(player, SuspicionKind.STAFF, f"在回避名单里：{barred[digest].label}（{barred[digest].reason}）")
        for player, digest in found.items()
        if digest in barred
    ]


SIGNS: tuple[Callable[[Campaign], list[Sign]], ...] = (too_fast, alike, one_device, one_address, staff)


def _handed_in(campaign: Campaign) -> QuerySet[Attempt]:
    rows = Attempt.objects.filter(campaign=campaign, submitted_at__isnull=False)
    return rows.filter(player__state=PlayerState.PLAYING)


def _second() -> Any:  # noqa: ANN401 - an expression of Django
    """Return the second something was handed in as text, on SQLite and on PostgreSQL alike."""
    return Substr(Cast("submitted_at", CharField()), 1, SECOND)


def _sharing(campaign: Campaign, what: str, *, more_than: int) -> Iterable[dict[int, str]]:
    """Yield the players (with handles) of each device or address that more than so many share."""
    rows = Player.objects.filter(campaign=campaign, state=PlayerState.PLAYING).exclude(**{what: ""})
    groups = rows.values(what).annotate(number=Count("pk")).filter(number__gt=more_than)
    crowded = list(groups.order_by("-number", what).values_list(what, flat=True)[:MOST_GROUPS])
    members: dict[str, dict[int, str]] = defaultdict(dict)
    found = rows.filter(**{f"{what}__in": crowded}).values_list(what, "pk", "handle")
    for digest, pk, handle in found.order_by("pk")[:MOST_SETS] if crowded else ():
        members[digest][pk] = handle
    return members.values()


def _others(player: int, members: dict[int, str]) -> str:
    others = [handle for pk, handle in members.items() if pk != player]
    more = "等" if len(others) > MOST_NAMED else ""
    return f"同机的还有 {'、'.join(others[:MOST_NAMED])}{more}"
