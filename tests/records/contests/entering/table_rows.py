"""A blank template filled in, as an office would in its spreadsheet."""

import io

import openpyxl


def filled(template, rows):
    """Return the workbook with those rows, each a mapping of head to text."""
    book = openpyxl.load_workbook(io.BytesIO(template))
    sheet = book.active
    assert sheet is not None
    heads = {str(cell.value).rstrip("*"): cell.column for cell in sheet[1] if cell.value}
    for number, row in enumerate(rows, start=2):
        for head, text in row.items():
            sheet.cell(number, heads[head]).value = text
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
