"""A blank template filled in, as an office would in its spreadsheet."""

import io

import openpyxl


def filled(template, rows):
    """Return the workbook with those rows, each a mapping of head to text."""
    book = openpyxl.load_workbook(io.BytesIO(template))
    sheet = book.active
    heads = {}
    for cells in sheet.iter_rows(min_row=1, max_row=6):
        found = {str(cell.value).strip(): cell.column for cell in cells if cell.value}
        if set(rows[0]) <= set(found):
            heads, top = found, cells[0].row
            break
    for number, row in enumerate(rows, start=top + 1):
        for column in heads.values():
            sheet.cell(number, column).value = None
        for head, text in row.items():
            sheet.cell(number, heads[head]).value = text
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
