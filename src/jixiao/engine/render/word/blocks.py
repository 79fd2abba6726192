"""The blocks of a paper as WordprocessingML."""

from typing import assert_never

from jixiao.engine.document import (
    Align,
    Annexes,
    Block,
    Chart,
    Contents,
    Cover,
    Heading,
    Line,
    Listing,
    Note,
    PageBreak,
    Paragraph,
    Signature,
    Table,
)
from jixiao.engine.render.typography import HEIGHT_MM, LINE, POINTS_PER_MM, WIDTH_MM, twips
from jixiao.engine.render.word.contents import bookmarked
from jixiao.engine.render.word.runs import Runs, paragraph, run
from jixiao.engine.render.word.tables import table_markup

# Between a table and what follows it: Word joins two tables that touch.
DIVIDER = paragraph("", style="Divider", extra='<w:spacing w:line="290" w:lineRule="exact"/>')
KEEPS = "<w:keepNext/>"
"""Of what stands before the signature: that never stands on a page alone, nobody signs an empty sheet."""
HEADINGS = ("Chapter", "Heading1", "Heading2", "Heading3", "Heading4")
_COVER_SHARE = 0.95  # of the line, for the blanks
_TITLE_LINE, _BLANK_LINE = 35.0, 38.0  # points, as styles.xml has them
_SLACK = 90.0  # points left empty at the foot of the cover, or filled by a blank of two lines
_NAME_CHARACTER = 318  # twips, 3 号


def block_markup(block: Block, *, runs: Runs, width_mm: float, keeps: str = "") -> str:
    """Return ``block`` on lines ``width_mm`` wide; the 目录 and the charts need the whole file and stand elsewhere.

    ``keeps`` is KEEPS where its last line stays on the page of what follows.
    """
    match block:
        case Cover():
            return _cover(block, runs)
        case Heading(level):
            runs.headings += 1
            return paragraph(bookmarked(run(block.whole), number=runs.headings), style=HEADINGS[level])
        case Table():
            return table_markup(block, runs=runs, width_mm=width_mm)
        case Annexes(names):
            return _annexes(names)
        case Contents() | Chart() | PageBreak():
            return ""
        case _:
            return _text(block, runs, keeps)


def caption_markup(chart: Chart) -> str:
    """Return the caption under ``chart``, with its unit."""
    unit = f"（单位：{chart.unit}）" if chart.unit else ""
    return paragraph(run(f"{chart.caption}{unit}"), style="Caption", extra='<w:spacing w:before="60" w:after="200"/>')


def _text(block: Paragraph | Listing | Note | Signature, runs: Runs, keeps: str) -> str:
    match block:
        case Paragraph(line, Align.LEFT):
            return paragraph(runs.line(line), style="BodyText", extra=keeps)
        case Paragraph(line, Align.FLUSH):
            return paragraph(runs.line(line), style="Normal", extra=keeps)
        case Paragraph(line, align):
            return paragraph(runs.line(line), style="Normal", extra=f'{keeps}<w:jc w:val="{align.value}"/>')
        case Listing(items):
            last = len(items) - 1
            return "".join(
                paragraph(runs.line(item), style="BodyText", extra=keeps if place == last else "")
                for place, item in enumerate(items)
            )
        case Note(line):
            return paragraph(runs.line(line), style="TableNote", extra=keeps)
        case Signature(lines):
            return _signature(lines, runs)
        case _:
            assert_never(block)


def _cover(cover: Cover, runs: Runs) -> str:
    """Return the cover, what it leaves empty shared out above the title, the blanks and the date."""
    taken = 2 * LINE + _TITLE_LINE * len(cover.title) + _BLANK_LINE * len(cover.blanks)
    free = max(HEIGHT_MM * POINTS_PER_MM - taken - _SLACK, 0) / 3
    spaced = f'<w:spacing w:before="{round(free * 20)}"/>'
    title = "".join(
        paragraph(run(line), style="Title", extra=spaced if place == 0 else "")
        for place, line in enumerate(cover.title)
    )
    blanks = paragraph("", style="Divider", extra=spaced) + _blanks(cover, runs)
    date = paragraph(runs.line(cover.date), style="Normal", extra=f'{spaced}<w:jc w:val="center"/>')
    return paragraph(run(cover.annex, style="Strong"), style="Normal") + title + blanks + date


def _blanks(cover: Cover, runs: Runs) -> str:
    if not cover.blanks:
        return ""
    whole = int(twips(WIDTH_MM) * _COVER_SHARE)
    name = min(max(len(name) for name, _ in cover.blanks) * _NAME_CHARACTER + 300, whole * 2 // 3)
    rows = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_blank_cell(run(text), name, line='')}"
        f"{_blank_cell(runs.line(content), whole - name, line=_UNDERLINED)}</w:tr>"
        for text, content in cover.blanks
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{whole}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="{name}"/>'
        f'<w:gridCol w:w="{whole - name}"/></w:tblGrid>{rows}</w:tbl>'
    )


_UNDERLINED = '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tcBorders>'


def _blank_cell(runs: str, width: int, *, line: str) -> str:
    standing = '<w:jc w:val="center"/>' if line else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{line}<w:vAlign w:val="bottom"/></w:tcPr>'
        f"{paragraph(runs, style='CoverBlank', extra=standing)}</w:tc>"
    )


def _annexes(names: tuple[str, ...]) -> str:
    """Return 附件：1. … with one line left empty above; the names stand in line below each other."""
    lines = []
    for number, name in enumerate(names, start=1):
        mark = f"{number}." if len(names) > 1 else ""
        first = number == 1
        lines.append(
            paragraph(
                run(f"{'附件：' if first else ''}{mark}{name}"),
                style="Annex",
                extra='<w:spacing w:before="579"/>' if first else '<w:ind w:firstLine="0" w:firstLineChars="0"/>',
            )
        )
    return "".join(lines)


def _signature(lines: tuple[Line, ...], runs: Runs) -> str:
    return "".join(
        paragraph(runs.line(line), style="Signature", extra='<w:spacing w:before="1158"/>' if place == 0 else "")
        for place, line in enumerate(lines)
    )
