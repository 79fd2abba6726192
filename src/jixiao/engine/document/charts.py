"""Drawing a figure: horizontal bars as an SVG written by hand, at the width it is shown, so that 12 px stays 12 px."""

import unicodedata
from collections.abc import Iterator
from html import escape

from jixiao.engine.document.blocks import Bar, Chart

WIDTH = 640
TEXT = 12  # px; nothing a person must read is smaller
LINE = 16
BAR = 16
ROW = 30
LABEL = 172  # px for the names at the left, longer ones wrap
SPACE = 8
NARROW = 0.56  # of TEXT: the average advance of a Latin letter or a digit
FONTS = "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, SimHei, sans-serif"

# The tokens of the style sheet as they are in daylight: the same drawing also goes onto paper, where no CSS reaches.
INK = "#18212d"
INK_2 = "#445062"
AXIS = "#2b384b"
FILL = {"bar": "#1c4f94", "bar-2": "#b4cbe8", "bar-0": "#e2e6ec"}


def bar_chart(*, caption: str, alt: str, unit: str, bars: tuple[Bar, ...]) -> Chart:
    """Return the figure with its drawing: one row a bar, name left, value at its end, the axis at 0.

    ``full`` of a bar stands pale behind it; what goes beyond ``full`` is drawn lighter. Lengths are in ``unit``.
    """
    return Chart(caption=caption, alt=alt, unit=unit, bars=bars, svg=_drawing(caption=caption, alt=alt, bars=bars))


def _drawing(*, caption: str, alt: str, bars: tuple[Bar, ...]) -> str:
    labels = [_wrapped(bar.label) for bar in bars]
    left = max((_width(line) for lines in labels for line in lines), default=0) + SPACE
    right = max((_width(bar.printed) for bar in bars), default=0) + SPACE
    low = min((bar.value for bar in bars if bar.value < 0), default=0.0)
    high = max((max(bar.value, bar.full or 0.0) for bar in bars), default=0.0)
    scale = (WIDTH - left - right) / ((high - low) or 1.0)
    zero = left - low * scale
    parts: list[str] = []
    top = 0
    for bar, lines in zip(bars, labels, strict=True):
        height = max(ROW, len(lines) * LINE + ROW - LINE)
        parts += _row(bar, lines=lines, middle=top + height / 2, label_end=left - SPACE, zero=zero, scale=scale)
        top += height
    top = max(top, ROW)  # an empty chart still has a height
    axis = f'<path class="axis" d="M{zero:.1f} 0V{top}" stroke="{AXIS}" fill="none"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top}" width="{WIDTH}" height="{top}" '
        f'role="img" font-family="{FONTS}" font-size="{TEXT}" fill="{INK_2}">'
        f"<title>{_escaped(caption)}</title><desc>{_escaped(alt)}</desc>{''.join(parts)}{axis}</svg>"
    )


def _row(bar: Bar, *, lines: list[str], middle: float, label_end: float, zero: float, scale: float) -> Iterator[str]:
    first = middle + 4.4 - (len(lines) - 1) * LINE / 2  # a baseline lies 4.4 px below the middle of its line
    for number, line in enumerate(lines):
        yield f'<text x="{label_end:.1f}" y="{first + number * LINE:.1f}" text-anchor="end">{_escaped(line)}</text>'
    full = bar.full if bar.full is not None else bar.value
    stripes = [("bar-0", 0.0, full)] if bar.full is not None else []
    stripes.append(("bar", 0.0, min(bar.value, full)))
    if bar.value > full:
        stripes.append(("bar-2", full, bar.value))
    for name, start, end in stripes:
        x, length = zero + min(start, end) * scale, abs(end - start) * scale
        yield (
            f'<rect class="{name}" x="{x:.1f}" y="{middle - BAR / 2:.1f}" width="{length:.1f}" height="{BAR}" '
            f'fill="{FILL[name]}"/>'
        )
    end = zero + max(bar.value, bar.full or 0.0, 0.0) * scale
    yield (
        f'<text class="loud" x="{end + SPACE - 2:.1f}" y="{middle + 4.4:.1f}" fill="{INK}" font-weight="600">'
        f"{_escaped(bar.printed)}</text>"
    )


def _width(text: str) -> float:
    return sum(TEXT if unicodedata.east_asian_width(sign) in "WFA" else TEXT * NARROW for sign in text)


def _wrapped(label: str) -> list[str]:
    lines = [""]
    for sign in label:
        if lines[-1] and _width(lines[-1] + sign) > LABEL:
            lines.append("")
        lines[-1] += sign
    return lines


def _escaped(text: str) -> str:
    # An SVG is XML: the control characters of a pasted text would make the whole drawing unreadable.
    return escape("".join(sign for sign in text if sign.isprintable()))
