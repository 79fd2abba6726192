"""N211: by how much something grew is not what its figures give."""

from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Amount
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.changes import Change, changes, start_of_change, was_before
from jixiao.engine.lint.rules.numbers.quotients import Bounds, Figure, bounds_of, fits_bounds
from jixiao.engine.lint.rules.numbers.telling import percent
from jixiao.engine.lint.rules.numbers.told_changes import ToldChange, changes_off
from jixiao.engine.values import print_decimal
from jixiao.engine.values.money import FEN_PER


@rule("N211")
def check(paper: Paper) -> Iterator[Finding]:
    """增减的金额、百分比与文中的数不符。

    检查什么：“比上年增加…，增长…%”里的百分比，是否等于增减额除以上年数；写了上年数的，增减额、百分点是否等于两年的差；
    “由…增加到…，增长…%”也查。句中每一个可能的数都算不出来，才会报。
    为什么：增减率要除以上年的数，常有人误除了本年的数，或者抄错了数。
    反例：2023年收入合计660万元，比上年增加60万元，增长9.09%。
    反例：公务接待费1.2万元，上年为1.6万元，比上年减少0.3万元。
    反例：覆盖率由81.2%提高到84.6%，提高3.6个百分点。
    反例：受理案件186件，同比增长25%（上年为152件）。
    正例：2023年收入合计660万元，比上年增加60万元，增长10%。
    正例：覆盖率由81.2%提高到84.6%，提高3.4个百分点。
    正例：公务接待费1.2万元，上年为1.6万元，比上年减少0.4万元，下降25%。
    依据：增长率 = （本年数 − 上年数）÷ 上年数 × 100%。
    """
    told = tuple(changes_off(paper))
    yield from (_of_told(paper, one) for one in told)
    for change in paper.once(changes):
        if any(one.start <= change.growth.end and change.growth.start <= one.end for one in told):
            continue
        if not _can_be_checked(change) or any(_comes_out(change, now) for now in change.now):
            continue
        yield paper.finding(
            "N211",
            start_of_change(paper, change.growth),
            change.growth.end,
            cause=_told(change),
            cure="核对本年数、上年数、增减额和百分比；百分比 = 增减额 ÷ 上年数",
        )


def _of_told(paper: Paper, one: ToldChange) -> Finding:
    right = print_decimal(one.right, places=2)
    unit = "个百分点" if "百分点" in one.by else one.unit
    sum_ = f"相差的数除以 {one.was} 是 {right}%" if one.by.endswith(("%", "％")) else f"相差 {right} {unit}"
    return paper.finding(
        "N211",
        one.start,
        one.end,
        cause=f"原来 {one.was}{one.unit}、现在 {one.now}{one.unit}，{sum_}，写的是 {one.by}",
        cure="核对前后两个数和增减的幅度；百分比 = 增减额 ÷ 原来的数",
    )


def _can_be_checked(change: Change) -> bool:
    two = change.growth.percent is not None and change.growth.delta is not None
    return bool(change.now) and (two or bool(change.before))


def _comes_out(change: Change, now: Figure) -> bool:
    """Return whether all that is said comes out with ``now`` as the figure that changed."""
    growth, delta = change.growth, change.delta
    if growth.percent is not None and delta is not None and not change.before:
        return _is_percent(change, delta, was_before(now, delta, growth.direction))
    return any(_agrees(change, now, before) for before in change.before)


def _agrees(change: Change, now: Figure, before: Figure) -> bool:
    (least, most), was = bounds_of(now), bounds_of(before)
    apart = sorted((abs(least - was[1]), abs(most - was[0])))
    delta = change.delta
    if delta is not None and not (apart[0] <= delta[1] and delta[0] <= apart[1]):
        return False
    return change.growth.percent is None or _is_percent(change, (apart[0], apart[1]), was)


def _is_percent(change: Change, delta: Bounds, before: Bounds) -> bool:
    return fits_bounds(change.growth.percent or Fraction(0), change.percent_as_typed, over=delta, under=before)


def _told(change: Change) -> str:
    """Return the sum that should have been made, with the numbers."""
    now, growth = change.now[-1], change.growth
    unit = (now.unit or "元") if isinstance(now, Amount) else now.measure
    scale = FEN_PER.get(unit, 1) if isinstance(now, Amount) else 1
    value, moved = _middle(bounds_of(now)) / scale, None
    if change.delta is not None:
        moved = _middle(change.delta) / scale
    was = _middle(bounds_of(change.before[-1])) / scale if change.before else value - growth.direction * (moved or 0)
    apart = abs(value - was)
    told = f"本年 {print_decimal(value)}、上年 {print_decimal(was)}，相差 {print_decimal(apart)} {unit}"
    if not change.before:
        told = f"本年 {print_decimal(value)}、增减 {print_decimal(moved or 0)}，上年应是 {print_decimal(was)} {unit}"
    if growth.percent is not None and was > 0:
        told += f"，{print_decimal(apart)} ÷ {print_decimal(was)} = {percent(apart * 100 / was)}"
    swapped = moved is not None and value and _over_now(change, now)
    return f"{told}，写的是“{growth.quote}”{'，像是除以了本年的数' if swapped else ''}"


def _over_now(change: Change, now: Figure) -> bool:
    delta = change.delta
    return change.growth.percent is not None and delta is not None and _is_percent(change, delta, bounds_of(now))


def _middle(bounds: Bounds) -> Fraction:
    return (bounds[0] + bounds[1]) / 2
