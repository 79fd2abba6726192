"""Workbooks of final accounts for the tests: the specimen with some of it spoilt."""

import io

import openpyxl

from jixiao.records.budget.accounts.specimen import specimen_workbook


def specimen(unit_name="示例县科学技术协会", year=2024):
    return specimen_workbook(unit_name=unit_name, year=year)


def spoilt(change, content=None):
    """Return the specimen after ``change(book)``."""
    book = openpyxl.load_workbook(io.BytesIO(content or specimen()))
    change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_cell(sheet, cell, value):
    def change(book):
        book[next(name for name in book.sheetnames if name.startswith(sheet))][cell] = value

    return spoilt(change)


def without(*sheets):
    def change(book):
        for name in list(book.sheetnames):
            if name[:2] in sheets:
                del book[name]

    return spoilt(change)
