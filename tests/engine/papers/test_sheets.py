from jixiao.engine.document import Document, Table, plain
from jixiao.engine.papers import project_score_sheet, unit_score_sheet
from jixiao.engine.yearbook import Assessment

HEADS = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"]


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def covered(table: Table) -> list[int]:
    """The number of columns each row covers, cells that reach down from above included."""
    reaching: list[list[int]] = []
    widths = []
    for row in table.rows:
        above = sum(across for down, across in ((left[0], left[1]) for left in reaching))
        widths.append(above + sum(cell.across for cell in row))
        reaching = [[down - 1, across] for down, across in reaching if down > 1]
        reaching += [[cell.down - 1, cell.across] for cell in row if cell.down > 1]
    return widths


def test_every_row_of_a_sheet_covers_all_eight_columns(xianghe: Assessment, shifan: Assessment) -> None:
    for assessment in (xianghe, shifan):
        for table in tables(unit_score_sheet(assessment)):
            assert set(covered(table)) == {8}
    for project, _, _ in shifan.projects:
        for table in tables(project_score_sheet(shifan, project)):
            assert set(covered(table)) == {8}


def test_the_columns_are_those_of_the_official_form(shifan: Assessment) -> None:
    _, indicators = tables(unit_score_sheet(shifan))
    assert [plain(cell.line) for cell in indicators.rows[0]] == HEADS
    assert indicators.head_rows == 1


def test_the_total_row_is_the_sum_of_the_printed_scores(shifan: Assessment) -> None:
    funds, indicators = tables(unit_score_sheet(shifan))
    scores = [float(plain(row[-2].line)) for row in indicators.rows[1:-1]]
    total_row = next(row for row in funds.rows if plain(row[0].line) == "年度资金总额")
    printed = float(plain(indicators.rows[-1][2].line))
    assert round(sum(scores) + float(plain(total_row[-1].line)), 2) == printed


def test_a_sheet_without_indicators_says_what_is_lacking(xianghe: Assessment) -> None:
    _, indicators = tables(unit_score_sheet(xianghe))
    assert "（未提供：绩效指标" in plain(indicators.rows[1][0].line)
    assert plain(indicators.rows[-1][-1].line) == "未评定等级"
