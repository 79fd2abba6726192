"""Bars, steps and lines of a result, drawn on the server; what one cannot see stands beside it as a table."""

from collections.abc import Sequence
from fractions import Fraction

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from jixiao.records.surveys.models import QuestionKind, Survey
from jixiao.records.surveys.rating import SATISFIED, shown
from jixiao.records.surveys.tallying import Asked, Line, Tally
from jixiao.records.surveys.trending import Before
from jixiao.web.charts import Bar, Series, bar_chart, line_chart

STEPS = {5: (0, 1, 2, 3, 4), 4: (0, 1, 3, 4)}
"""The colour of each option of a scale by how many there are: from satisfied to dissatisfied."""


def bars_of(found: Tally) -> list[tuple[str, SafeString]]:
    """Return for each question its title and its picture: a 矩阵 of levels as steps, all else as bars."""
    return [(f"{one.number}. {one.text}", _picture(one)) for one in found.questions]


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


def _picture(one: Asked) -> SafeString:
    if not any(number for line in one.lines for number in line.counts):
        return format_html('<p class="survey-sum quiet">{}</p>', "还没有人答这一题")
    if one.kind == QuestionKind.MATRIX and len(one.options) in STEPS:
        return _steps(one)
    drawn = format_html_join(
        "",
        "{}{}",
        (
            (format_html('<h3 class="survey-line">{}</h3>', line.name) if line.name else "", _bars(one, line))
            for line in one.lines
        ),
    )
    coloured = one.kind == QuestionKind.SCALE and len(one.options) in STEPS
    return format_html('<div class="scale-{}">{}</div>', len(one.options), drawn) if coloured else drawn


def _bars(one: Asked, line: Line) -> SafeString:
    bars = [
        Bar(option, number, line.base or 1, _share(number, line.base), small=f"{number:,} 份 ")
        for option, number in zip(one.options, line.counts, strict=True)
    ]
    return bar_chart(bars, caption=f"答这一项的 {line.base:,} 份")


def _steps(one: Asked) -> SafeString:
    """Draw each row of a 矩阵 as one bar of five steps, with the satisfied share at its end."""
    hues = STEPS[len(one.options)]
    square = '<svg viewBox="0 0 10 10" aria-hidden="true"><rect class="step-{}" width="10" height="10"/></svg>'
    key = format_html_join("", f"<li>{square}{{}}</li>", zip(hues, one.options, strict=True))
    rows = format_html_join("", "<li><b>{}</b>{}<span>{}</span></li>", (_row(line, hues) for line in one.lines))
    return format_html(
        '<figure class="chart"><ul class="scale-key">{}</ul><ul class="scale-rows">{}</ul><figcaption>'
        '右边是前两级（计为满意）占答这一项的比例<details class="fold"><summary>用表格看</summary>{}</details>'
        "</figcaption></figure>",
        key, rows, _table(one),
    )  # fmt: skip


def _row(line: Line, hues: Sequence[int]) -> tuple[str, SafeString, SafeString]:
    begun, rects = Fraction(0), []
    for hue, number in zip(hues, line.counts, strict=True):
        width = Fraction(100 * number, line.base) if line.base else Fraction(0)
        rects.append((hue, shown(begun), shown(width)))
        begun += width
    bar = format_html(
        '<svg viewBox="0 0 100 28" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="bar-0" y="6" width="100" height="16"/>{}</svg>',
        format_html_join("", '<rect class="step-{}" x="{}" y="6" width="{}" height="16"/>', rects),
    )
    told = format_html("<strong>{}</strong>", _share(sum(line.counts[:SATISFIED]), line.base))
    return line.name, bar, told


def _table(one: Asked) -> SafeString:
    heads = format_html_join("", '<th scope="col" class="n">{}</th>', ((word,) for word in one.options))
    rows = format_html_join(
        "",
        '<tr><th scope="row">{}</th>{}</tr>',
        (
            (line.name, format_html_join("", '<td class="n">{}</td>', ((f"{number:,}",) for number in line.counts)))
            for line in one.lines
        ),
    )
    return format_html(
        '<div class="table-wrap" tabindex="0" role="region" aria-label="{}"><table class="data data-tight"><thead><tr>'
        '<th scope="col"></th>{}</tr></thead><tbody>{}</tbody></table></div>',
        one.text, heads, rows,
    )  # fmt: skip


def _share(number: int, base: int) -> str:
    return f"{shown(Fraction(100 * number, base))}%" if base else "—"
