"""Rates of execution, arrival and carry-over, each with the figures near it that it can come from."""

import bisect
import dataclasses
import functools
import re
from collections.abc import Iterator, Sequence

from jixiao.engine.facts import Amount, Rate
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rules.numbers.quotients import fits, is_plain, printed_range
from jixiao.engine.lint.rules.numbers.running_text import Said, runs, sums_of_money
from jixiao.engine.lint.rules.numbers.stages import Stage, stage_of

_MONEY = r"(?:预算|资金|经费|补助金?|补贴|投资|财政|专款|拨款|款项?)"
EXECUTES = re.compile(
    rf"(?:预算|{_MONEY}(?:的|实际|已|总体|整体|年度)?)(?:执行|支出|支付|使用|发放|拨付|完成|兑付|到位)(?:进度|率|比例)$"
    r"|(?:^|[，、及和的])(?:总体|整体|实际|全年|年度|累计)?(?:执行|支出|支付|发放|拨付|兑付|到位)(?:进度|率|比例)$"
    r"|(?:占|完成)(?:年初|全年|调整后?|年度)?预算数?(?:的|比例)?$|结[转余](?:结[转余])?率$"
)
_KINDS: tuple[tuple[re.Pattern[str], frozenset[Stage], frozenset[Stage]], ...] = (
    (
        re.compile("到位(?:进度|率|比例)$"),
        frozenset({Stage.GRANTED, Stage.INCOME}),
        frozenset({Stage.BUDGET, Stage.GRANTED, Stage.OTHER}),
    ),
    (
        re.compile("结[转余]"),
        frozenset({Stage.LEFT}),
        frozenset({Stage.BUDGET, Stage.GRANTED, Stage.INCOME, Stage.SPENT, Stage.OTHER}),
    ),
    (
        re.compile("预算数?(?:的|比例)?$"),
        frozenset({Stage.SPENT, Stage.INCOME, Stage.GRANTED, Stage.OTHER}),
        frozenset({Stage.BUDGET, Stage.GRANTED, Stage.OTHER}),
    ),
    (
        re.compile(""),
        frozenset({Stage.SPENT}),
        frozenset({Stage.BUDGET, Stage.GRANTED, Stage.INCOME, Stage.OTHER}),
    ),
)
_NARROW = re.compile("项目|专项|基本支出|公用|人员|三公|基金")
_STOPS = re.compile("[。\n]")
_BEYOND = re.compile(r"(?:超|增|减|较|比|高|低|节)[^，。；\n]{0,12}$")
_NEAR, _MOST, _SHORT = 400, 10, 20


@dataclasses.dataclass(frozen=True)
class Executed:
    """A rate with what may stand above and below the line, the nearest first; ``is_near``: both in its paragraph."""

    rate: Rate
    over: tuple[Amount, ...]
    under: tuple[Amount, ...]
    is_near: bool

    @functools.cached_property
    def pairs(self) -> tuple[tuple[Amount, Amount], ...]:
        """Return every pair of two different figures, of like pairs the nearest."""
        found = {
            (over.money, under.money): (over, under)
            for over in reversed(self.over)
            for under in reversed(self.under)
            if over is not under
        }
        return tuple(reversed(found.values()))

    @functools.cached_property
    def fitting(self) -> tuple[tuple[Amount, Amount], ...]:
        """Return the pairs that give the rate."""
        rate, quote = self.rate.number, self.rate.quote
        least, most = (int(end * 1000) for end in printed_range(rate, quote))
        return tuple(pair for pair in self.pairs if _may_fit(least, most, *pair) and fits(rate, quote, *pair))


def _may_fit(least: int, most: int, over: Amount, under: Amount) -> bool:
    """Return whether a quotient is near enough, in thousandths, for rounding to matter: quick, in whole numbers."""
    if "亿元" in {over.unit, under.unit} or over.money is None or under.money is None:
        return True
    thousandth = over.money.fen * 100_000
    return (least * 998 // 1000 - 1) * under.money.fen <= thousandth <= (most * 1002 // 1000 + 2) * under.money.fen


def executed(paper: Paper) -> tuple[Executed, ...]:
    """Return each plain rate of execution that has figures near it."""
    return tuple(_executed(paper))


def _executed(paper: Paper) -> Iterator[Executed]:
    every = paper.once(sums_of_money)
    whole = [each for each in every if each.amount.whole is None or each.amount.mark == "共计"]
    starts = [each.amount.start for each in every], [each.amount.start for each in whole]
    for place, rate in enumerate(paper.facts.ratios):
        if not is_plain(rate) or not EXECUTES.search(rate.label) or not runs(paper, rate.start, rate.end):
            continue
        last = bisect.bisect_left(starts[0], rate.start) - 1
        is_of_part = last >= 0 and every[last].amount.whole is not None and every[last].amount.mark != "共计"
        if is_of_part and _is_one_of_several(paper, place):
            continue  # 甲支付100万元，支付率100%；乙支付80万元，支付率90%: each is of a part, and its base is elsewhere
        near = _near(paper, rate, every, starts[0]) if is_of_part else _near(paper, rate, whole, starts[1])
        _, above, below = next(kind for kind in _KINDS if kind[0].search(rate.label))
        near = _of_what_it_names(paper, rate, near)
        over = [each.amount for each in near if stage_of(each.amount) in above]
        under = [each.amount for each in near if stage_of(each.amount) in below]
        if over and under:
            line = paper.text.rfind("\n", 0, rate.start)
            is_near = all(any(each.start > line for each in side) for side in (over, under))
            yield Executed(rate, tuple(over), tuple(under), is_near)


def _of_what_it_names(paper: Paper, rate: Rate, near: list[Said]) -> list[Said]:
    """Return the sums that a rate with a narrower name (项目资金执行率) can be of: those so called, those beside it."""
    narrow = _NARROW.search(rate.label)
    if narrow is None:
        return near
    begin = max(paper.text.rfind(sign, 0, rate.start) for sign in "。\n")
    return [each for each in near if narrow[0] in each.amount.label or each.amount.start > begin]


def _is_one_of_several(paper: Paper, place: int) -> bool:
    """Return whether another rate of execution stands in the sentence of this one."""
    ratios = paper.facts.ratios
    here = ratios[place]
    beside = [ratios[other] for other in (place - 1, place + 1) if 0 <= other < len(ratios)]
    return any(
        EXECUTES.search(each.label)
        and not _STOPS.search(paper.text, min(each.end, here.end), max(each.start, here.start))
        for each in beside
    )


def _amounts(said: Sequence[Said]) -> tuple[Amount, ...]:
    return tuple(each.amount for each in said)


def _near(paper: Paper, rate: Rate, said: Sequence[Said], starts: Sequence[int]) -> list[Said]:
    """Return the sums before the rate that are not far, the nearest first, and those behind it in its sentence."""
    place = bisect.bisect_left(starts, rate.start)
    before = [each for each in reversed(said[max(0, place - _MOST) : place]) if rate.start - each.amount.end <= _NEAR]
    stop = paper.text.find("。", rate.end, rate.end + 80)
    line = paper.text.find("\n", rate.end)
    until = min(each for each in (stop, line, rate.end + 80) if each >= 0)
    behind = [each for each in said[place : place + _MOST] if each.amount.end <= until]
    return [*before, *behind]


def shares_of_named(paper: Paper) -> Iterator[Executed]:
    """Yield each plain rate right behind the figure it is of: 完成预算500万元的102.4%, 占支出合计387万元的58.2%."""
    said = paper.once(sums_of_money)
    starts = [each.amount.start for each in said]
    for rate in paper.facts.ratios:
        place = bisect.bisect_left(starts, rate.start) - 1
        if place < 1 or not is_plain(rate) or paper.text[said[place].amount.end : rate.start] != "的":
            continue
        base = said[place]
        if _BEYOND.search(paper.text, max(0, base.amount.start - _SHORT), base.amount.start):
            continue
        over = [each for each in said[max(0, place - _MOST) : place] if each.sentence == base.sentence]
        if over and base.sentence == over[-1].sentence:
            yield Executed(rate, _amounts(over[::-1]), (base.amount,), is_near=True)
