"""A QR code as a drawing of a paper: alone in its line, so that it is not as wide as the page."""

import segno

from jixiao.engine.document import Chart

WIDE, HIGH, SIDE = 480, 96, 90


def qr_chart(address: str, *, alt: str) -> Chart:
    """Return the QR code of an address as a drawing, ``alt`` saying what it is for."""
    inner = segno.make_qr(address, error="m")
    width = inner.symbol_size(border=2)[0]
    drawn = inner.svg_inline(border=2, omitsize=True, svgclass=None, lineclass=None)
    path = drawn[drawn.index("<path") : drawn.rindex("</svg>")]
    left, scale = (WIDE - SIDE) / 2, SIDE / width
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" width="{WIDE}" height="{HIGH}">'
        f'<g transform="translate({left:.2f} 3) scale({scale:.4f})">{path}</g></svg>'
    )
    return Chart(caption="", alt=alt, unit="", bars=(), svg=svg)
