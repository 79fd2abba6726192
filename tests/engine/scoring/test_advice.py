from dataclasses import replace
from fractions import Fraction

import pytest

from jixiao.engine.scoring.advice import Case, Verdict, advice_table, overlap_of, propose
from jixiao.engine.values import Money, Points, Ratio, Trace

GOOD = Case(
    grade="优",
    total=Points.of(95),
    rate=Ratio(Fraction(98, 100)),
    budget=Money.of(100_000),
    repeated=0,
    unmended=0,
    is_reported=True,
    is_judged=True,
    overlap=Fraction(0),
    twin="",
)


def advised(**more):
    return propose(replace(GOOD, **more), advice_table())


@pytest.mark.parametrize(
    ("more", "words", "key"),
    [
        ({}, "优先保障", "good"),
        ({"grade": "良"}, "据实保障", "fair"),
        ({"grade": "中"}, "压减 10%", "middling"),
        ({"grade": "差"}, "取消", "poor"),
        ({"rate": Ratio(Fraction(599, 1000))}, "压减 10%", "slow_money"),
        ({"rate": Ratio(Fraction(6, 10))}, "优先保障", "good"),
        ({"repeated": 1}, "压减 10%", "again"),
        ({"unmended": 1}, "压减 20%", "not_mended"),
        ({"is_reported": False}, "压减 10%", "no_goals"),
        ({"grade": "", "is_judged": False}, "压减 5%", "not_judged"),
        ({"overlap": Fraction(4, 5), "twin": "示例项目"}, "整合", "overlap"),
    ],
)
def test_each_rule_proposes_what_its_table_says(more, words, key):
    found = advised(**more)
    assert found.rule is not None
    assert (found.words, found.rule.rule.key) == (words, key)


def test_the_strictest_rule_goes_first_and_among_cuts_the_largest():
    assert advised(grade="中", unmended=1, repeated=1).words == "压减 20%"
    assert advised(grade="差", overlap=Fraction(1), twin="示例项目").verdict is Verdict.CANCEL


def test_where_no_rule_holds_it_is_kept_and_a_person_decides():
    found = advised(grade="")
    assert (found.verdict, found.rule) == (Verdict.KEEP, None)
    assert "自行判断" in found.trace.note


def test_the_amount_is_the_share_of_the_budget_to_the_fen():
    assert advised(grade="中", budget=Money(1235)).amount == Money(124)
    assert advised(grade="差").amount == Money.of(100_000)
    assert advised(budget=None).amount is None


def test_the_trace_names_the_rule_its_doubt_and_every_number_and_survives_json():
    trace = advised(grade="中").trace
    text = trace.text()
    for words in ("等级为中", "10%—20%", "绩效等级 = 中", "95", "98.00%", "10.00 × 10%", "规则「等级为差」 = 不适用"):
        assert words in text, words
    assert Trace.from_json(trace.to_json()) == trace


def test_the_table_keeps_its_source_and_its_doubt():
    table = advice_table()
    assert "县" in table.doubt
    assert (table.mending.notice_days, table.mending.notice_working_days) == (30, 15)
    assert table.mending.warn_working_days == 5
    assert [table.step_after(days) for days in (0, 1, 9, 10, 20, 40)] == ["", "提醒", "提醒", "约谈", "通报", "移送"]
    assert table.steps_after(20) == ("提醒", "约谈", "通报")
    assert all(rule.rule.source for rule in table.rules)


def test_names_overlap_by_the_share_of_the_own():
    assert overlap_of(["甲", "乙"], ["乙", "丙", "丁"]) == Fraction(1, 2)
    assert overlap_of([], ["甲"]) == 0
