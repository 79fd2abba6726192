from fractions import Fraction

import pytest

from jixiao.engine.formula import parse_formula
from jixiao.engine.formula.units import Loose, settle_units, spoken
from jixiao.engine.values import PERCENT, RATIO, YUAN, Unit

UNITS = {"甲": YUAN, "乙": Unit.parse("人"), "率": PERCENT, "不明": None}


def settled(text):
    tree = parse_formula(text).tree
    assert tree is not None
    return settle_units(tree, units=UNITS)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("3", Loose.BARE),
        ("3 × 2 + 1", Loose.BARE),
        ("不明", Loose.UNKNOWN),
        ("不明 + 1", Loose.UNKNOWN),
        ("不明 + 甲", YUAN),
        ("不明 × 甲", Loose.UNKNOWN),
        ("甲 > 1", Loose.CONDITION),
        ("如果(甲 > 1, 乙 > 1, 乙 > 2)", Loose.CONDITION),
        ("甲 ÷ 甲", RATIO),
        ("率 × 2", RATIO),
        ("5分", Unit.parse("分")),
        ("1 ÷ 甲", Unit("1/元", Fraction(1), (("元", -1),))),
        ("甲 × 甲", Unit("元·元", Fraction(1), (("元", 2),))),
    ],
)
def test_what_a_formula_measures_follows_from_its_parts(text, measure):
    assert settled(text).measure == measure


def test_one_clash_does_not_bring_others_with_it():
    assert [fault.code for fault in settled("(甲 + 乙) × 2 + 甲").faults] == ["F204"]


def test_every_clash_is_found():
    found = settled("甲 + 乙 + 率 + (甲 > 乙)").faults
    assert [fault.code for fault in found] == ["F204", "F205", "F204", "F204"]


def test_opinions_leave_a_formula_its_value():
    assert settled("率 + 95").clash is None
    assert settled("甲 + 乙").clash is not None


def test_a_measure_can_be_said():
    assert spoken(YUAN) == "单位是元"
    assert spoken(RATIO) == "是比率"
    assert spoken(Loose.BARE) == "是没有单位的数"
