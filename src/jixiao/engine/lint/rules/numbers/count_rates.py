"""Rates of things, not of money: 满意度, 合格率, 管理率, held against the counts of their sentence."""

import bisect
import re
from collections.abc import Iterator, Sequence

from jixiao.engine.facts import Count, Rate
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rules.numbers.quotients import fits, is_plain
from jixiao.engine.lint.rules.numbers.running_text import runs

_PLANNED = re.compile("应|计划|目标|需要?|任务")
_BETWEEN = re.compile("[%％；;。]|其中")
_MOST = 10
_STEM = 2  # signs of the name that must stand at a count as well: 规范管理率 and 规范管理1652人


def rates_off(paper: Paper) -> Iterator[tuple[Rate, Count, Count]]:
    """Yield each rate that no two counts of its sentence give though one bears its name, with the likeliest two."""
    counts = [
        each for each in paper.facts.counts if each.number and not each.vague and each.low is None and not each.per
    ]
    starts = [each.start for each in counts]
    sentences = [each.start for each in paper.facts.sentences]
    for rate in paper.facts.ratios:
        if not is_plain(rate) or rate.label[-1:] not in {"率", "度"} or len(rate.label) <= _STEM:
            continue
        begin = sentences[max(bisect.bisect_right(sentences, rate.start) - 1, 0)]
        place = bisect.bisect_left(starts, rate.start)
        near = [each for each in counts[max(0, place - _MOST) : place] if each.start >= begin]
        pair = _pair(rate, near)
        if pair is None or _BETWEEN.search(paper.text, pair[0].end, rate.start):
            continue
        if runs(paper, rate.start, rate.end):
            yield (rate, *pair)


def _pair(rate: Rate, near: Sequence[Count]) -> tuple[Count, Count] | None:
    over = _of_that_name(rate.label.rstrip("率度"), near)
    if over is None or over is not near[-1]:
        return None
    alike = [each for each in near if each.measure == over.measure]
    if any(fits(rate.number, rate.quote, one, other) for one in alike for other in alike if one is not other):
        return None
    under = [each for each in alike if each is not over and (each.number or 0) >= (over.number or 0)]
    return (over, under[-1]) if under else None


def _of_that_name(name: str, near: Sequence[Count]) -> Count | None:
    """Return the one count that bears the name of the rate; none where several do, since they may be added up."""
    for stem in (name, name[-_STEM:]):
        told = [each for each in near if stem in each.label or stem in each.thing]
        found = [each for each in told if not _PLANNED.search(each.label)]
        if found:
            return found[0] if len(found) == 1 else None
    return None
