"""The frames that ship say what the regulations say, and every formula in them can be computed."""

import re

import pytest

from jixiao.cycle.indicators.defining import CODE, require_definition
from jixiao.cycle.indicators.formulas import read_formula
from jixiao.cycle.indicators.frames import frames
from jixiao.engine.scoring import rulebooks
from jixiao.engine.scoring.rulebook import MARKS, bare_name

STOCK = [one for frame in frames().values() for one in frame.stock]


def stock_of(code: str):
    return {one.place.code: one for one in frames()[code].stock}


def test_the_2013_frame_has_its_28_indicators():
    assert list(stock_of("ZT2013")) == [f"ZT-{number:02}" for number in range(1, 29)]


def test_the_project_frame_has_its_17_indicators():
    assert len(frames()["MOF10_EVAL"].stock) == 17


def test_the_kexie_library_has_every_code_of_the_draft():
    wanted = {"C": 35, "Z": 11, "S": 6, "J": 5, "E": 10, "M": 5, "G": 4}
    codes = {f"KX-{letter}{number:02}" for letter, most in wanted.items() for number in range(1, most + 1)}
    assert set(stock_of("KEXIE")) == codes


@pytest.mark.parametrize("one", STOCK, ids=lambda one: one.place.code)
def test_what_ships_passes_the_checks_of_what_people_write(one):
    assert CODE.fullmatch(one.place.code)
    assert frames()[one.place.frame].holds(one.place.level1, one.place.level2)
    require_definition(one.definition)
    assert one.definition.mark in MARKS
    assert one.definition.source
    assert not re.search(r"\d", one.definition.name)


@pytest.mark.parametrize("one", [one for one in STOCK if one.definition.formula], ids=lambda one: one.place.code)
def test_a_formula_that_ships_computes_from_names_of_every_year(one):
    read = read_formula(one.definition.formula, unit=one.definition.unit)
    assert read.sound, [finding.text() for finding in read.findings]


def test_2013_indicators_stand_where_the_rulebook_of_their_name_has_them():
    book = rulebooks()["ZT2013"]
    for one in frames()["ZT2013"].stock:
        group = book.belongs.get(bare_name(one.definition.name))
        assert group in {None, one.place.level1}


def test_the_six_dimensions_take_every_2013_indicator_as_the_mapping_says():
    six = frames()["SIX2018"]
    found = {code: (six.place_of(one.place) or ("",))[0] for code, one in stock_of("ZT2013").items()}
    assert {code for code, level1 in found.items() if level1 == "运行成本"} == {"ZT-03", "ZT-04", "ZT-11", "ZT-12"}
    assert {code for code, level1 in found.items() if level1 == "履职效能"} == {"ZT-21", "ZT-22", "ZT-23", "ZT-24"}
    assert {code for code, level1 in found.items() if level1 == "社会效应"} == {"ZT-25", "ZT-26", "ZT-27"}
    assert found["ZT-28"] == "服务对象满意度"
    assert sum(level1 == "管理效率" for level1 in found.values()) == 16
    assert six.place_of(stock_of("KEXIE")["KX-G03"].place) == ("管理效率", "绩效管理")


def test_cost_stands_by_itself_in_101_and_within_output_in_10():
    cost = stock_of("KEXIE")["KX-J01"].place
    lasting = stock_of("KEXIE")["KX-E09"].place
    count = stock_of("KEXIE")["KX-C01"].place
    assert frames()["MOF101"].place_of(cost) == ("成本指标", "经济成本指标")
    assert frames()["MOF10"].place_of(cost) == ("产出指标", "成本指标")
    assert frames()["MOF101"].place_of(lasting) == ("效益指标", "社会效益指标")
    assert frames()["MOF101"].place_of(count) == ("产出指标", "数量指标")


def test_an_indicator_without_a_place_in_a_frame_has_none():
    project = stock_of("MOF10_EVAL")["XM-01"].place
    assert frames()["MOF101"].place_of(project) is None


def test_every_doubt_of_the_default_rubric_is_kept():
    rubric = stock_of("ZT2013")
    assert rubric["ZT-03"].definition.doubt.startswith("评分标准为一地公开的评分标准（公开发布）")
    doubtful = ["ZT-05", "ZT-06", "ZT-07", "ZT-08", "ZT-09", "ZT-10", "ZT-11", "ZT-12", "ZT-13", "ZT-20", "ZT-28"]
    assert all(rubric[code].definition.doubt.startswith("评分标准存疑") for code in doubtful)
