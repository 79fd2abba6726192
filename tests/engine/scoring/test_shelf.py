"""The rulebooks that ship."""

import datetime
import re

import pytest

from jixiao.engine.scoring import (
    METHODS,
    Rulebook,
    load_rulebook,
    rulebook,
    rulebook_for,
    rulebooks,
    shipped_text,
    whole_text,
)
from jixiao.engine.scoring.rulebook import MARKS, Provision


def provisions(book: Rulebook) -> list[Provision]:
    listed = [
        *(frame.provision for frame in book.frames),
        *(move.provision for move in book.redistribution),
        *(choice.provision for choice in book.choices),
    ]
    marks = (book.execution.provision, book.rounding.provision, book.grades.provision)
    return [*listed, *marks, book.bands.provision, book.caps.provision, book.flags.provision]


def test_these_rulebooks_ship():
    assert set(rulebooks()) == {
        "BEIJING_DEPT", "CHONGQING_DEPT", "HUBEI", "LANGFANG", "MOF10", "MOF101", "MOF10_EVAL", "PLATFORM",
        "PLATFORM80", "SICHUAN", "SICHUAN_DEPT", "SIX2018", "ZT2013",
    }  # fmt: skip


@pytest.mark.parametrize("code", sorted(rulebooks()))
def test_every_rule_has_a_source_a_date_and_says_how_it_is_known(code: str):
    for provision in provisions(rulebook(code)):
        assert provision.rule.source
        assert provision.rule.title
        assert provision.rule.rulebook == code
        assert datetime.date(2013, 1, 1) <= provision.rule.since <= datetime.date(2026, 12, 31)
        assert provision.mark in MARKS
        assert provision.doubt or provision.mark != "存疑"


@pytest.mark.parametrize("code", sorted(rulebooks()))
def test_a_file_is_named_for_its_code_and_its_codes_agree(code: str):
    book = rulebook(code)
    assert book.code == code
    assert re.fullmatch(r"[A-Z0-9_]+", code)
    assert rulebook(code.lower()).title == book.title


@pytest.mark.parametrize(
    ("code", "weights"),
    [
        ("MOF10", {"预算执行率": 10, "产出指标": 50, "效益指标": 30, "满意度指标": 10}),
        ("HUBEI", {"预算执行率": 20, "产出指标": 40, "效益和满意度指标": 40}),
        ("BEIJING_DEPT", {"预算执行率": 20, "产出": 30, "效果": 30, "预算管理": 20}),
        ("SICHUAN_DEPT", {"部门决策": 25, "综合管理": 30, "部门绩效": 45}),
        ("CHONGQING_DEPT", {"预算执行率": 10, "共性指标": 30, "个性指标": 60}),
    ],
)
def test_the_frame_deals_out_what_the_regulation_says(code: str, weights: dict[str, int]):
    frame = rulebook(code).frames[0]
    execution = {"预算执行率": frame.execution} if frame.execution else {}
    assert {**execution, **frame.groups} == weights


def test_the_frame_of_101_depends_on_whether_cost_is_judged():
    with_cost, without = rulebook("MOF101").frames
    assert with_cost.when_present == "成本指标"
    assert dict(with_cost.groups) == {"成本指标": 20, "产出指标": 40, "效益指标": 20, "满意度指标": 10}
    assert dict(without.groups) == {"产出指标": 50, "效益指标": 30, "满意度指标": 10}


def test_the_department_frames_and_sichuan_let_the_unit_deal_out_the_points():
    assert set(rulebook("ZT2013").frames[0].groups.values()) == {None}
    assert set(rulebook("SIX2018").frames[0].groups) == {
        "运行成本", "管理效率", "履职效能", "社会效应", "可持续发展能力", "服务对象满意度",
    }  # fmt: skip
    assert (rulebook("SICHUAN").frames[0].execution, rulebook("SICHUAN").frames[0].indicators) == (10, 90)


def test_every_common_indicator_of_2013_has_its_rule():
    named = {name for choice in rulebook("ZT2013").choices for name in choice.names}
    belonging = set(rulebook("ZT2013").belongs)
    instantiated = {"经济效益", "社会效益", "生态效益"}
    assert belonging - instantiated <= named


@pytest.mark.parametrize("code", sorted(rulebooks()))
def test_every_kind_of_indicator_finds_a_method(code: str):
    choices = rulebook(code).choices
    for operator in ("≥", ">", "=", "<", "≤", "定性"):
        assert any(
            not choice.names and not choice.level2 and operator in (choice.operators or operator) for choice in choices
        )
    assert {choice.method for choice in choices} <= set(METHODS)


@pytest.mark.parametrize(
    ("year", "code"), [(1919, "ZT2013"), (2012, "ZT2013"), (2018, "ZT2013"), (2019, "MOF10"), (2024, "MOF10")]
)
def test_a_year_is_scored_by_the_rules_in_force_when_it_is_evaluated(year: int, code: str):
    assert rulebook_for(year).code == code


def test_a_code_that_does_not_exist_is_no_rulebook():
    with pytest.raises(KeyError):
        rulebook("MOF99")


@pytest.mark.parametrize("code", sorted(rulebooks()))
def test_a_whole_text_stands_alone_and_states_the_same_rules(code: str):
    text = shipped_text(code)
    assert "extends" not in text
    assert load_rulebook(text, name="frozen.toml") == (rulebook(code), ())


def test_what_an_office_takes_over_is_written_out_in_its_whole_text():
    own = 'extends = "MOF10"\ncode = "OWN"\ntitle = "本县规则"\nregion = "示例县"\napplies_to = "部门整体"\n'
    own += "since = 2024-01-01\n"
    own += 'source = "示例"\nmark = "推算"\ndefault = false\n[flags]\nover_fulfilment = "120%"\nover_deduction = 0\n'
    own += 'red_light = "5%"\nyellow_light = "20%"\ntolerance = "0.1"\nlow_execution = "90%"\nheavy = 90\n'
    expected, faults = load_rulebook(own, name="own.toml")
    assert not faults
    assert load_rulebook(whole_text(own, name="own.toml"), name="frozen.toml") == (expected, ())
    with pytest.raises(ValueError, match="没有叫"):
        whole_text('extends = "NOBODY"', name="bad.toml")
