"""Says what was read in the words of cases/facts: one short phrase for each fact."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from jixiao.engine.facts import (
    Amount,
    Claim,
    Count,
    Day,
    Duration,
    Facts,
    Grading,
    Growth,
    Listing,
    Name,
    Rate,
    Score,
    Spell,
    Target,
    YearSaid,
)
from jixiao.engine.values import print_decimal


def lowest(low: Fraction | None) -> str:
    return "" if low is None else f"{print_decimal(low)}—"


def told_amount(amount: Amount, facts: Facts) -> str:
    whole = "" if amount.whole is None else f"，属 {facts.amounts[amount.whole].quote}"
    number = print_decimal(amount.number).replace(",", "")
    said = f"{amount.vague}{number}{amount.unit or '（无单位）'}"
    per = amount.per and f"，{amount.per}"
    return f"{amount.label or '（未说明）'} {said}{per}{whole}"


def told_count(count: Count, facts: Facts) -> str:
    whole = "" if count.whole is None else f"，属 {facts.counts[count.whole].quote}"
    number = "" if count.number is None else print_decimal(count.number).replace(",", "")
    return f"{count.vague}{number}{count.measure}{count.thing}{count.per and f'，{count.per}'}{whole}"


def told_rate(rate: Rate, _: Facts) -> str:
    pair = f" = {rate.numerators[0].quote} ÷ {rate.denominators[0].quote}" if rate.numerators else ""
    unit = "个百分点" if rate.points else "%"
    return f"{rate.label or '（未说明）'} {rate.operator}{lowest(rate.low)}{print_decimal(rate.number)}{unit}{pair}"


def told_growth(growth: Growth, _: Facts) -> str:
    way = ("升" if growth.direction > 0 else "降") + ("到" if growth.level else "")
    unit = "个百分点" if growth.points else "%"
    said = [str(growth.delta)] if growth.delta else []
    said += [f"{print_decimal(growth.percent)}{unit}"] if growth.percent is not None else []
    ends = "".join(f"，{word} {each.quote}" for word, each in (("今", growth.now), ("昔", growth.before)) if each)
    return f"{growth.base and f'{growth.base} '}{way} {'、'.join(said)}{ends}"


def told_list(listing: Listing, _: Facts) -> str:
    number = "未报数" if listing.announced is None else f"报 {listing.announced}{listing.measure}{listing.thing}"
    items = "/".join(item.quote for item in listing.items)
    return f"{number}，列 {len(listing.items)}{'（有等）' if listing.unfinished else ''}：{items}"


def told_day(day: Day, _: Facts) -> str:
    return "-".join("?" if part is None else str(part) for part in (day.year, day.month, day.day)) + day.part


def told_spell(spell: Spell, facts: Facts) -> str:
    last = "?" if spell.last is None else told_day(spell.last, facts)
    days = "" if spell.days is None else f"，共 {spell.days} 天"
    said = "" if spell.duration is None else f"，自称 {spell.duration.quote}"
    return f"{told_day(spell.first, facts)} 至 {last}{days}{said}"


def told_duration(duration: Duration, _: Facts) -> str:
    return f"{duration.label or '（未说明）'} {lowest(duration.low)}{print_decimal(duration.number)}{duration.unit}"


def told_year(year: YearSaid, _: Facts) -> str:
    return f"{year.year or '未写明'}{'年度' if year.fiscal else '年'}"


def told_name(name: Name, _: Facts) -> str:
    return f"{name.kind}：{name.quote}"


def told_target(target: Target, _: Facts) -> str:
    return f"{target.label} {target.operator}{target.value}"


def told_score(score: Score, _: Facts) -> str:
    return f"{score.kind} {score.label} {print_decimal(score.number)}{score.per and f'，{score.per}'}"


def told_grade(grade: Grading, _: Facts) -> str:
    band = f" {grade.low or ''}—{grade.high or ''}" if grade.low is not None or grade.high is not None else ""
    return f"{grade.grade}{band}"


def told_claim(claim: Claim, _: Facts) -> str:
    return f"{claim.strength}：{claim.word}"


TELLS: dict[str, Callable[[Any, Facts], str]] = {
    "amounts": told_amount,
    "counts": told_count,
    "ratios": told_rate,
    "growths": told_growth,
    "lists": told_list,
    "dates": told_day,
    "periods": told_spell,
    "durations": told_duration,
    "years": told_year,
    "names": told_name,
    "targets": told_target,
    "scores": told_score,
    "grades": told_grade,
    "claims": told_claim,
}


def told(facts: Facts, kind: str) -> str:
    """Return what was read of one kind, phrase by phrase; 无 for nothing."""
    return "；".join(TELLS[kind](each, facts) for each in getattr(facts, kind)) or "无"
