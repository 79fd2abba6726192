"""Bars and lines of a result, drawn by the hall."""

from collections.abc import Sequence
from fractions import Fraction

from django.utils.safestring import SafeString

from jixiao.records.surveys.models import Survey
from jixiao.records.surveys.rating import shown
from jixiao.records.surveys.tallying import Tally
from jixiao.records.surveys.trending import Before
from jixiao.web.charts import Bar, Series, bar_chart, line_chart


def bars_of(found: Tally) -> list[tuple[str, list[tuple[str, SafeString]]]]:
    """Return for each question its title and the bars of its lines."""
    drawn = []
    for one in found.questions:
        charts = []
        for line in one.lines:
            bars = [
                Bar(option, number, line.base or 1, f"{_share(number, line.base)}", small=f"{number:,} 份 ")
                for option, number in zip(one.options, line.counts, strict=True)
            ]
            charts.append((line.name, bar_chart(bars, caption=f"答这一项的 {line.base:,} 份")))
        drawn.append((f"{one.number}. {one.text}", charts))
    return drawn


def trend_of(survey: Survey, found: Tally, before: Sequence[Before]) -> SafeString | None:
    """Return the line of the years, None where there is no earlier result."""
    if not before or found.rate is None:
        return None
    years = [*((one.survey.unit_year.year, one.rate) for one in reversed(before)), (survey.unit_year.year, found.rate)]
    values = tuple(None if value is None else shown(value) for _, value in years)
    first, last = before[-1], found.rate
    finding = f"{first.survey.unit_year.year} 年以来 {len(years)} 次调查，今年 {shown(last)}%"
    return line_chart(
        key="trend", title="历年满意率", finding=finding, axis=[str(year) for year, _ in years],
        series=[Series("满意率", values, hue="goal")], unit="%",
    )  # fmt: skip


def _share(number: int, base: int) -> str:
    return f"{shown(Fraction(100 * number, base))}%" if base else "—"
