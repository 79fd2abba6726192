"""How the amounts of this room stand on its pages: the tree behind a number, the figures of the workbench."""

from collections.abc import Iterable
from fractions import Fraction

from jixiao.engine.values import Absent, Money, Source, Trace, print_decimal
from jixiao.measures.catalogue import Reference
from jixiao.orgs.desk import Desk
from jixiao.orgs.workbench import Figure
from jixiao.records.budget import items
from jixiao.records.budget.amounts import Amount, Amounts, words
from jixiao.records.budget.picture import picture_of
from jixiao.records.budget.ratios import Rate

PLACES = 2
DEEP = 2
MOST_OPEN = 6  # of more parts than these none is unfolded: twelve months with their parts fill pages


def trace_of(amount: Amount, *, deep: int = DEEP) -> Trace:
    """Return an amount as a tree down to the records; what lies deeper is counted in a note, for it fills pages.

    The whole branches stand in the references of the measure.
    """
    told, further = amount.note, deep - 1 if len(amount.parts) <= MOST_OPEN else 0
    if amount.differs and not told:
        told = f"由记录汇总为 {words(amount.derived)}，与填报数不一致"
    return Trace(
        label=amount.label,
        printed=words(amount.value),
        exact=amount.value.amount("万元") if isinstance(amount.value, Money) else None,
        unit="万元",
        formula=amount.formula,
        note=told if deep else _joined(told, amount),
        source=None if deep else _first(amount),
        inputs=tuple(_branch(part, further) for part in amount.parts) if deep else (),
    )


def trace_of_rate(rate: Rate) -> Trace:
    """Return a ratio as a tree down to the records."""
    return Trace(
        label=rate.name,
        printed=rate_words(rate.value),
        exact=None if isinstance(rate.value, Absent) else rate.value,
        unit="%",
        formula=rate.formula,
        worked=rate.worked,
        rounding="" if isinstance(rate.value, Absent) else "四舍五入到 2 位小数",
        note=rate.note,
        inputs=tuple(trace_of(amount, deep=DEEP) for amount in rate.inputs),
    )


def rate_words(value: Fraction | Absent) -> str:
    """Return a ratio in % as it is printed: 93.99%."""
    return str(value) if isinstance(value, Absent) else f"{print_decimal(value, places=PLACES)}%"


def execution_rate(amounts: Amounts, item: str) -> Fraction | None:
    """Return 执行 ÷ 全年预算 as a share of one (年初预算 where the full year is not known), or None."""
    executed, base = amounts.of(item, "executed").value, amounts.full_year(item).value
    if not isinstance(executed, Money) or not isinstance(base, Money) or not base.fen:
        return None
    return Fraction(executed.fen, base.fen)


def figures_of(desk: Desk) -> Iterable[Figure]:
    """Return the figures of the workbench: 支出年初预算, 支出决算, 预算执行率."""
    if desk.unit_year is None:
        return
    amounts = Amounts(picture_of(desk.unit_year))
    initial, executed = amounts.of(items.TOTAL, "initial"), amounts.of(items.TOTAL, "executed")
    rate, base = execution_rate(amounts, items.TOTAL), amounts.full_year(items.TOTAL)
    door = desk.door("budget:item", code=items.TOTAL)
    yield Figure("支出年初预算", _text(initial.value), "万元", initial.note or "预算执行", door)
    yield Figure("支出决算", _text(executed.value), "万元", executed.note or "预算执行", door)
    told = f"执行 ÷ {'年初预算' if base.note else '全年预算'}"
    yield Figure("预算执行率", "未填" if rate is None else rate_words(rate * 100), "", told, desk.door("budget:budget"))


def _text(value: Money | Absent) -> str:
    return value.text("万元") if isinstance(value, Money) else str(value)


def _joined(told: str, amount: Amount) -> str:
    counted = sum(1 for _ in amount.references())
    return "；".join(word for word in (told, f"{amount.formula}，{counted} 条记录" if counted > 1 else "") if word)


def _first(amount: Amount) -> Source | None:
    """Return the first record of a branch that is not unfolded, as the door to all of them."""
    reference = next(amount.references(), None)
    return Source("记录", reference.label, f"{reference.kind}:{reference.pk}") if reference else None


def _branch(part: Amount | Reference, deep: int) -> Trace:
    if isinstance(part, Amount):
        return trace_of(part, deep=deep)
    printed = "不计入" if part.amount is None else f"{print_decimal(part.amount, places=PLACES)} 万元"
    source = Source("记录", part.label, f"{part.kind}:{part.pk}")
    return Trace(part.label, printed, exact=part.amount, unit="万元", note=part.note, source=source)
