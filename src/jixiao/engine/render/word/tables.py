"""Tables as one string of WordprocessingML: nine times faster than cell by cell, and every merge plain to see."""

import itertools

from jixiao.engine.document import Align, Cell, Table
from jixiao.engine.render.grid import Placed, loose_rows, placed_rows, repeated_rows
from jixiao.engine.render.typography import NO_5, table_size, twips
from jixiao.engine.render.word.runs import Runs, paragraph, run, xml_text

_SIDES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_STANDING = {
    Align.LEFT: "",
    Align.CENTER: '<w:jc w:val="center"/>',
    Align.RIGHT: '<w:jc w:val="right"/>',
    Align.FLUSH: "",
}


def table_markup(table: Table, *, runs: Runs, width_mm: float) -> str:
    """Return caption, unit and table, ``width_mm`` wide, full grid; head rows repeat and rows stay whole."""
    columns = _columns(table, width_mm)
    loose, heads = loose_rows(table, width_mm=width_mm), repeated_rows(table)
    rows = "".join(
        _row(row, columns, runs, head=index < heads, loose=index in loose, style=_style(table))
        for index, row in enumerate(placed_rows(table))
        if row  # Word takes a row or a table without cells for a broken file
    )
    if not rows:
        return _caption(table)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    name = f'<w:tblCaption w:val="{xml_text(table.caption)}"/>' if table.caption else ""
    return (
        f"{_caption(table)}<w:tbl><w:tblPr>"
        f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{_SIDES}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/>{name}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def _caption(table: Table) -> str:
    caption = paragraph(run(table.caption), style="Caption", extra="<w:keepNext/>") if table.caption else ""
    unit = paragraph(run(f"单位：{table.unit}"), style="TableUnit") if table.unit else ""
    return caption + unit


def _columns(table: Table, width_mm: float) -> list[int]:
    whole, total = twips(width_mm), sum(table.widths)
    edges = [0]
    for share in table.widths:
        edges.append(edges[-1] + share)
    return [whole * right // total - whole * left // total for left, right in itertools.pairwise(edges)]


def _style(table: Table) -> str:
    return "TableSmall" if table_size(table) == NO_5 else "TableText"


def _row(row: tuple[Placed, ...], columns: list[int], runs: Runs, *, head: bool, loose: bool, style: str) -> str:
    properties = ("" if loose else "<w:cantSplit/>") + ("<w:tblHeader/>" if head else "")
    cells = "".join(_cell(spot, columns, runs, style) for spot in row)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def _cell(spot: Placed, columns: list[int], runs: Runs, style: str) -> str:
    cell: Cell = spot.cell
    width = sum(columns[spot.column : spot.column + cell.across])
    span = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
    merge = "" if cell.down == 1 else "<w:vMerge/>" if spot.continued else '<w:vMerge w:val="restart"/>'
    words = "" if spot.continued else runs.line(cell.line, style="Strong" if cell.head else "")
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph(words, style=style, extra=_STANDING[cell.align])}</w:tc>"
    )
