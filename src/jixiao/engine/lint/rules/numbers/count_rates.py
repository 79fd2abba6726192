"""Rates of things, not of money: 满意度, 合格率, 完成率, held against the counts right before or behind them."""

import bisect
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from jixiao.engine.facts import Count, Rate
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rules.numbers.misprints import digit_slip
from jixiao.engine.lint.rules.numbers.quotients import fits, is_plain, quotient
from jixiao.engine.lint.rules.numbers.rounding_slack import places_of
from jixiao.engine.lint.rules.numbers.running_text import runs
from jixiao.engine.values import print_decimal

_PLANNED = re.compile("应|计划|目标|需要?|任务|指标")
_GOAL = re.compile("计划|目标|任务")
_BREAKS = re.compile("[%％；;。\n]|[和及与]$|其他")
_REMARK = re.compile(r"[（(][^（()）0-9]{0,20}[）)]")
_DONE = re.compile("(?:任务|目标|计划|实际|指标|年度|总体)*完成(?:率|比例)")
_OF_GOAL = late(r"[，,\s]{0,2}(?:占|完成|达到?|为|是)?[一-龥]{0,8}(?:目标|任务|计划|指标)[一-龥]{0,4}")
_BEYOND = re.compile("超|增|减|低|高|差")
_BRACKET = re.compile(r"\s?[（(][^（()）。\n]{4,60}[）)]")
_MOST = 10
_STEM = 2  # signs of the name that must stand at a count as well: 规范管理率 and 规范管理1652人
_NEAR, _NEARER, _FAR = 5, 3, 30  # points: a rate further off is of something else


def rates_off(paper: Paper) -> Iterator[tuple[Rate, Count, Count]]:
    """Yield each rate that the counts around it surely do not give, with the two it should come of.

    They are a part that bears the name of the rate and its whole (收回190份，满意171份，满意率95%), a plan and what was
    done (计划20场，完成19场，完成率90%), or two counts in the bracket behind the rate.
    """
    counts = [each for each in paper.facts.counts if _is_exact(each)]
    starts = [each.start for each in counts]
    for rate in paper.facts.ratios:
        if not is_plain(rate) or not runs(paper, rate.start, rate.end):
            continue
        place = bisect.bisect_left(starts, rate.start)
        pair = (
            _of_goal(paper, rate, counts[max(0, place - 2) : place])
            or _in_bracket(paper, rate, counts[place : place + 3])
            or _in_chain(rate, _chain(paper, rate, counts, place))
            or _of_its_whole(paper, rate, counts[place - 1] if place else None)
        )
        if pair is not None and not _is_of_money(paper, rate):
            yield (rate, *pair)


def rates_nearly(paper: Paper) -> Iterator[tuple[Rate, Count, Count]]:
    """Yield each rate that two counts right before it nearly give, though neither bears its name."""
    counts = [each for each in paper.facts.counts if _is_exact(each)]
    starts = [each.start for each in counts]
    for rate in paper.facts.ratios:
        if not is_plain(rate) or rate.label[-1:] not in {"率", "度"} or not runs(paper, rate.start, rate.end):
            continue
        chain = _chain(paper, rate, counts, bisect.bisect_left(starts, rate.start))
        if len(chain) == 2 and not _in_chain(rate, chain):  # noqa: PLR2004 - a part and a whole
            under, over = chain
            if (over.number or 0) <= (under.number or 0) and _is_off(rate, over, under, most=_NEARER):
                yield rate, over, under


def _is_of_money(paper: Paper, rate: Rate) -> bool:
    """Return whether two sums of money beside the counts give the rate: 发放214张、150万元，兑现186张、131.6万元."""
    begin = max(paper.text.rfind(sign, 0, rate.start) for sign in "。\n")
    told = paper.facts.amounts
    last = bisect.bisect_left(told, rate.start, key=lambda each: each.start)
    near = [each for each in told[max(0, last - _MOST) : last] if each.start > begin and each.money is not None]
    return any(fits(rate.number, rate.quote, one, other) for one in near for other in near if one is not other)


def _is_exact(count: Count) -> bool:
    return bool(count.number) and not count.vague and count.low is None and not count.per


def _chain(paper: Paper, rate: Rate, counts: Sequence[Count], place: int) -> list[Count]:
    """Return the counts of one measure that lead up to the rate, each in a clause of its own, none a sibling."""
    found: list[Count] = []
    end = rate.start
    for each in reversed(counts[max(0, place - _MOST) : place]):
        between = _REMARK.sub("", paper.text[each.end : end])
        if (found and each.measure != found[0].measure) or _BREAKS.search(between) or re.search("[0-9]", between):
            break
        if "、" in between and _are_siblings(rate, each, found):
            return []
        found.insert(0, each)
        end = each.start
    return found


def _are_siblings(rate: Rate, each: Count, found: Sequence[Count]) -> bool:
    """Return whether a count before 、 is of one row with what follows; 受理30件、办结27件，办结率 are two steps."""
    stem = rate.label.rstrip("率度")[-_STEM:]
    return len(found) != 1 or not _bears(rate, found[0]) or stem in each.label or stem in each.thing


def _of_its_whole(paper: Paper, rate: Rate, over: Count | None) -> tuple[Count, Count] | None:
    """Return the part right before the rate and the whole that it is said to be of, further back."""
    if over is None or over.whole is None or not _bears(rate, over):
        return None
    if _BREAKS.search(paper.text, over.end, rate.start) or re.search("[0-9]", paper.text[over.end : rate.start]):
        return None
    whole = paper.facts.counts[over.whole]
    is_apart = _is_exact(whole) and whole.measure == over.measure
    return (over, whole) if is_apart and _is_off(rate, over, whole, most=_NEAR) else None


def _in_chain(rate: Rate, chain: Sequence[Count]) -> tuple[Count, Count] | None:
    if len(chain) < 2:  # noqa: PLR2004 - a part and a whole
        return None
    *wholes, over = chain
    if _DONE.fullmatch(rate.label):
        planned = len(wholes) == 1 and _GOAL.search(wholes[0].label) and not _PLANNED.search(over.label)
        return (over, wholes[0]) if planned and _is_off(rate, over, wholes[0], most=_FAR) else None
    if rate.label[-1:] not in {"率", "度"} or len(rate.label) <= _STEM or not _bears(rate, over):
        return None
    larger = [each for each in wholes if (each.number or 0) >= (over.number or 0)]
    if len(larger) < len(wholes) or any(fits(rate.number, rate.quote, over, each) for each in wholes):
        return None
    near = [each for each in wholes if _is_off(rate, over, each, most=_NEAR)]
    return (over, near[-1]) if near else None


def _bears(rate: Rate, count: Count) -> bool:
    """Return whether a count bears the name of the rate, and is no plan."""
    stem = rate.label.rstrip("率度")[-_STEM:]
    return (stem in count.label or stem in count.thing) and not _PLANNED.search(count.label)


def _is_off(rate: Rate, over: Count, under: Count, *, most: int) -> bool:
    """Return whether the quotient is not the rate and yet near enough to be meant by it."""
    exact = quotient(over, under)
    return (
        exact is not None
        and (abs(exact - rate.number) <= most or _is_misprint(rate, exact))
        and not fits(rate.number, rate.quote, over, under)
        and not fits(rate.number, rate.quote, under, over)
    )


def _is_misprint(rate: Rate, exact: Fraction) -> bool:
    """Return whether one slip of the hand makes the rate of the quotient."""
    return bool(
        digit_slip(
            print_decimal(rate.number, places=places_of(rate.quote)), print_decimal(exact, places=places_of(rate.quote))
        )
    )


def _of_goal(paper: Paper, rate: Rate, near: Sequence[Count]) -> tuple[Count, Count] | None:
    """Return what was reached and the goal it is told in percent of: 新增520人，完成年度目标500人的104%."""
    if len(near) != 2 or near[0].measure != near[1].measure:  # noqa: PLR2004 - what was reached, and the goal
        return None
    over, under = near
    words = paper.text[over.end : under.start]
    if paper.text[under.end : rate.start].strip() != "的" or not _OF_GOAL.fullmatch(words) or _BEYOND.search(words):
        return None
    return (over, under) if _is_off(rate, over, under, most=_FAR) else None


def _in_bracket(paper: Paper, rate: Rate, behind: Sequence[Count]) -> tuple[Count, Count] | None:
    """Return the two counts of the bracket right behind a rate: 96.2%（应到159户，实到150户）."""
    bracket = _BRACKET.match(paper.text, rate.end)
    inside = [each for each in behind if bracket is not None and each.end <= bracket.end()]
    if len(inside) != 2 or inside[0].measure != inside[1].measure:  # noqa: PLR2004 - a part and a whole
        return None
    under, over = sorted(inside, key=lambda each: -(each.number or 0))
    named = any(_PLANNED.search(each.label) for each in inside) or rate.label.rstrip("率度")[-_STEM:] in over.label
    return (over, under) if named and _is_off(rate, over, under, most=_NEAR) else None
