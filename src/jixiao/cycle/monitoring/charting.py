"""Both curves in one chart: money and goals by month against the time."""

from fractions import Fraction

from django.utils.safestring import SafeString

from jixiao.cycle.monitoring.models import MonitoringSheet
from jixiao.engine.values import Rounding, print_decimal, round_exactly
from jixiao.web.charts import Series, line_chart

MONTHS = 12
HUNDRED = 100


def shares_of(sheet: MonitoringSheet, name: str) -> list[Fraction | None]:
    """Return the frozen shares by month, in %."""
    found = sheet.curve.get(name, [])
    return [None if one is None else Fraction(one) * HUNDRED for one in found]


def chart_of(sheet: MonitoringSheet) -> SafeString:
    """Return the chart of a sheet, nothing where it was not read yet."""
    if not sheet.curve:
        return SafeString("")
    month = sheet.round.through_month
    money, goals = shares_of(sheet, "money"), shares_of(sheet, "goals")
    time = tuple(Fraction(HUNDRED * one, MONTHS) for one in range(MONTHS + 1))
    series = [Series("时间", time, style="plan")]
    for name, shares, hue in (("钱", money, "money"), ("事", goals, "goal")):
        if any(one is not None for one in shares):
            shown = (Fraction(0), *(None if one is None else _short(one) for one in shares))
            series.append(Series(name, shown, hue=hue))
    return line_chart(
        key=f"curve-{sheet.pk}",
        title=f"钱与事的进度，{sheet.round.year} 年 1—{month} 月",
        finding=finding_of(sheet),
        axis=("0", *(f"{one}月" for one in range(1, MONTHS + 1))),
        series=series,
        unit="%",
    )


def finding_of(sheet: MonitoringSheet) -> str:
    """Return what is to be seen: to which share time, money and goals have come."""
    month = sheet.round.through_month
    parts = [f"到 {month} 月底，时间过去 {_percent(Fraction(HUNDRED * month, MONTHS))}"]
    for word, name in (("预算执行", "money"), ("目标完成", "goals")):
        shares = shares_of(sheet, name)
        last = shares[-1] if shares else None
        parts.append(f"{word}{'没有数' if last is None else f' {_percent(last)}'}")
    counted = sheet.curve.get("counted", 0)
    return f"{'，'.join(parts)}。目标完成按分值加权，只算能从记录计数的 {counted} 项。"


def _short(share: Fraction) -> Fraction:
    return Fraction(round_exactly(share, places=2, mode=Rounding.HALF_UP))


def _percent(share: Fraction) -> str:
    return f"{print_decimal(share, places=2)}%"
