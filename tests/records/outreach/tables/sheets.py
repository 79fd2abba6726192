"""Tables for the import desk, written as an office would send them."""

import io

import xlsxwriter

from jixiao.web.importing import read_upload


def workbook(heads, rows):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("数据")
        for number, row in enumerate([heads, *rows]):
            sheet.write_row(number, 0, row)
    return file.getvalue()


def tried(unit_year, rows, heads, door):
    """Return the dry run of a table, judged by its room."""
    return door.check(unit_year, read_upload(workbook(heads, rows), door.plan))
