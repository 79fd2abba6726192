"""What is said to have grown or shrunk, with what it is now and what it was."""

import bisect
import dataclasses
import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.facts import Amount, Count, Growth
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rules.numbers.quotients import Bounds, Figure, bounds_of
from jixiao.engine.lint.rules.numbers.rounding_slack import places_of
from jixiao.engine.lint.rules.numbers.running_text import runs
from jixiao.engine.values.money import FEN_PER

_BEFORE = re.compile("上年|去年|上一年|往年|同期|年初(?:预算|数)|^原")
_COMPARED = re.compile("[比较](?!例|重|高|大)")
_TOTAL = re.compile("(?:收入|支出)总计")
_OPENS = re.compile(r"\s*(?:较|比|与)[^，。]{2,14}(?:增|减|上升|下降)[^，。]{0,3}$")
_PERCENT = re.compile(r"[0-9０-９.．]+\s?[%％]")
_MOST, _CLOSE = 8, 40


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """A growth with every figure of its sentence that it can be about (``now``) or that it was before (``before``)."""

    growth: Growth
    now: tuple[Figure, ...]
    before: tuple[Figure, ...]

    @property
    def percent_as_typed(self) -> str:
        """Return the percentage as it was typed."""
        match = _PERCENT.search(self.growth.quote)
        return match[0] if match else ""

    @property
    def delta(self) -> Bounds | None:
        """Return the least and the most by which it changed: 分 of money, or things; None where no amount is said."""
        if self.growth.delta is None:
            return None
        unit = self.growth.delta.unit.symbol
        step = Fraction(FEN_PER.get(unit, 1), 10 ** places_of(self.growth.quote.split("%")[0]))
        exact = self.growth.delta.amount * FEN_PER.get(unit, 1)
        return (exact, exact) if isinstance(self.growth.now, Count) else (exact - step / 2, exact + step / 2)


def changes(paper: Paper) -> tuple[Change, ...]:
    """Return the growths that say of which figure they are; those reached (增加到) and 百分点 are left out."""
    return tuple(_changes(paper))


def _changes(paper: Paper) -> Iterator[Change]:
    told: list[Figure] = sorted((*paper.facts.amounts, *paper.facts.counts), key=lambda each: each.start)
    starts = [each.start for each in told]
    sentences = [each.start for each in paper.facts.sentences]
    for growth in paper.facts.growths:
        place = bisect.bisect_left(starts, growth.start)
        sentence = max(bisect.bisect_right(sentences, growth.start) - 1, 0)
        now = growth.now or _totals(growth, told, place)
        total = _only_total(paper, growth) if growth.now is None else None
        if total is not None and runs(paper, growth.start, growth.end):
            yield Change(dataclasses.replace(growth, now=total), (total,), ())
            continue
        begin, far = sentences[sentence], _CLOSE
        if now is None and sentence and _OPENS.match(paper.text, begin, growth.start):
            begin, far = sentences[sentence - 1], _CLOSE * 2  # …，增长3.2%。较年初预算增加…: still of that figure
            now = told[place - 1] if place and told[place - 1].start >= begin else None
        if growth.level or growth.points or now is None or now.vague or growth.start - now.end > far:
            continue
        if not runs(paper, growth.start, growth.end) or "\n" in paper.text[now.end : growth.start]:
            continue
        near = [each for each in told[max(0, place - _MOST) : place] if each.start >= min(begin, now.start)]
        near = [each for each in near if _is_alike(each, now)]
        yield Change(
            dataclasses.replace(growth, now=now),
            tuple(each for each in near if not _is_base(each)),
            tuple(each for each in near if _is_base(each)),
        )


def _is_base(figure: Figure) -> bool:
    """Return whether a figure is what another is compared with: of last year, or behind 比 or 较."""
    return _BEFORE.search(figure.label) is not None or _COMPARED.match(figure.label) is not None


def _totals(growth: Growth, told: list[Figure], place: int) -> Figure | None:
    """Return the 总计 before a growth of which only 收支总计 is said."""
    if "总计" not in growth.label:
        return None
    near = (each for each in reversed(told[max(0, place - _MOST) : place]) if growth.start - each.end <= _CLOSE)
    return next((each for each in near if isinstance(each, Amount) and "总计" in each.label), None)


def _only_total(paper: Paper, growth: Growth) -> Figure | None:
    """Return the 收入总计 or 支出总计 of the paper that a growth names, where the paper gives it one value before."""
    named = _TOTAL.search(growth.label)
    if named is None or growth.level or growth.points or growth.delta is None or growth.percent is None:
        return None
    found = [each for each in paper.facts.amounts if each.end <= growth.start and each.label.endswith(named[0])]
    same = len({each.money for each in found}) == 1 and not any(each.vague or each.low is not None for each in found)
    return found[0] if same and found[0].money is not None else None


def start_of_change(paper: Paper, growth: Growth) -> int:
    """Return where the words of a growth begin: 比上年增加60万元, not only 60万元."""
    window = max(0, growth.start - _CLOSE)
    begin = paper.text[window : growth.start].rfind(growth.label) if growth.label else -1
    return growth.start if begin < 0 else window + begin


def _is_alike(figure: Figure, now: Figure) -> bool:
    """Return whether a figure measures what the growth is of: money, or things with one measure word."""
    if figure.vague or figure.low is not None:
        return False
    if isinstance(figure, Amount):
        return isinstance(now, Amount) and figure.money is not None and not figure.per
    return isinstance(now, Count) and figure.measure == now.measure and figure.number is not None


def was_before(now: Figure, delta: Bounds, direction: int) -> Bounds:
    """Return the least and the most that ``now`` was before it changed by ``delta``."""
    least, most = bounds_of(now)
    return (least - delta[1], most - delta[0]) if direction > 0 else (least + delta[0], most + delta[1])
