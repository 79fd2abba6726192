"""A simple map of the county: each township a round at its spot, full where it has a 科协. Drawn by us, no script."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from jixiao.records.community.organisations.coverage import Coverage, Line

WIDE, HIGH, MARGIN, RADIUS = 640, 440, 56, 20
_SPAN = 100
_COLUMNS = 4
_BELOW = RADIUS + 16


def draw_map(coverage: Coverage) -> SafeString:
    """Return the map as SVG, with a text that says the same; those without a spot stand in rows."""
    spots = _spots(coverage.lines)
    told = f"{coverage.whole} 个乡镇街道，{coverage.covered} 个有科协"
    told += f"；还没有的：{'、'.join(coverage.lacking)}" if coverage.lacking else ""
    drawn = format_html_join(
        "", "{}", ((_round(line, x, y),) for line, (x, y) in zip(coverage.lines, spots, strict=True))
    )
    return format_html(
        '<svg class="county-map" viewBox="0 0 {} {}" role="img"><title>科协组织分布示意图</title><desc>{}</desc>'
        '<rect class="county-ground" x="4" y="4" width="{}" height="{}" rx="18"/>{}</svg>',
        WIDE, HIGH, told, WIDE - 8, HIGH - 8, drawn,
    )  # fmt: skip


def _spots(lines: Sequence[Line]) -> list[tuple[int, int]]:
    rows = -(-len(lines) // _COLUMNS) or 1
    found = []
    for number, line in enumerate(lines):
        x, y = line.place.x, line.place.y
        if x is None or y is None:
            x = (2 * (number % _COLUMNS) + 1) * _SPAN // (2 * _COLUMNS)
            y = (2 * (number // _COLUMNS) + 1) * _SPAN // (2 * rows)
        found.append((MARGIN + x * (WIDE - 2 * MARGIN) // _SPAN, MARGIN + y * (HIGH - 2 * MARGIN) // _SPAN))
    return found


def _round(line: Line, x: int, y: int) -> SafeString:
    kind = "is-covered" if line.is_covered else "is-lacking"
    number = sum(line.others.values()) + (1 if line.is_covered else 0)
    return format_html(
        '<g class="county-place {}"><circle cx="{}" cy="{}" r="{}"/><text class="county-count" x="{}" y="{}">{}</text>'
        '<text class="county-name" x="{}" y="{}">{}</text></g>',
        kind, x, y, RADIUS, x, y + 5, number if line.is_covered else "无", x, y + _BELOW, line.place.name,
    )  # fmt: skip
