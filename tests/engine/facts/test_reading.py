import dataclasses
import itertools
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.engine.facts import Facts, Span, Strength, facts_in

SEED = Path(__file__).parents[4] / "shared" / "seed"
PIECES = (
    *"0123456789，。、；：（）()%元万亿年月日人个分一二三十百第至-~《》“” \n,.:;",
    *(
        "其中",
        "共计",
        "包括",
        "增长",
        "占",
        "一是",
        "二是",
        "万元",
        "2019年度",
        "9月1日",
        "执行率",
        "县",
        "局",
        "达到",
        "≥",
        "等",
        "得分",
    ),
)
LONG = 100_000
REPEATED = (
    "1",
    "一",
    "1,",
    "1元，",
    "其中1元",
    "（1元",
    "进一步",
    "3个：甲、",
    "3个，甲",
    "县",
    "\n",
    "1-",
    "占1%",
    "共计1元，",
    " ",
    "（",
)


def every_fact(facts: Facts) -> list[Span]:
    return [each for field in dataclasses.fields(facts) for each in getattr(facts, field.name)]


@pytest.fixture(scope="module")
def seed() -> str:
    texts = sorted(SEED.glob("*.txt"))
    if not texts:
        pytest.skip("the first report is not at hand")
    return texts[0].read_text(encoding="utf-8")


@given(st.lists(st.sampled_from(PIECES), max_size=200).map("".join) | st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_every_fact_quotes_it(text: str):
    facts = facts_in(text)
    assert all(text[each.start : each.end] == each.quote for each in every_fact(facts))


@given(st.lists(st.sampled_from(PIECES), max_size=100).map("".join))
@settings(max_examples=80, deadline=None)
def test_facts_stand_in_the_order_of_the_text_and_the_same_text_gives_the_same(text: str):
    facts = facts_in(text)
    for field in dataclasses.fields(facts):
        starts = [each.start for each in getattr(facts, field.name)]
        assert starts == sorted(starts), field.name
    assert facts_in(text) == facts


@given(st.lists(st.sampled_from(PIECES), max_size=120).map("".join))
@settings(max_examples=80, deadline=None)
def test_a_number_is_read_once(text: str):
    facts = facts_in(text)
    numbers = [
        *facts.amounts,
        *facts.ratios,
        *(each for each in facts.counts if each.number is not None),
        *facts.durations,
    ]
    spans = sorted((each.start, each.end) for each in numbers)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))


@pytest.mark.parametrize("piece", REPEATED)
def test_a_hundred_thousand_characters_of_one_thing_are_read_in_bounded_time(piece: str):
    text = (piece * LONG)[:LONG]
    began = time.process_time()
    facts_in(text)
    assert time.process_time() - began < 15


def test_an_empty_text_states_nothing():
    assert every_fact(facts_in("")) == []


def test_the_places_are_those_of_the_original_with_full_width_digits():
    text = "支出１．５万元"
    (amount,) = facts_in(text).amounts
    assert (amount.quote, text[amount.start : amount.end]) == ("１．５万元", "１．５万元")
    assert amount.money is not None
    assert amount.money.fen == 1_500_000


def test_an_amount_finer_than_fen_keeps_its_number_and_is_no_money():
    (amount,) = facts_in("支出1.2345元").amounts
    assert str(amount.number) == "2469/2000"
    assert amount.money is None


def test_the_item_an_amount_stands_in_is_named():
    (amount,) = facts_in("3、筹备建立平台，正规化建设所需经费5000元。").amounts
    assert amount.item == "筹备建立平台"


def test_the_year_of_an_amount_is_the_one_said_before_it_in_its_sentence():
    first, second = facts_in("2019年度支出10万元。支出12万元。").amounts
    assert (first.year, second.year) == (2019, None)


def test_the_subject_of_a_sentence_is_carried_to_its_later_amounts():
    _, final = facts_in("2019年财政拨款收入，年初预算数为274.64万元，决算数为255.37万元。").amounts
    assert final.topic == "2019年财政拨款收入"


def test_the_first_report_gives_its_register_of_figures(seed: str):
    facts = facts_in(seed)
    assert [each.quote for each in facts.amounts] == [
        *("1.5万元", "1万元", "5000元", "3万元", "3万元", "3万元"),
        *("274.64万元", "255.37万元", "274.64万元", "258.13万元", "258.13万元"),
    ]
    handed = [each for each in facts.counts if each.measure in {"份", "块"} or "袋" in each.thing]
    assert [str(each.number) for each in handed] == ["19", "1000", "1000", "19", "200", "300", "20", "1500", "1000"]
    assert {"香河县科学技术协会", "香河县科协技术协会", "香河科学技术协会"} <= {each.quote for each in facts.names}
    assert [each.quote for each in facts.durations] == ["7天", "20天"]
    assert {each.days for each in facts.periods} == {2, 3, 7, None}
    assert facts.scores == () or {each.per for each in facts.scores} <= {"每题", "每答对一题", ""}
    assert sum(each.strength is Strength.EFFECT for each in facts.claims) >= 4


def test_the_first_report_is_read_quickly(seed: str):
    facts_in(seed)
    times = []
    for _ in range(5):
        began = time.process_time()
        facts_in(seed)
        times.append(time.process_time() - began)
    assert min(times) < 0.03  # 15 ms on a quiet machine
