"""Charts drawn on the server as SVG: nothing to load, the same on paper, a text alternative beside each.

A length is exact arithmetic on what is given and printed as an attribute; the figures beside it are the caller's words.
"""

import dataclasses
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from jixiao.engine.values import Rounding, print_decimal, round_exactly

Number = int | Decimal | Fraction
WIDTH, HEIGHT = 760, 246
LEFT, END, TOP, BOTTOM = 48, 104, 20, 216  # END is the room for the labels at the ends
STEPS = 4
GAP = 16  # between two labels at the ends
STYLES = {"actual": "", "forecast": " ahead"}
MOST_SERIES = 3


@dataclasses.dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, its length out of ``whole``, and the words at its end; ``before`` is a paler bar above it."""

    name: str
    value: Number
    whole: Number
    words: str
    before: Number | None = None
    small: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Series:
    """One line: its name, a value for each place of the axis (None where there is none yet), and how it is drawn.

    ``style`` is actual (solid), forecast (dashed) or plan (dotted); ``hue`` is money (blue) or goal (green).
    """

    name: str
    values: tuple[Number | None, ...]
    style: str = "actual"
    hue: str = "money"


def bar_chart(bars: Sequence[Bar], *, caption: str = "") -> SafeString:
    """Return horizontal bars with their words in HTML; the bar alone is SVG, so it fits a phone."""
    drawn = format_html_join("", "{}", ((_bar(bar),) for bar in bars))
    note = format_html("<figcaption>{}</figcaption>", caption) if caption else ""
    return format_html('<figure class="chart"><ul class="bars">{}</ul>{}</figure>', drawn, note)


def line_chart(
    *,
    key: str,
    title: str,
    finding: str,
    axis: Sequence[str],
    series: Sequence[Series],
    unit: str = "",
    caption: str = "",
    width: int = WIDTH,
) -> SafeString:
    """Return a line chart from 0, each line labelled at its end, with its numbers as a table.

    ``key`` makes ids on the page; ``finding`` says in a sentence what is to be seen. It is drawn at ``width`` pixels,
    so that its words keep their size: 760 in a sheet, 480 in one of two columns. Raises ValueError for more than three
    series, which nobody can tell apart.
    """
    if len({one.name for one in series}) > MOST_SERIES:
        raise ValueError("at most three series: more cannot be told apart")
    top = _nice_top(max((Fraction(v) for one in series for v in one.values if v is not None), default=Fraction(1)))
    xs = [Fraction(LEFT) + Fraction((width - END - LEFT) * place, max(1, len(axis) - 1)) for place in range(len(axis))]
    parts = [
        _grid(top, unit, width - END),
        _axis(axis, xs),
        *(_line(one, top, xs) for one in series),
        _ends(series, top, xs),
    ]
    svg = format_html(
        '<svg class="as-drawn" width="{}" viewBox="0 0 {} {}" role="img" aria-labelledby="{}-t {}-d">'
        '<title id="{}-t">{}</title><desc id="{}-d">{}</desc>{}</svg>',
        width, width, HEIGHT, key, key, key, title, key, finding,
        format_html_join("", "{}", ((part,) for part in parts)),
    )  # fmt: skip
    return format_html(
        '<figure class="chart">{}<figcaption>{}<details class="fold"><summary>用表格看</summary>{}</details>'
        "</figcaption></figure>",
        svg,
        caption or finding,
        _table(axis, series, unit),
    )


def meter(value: Number, whole: Number) -> SafeString:
    """Return the small bar that stands before a percentage in a table."""
    return format_html(
        '<svg class="meter" viewBox="0 0 100 5" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="{}" height="5"/></svg>',
        _share(value, whole),
    )


def _bar(bar: Bar) -> SafeString:
    pale = (
        format_html('<rect class="bar-2" width="{}" height="12"/>', _share(bar.before, bar.whole))
        if bar.before is not None
        else ""
    )
    top, height = (14, 14) if bar.before is not None else (6, 16)
    return format_html(
        '<li><b>{}</b><svg viewBox="0 0 100 28" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="bar-0" width="100" height="28"/>{}<rect class="bar" y="{}" width="{}" height="{}"/></svg>'
        "<span>{}<strong>{}</strong></span></li>",
        bar.name, pale, top, _share(bar.value, bar.whole), height,
        format_html("<small>{}</small>", bar.small) if bar.small else "", bar.words,
    )  # fmt: skip


def _share(value: Number, whole: Number) -> str:
    share = Fraction(value) / Fraction(whole) * 100 if whole else Fraction(0)
    return _coordinate(min(max(share, Fraction(0)), Fraction(100)))


def _coordinate(value: Fraction) -> str:
    return f"{round_exactly(value, places=2, mode=Rounding.HALF_UP):f}"


def _nice_top(most: Fraction) -> Fraction:
    """Return the top of the axis: 1, 2, 2.5, 4 or 5 times a power of ten, at least the greatest value."""
    step = Fraction(1)
    while step * 10 <= most:
        step *= 10
    while step > most > 0:
        step /= 10
    return next(step * factor for factor in (1, 2, Fraction(5, 2), 4, 5, 8, 10) if step * factor >= most)


def _y(value: Number, top: Fraction) -> Fraction:
    return Fraction(BOTTOM) - Fraction(value) / top * (BOTTOM - TOP)


def _grid(top: Fraction, unit: str, right: int) -> SafeString:
    levels = [top * level / STEPS for level in range(STEPS + 1)]
    lines = (
        (
            "axis" if level == 0 else "grid", LEFT, right, _coordinate(_y(level, top)), _coordinate(_y(level, top)),
            LEFT - 8, _coordinate(_y(level, top) + 4), print_decimal(level),
        )
        for level in levels
    )  # fmt: skip
    drawn = format_html_join(
        "", '<line class="{}" x1="{}" x2="{}" y1="{}" y2="{}"/><text x="{}" y="{}" text-anchor="end">{}</text>', lines
    )
    return format_html('{}<text class="soft" x="{}" y="10" text-anchor="end">{}</text>', drawn, LEFT - 8, unit)


def _axis(axis: Sequence[str], xs: Sequence[Fraction]) -> SafeString:
    words = ((_coordinate(x), BOTTOM + 18, word) for x, word in zip(xs, axis, strict=True))
    return format_html_join("", '<text x="{}" y="{}" text-anchor="middle">{}</text>', words)


def _line(series: Series, top: Fraction, xs: Sequence[Fraction]) -> SafeString:
    points = " ".join(
        f"{_coordinate(x)},{_coordinate(_y(value, top))}"
        for x, value in zip(xs, series.values, strict=False)
        if value is not None
    )
    css = "plan" if series.style == "plan" else f"{series.hue}{STYLES[series.style]}"
    return format_html('<polyline class="{}" points="{}"/>', css, points)


def _ends(series: Sequence[Series], top: Fraction, xs: Sequence[Fraction]) -> SafeString:
    """Return the label at the end of each line, pushed apart where two would touch."""
    ends = []
    for one in series:
        last = [(x, value) for x, value in zip(xs, one.values, strict=False) if value is not None][-1:]
        ends += [(_y(value, top) + 4, x + 8, one, value) for x, value in last]
    drawn, above = [], Fraction(-GAP)
    for y, x, one, value in sorted(ends, key=lambda end: end[0]):
        above = max(y, above + GAP)
        css = "" if one.style == "plan" else {"money": "t-blue", "goal": "t-green"}[one.hue]
        drawn.append((f"{css} halo".strip(), _coordinate(x), _coordinate(above), _named(one), print_decimal(value)))
    return format_html_join("", '<text class="{}" x="{}" y="{}">{} {}</text>', drawn)


def _table(axis: Sequence[str], series: Sequence[Series], unit: str) -> SafeString:
    heads = format_html_join(
        "", '<th scope="col" class="n">{}{}</th>', ((_named(one), f" {unit}" if unit else "") for one in series)
    )
    rows = format_html_join(
        "",
        '<tr><th scope="row">{}</th>{}</tr>',
        (
            (word, format_html_join("", '<td class="n">{}</td>', ((_figure(one, place),) for one in series)))
            for place, word in enumerate(axis)
        ),
    )
    return format_html(
        '<table class="data"><thead><tr><th scope="col"></th>{}</tr></thead><tbody>{}</tbody></table>', heads, rows
    )


def _named(series: Series) -> str:
    """Return the name as it is printed: a forecast says that it is one."""
    return f"{series.name}预计" if series.style == "forecast" else series.name


def _figure(series: Series, place: int) -> str:
    value = series.values[place] if place < len(series.values) else None
    return "" if value is None else print_decimal(value)
