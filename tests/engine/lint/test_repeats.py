from jixiao.engine.facts import facts_in
from jixiao.engine.lint.repeats import repeats_in


def told(text: str) -> list[tuple[str, str, int]]:
    found = repeats_in(facts_in(text).clauses, ranges=[(0, len(text))])
    return [(text[slice(*each.first)], text[slice(*each.again)], each.times) for each in found]


def test_what_stands_twice_is_found_as_far_as_it_goes():
    text = "甲方按合同支付了首付款，乙方按时进场。其他事项略。甲方按合同支付了首付款，乙方按时进场。丙。"
    words = "甲方按合同支付了首付款，乙方按时进场"
    assert told(text) == [(words, words, 1)]


def test_what_stands_in_a_row_is_one_repeat_that_says_how_often():
    text = "按月核对账目；按月核对账目；按月核对账目。"
    assert told(text) == [("按月核对账目", "按月核对账目；按月核对账目", 3)]


def test_two_clauses_in_a_row_are_told_together():
    text = "按月核对账目，做到账实相符；按月核对账目，做到账实相符。"
    assert told(text) == [("按月核对账目，做到账实相符", "按月核对账目，做到账实相符", 2)]


def test_a_short_clause_begins_no_repeat():
    assert told("合格，合格，合格。") == []


def test_what_stands_outside_the_ranges_does_not_count():
    text = "项目资金已经全部到位。\n项目资金已经全部到位。"
    clauses = facts_in(text).clauses
    assert repeats_in(clauses, ranges=[(0, len(text))])
    assert repeats_in(clauses, ranges=[(12, len(text))]) == ()


def test_many_copies_take_no_longer_than_their_length():
    text = "项目资金已经全部到位，" * 20_000
    (only,) = repeats_in(facts_in(text).clauses, ranges=[(0, len(text))])
    assert only.times == 20_000
