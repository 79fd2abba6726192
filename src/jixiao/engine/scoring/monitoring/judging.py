"""The light of an indicator: what was due by now against what is done, by the kind of the indicator."""

import dataclasses
import datetime
from fractions import Fraction

from jixiao.engine.scoring.completion import read_completion, read_day
from jixiao.engine.scoring.monitoring.lights import (
    YEAR,
    Light,
    Lit,
    banded,
    lit,
    number,
    percent,
    reason_of,
    span,
    unlit,
)
from jixiao.engine.scoring.monitoring.rules import LightRule, LightRules
from jixiao.engine.values import Absent, Quantity, Trace, Undefined

LABEL = "目标灯"
REVERSE = ("<", "≤")
Value = Quantity | str | Absent | Undefined


@dataclasses.dataclass(frozen=True, slots=True)
class Promised:
    """An indicator as it was promised: its levels, its operator ("" where it has none), its 年度指标值."""

    name: str
    level1: str
    level2: str
    operator: str
    target: Quantity | str | Absent


def rule_of(promised: Promised, *, rules: LightRules) -> LightRule:
    """Return the rule an indicator is lit by: its kind (质量、时效、成本), its operator, its target decide."""
    target = promised.target
    if not isinstance(target, Quantity):
        return rules.in_range if _is_in_range(promised, rules) and promised.operator != "定性" else rules.words
    if _is_in_range(promised, rules):
        return rules.in_range
    if promised.operator in REVERSE:
        return rules.reverse
    return rules.timed if target.amount else rules.zero


def light_indicator(
    promised: Promised, value: Value, *, month: int, year: int, rules: LightRules, inputs: tuple[Trace, ...] = ()
) -> Lit:
    """Return the light of an indicator at the end of ``month``; without a value or a target there is none.

    What is promised by a later day and is not done yet is 未到期: not behind, and nobody has to say why.
    ``inputs`` are the traces of the value, so that the light leads on to the records.
    """
    rule = rule_of(promised, rules=rules)
    if isinstance(promised.target, Absent):
        return unlit(LABEL, f"年度指标值{promised.target}，没有可比的", rule=rule, inputs=inputs)
    due = due_day(promised, year=year)
    later = due is not None and (due.year, due.month) > (year, month)
    if due is not None and later and isinstance(value, Absent):
        return _not_due(due, month=month, rule=rule, inputs=inputs)
    if isinstance(value, Absent):
        return unlit(LABEL, f"{span(month)}的完成值{value}", rule=rule, inputs=inputs)
    if isinstance(value, Undefined):
        return unlit(LABEL, reason_of(value), rule=rule, inputs=inputs)
    if isinstance(promised.target, Quantity):
        return _measured(promised, promised.target, value, month=month, rule=rule, rules=rules, inputs=inputs)
    found = _in_words(promised.target, value, year=year, rule=rule, rules=rules, inputs=inputs)
    if due is not None and later and found.light is Light.RED:
        return _not_due(due, month=month, rule=rule, inputs=inputs)
    return found


def due_day(promised: Promised, *, year: int) -> datetime.date | None:
    """Return the day by which an indicator is promised, None where its target names no day."""
    return read_day(promised.target, year=year) if isinstance(promised.target, str) else None


def _not_due(due: datetime.date, *, month: int, rule: LightRule, inputs: tuple[Trace, ...]) -> Lit:
    says = f"{due.year} 年 {due.month} 月 {due.day} 日到期，{month} 月底还没有到，未完成不算滞后"
    return lit(Light.LATER, says, label=LABEL, rule=rule, worked=says, inputs=inputs)


def _measured(
    promised: Promised,
    target: Quantity,
    value: Quantity | str,
    *,
    month: int,
    rule: LightRule,
    rules: LightRules,
    inputs: tuple[Trace, ...],
) -> Lit:
    read = Quantity.parse(value, unit=target.unit.symbol) if isinstance(value, str) else value
    done = read.converted(target.unit) if isinstance(read, Quantity) else None
    if done is None:
        return unlit(LABEL, f"完成值“{value}”与年度指标值 {target} 不能相比", rule=rule, inputs=inputs)
    if rule is rules.timed:
        return _timed(target, done, month=month, rule=rule, inputs=inputs)
    holds = done.amount == 0 if rule is rules.zero else _holds(done, promised.operator or "≥", target)
    light = Light.GREEN if holds else Light.RED
    sign = "=" if rule is rules.zero else promised.operator or "≥"
    gap = abs(done.amount - target.amount)
    told = f"在范围内，{_word(light)}" if holds else f"差 {number(gap)}{_symbol(target)}，{_word(light)}"
    says = f"全年应{sign}{_plain(target)}，{span(month)}实际 {_plain(done)}，{told}"
    worked = f"{_plain(done)} {sign} {_plain(target)}：{'是' if holds else '否'}"
    return lit(light, says, label=LABEL, rule=rule, worked=worked, to_date=target, inputs=inputs)


def _timed(target: Quantity, done: Quantity, *, month: int, rule: LightRule, inputs: tuple[Trace, ...]) -> Lit:
    """Light by the share of what was due: 年度指标值 × 月份 ÷ 12."""
    due = Quantity(target.amount * Fraction(month, YEAR), target.unit)
    share, of_year = done.amount / due.amount, done.amount / target.amount
    light, why = banded(share, rule)
    gap = due.amount - done.amount
    behind = f"，差 {number(gap)}{_symbol(target)}" if gap > 0 else ""
    says = (
        f"{month} 月应完成 {percent(Fraction(month, YEAR))}（{_plain(due)}），"
        f"实际 {percent(of_year)}（{_plain(done)}）{behind}；为应完成的 {percent(share)}，{why}"
    )
    worked = f"{_plain(done)} ÷ ({_plain(target)} × {month} ÷ {YEAR}) = {percent(share)}"
    return lit(light, says, label=LABEL, rule=rule, worked=worked, share=share, to_date=due, inputs=inputs)


def _in_words(
    target: str,
    value: Quantity | str,
    *,
    year: int,
    rule: LightRule,
    rules: LightRules,
    inputs: tuple[Trace, ...],
) -> Lit:
    said = str(value).strip().rstrip("。")
    words = rules.words.words
    by_name = {"green": Light.GREEN, "yellow": Light.YELLOW, "red": Light.RED}
    light = next((by_name[name] for name, listed in words.items() if said in listed), None)
    if light is None:
        done = read_completion(said, target=target, year=year)
        light = None if done is None else Light.GREEN if done else Light.RED
    if light is None:
        return unlit(LABEL, f"“{said}”看不出是否达到“{target}”", rule=rule, inputs=inputs)
    says = f"应为“{target}”，填报“{said}”，{_word(light)}"
    return lit(light, says, label=LABEL, rule=rule, worked=says, inputs=inputs)


def _is_in_range(promised: Promised, rules: LightRules) -> bool:
    return any(kind in f"{promised.level1} {promised.level2}" for kind in rules.in_range.kinds)


def _holds(done: Quantity, operator: str, target: Quantity) -> bool:
    left, right = done.amount, target.amount
    return {"≥": left >= right, ">": left > right, "=": left == right, "<": left < right, "≤": left <= right}.get(
        operator, left >= right
    )


def _word(light: Light) -> str:
    return f"{light.word[0]}灯"


def _plain(quantity: Quantity) -> str:
    return f"{number(quantity.amount)}{_symbol(quantity)}"


def _symbol(quantity: Quantity) -> str:
    symbol = quantity.unit.symbol
    return symbol if not symbol or symbol in "%％‰" else f" {symbol}"
