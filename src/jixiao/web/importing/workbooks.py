"""The workbooks around an import: the blank template, and the rows that failed with the reason beside them."""

import io
from typing import Any

import xlsxwriter

from jixiao.web.importing.dry_run import DryRun, State
from jixiao.web.importing.plan import ImportColumn, ImportPlan
from jixiao.web.importing.reading import MAX_ROWS, REASON

LONGEST_LIST = 255  # letters that Excel takes in a list of choices
HEAD = {"bold": True, "bottom": 1, "top": 2, "text_wrap": True, "valign": "vcenter", "bg_color": "#F3F5F8"}
REASON_WIDTH = 48


def blank_template(plan: ImportPlan) -> bytes:
    """Return an empty workbook to fill in: heads with units, a star at what is required, hints as comments, lists."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("数据")
        _write_heads(book, sheet, plan)
        for place, column in enumerate(plan.columns):
            words = [word for _, word in column.choices]
            if words and len(",".join(words)) <= LONGEST_LIST:
                sheet.data_validation(1, place, MAX_ROWS, place, {"validate": "list", "source": words})
            if column.hint:
                sheet.write_comment(0, place, column.hint)
    return file.getvalue()


def failed_rows(dry_run: DryRun, plan: ImportPlan) -> bytes:
    """Return the rows that cannot go in, as they were typed, with the reason; it can be mended and read in again."""
    file = io.BytesIO()
    titles = {column.key: column.title for column in plan.columns}
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("数据")
        _write_heads(book, sheet, plan)
        wrong = book.add_format({"bg_color": "#FDF2EF", "text_wrap": True})
        reason = len(plan.columns)
        sheet.set_column(reason, reason, REASON_WIDTH)
        sheet.write_string(0, reason, REASON, book.add_format(HEAD))
        failed = dry_run.in_state(State.ERROR, State.DUPLICATE, State.DOUBT)
        for line, row in enumerate(failed, start=1):
            for place, column in enumerate(plan.columns):
                style = wrong if column.key in row.errors or column.key in row.doubts else None
                sheet.write_string(line, place, row.texts.get(column.key, ""), style)
            sheet.write_string(line, reason, f"原第 {row.number} 行。{row.reason(titles)}")
    return file.getvalue()


def _write_heads(book: Any, sheet: Any, plan: ImportPlan) -> None:  # noqa: ANN401 - xlsxwriter ships no types
    head = book.add_format(HEAD)
    for place, column in enumerate(plan.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, _head(column), head)
    sheet.freeze_panes(1, 1)


def _head(column: ImportColumn) -> str:
    return f"{column.head}*" if column.required else column.head
