"""Both curves in one chart: money and goals by month against the time."""

from collections.abc import Iterator
from fractions import Fraction

from django.utils.safestring import SafeString

from jixiao.cycle.monitoring.forecasting import Ahead
from jixiao.cycle.monitoring.models import MonitoringSheet
from jixiao.engine.values import Rounding, print_decimal, round_exactly
from jixiao.web.charts import Series, line_chart

MONTHS = 12
HUNDRED = 100


def shares_of(sheet: MonitoringSheet, name: str) -> list[Fraction | None]:
    """Return the frozen shares by month, in %."""
    found = sheet.curve.get(name, [])
    return [None if one is None else Fraction(one) * HUNDRED for one in found]


def chart_of(sheet: MonitoringSheet, ahead: Ahead) -> SafeString:
    """Return the chart of a sheet, nothing where it was not read yet; the forecast is dashed to the end of the year."""
    if not sheet.curve:
        return SafeString("")
    month = sheet.round.through_month
    last = {"money": ahead.money, "goal": ahead.goals}
    money, goals = shares_of(sheet, "money"), shares_of(sheet, "goals")
    time = tuple(Fraction(HUNDRED * one, MONTHS) for one in range(MONTHS + 1))
    series = [Series("时间", time, style="plan")]
    for name, shares, hue in (("钱", money, "money"), ("事", goals, "goal")):
        if any(one is not None for one in shares):
            shown = (Fraction(0), *(None if one is None else _short(one) for one in shares))
            series.append(Series(name, shown, hue=hue))
            series += _dashed(name, hue, shown, last[hue])
    return line_chart(
        key=f"curve-{sheet.pk}",
        title=f"钱与事的进度，{sheet.round.year} 年 1—{month} 月",
        finding=finding_of(sheet, ahead),
        axis=("0", *(f"{one}月" for one in range(1, MONTHS + 1))),
        series=series,
        unit="%",
    )


def _dashed(name: str, hue: str, shown: tuple[Fraction | None, ...], end: Fraction | None) -> Iterator[Series]:
    """Yield the straight line from the last known share to the forecast of December; none where the year is over."""
    place = len(shown) - 1
    start = shown[-1]
    if end is None or start is None or place >= MONTHS:
        return
    steps = MONTHS - place
    line = (_short(start + (end - start) * step / steps) for step in range(steps + 1))
    yield Series(name, (*(None for _ in range(place)), *line), style="forecast", hue=hue)


def finding_of(sheet: MonitoringSheet, ahead: Ahead) -> str:
    """Return what is to be seen: to which share time, money and goals have come, and where they are heading."""
    month = sheet.round.through_month
    parts = [f"到 {month} 月底，时间过去 {_percent(Fraction(HUNDRED * month, MONTHS))}"]
    for word, name in (("预算执行", "money"), ("目标完成", "goals")):
        shares = shares_of(sheet, name)
        last = shares[-1] if shares else None
        parts.append(f"{word}{'没有数' if last is None else f' {_percent(last)}'}")
    counted = sheet.curve.get("counted", 0)
    heading = (("预算执行", ahead.money), ("目标完成", ahead.goals))
    told = "、".join(f"{word} {_percent(share)}" for word, share in heading if share is not None)
    future = f"虚线是全年预计：{told}。" if told and month < MONTHS else ""
    return f"{'，'.join(parts)}。{future}目标完成按分值加权，只算能从记录逐月计数的 {counted} 项，比率不算在内。"


def _short(share: Fraction) -> Fraction:
    return Fraction(round_exactly(share, places=2, mode=Rounding.HALF_UP))


def _percent(share: Fraction) -> str:
    return f"{print_decimal(share, places=2)}%"
