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


@dataclasses.dataclass(frozen=True, slots=True)
class _Scale:
    """From ``floor`` to ``top`` on a hundred."""

    floor: int
    top: int

    def at(self, value: Fraction) -> str:
        """Return where a value stands."""
        return self.length(value - self.floor)

    def length(self, value: Fraction) -> str:
        """Return how long a difference is."""
        share = min(max(value / (self.top - self.floor) * 100, Fraction(0)), HUNDRED)
        return f"{round_exactly(share, places=2, mode=Rounding.HALF_UP):f}"


def floor_of(strips: Sequence[Strip]) -> int:
    """Return the full ten below the least value: from there the scale begins, so that near values are told apart."""
    least = min((value for strip in strips for value in strip.values), default=Fraction(0))
    return max(0, int((least - 1) // 10 * 10))


def box_chart(strips: Sequence[Strip], *, title: str, finding: str, floor: int = 0, top: int = 100) -> SafeString:
    """Return the groups one below the other on one scale from ``floor`` to ``top``.

    A value that several share is drawn as a longer tick for each more; the words beside are HTML, so it fits a phone.
    """
    drawn = format_html_join("", "{}", ((_strip(strip, _Scale(floor, top)),) for strip in strips))
    return format_html(
        '<figure class="chart"><ul class="bars boxes" aria-label="{}">{}</ul><figcaption>{}</figcaption></figure>',
        title,
        drawn,
        finding,
    )


def _strip(strip: Strip, scale: _Scale) -> SafeString:
    first, middle, third = strip.quarters
    box = SafeString()
    if first is not None and middle is not None and third is not None:
        box = format_html(
            '<rect class="box" x="{}" y="7" width="{}" height="14"/>'
            '<rect class="middle" x="{}" y="4" width="0.5" height="20"/>',
            scale.at(first),
            scale.length(third - first),
            scale.at(middle),
        )
    ticks = format_html_join(
        "",
        '<rect class="tick" x="{}" y="{}" width="0.3" height="{}"/>',
        (
            (scale.at(value), 14 - half, 2 * half)
            for value in sorted(set(strip.values))
            for half in (min(3 + 2 * (strip.values.count(value) - 1), 13),)
        ),
    )
    return format_html(
        '<li><b>{}</b><svg viewBox="0 0 100 28" preserveAspectRatio="none" role="img" aria-label="{}">'
        '<rect class="bar-0" width="100" height="28"/>{}{}</svg><span>{}</span></li>',
        strip.name, f"{strip.name}：{strip.words}", box, ticks, strip.words,
    )  # fmt: skip
