"""N221: so many at such a price do not make the sum that the sentence gives."""

import bisect
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Amount, Count
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.breakdowns import fen_of
from jixiao.engine.lint.rules.numbers.rounding_slack import last_place, places_of
from jixiao.engine.lint.rules.numbers.running_text import is_sum
from jixiao.engine.lint.rules.numbers.telling import in_unit, typed, unit_for, with_unit
from jixiao.engine.values import print_decimal

_TOTAL = re.compile(r"共|合计|总计|总额|计|[补发]|需|支出|投入|资金|经费|补助")
_NO_FIXED = re.compile("最[高低多少]|不超|不低|上限|平均|起|至")
_PRICE = re.compile("(?:单价|造价)(?:为|是)?$")
_PARTS = re.compile("[；;。\n]")
_TIMES = re.compile("[年月日天次题学期季度]+")
_PEOPLE = frozenset("人名位个")
_VISITS = "人次"
_FAR, _SHORT = 120, 12


@rule("N221")
def check(paper: Paper) -> Iterator[Finding]:
    """单价乘数量不等于写明的总额。

    检查什么：两个分号之间只有一个单价（每人、每台、每亩……）、一个相应的数量和一个总额时，单价乘数量是否等于总额；按月的
    单价，总额应是整月数。
    为什么：这三个数谁都会乘一遍，乘不出来就有一个不准。
    反例：购置执法记录仪20台，每台2500元，共计6万元。
    反例：为46名护林员发放管护补助，每人每年8000元，共计38.6万元。
    正例：购置执法记录仪20台，每台2500元，共计5万元。
    正例：为46名护林员发放管护补助，每人每月800元，发放6个月，共计22.08万元。
    依据：算术。
    """
    starts = [each.start for each in paper.facts.amounts], [each.start for each in paper.facts.counts]
    for price in paper.facts.amounts:
        if price.money is None or price.vague or price.low is not None or _NO_FIXED.search(price.label):
            continue
        if price.per or _PRICE.search(price.label):
            span = _segment(paper, price)
            money = paper.facts.amounts[slice(*(bisect.bisect_left(starts[0], end) for end in span))]
            things = paper.facts.counts[slice(*(bisect.bisect_left(starts[1], end) for end in span))]
            if not _is_one_of_several(paper, price, span[0], starts[0]):
                yield from _checked(paper, price, money, things)


def _is_one_of_several(paper: Paper, price: Amount, begin: int, starts: Sequence[int]) -> bool:
    """Return whether the sentence had another price before this stretch, without a total of its own."""
    window = max(0, begin - _FAR * 2)
    first = max(window, *(paper.text.rfind(sign, window, price.start) + 1 for sign in "。\n"))
    before = paper.facts.amounts[bisect.bisect_left(starts, first) : bisect.bisect_left(starts, begin)]
    prices = sum(1 for each in before if each.per or _PRICE.search(each.label))
    return prices > len(before) - prices


def _segment(paper: Paper, price: Amount) -> tuple[int, int]:
    """Return the stretch between semicolons, full stops or line ends that a price stands in."""
    before = [match.end() for match in _PARTS.finditer(paper.text, max(0, price.start - _FAR), price.start)]
    after = _PARTS.search(paper.text, price.end, price.end + _FAR)
    return (before[-1] if before else max(0, price.start - _FAR)), (after.start() if after else price.end + _FAR)


def _checked(paper: Paper, price: Amount, money: Sequence[Amount], things: Sequence[Count]) -> Iterator[Finding]:
    totals = [
        each
        for each in money
        if each is not price and is_sum(each) and _TOTAL.search(paper.text, each.start - _SHORT, each.start)
    ]
    if len(totals) != 1 or len(money) != 2:  # noqa: PLR2004 - the price and the total
        return
    total = totals[0]
    per = price.per.strip("/／").replace("每", "")
    counted = per if per == _VISITS else _TIMES.sub("", per)
    exact = [each for each in things if each.number and not each.vague and each.low is None]
    fit = [each for each in exact if not counted or _is_of(each, counted)]
    if len(fit) != 1 or (len(counted) > 1 and counted != _VISITS) or (not counted and len(things) > 1):
        return
    once = fen_of(price) * (fit[0].number or Fraction(0))
    times = _times(paper, price)
    if once <= 0 or _comes_out(once, times, total, _slack(price, fit[0])):
        return
    unit = unit_for((total,))
    most = once * (times or 1)
    said = f" × {print_decimal(times)}" if times and times != 1 else ""
    yield paper.finding(
        "N221",
        total.start,
        total.end,
        cause=f"{print_decimal(fit[0].number or 0)}{fit[0].measure} × {typed(price)}{price.unit}{said} = "
        f"{with_unit(most, unit)}，写的是 {in_unit(fen_of(total), unit)}",
        cure="核对数量、单价和总额；标准不止一个的，分开写明",
    )


def _is_of(count: Count, counted: str) -> bool:
    return count.measure == counted or (count.measure in _PEOPLE and counted in _PEOPLE)


def _times(paper: Paper, price: Amount) -> Fraction | None:
    """Return by how many months, days or times the price is to be taken; None where any whole number will do."""
    if "月" not in price.per and not set("日天次题季") & set(price.per):
        return Fraction(1)
    begin, end = _segment(paper, price)
    said = [each for each in paper.facts.durations if begin <= each.start < end and not each.low]
    wanted = "月" if "月" in price.per else "天日"
    fit = [each.number for each in said if any(sign in each.unit for sign in wanted)]
    return fit[0] if len(fit) == 1 else None


def _slack(price: Amount, count: Count) -> Fraction:
    """Return by how much the product may be off because the number was rounded (56.42万亩), in 分."""
    places = places_of(count.quote)
    scale = next((number for sign, number in (("万", 10_000), ("亿", 10**8)) if sign in count.quote), 1)
    return fen_of(price) * Fraction(scale, 2 * 10**places) if places else Fraction(0)


def _comes_out(once: Fraction, times: Fraction | None, total: Amount, rounded: Fraction) -> bool:
    """Return whether the total is the product, rounded as printed; any whole number of months up to twelve."""
    slack = last_place(total) / 2 + rounded
    if times is not None:
        return abs(once * times - fen_of(total)) <= slack
    whole = round(fen_of(total) / once)
    return whole >= 1 and abs(once * whole - fen_of(total)) <= slack
