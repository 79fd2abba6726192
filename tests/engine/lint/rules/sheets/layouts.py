"""Layouts of score tables, laid as DOCX, XLSX and HTML: a cell is its words, or words with what they cover."""

import dataclasses
import html
import io
from collections.abc import Sequence

import docx
import xlsxwriter


@dataclasses.dataclass(frozen=True, slots=True)
class Wide:
    """A cell that covers several columns or rows."""

    text: str
    across: int = 1
    down: int = 1


Rows = Sequence[Sequence[str | Wide]]
TITLE = "项目支出绩效自评表"


def placed(rows: Rows) -> list[tuple[int, int, Wide]]:
    """Return each cell with the row and column it begins in."""
    covered: set[tuple[int, int]] = set()
    found = []
    for number, row in enumerate(rows):
        column = 0
        for one in row:
            cell = one if isinstance(one, Wide) else Wide(one)
            while (number, column) in covered:
                column += 1
            found.append((number, column, cell))
            covered |= {(number + down, column + across) for down in range(cell.down) for across in range(cell.across)}
            column += cell.across
    return found


def as_word(*tables: Rows, title: str = TITLE, year: str = "（2023年度）") -> bytes:
    """Return the tables below their title as a DOCX."""
    paper = docx.Document()
    paper.add_paragraph(title)
    paper.add_paragraph(year)
    for rows in tables:
        cells = placed(rows)
        width = max(column + cell.across for _, column, cell in cells)
        table = paper.add_table(rows=len(rows), cols=width)
        for row, column, cell in cells:
            first = table.cell(row, column)
            if cell.across > 1 or cell.down > 1:
                first = first.merge(table.cell(row + cell.down - 1, column + cell.across - 1))
            first.text = cell.text
        paper.add_paragraph("")
    buffer = io.BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


def as_workbook(*tables: Rows, title: str = TITLE, year: str = "（2023年度）") -> bytes:
    """Return each table as a sheet of an XLSX, its title in the first row, plain numbers as numbers."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    for rows in tables:
        sheet = book.add_worksheet()
        cells = placed(rows)
        width = max(column + cell.across for _, column, cell in cells)
        sheet.merge_range(0, 0, 0, width - 1, f"{title}{year}")
        for row, column, cell in cells:
            if cell.across > 1 or cell.down > 1:
                sheet.merge_range(row + 1, column, row + cell.down, column + cell.across - 1, "")
            plain = cell.text.replace(".", "", 1).isdecimal()
            if plain:
                sheet.write_number(row + 1, column, float(cell.text))
            else:
                sheet.write_string(row + 1, column, cell.text)
    book.close()
    return buffer.getvalue()


def as_page(*tables: Rows, title: str = TITLE, year: str = "（2023年度）") -> bytes:
    """Return the tables below their title as a web page."""
    parts = [f"<html><head><meta charset='utf-8'><title>{title}</title></head><body><h1>{title}</h1><p>{year}</p>"]
    for rows in tables:
        parts.append("<table>")
        by_row: dict[int, list[Wide]] = {number: [] for number in range(len(rows))}
        for row, _, cell in placed(rows):
            by_row[row].append(cell)
        for cells in by_row.values():
            inner = "".join(
                f"<td colspan='{cell.across}' rowspan='{cell.down}'><p>{html.escape(cell.text)}</p></td>"
                for cell in cells
            )
            parts.append(f"<tr>{inner}</tr>")
        parts.append("</table>")
    return "".join([*parts, "</body></html>"]).encode()
