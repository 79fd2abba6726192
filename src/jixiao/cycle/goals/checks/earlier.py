"""Is this year's promise far below what last year reached."""

from collections.abc import Iterator
from fractions import Fraction

from jixiao.cycle.goals.promise import Promise
from jixiao.engine.errors import Finding
from jixiao.engine.values import Quantity, print_decimal
from jixiao.engine.yearbook import Indicator
from jixiao.engine.yearbook.parsed import shortened

LEAST = Fraction(4, 5)
"""Below this share of last year's result a target wants a reason."""
_UP, _DOWN = ("≥", ">", "="), ("≤", "<")


def check_far_below_last_year(promise: Promise) -> Iterator[Finding]:
    """Yield each target that asks for far less than what was reached a year ago, in either direction."""
    for row in promise.yearbook.indicators:
        lately = promise.lately.get(row.code)
        target = _target(row)
        if lately is None or lately.result is None or target is None:
            continue
        reached = lately.result.converted(target.unit)
        if reached is None or reached.amount <= 0 or not _asks_far_less(row, target, reached):
            continue
        share = print_decimal(target.amount / reached.amount * 100, places=2)
        cause = f"「{shortened(row.name)}」{lately.year} 年完成 {lately.reached}，今年只定 {target}，为去年的 {share}%"
        cure = "参照去年实绩调整；确因预算减少、任务取消的，在依据说明里写明"
        yield promise.finding("M541", f"indicators.{row.code}.target", cause=cause, cure=cure)


def _target(row: Indicator) -> Quantity | None:
    unit = row.unit if isinstance(row.unit, str) else ""
    return Quantity.parse(row.target, unit=unit) if isinstance(row.target, str) else None


def _asks_far_less(row: Indicator, target: Quantity, reached: Quantity) -> bool:
    if row.operator in _UP:
        return target.amount < reached.amount * LEAST
    return row.operator in _DOWN and target.amount * LEAST > reached.amount
