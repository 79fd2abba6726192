from jixiao.engine.document import Cell, Table, Text
from jixiao.engine.render.grid import Placed, loose_rows, placed_rows, repeated_rows


def cell(text: str, across: int = 1, down: int = 1) -> Cell:
    return Cell((Text(text),), across=across, down=down)


def shape(table: Table) -> list[list[tuple[str, int, bool]]]:
    def told(spot: Placed) -> tuple[str, int, bool]:
        return spot.cell.line[0].text, spot.column, spot.continued

    return [[told(spot) for spot in row] for row in placed_rows(table)]


def test_a_cell_over_several_rows_is_continued_in_each():
    table = Table(
        "",
        "",
        (1, 1, 1),
        ((cell("甲", down=3), cell("乙"), cell("丙")), (cell("丁", across=2),), (cell("戊"), cell("己"))),
    )
    assert shape(table) == [
        [("甲", 0, False), ("乙", 1, False), ("丙", 2, False)],
        [("甲", 0, True), ("丁", 1, False)],
        [("甲", 0, True), ("戊", 1, False), ("己", 2, False)],
    ]


def test_two_cells_may_hang_side_by_side_and_at_the_end():
    table = Table("", "", (1, 1, 1), ((cell("甲", down=2), cell("乙"), cell("丙", down=2)), (cell("丁"),)))
    assert shape(table)[1] == [("甲", 0, True), ("丁", 1, False), ("丙", 2, True)]


def test_a_row_too_tall_for_a_page_may_break():
    table = Table(
        "", "", (1, 1), ((cell("短"), cell("短")), (cell("短"), cell("长" * 3000)), (cell("长" * 3000, across=2),))
    )
    assert loose_rows(table, width_mm=156) == {1, 2}


def test_a_group_over_many_rows_does_not_make_its_row_tall():
    table = Table("", "", (1, 9), ((cell("长" * 500, down=40), cell("短")),))
    assert loose_rows(table, width_mm=156) == frozenset()


def test_a_head_that_hangs_into_the_body_is_not_repeated():
    rows = ((cell("甲", down=2), cell("乙")), (cell("丙"),))
    assert repeated_rows(Table("", "", (1, 1), rows, head_rows=1)) == 0
    assert repeated_rows(Table("", "", (1, 1), rows, head_rows=2)) == 2
