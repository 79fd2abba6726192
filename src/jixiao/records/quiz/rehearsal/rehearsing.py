"""试算: made-up players play a campaign through, pure and from a seed: the same numbers give the same outcome.

Each has a skill around the one given (the share of questions they know), comes on a day with a chance, and exchanges
the dearest prize within reach in the evening of it. Sets are drawn as they are for real (``playing.drawing``).
"""

import dataclasses
import random
from collections import Counter
from collections.abc import Sequence
from typing import Any

from jixiao.records.quiz.models import PrizeWay
from jixiao.records.quiz.playing.cards import Card
from jixiao.records.quiz.playing.drawing import draw_set

SPREAD = 20  # per cent of skill, either way
LEAST_MS, MOST_MS = 4_000, 25_000  # for one question
BANDS = 10
HUNDRED = 100


@dataclasses.dataclass(frozen=True, slots=True)
class Trial:
    """How many players on how many days, what they know and how often they come, both in per cent; and the seed."""

    players: int
    days: int
    skill: int = 70
    comes: int = 80
    seed: int = 1


@dataclasses.dataclass(frozen=True, slots=True)
class Goods:
    """A prize as the rehearsal needs it."""

    name: str
    way: str
    total: int
    cost: int = 0
    per_person: int = 1
    first: int = 0
    last: int = 0
    least: int = 1
    short: str = ""


@dataclasses.dataclass(slots=True)
class _Player:
    number: int
    skill: int
    points: int = 0
    balance: int = 0
    used: int = 0
    reached: int = 0
    sets: int = 0
    repeats_on: int = 0
    seen: set[int] = dataclasses.field(default_factory=set)
    held: Counter[int] = dataclasses.field(default_factory=Counter)


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """What a rehearsal came to, as plain values (it is kept as JSON by the job).

    ``through`` says for each bucket after how many days somebody who comes daily has seen all of it. ``bands`` are
    (from, to, players) of the points; ``reached`` for each prize how many can have it; ``stock`` what is left of each
    exchange prize on the evening of each day; ``ties`` (points, players) of the best places that share their points.
    """

    players: int
    days: int
    sets: int
    through: tuple[tuple[int, int, int], ...]
    repeated: int
    first_repeat: int
    best: int
    middle: int
    lowest: int
    bands: tuple[tuple[int, int, int], ...]
    reached: tuple[tuple[str, str, int, int], ...]
    stock: tuple[tuple[str, tuple[int, ...]], ...]
    ties: tuple[tuple[int, int], ...]
    even: int

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return dataclasses.asdict(self)


def rehearse(card: Card, goods: Sequence[Goods], trial: Trial) -> Outcome:
    """Return what would come of a campaign with those players; nothing is read and nothing is written."""
    chance = random.Random(trial.seed)  # noqa: S311 - a rehearsal must be repeatable, nobody wins by it
    players = [_Player(number, _skill(chance, trial)) for number in range(trial.players)]
    earned = [_played(card, one, trial.days, trial.comes, chance) for one in players]
    left = {place: one.total for place, one in enumerate(goods) if one.way == PrizeWay.EXCHANGE}
    stock: dict[int, list[int]] = {place: [] for place in left}
    for day in range(trial.days):
        for one, points in zip(players, earned, strict=True):
            one.balance += points[day]
        _exchange(players, goods, left, chance)
        for place, number in left.items():
            stock[place].append(number)
    return _outcome(card, goods, trial, players, stock)


def _skill(chance: random.Random, trial: Trial) -> int:
    return min(HUNDRED, max(0, trial.skill + chance.randint(-SPREAD, SPREAD)))


def _played(card: Card, one: _Player, days: int, comes: int, chance: random.Random) -> list[int]:
    """Let a player play all days, and return the points of each: one after the other, so that their order is kept."""
    return [_play(card, one, day, chance) if chance.randrange(HUNDRED) < comes else 0 for day in range(1, days + 1)]


def _play(card: Card, one: _Player, day: int, chance: random.Random) -> int:
    drawn = draw_set(card, handle=f"P{one.number}", nth=one.sets)
    if not one.repeats_on and not one.seen.isdisjoint(drawn):
        one.repeats_on = day
    one.seen.update(drawn)
    right = sum(chance.randrange(HUNDRED) < one.skill for _ in drawn)
    earned = right * card.campaign.points_each
    one.sets, one.points = one.sets + 1, one.points + earned
    one.used += sum(chance.randint(LEAST_MS, MOST_MS) for _ in drawn)
    if earned:
        one.reached = day * 86_400_000 + chance.randrange(86_400_000)
    return earned


def _exchange(players: Sequence[_Player], goods: Sequence[Goods], left: dict[int, int], chance: random.Random) -> None:
    """Let players exchange in a chance order, each the dearest piece within reach."""
    dearest = sorted(left, key=lambda place: -goods[place].cost)
    if not dearest or not any(left.values()):
        return
    cheapest = min(goods[place].cost for place in dearest)
    able = [one for one in players if one.balance >= cheapest]
    chance.shuffle(able)
    for one in able:
        for place in dearest:
            offer = goods[place]
            if left[place] and one.balance >= offer.cost and one.held[place] < offer.per_person:
                left[place] -= 1
                one.balance -= offer.cost
                one.held[place] += 1
                break


def _outcome(
    card: Card, goods: Sequence[Goods], trial: Trial, players: Sequence[_Player], stock: dict[int, list[int]]
) -> Outcome:
    ranked = sorted((one for one in players if one.points), key=lambda one: (-one.points, one.used, one.reached))
    points = sorted(one.points for one in players)
    repeats = [one.repeats_on for one in players if one.repeats_on]
    shared = Counter(one.points for one in ranked)
    even = Counter((one.points, one.used) for one in ranked)
    return Outcome(
        players=trial.players, days=trial.days, sets=sum(one.sets for one in players), through=_through(card),
        repeated=len(repeats), first_repeat=min(repeats, default=0), best=points[-1] if points else 0,
        middle=points[len(points) // 2] if points else 0, lowest=points[0] if points else 0,
        bands=_bands(card, trial, points), reached=tuple(_reached(one, ranked) for one in goods),
        stock=tuple((goods[place].short or goods[place].name, tuple(numbers)) for place, numbers in stock.items()),
        ties=tuple((value, shared[value]) for value in sorted(shared, reverse=True)[:BANDS] if shared[value] > 1),
        even=sum(number for number in even.values() if number > 1),
    )  # fmt: skip


def _through(card: Card) -> tuple[tuple[int, int, int], ...]:
    sizes = Counter(one.bucket for one in card.pool if not one.is_withdrawn)
    return tuple((number, sizes[bucket], sizes[bucket] // number) for bucket, number in enumerate(card.numbers))


def _bands(card: Card, trial: Trial, points: Sequence[int]) -> tuple[tuple[int, int, int], ...]:
    most = max(1, trial.days * card.campaign.per_day * card.campaign.points_each)
    width = -(-(most + 1) // BANDS)
    found = Counter(value // width for value in points)
    bands = range(-(-(most + 1) // width))
    return tuple((band * width, min((band + 1) * width - 1, most), found[band]) for band in bands)


def _reached(one: Goods, ranked: Sequence[_Player]) -> tuple[str, str, int, int]:
    if one.way == PrizeWay.EXCHANGE:
        number = sum(player.points >= one.cost for player in ranked)
    elif one.way == PrizeWay.RANKING:
        number = max(0, min(one.last, len(ranked)) - one.first + 1)
    else:
        number = sum(player.points >= one.least for player in ranked)
    return one.name, PrizeWay(one.way).label, one.total, number
