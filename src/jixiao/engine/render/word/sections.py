"""Pages of the DOCX: size, margins and grid of each part, the mark at the head and the number at the foot."""

from collections.abc import Mapping

from jixiao.engine.render import typography
from jixiao.engine.render.typography import twips
from jixiao.engine.render.word.runs import field, paragraph, run

HEADER_MM = 20
FOOTER_MM = 25.5  # the dashes of — 1 — lie 7 mm below the text
SHORT, LONG = 11906, 16838  # A4 in twips
LINE_PITCH = round(typography.LINE * 20)
SPARE = 6  # twips at the right: a line of 28 characters, each set 0.2 pt closer by the style, ends with one such gap
_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def section(
    *, landscape: bool, headers: Mapping[str, str], footers: Mapping[str, str], first_number: int | None
) -> str:
    """Return the properties of a part; ``headers`` and ``footers`` hold relations by default and even pages."""
    references = "".join(f'<w:headerReference w:type="{side}" r:id="{one}"/>' for side, one in headers.items())
    references += "".join(f'<w:footerReference w:type="{side}" r:id="{one}"/>' for side, one in footers.items())
    if landscape:  # the head of the sheet lies at the binding edge
        size = f'<w:pgSz w:w="{LONG}" w:h="{SHORT}" w:orient="landscape"/>'
        sides = (typography.LEFT_MM, typography.TOP_MM, typography.RIGHT_MM, typography.BOTTOM_MM)
    else:
        size = f'<w:pgSz w:w="{SHORT}" w:h="{LONG}"/>'
        sides = (typography.TOP_MM, typography.RIGHT_MM, typography.BOTTOM_MM, typography.LEFT_MM)
    top, right, bottom, left = map(twips, sides)
    right -= SPARE
    footer = FOOTER_MM - (typography.BOTTOM_MM - sides[2])
    numbering = f'<w:pgNumType w:start="{first_number}"/>' if first_number is not None else ""
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>{size}'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" '
        f'w:header="{twips(min(HEADER_MM, sides[0] - 10))}" w:footer="{twips(footer)}" w:gutter="0"/>{numbering}'
        f'<w:docGrid w:type="lines" w:linePitch="{LINE_PITCH}"/></w:sectPr>'
    )


def header_part(mark: str) -> str:
    """Return the head of a page: ``mark`` in a thin frame, at the right."""
    framed = run(f" {mark} ").replace(
        "</w:rPr>", '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="666666"/></w:rPr>', 1
    )
    return f"{_DECLARATION}<w:hdr {_SPACE}>{paragraph(framed, style='Header')}</w:hdr>"


def footer_part(side: str) -> str:
    """Return the foot of a page: — 1 —, right on odd pages and left on even ones."""
    words = run("— ") + field(" PAGE ", result="1") + run(" —")
    standing = f'<w:jc w:val="{"left" if side == "even" else "right"}"/>'
    return f"{_DECLARATION}<w:ftr {_SPACE}>{paragraph(words, style='Footer', extra=standing)}</w:ftr>"
