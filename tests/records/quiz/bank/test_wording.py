import dataclasses

import pytest
from tests.records.quiz.bank.conftest import SAID

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.bank.wording import answer_words, judged, plain_of, read_answer
from jixiao.web.tagged import read_tags


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"text": "  "}, "U915", "text"),
        ({"text": "字" * 501}, "U915", "text"),
        ({"kind": "essay"}, "U915", "kind"),
        ({"options": ("甲",)}, "U916", "options"),
        ({"options": tuple("甲乙丙丁戊己庚辛壬")}, "U916", "options"),
        ({"options": ("甲", "", "丙")}, "U916", "options"),
        ({"options": ("地球", "月球", "地 球。")}, "U917", "options"),
        ({"right": 0}, "U918", "right"),
        ({"right": 0b11}, "U918", "right"),
        ({"right": 0b10000}, "U918", "right"),
        ({"difficulty": 6}, "U920", "difficulty"),
        ({"tags": ("标" * 21,)}, "U920", "tags"),
        ({"source": "源" * 301}, "U920", "source"),
    ],
)
def test_what_nobody_could_answer_is_refused_with_its_field(values, code, field):
    with pytest.raises(Refused) as refused:
        judged(dataclasses.replace(SAID, **values))
    assert (refused.value.code, refused.value.field) == (code, field)


def test_a_true_or_false_question_has_its_two_options_and_signs_tell_options_apart():
    said = dataclasses.replace(SAID, kind="judge", options=("随便",), right=2)
    assert judged(said).options == ("对", "错")
    assert judged(dataclasses.replace(SAID, options=("＞", "＜"))).options == ("＞", "＜")


def test_letters_that_were_typed_before_all_options_are_left_out():
    assert judged(dataclasses.replace(SAID, options=("A．甲", "B、乙"))).options == ("甲", "乙")
    assert judged(dataclasses.replace(SAID, options=("A．甲", "乙"))).options == ("A．甲", "乙")


@pytest.mark.parametrize(
    ("kind", "text", "bits"),
    [
        ("single", "b", 2), ("multi", "ＡＢＤ", 0b1011), ("multi", "A、C", 0b101), ("single", "Z", None),
        ("single", "", None), ("judge", "√", 1), ("judge", "×", 2), ("judge", "正确", 1), ("judge", "F", 2),
        ("judge", "B", 2), ("judge", "C", None),
    ],
)  # fmt: skip
def test_answers_are_read_as_people_type_them(kind, text, bits):
    assert read_answer(kind, text) == bits


def test_words_about_a_question():
    assert plain_of("ＡＢ c，（ ）？1 ") == "abc1"
    assert answer_words("multi", 0b101) == "AC"
    assert answer_words("judge", 2) == "错"
    assert read_tags("健康、饮食，健康;环保") == ("健康", "饮食", "环保")
