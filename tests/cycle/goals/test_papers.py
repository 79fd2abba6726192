import io

import openpyxl
import pytest
from tests.cycle.goals.writing import Draft
from tests.rooms import County

from jixiao.cycle.goals.content import content_of
from jixiao.cycle.goals.drafting import add_goal, add_indicator
from jixiao.cycle.goals.papers import TITLE, form_of, in_levels, workbook_of
from jixiao.engine.document import Table, plain_text
from jixiao.engine.render import find_fonts, to_pdf
from jixiao.engine.values import NOT_APPLICABLE, Money, Points


def table_of(document) -> list[list[str]]:
    table = next(block for block in document.blocks if isinstance(block, Table))
    return [["".join(part.text for part in cell.line) for cell in row] for row in table.rows]


def test_the_form_has_the_columns_of_the_annex(county: County, draft: Draft):
    rows = table_of(form_of(county.unit_year, content_of(draft.sheet)))
    assert rows[1] == ["年度主要任务", "任务名称", "主要内容", "预算金额"]
    assert rows[2] == ["总额", "财政拨款", "其他资金"]
    assert ["年度绩效指标", "一级指标", "二级指标", "三级指标", "指标值"] in rows
    assert ["产出指标", "数量指标", "科普活动场次", "≥ 12 场"] in rows


def test_money_is_split_by_source_and_summed_exactly(county: County, draft: Draft):
    by = county.actor("clerk")
    for name, money, source in (
        ("其他", Money.of("0.35", "万元"), "其他资金"),
        ("结转", Money.of("0.1", "万元"), "上年结转资金"),
        ("不安排", NOT_APPLICABLE, ""),
        ("没填", None, ""),
    ):
        add_goal(sheet=draft.sheet, values={"name": name, "money": money, "money_source": source}, by=by)
    rows = table_of(form_of(county.unit_year, content_of(draft.sheet)))
    assert ["其他", "—", "0.35", "0.00", "0.35"] in rows
    assert ["不安排", "—", "—", "—", "—"] in rows
    assert ["没填", "—", "未填", "未填", "未填"] in rows
    assert ["金额合计", "1.95", "1.60", "0.35"] in rows


def test_indicators_of_a_level_stand_together_whatever_their_order(county: County, draft: Draft):
    values = {"level1": "产出指标", "level2": "数量指标", "name": "追加", "weight": Points.of(0)}
    add_indicator(sheet=draft.sheet, values=values, by=county.actor("clerk"))
    ordered = [row["name"] for row in in_levels(content_of(draft.sheet)["indicators"])]
    assert ordered[:3] == ["科普活动场次", "追加", "培训考核合格率"]


def test_the_workbook_holds_numbers_as_numbers_and_no_formulas(county: County, draft: Draft):
    add_goal(sheet=draft.sheet, values={"name": "=1+1", "money": Money.of(2, "万元")}, by=county.actor("clerk"))
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(county.unit_year, content_of(draft.sheet))))
    sheet = book["申报表"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert cells[0].value == f"{TITLE}（2024年度）"
    assert {1.5, 2, 3.5} <= {cell.value for cell in cells if cell.data_type == "n"}
    assert [cell.data_type for cell in cells if cell.value == "=1+1"] == ["s"]


def test_a_gap_is_printed_as_one(county: County, sheet):
    assert "（未填：年度总体目标）" in plain_text(form_of(county.unit_year, content_of(sheet)))


@pytest.mark.font
def test_the_form_can_be_set_as_pdf(county: County, draft: Draft):
    assert to_pdf(form_of(county.unit_year, content_of(draft.sheet)), fonts=find_fonts(folder=None)).startswith(b"%PDF")
