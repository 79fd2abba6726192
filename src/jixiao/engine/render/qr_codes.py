"""A QR code on a paper: drawn as a chart, or, since Word draws no charts of ours, as a picture put in afterwards."""

import io
from collections.abc import Sequence

import segno

from jixiao.engine.document import Align, Chart, Paragraph, Text

WIDE, HIGH, SIDE = 480, 96, 90  # of the drawing that the code stands in, so that it is not as wide as the page
MILLIMETRES = 28
_PLACE = "（二维码）"


def qr_chart(address: str, *, alt: str) -> Chart:
    """Return the QR code of an address as a block, for PDF and HTML; ``alt`` says what it is for."""
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


def qr_place() -> Paragraph:
    """Return the block that marks where a QR code goes in a DOCX."""
    return Paragraph((Text(_PLACE),), Align.CENTER)


def with_qr_pictures(content: bytes, addresses: Sequence[str]) -> bytes:
    """Return a DOCX with a picture of each address where its place was marked, in their order."""
    import docx  # noqa: PLC0415 - only whoever asks for Word pays for it
    from docx.shared import Mm  # noqa: PLC0415 - as above

    paper = docx.Document(io.BytesIO(content))
    waiting = iter(addresses)
    for paragraph in paper.paragraphs:
        if paragraph.text.strip() == _PLACE:
            for run in paragraph.runs:
                run.text = ""
            picture = io.BytesIO()
            segno.make_qr(next(waiting), error="m").save(picture, kind="png", scale=8, border=1)
            paragraph.paragraph_format.line_spacing = 1.0  # a fixed line cuts a picture off
            paragraph.add_run().add_picture(picture, width=Mm(MILLIMETRES))
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()
