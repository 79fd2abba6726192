"""The bank as files: a table with the import's own columns, and GIFT. What goes out can come in again as it was."""

import io
from collections.abc import Iterable

import xlsxwriter

from jixiao.records.quiz.bank.exchange.gift import write_gift
from jixiao.records.quiz.bank.exchange.plan import PLAN, texts_of
from jixiao.records.quiz.bank.writing import said_by
from jixiao.records.quiz.models import QuestionVersion

_HEAD = {"bold": True, "bottom": 1, "top": 2, "text_wrap": True, "valign": "vcenter", "bg_color": "#F3F5F8"}


def questions_workbook(versions: Iterable[QuestionVersion]) -> bytes:
    """Return versions as a workbook with the columns of the import."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet, head = book.add_worksheet("竞答题目"), book.add_format(_HEAD)
        words = book.add_format({"text_wrap": True, "valign": "top"})
        for place, column in enumerate(PLAN.columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, column.head, head)
        sheet.freeze_panes(1, 2)
        for line, version in enumerate(versions, start=1):
            texts = texts_of(said_by(version))
            for place, column in enumerate(PLAN.columns):
                sheet.write_string(line, place, texts.get(column.key, ""), words)
    return file.getvalue()


def questions_gift(versions: Iterable[QuestionVersion]) -> str:
    """Return versions as GIFT."""
    return write_gift((str(one.question), said_by(one)) for one in versions)
