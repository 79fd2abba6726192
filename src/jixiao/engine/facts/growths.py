"""Growth and decline: 较上年决算数减少83.71万元、下降16.1%, 由3万元增加到5万元, 提高2个百分点."""

import bisect
import dataclasses
import re
from collections.abc import Sequence

from jixiao.engine.facts.clauses import Ground
from jixiao.engine.facts.figures import Figure
from jixiao.engine.facts.stated import Amount, Count, Growth
from jixiao.engine.facts.units import Measured
from jixiao.engine.values import Quantity

_UP = ("增长", "增加", "增", "上升", "提高", "提升", "上涨", "扩大", "增幅", "上调")
_DOWN = ("下降", "减少", "减", "降低", "缩减", "压缩", "回落", "降幅", "下调", "节约")
_FALLS = frozenset({*_DOWN, "压减", "降"})
_MOVED = re.compile(
    rf"(?<![调追核新压])(?P<way>{'|'.join((*_UP, *_DOWN))}|变动|增减|压减|[升降](?=[到至为]))"
    r"(?:率|幅度)?(?:了|约|近|为|达|：|:|\s){0,3}(?P<to>到|至)?\s?[-−]?$"
)
_BASE = re.compile(
    r"(?:同比|环比|[较比](?:(?:19|20)[0-9]{2}年度?|(?=[上去前年往]))[^，,。；;0-9]{0,14}|与[^，,。；;]{1,14}?相比)"
)
_MOVES = re.compile(rf"(?:{'|'.join((*_UP, *_DOWN))}).*$")
_JOINED = re.compile(
    rf"[\s，,、（(]{{0,2}}(?:即|同比|环比)?(?:{'|'.join((*_UP, *_DOWN))})?(?:了|约|率|率为|幅度|幅度为|为)?\s?"
)
_LAST_YEAR = re.compile("上年|去年|上一年|往年")
_NEAR = 40


@dataclasses.dataclass(frozen=True, slots=True)
class Move:
    """A figure that says by how much, or to what, something changed."""

    figure: Figure
    direction: int
    level: bool


def read_moves(ground: Ground, figures: Sequence[Figure]) -> list[Move]:
    """Return the figures that stand directly after a word of change; 追加, 调减 and the like adjust, they do not."""
    found = []
    for figure in figures:
        if figure.measured in {Measured.BARE, Measured.TIME, Measured.POINTS}:
            continue
        way = _MOVED.search(ground.plain[max(ground.clause_start(figure.start), figure.start - 12) : figure.start])
        if way is None or figure.words in {"达到", "不低于"}:
            continue
        share = figure.measured is Measured.SHARE
        if way["way"] == "压减" and not share:
            continue
        sign = -1 if way["way"] in _FALLS or figure.number < 0 else 1
        found.append(Move(figure, sign, way["to"] is not None or (way[0] == f"{way['way']}为" and not share)))
    return found


def read_growths(ground: Ground, moves: Sequence[Move], told: Sequence[Amount | Count]) -> list[Growth]:
    """Return the changes; an amount and the percentage beside it are one."""
    found: list[Growth] = []
    starts = [each.start for each in told]
    for move in moves:
        growth = _growth(ground, move, told, starts)
        joined = _as_one(ground, found[-1], growth) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(growth)
    return found


def _growth(ground: Ground, move: Move, told: Sequence[Amount | Count], starts: list[int]) -> Growth:
    figure = move.figure
    share = figure.measured is Measured.SHARE
    ahead = ground.plain[max(ground.sentence_start(figure.start), figure.start - _NEAR) : figure.start]
    bases = _BASE.findall(ahead)
    near = _before(ground, figure, told, starts)
    others = [each for each in near if not _LAST_YEAR.search(each.label)]
    last = next((each for each in near if _LAST_YEAR.search(each.label)), None)
    level = move.level and not share
    subject = _MOVES.sub("", _BASE.sub("", figure.label))
    own = len(subject) > 1 or "百分点" in figure.unit
    started = near[0] if level and near and re.search(r"[由从]", near[0].label[:3]) else last
    return Growth(
        figure.start, figure.end, ground.quote(figure.start, figure.end), move.direction,
        abs(figure.number) if share else None, "百分点" in figure.unit,
        None if share else Quantity.of(abs(figure.number), figure.unit), move.level, figure.label,
        _MOVES.sub("", bases[-1]) if bases else "", None if level or own else next(iter(others), None), started,
    )  # fmt: skip


def _before(ground: Ground, figure: Figure, told: Sequence[Amount | Count], starts: list[int]) -> list[Amount | Count]:
    """Return the figures that stand before it in its sentence, the nearest first."""
    index = bisect.bisect_left(starts, figure.start)
    begin = ground.sentence_start(figure.start)
    return [each for each in reversed(told[max(0, index - 6) : index]) if each.start >= begin]


def _as_one(ground: Ground, first: Growth, second: Growth) -> Growth | None:
    """Return the two as one where they say the same change in money and in percent; what was reached is no change."""
    apart = (first.delta is None) == (second.delta is None)
    if (
        apart
        or first.level
        or first.direction != second.direction
        or (first.percent is None) == (second.percent is None)
    ):
        return None
    if not _JOINED.fullmatch(ground.plain, first.end, second.start):
        return None
    return dataclasses.replace(
        first, end=second.end, quote=ground.quote(first.start, second.end), percent=first.percent or second.percent,
        points=first.points or second.points, delta=first.delta or second.delta,
    )  # fmt: skip
