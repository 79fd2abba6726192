import io

import openpyxl
import pytest

from jixiao.cycle.evaluation.assessing import standing_assessment
from jixiao.cycle.evaluation.entering import Said, enter_row
from jixiao.cycle.evaluation.exchanging import PLAN, check_rows, sheet_workbook, take_back, write_rows
from jixiao.cycle.evaluation.queries import rows_of
from jixiao.engine.values import Points
from jixiao.orgs.refusing import Refused
from jixiao.web.importing import State, read_upload


def exported(case) -> bytes:
    return sheet_workbook(standing_assessment(case.evaluation), rows_of(case.evaluation))


def changed(content: bytes, **cells: str | float) -> bytes:
    """Return the workbook with cells of rows changed: Z11_actual="95"."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    columns = {str(cell.value): place for place, cell in enumerate(sheet[1], start=1)}
    rows = {str(row[0].value): number for number, row in enumerate(sheet.iter_rows(min_row=2), start=2)}
    for name, value in cells.items():
        code, key = name.split("_")
        sheet.cell(rows[code], columns[PLAN.column(key).head], value)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def tried(case, content: bytes):
    return check_rows(case.county.unit_year, read_upload(content, PLAN))


def test_what_goes_out_comes_back_without_a_change(marked):
    before = {row.pk: (row.actual, row.manual, row.reason) for row in rows_of(marked.evaluation)}
    found = tried(marked, exported(marked))
    assert found.counts == {"ok": 38, "error": 0, "doubt": 0, "duplicate": 0}
    by = marked.county.actor("clerk")
    write_rows(marked.county.unit_year, [row.values for row in found.rows], by)
    assert {row.pk: (row.actual, row.manual, row.reason) for row in rows_of(marked.evaluation)} == before


def test_a_changed_table_is_written_scored_and_taken_back(marked):
    total = marked.evaluation.total
    content = changed(exported(marked), Z11_actual="47.5", Z11_reason="示例：改表")
    found = tried(marked, content)
    by = marked.county.actor("clerk")
    written = write_rows(marked.county.unit_year, [row.values for row in found.in_state(State.OK)], by)
    assert marked.row("Z11").score == Points.of(2)
    assert marked.row("Z11").reason == "示例：改表"
    take_back(marked.county.unit_year, written, by)
    assert marked.row("Z11").actual == "93.5"
    assert marked.evaluation.total == total


def test_wrong_cells_are_said_row_by_row(marked):
    content = changed(
        exported(marked), Z11_actual="差不多", Z21_manual=1.5, Z01_actual="99", Z02_code="Z99", Z13_code="Z12"
    )
    found = tried(marked, content)
    by_number = {row.texts["code"]: row for row in found.rows if row.state != State.OK}
    assert "不是数" in by_number["Z11"].errors["actual"][0]
    assert "之内" in by_number["Z21"].errors["manual"][0]
    assert by_number["Z01"].state == State.DOUBT
    assert "没有编号" in by_number["Z99"].errors["code"][0]
    assert "已经有了" in by_number["Z12"].errors["code"][0]


def test_a_row_changed_since_the_import_is_not_taken_back(marked):
    by = marked.county.actor("clerk")
    content = changed(exported(marked), Z11_actual="80")
    written = write_rows(marked.county.unit_year, [row.values for row in tried(marked, content).rows], by)
    enter_row(row=marked.row("Z11"), said=Said(actual="81", reason="示例"), by=by)
    with pytest.raises(Refused) as refused:
        take_back(marked.county.unit_year, written, by)
    assert refused.value.code == "U586"
    assert marked.row("Z11").actual == "81"


def test_without_a_sheet_no_row_is_known(promised):
    row = {"指标编号": "Z11"}
    book = openpyxl.Workbook()
    book.worksheets[0].append([column.head for column in PLAN.columns])
    book.worksheets[0].append([row["指标编号"]])
    file = io.BytesIO()
    book.save(file)
    found = tried(promised, file.getvalue())
    assert found.rows[0].state == State.ERROR
