"""Rulebook files: what a user may bring, and every fault that is named at once."""

import pytest

from jixiao.engine.scoring import Rulebook, load_rulebook
from jixiao.engine.values import Rounding

OWN = """
extends = "MOF10"
code = "XIANGZHEN"
title = "某县乡镇补充规则"
region = "某县"
applies_to = "项目支出"
since = 2025-01-01
source = "某县财绩〔2025〕1号"
mark = "公开发布"

[grades]
grades = [["优", 85], ["良", 75], ["中", 60], ["差", 0]]
"""

BANDS = """
[[methods]]
title = "分档"
method = "bands"
parameters = { steps = [["60%", "50%"], ["90%", "100%"]] }
"""


def codes_of(text: str) -> list[str]:
    found, faults = load_rulebook(text, name="own.toml")
    assert found is None
    return [fault.code for fault in faults]


def loaded(text: str) -> Rulebook:
    found, faults = load_rulebook(text, name="own.toml")
    assert [fault.text() for fault in faults] == []
    assert found is not None
    return found


def test_a_users_own_file_states_only_what_differs():
    book = loaded(OWN)
    assert [(grade.name, grade.floor) for grade in book.grades.grades] == [
        ("优", 85),
        ("良", 75),
        ("中", 60),
        ("差", 0),
    ]
    assert book.rounding.mode is Rounding.HALF_UP
    assert not book.default


def test_what_is_taken_over_keeps_the_source_and_date_it_came_with():
    book = loaded(OWN)
    assert book.grades.provision.rule.source == "某县财绩〔2025〕1号"
    assert book.bands.provision.rule.source == "财预〔2020〕10号第十六条"
    assert book.bands.provision.rule.since.year == 2020
    assert {book.grades.provision.rule.rulebook, book.bands.provision.rule.rulebook} == {"XIANGZHEN"}


def test_a_file_with_its_own_frames_does_not_take_over_rules_about_other_groups():
    frames = '\n[[frames]]\ntitle = "两组"\nexecution = 20\ngroups = { "数量" = 50, "质量" = 30 }\n'
    book = loaded(OWN.replace("\n[grades]", frames + "\n[grades]"))
    assert book.redistribution == ()
    assert book.names == {}


def test_a_weight_may_have_decimals():
    frames = '\n[[frames]]\ntitle = "三组"\nexecution = 10\ngroups = { "产出" = 22.5, "效益" = 45, "满意度" = 22.5 }\n'
    book = loaded(OWN.replace("\n[grades]", frames + "\n[grades]"))
    assert book.frames[0].indicators == 90


def test_every_fault_is_found_at_once():
    text = (
        OWN.replace("[grades]", "[grads]").replace('mark = "公开发布"', 'mark = "听说"')
        + """
[[frames]]
title = "少一分"
execution = 10
groups = { "产出指标" = 50, "效益指标" = 30, "满意度指标" = 9 }

[[methods]]
title = "没有的方法"
operators = ["≥", "大于"]
method = "best_guess"

[rounding]
rate_places = "两位"
score_places = 2
mode = "四舍五入"
"""
    )
    assert sorted(codes_of(text)) == ["J102", "J103", "J104", "J105", "J106", "J106", "J106"]


def test_a_fault_says_which_file_and_which_item():
    _, faults = load_rulebook(OWN.replace('region = "某县"\n', "region = 3\n"), name="own.toml")
    (fault,) = faults
    assert fault.place.where == "规则集文件 own.toml region"
    assert "文字" in fault.cure


def test_weights_that_miss_the_full_mark_are_named_with_the_difference():
    frames = '\n[[frames]]\ntitle = "多了"\nexecution = 20\ngroups = { "产出指标" = 50, "效益指标" = 40 }\n'
    _, faults = load_rulebook(OWN.replace("\n[grades]", frames + "\n[grades]"), name="own.toml")
    assert [fault.code for fault in faults] == ["J104"]
    assert "20 加各级指标 90 等于 110，不等于满分 100" in faults[0].cause


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ("code = ", "J101"),
        ('extends = "MOF99"', "J107"),
        ("extends = 3", "J107"),
        ("", "J102"),
        (OWN.replace("[grades]\ngrades =", "[grades]\nfloors ="), "J103"),
        (OWN.replace('["差", 0]', '["差", 10]'), "J106"),
        (OWN.replace('["良", 75]', '["良", 90]'), "J106"),
        (OWN.replace('["良", 75]', '["良", "七十五"]'), "J106"),
        (OWN.replace("since = 2025-01-01", 'since = "2025年"'), "J106"),
        (OWN + '\n[caps]\ntotals = [["80%"]]\n', "J106"),
        (OWN + '\n[[methods]]\ntitle = "门槛"\nmethod = "positive_gate"\nparameters = { gaet = "60%" }\n', "J103"),
        (OWN + '\n[[methods]]\ntitle = "门槛"\nmethod = "positive_gate"\nparameters = { gate = ["60%"] }\n', "J106"),
        (OWN + BANDS, "J106"),
        (OWN + '\n[[methods]]\ntitle = "扣分"\nmethod = "points_off"\nparameters = { step = 0 }\n', "J106"),
        (OWN + '\n[[methods]]\ntitle = "门槛"\nmethod = "positive_gate"\nparameters = { gate = 1 }\n', "J106"),
        (OWN + '\n[[redistribution]]\nabsent = "满意度指标"\nto = "别处"\n', "J106"),
        (OWN + '\n[names]\n"别的组" = ["产出"]\n', "J106"),
        (OWN + '\n[bands]\nlevels = [{ words = ["达成"], from = "80%", to = "70%", given = "75%" }]\n', "J106"),
        (OWN + '\n[execution]\nmethod = "positive_ratio"\n', "J106"),
    ],
)
def test_a_broken_file_is_refused_with_its_code(broken: str, code: str):
    assert code in codes_of(broken)


def test_a_file_that_is_no_text_of_rules_is_refused_and_never_raises():
    for text in ("\x00", "[[", "a = 1\na = 2", "frames = 1", "methods = [1]", "rounding = []", 'names = "x"'):
        assert codes_of(text)
