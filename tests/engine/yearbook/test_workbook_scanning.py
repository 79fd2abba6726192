import pytest

from jixiao.engine.yearbook.workbook_scanning import column_letters, scan_sheet


def sheet(body: str) -> bytes:
    return f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{body}</worksheet>'.encode()


@pytest.mark.parametrize(
    ("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")]
)
def test_columns_are_called_by_their_letters(column: int, letters: str):
    assert column_letters(column) == letters


def test_only_cells_with_content_count_towards_the_reach():
    scan = scan_sheet(sheet('<row r="2"><c r="B2"><v>1</v></c></row><row r="9"><c r="Z9" s="3"/></row>'))
    assert (scan.rows, scan.columns) == (2, 2)


def test_cells_without_a_reference_are_counted_from_the_left():
    scan = scan_sheet(sheet("<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c/><c><v>3</v></c></row>"))
    assert (scan.rows, scan.columns) == (2, 3)


def test_formulas_with_and_without_a_result_are_told_apart():
    scan = scan_sheet(sheet('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c></row>'))
    assert scan.formulas == [(1, 1)]
    assert scan.hollow == [(1, 2)]


def test_error_values_and_merged_cells_are_found():
    scan = scan_sheet(
        sheet('<row r="3"><c r="C3" t="e"><v>#N/A</v></c></row><mergeCells><mergeCell ref="A1:B2"/></mergeCells>')
    )
    assert scan.errors == {(3, 3): "#N/A"}
    assert scan.merged == [(1, 1, 2, 2)]


def test_words_within_a_cell_are_content():
    scan = scan_sheet(sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>年</t></is></c></row>'))
    assert (scan.rows, scan.columns) == (1, 1)
