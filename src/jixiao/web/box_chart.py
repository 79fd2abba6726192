"""Spreads of groups drawn side by side as SVG: a tick for each value, a box of the middle half."""

import dataclasses
from collections.abc import Sequence
from fractions import Fraction

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from jixiao.engine.values import Rounding, round_exactly

HUNDRED = Fraction(100)


@dataclasses.dataclass(frozen=True, slots=True)
class Strip:
    """One group: its name, its sorted values, first quarter, middle and third quarter, and the words at its end."""

    name: str
    values: tuple[Fraction, ...]
    quarters: tuple[Fraction | None, Fraction | None, Fraction | None]
    words: str


def box_chart(strips: Sequence[Strip], *, top: Fraction = HUNDRED, title: str, finding: str) -> SafeString:
    """Return the groups one below the other on one scale from 0 to ``top``.

    A value that several share is drawn as a longer tick for each more; the words beside are HTML, so it fits a phone.
    """
    drawn = format_html_join("", "{}", ((_strip(strip, top),) for strip in strips))
    return format_html(
        '<figure class="chart"><ul class="bars boxes" aria-label="{}">{}</ul><figcaption>{}</figcaption></figure>',
        title,
        drawn,
        finding,
    )


def _strip(strip: Strip, top: Fraction) -> SafeString:
    first, middle, third = strip.quarters
    box = SafeString()
    if first is not None and middle is not None and third is not None:
        box = format_html(
            '<rect class="box" x="{}" y="7" width="{}" height="14"/>'
            '<rect class="middle" x="{}" y="4" width="0.5" height="20"/>',
            _at(first, top),
            _at(third - first, top),
            _at(middle, top),
        )
    ticks = format_html_join(
        "",
        '<rect class="tick" x="{}" y="{}" width="0.3" height="{}"/>',
        (
            (_at(value, top), 14 - half, 2 * half)
            for value in sorted(set(strip.values))
            for half in (min(3 + 2 * (strip.values.count(value) - 1), 13),)
        ),
    )
    return format_html(
        '<li><b>{}</b><svg viewBox="0 0 100 28" preserveAspectRatio="none" role="img" aria-label="{}">'
        '<rect class="bar-0" width="100" height="28"/>{}{}</svg><span>{}</span></li>',
        strip.name, f"{strip.name}：{strip.words}", box, ticks, strip.words,
    )  # fmt: skip


def _at(value: Fraction, top: Fraction) -> str:
    share = min(max(value / top * 100, Fraction(0)), HUNDRED)
    return f"{round_exactly(share, places=2, mode=Rounding.HALF_UP):f}"
