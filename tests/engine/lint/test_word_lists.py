"""The word lists of the W family are good Chinese where they say what is right, and never speak on it."""

import pytest

from jixiao.engine.lint.rules.privacy.masking import masked
from jixiao.engine.lint.rules.privacy.p801_identity_number import identity_numbers
from jixiao.engine.lint.rules.wording.beside import known_neighbours
from jixiao.engine.lint.rules.wording.misprints import Known, likely_misprints, misprints_in, sure_misprints
from jixiao.engine.lint.rules.wording.phrases import _slips, slips_in


def pairs_of(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


def all_of(known: Known):
    return [misprint for misprints in known.of.values() for misprint in misprints]


SURE, LIKELY = all_of(sure_misprints()), all_of(likely_misprints())


def test_the_list_of_misprints_is_long_enough_to_be_of_use():
    assert len(SURE) > 300
    assert len(LIKELY) > 40


def test_no_misprint_stands_in_the_list_twice():
    typed = [misprint.wrong for misprint in (*SURE, *LIKELY)]
    assert sorted(typed) == sorted(set(typed))


def test_a_misprint_is_not_what_is_right_and_no_longer_than_a_phrase():
    assert [each for each in (*SURE, *LIKELY) if each.wrong == each.right or not 2 <= len(each.wrong) <= 12] == []


@pytest.mark.parametrize("known", [sure_misprints(), likely_misprints()], ids=["sure", "likely"])
def test_what_is_right_is_no_misprint_itself(known: Known):
    text = "。".join(misprint.right for misprint in (*SURE, *LIKELY))
    assert [misprint.wrong for _, misprint in misprints_in(text, pairs=pairs_of(text), known=known)] == []


@pytest.mark.parametrize("misprint", SURE, ids=lambda each: each.wrong)
def test_a_sure_misprint_is_found_alone(misprint):
    text = f"，{misprint.wrong}。"
    assert list(misprints_in(text, pairs=pairs_of(text), known=sure_misprints()))


def test_a_set_phrase_is_not_taken_for_a_slip_of_itself_or_another():
    phrases = sorted({slip.phrase for slips in _slips().of.values() for slip in slips})
    text = "，".join(phrases)
    assert [(slip.typed, slip.phrase) for _, slip in slips_in(text, pairs=pairs_of(text))] == []


@pytest.mark.parametrize(
    "words", ["资金金额", "财政政策", "项目目标", "年初预算", "检验验收", "会议议题", "设施施工", "学校校长"]
)
def test_the_end_of_a_word_may_meet_the_start_of_another(words: str):
    known = known_neighbours()
    assert all(known.begins_word(words[at], words[at + 1]) for at in (0, 2))


def test_a_number_is_shown_by_its_first_three_and_last_four_characters():
    assert masked("11010519491231002X") == "110***********002X"
    assert masked("1234567") == "*******"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("11010519491231002X", 1),
        ("11010519491231002x", 1),
        ("110105 19491231 002X", 1),
        ("110105194912310021", 0),
        ("110105194902300024", 0),
        ("990105194912310020", 0),
        ("信用代码11010519491231002X", 0),
        ("A11010519491231002X", 0),
    ],
)
def test_an_identity_number_is_one_only_where_everything_in_it_holds(text: str, found: int):
    assert len(list(identity_numbers(text))) == found
