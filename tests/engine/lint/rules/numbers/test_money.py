"""Sums, rates and growth that are right are never found fault with, however they were rounded; wrong ones are."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.engine.lint.specimens import quotes

from jixiao.engine.facts import facts_in
from jixiao.engine.lint.rules.numbers.axes import relation_of
from jixiao.engine.lint.rules.numbers.misprints import digit_slip
from jixiao.engine.lint.rules.numbers.stages import Stage, stage_of
from jixiao.engine.values import Rounding, round_exactly

fens = st.integers(min_value=10_000_000, max_value=99_999_999_999)  # 10 万元 to ten million 万元
few = settings(max_examples=60, deadline=None)


def in_wan(fen: int, places: int = 2) -> Decimal:
    return round_exactly(Fraction(fen, 1_000_000), places=places, mode=Rounding.HALF_UP)


@few
@given(st.lists(fens, min_size=2, max_size=3), st.sampled_from([2, 4]))
def test_parts_that_were_rounded_one_by_one_still_make_their_whole(parts: list[int], places: int):
    levels = ("中央资金", "省级资金", "县级配套资金")
    told = "、".join(f"{level}{in_wan(fen, places)}万元" for level, fen in zip(levels, parts, strict=False))
    text = f"到位资金{in_wan(sum(parts), places)}万元，其中：{told}。"
    assert [quotes(code, text) for code in ("N201", "N202", "N203", "N204", "N223")] == [()] * 5


@few
@given(st.lists(fens, min_size=3, max_size=3), st.integers(min_value=2_000_000, max_value=9_000_000))
def test_parts_that_are_more_than_their_whole_are_found(parts: list[int], more: int):
    told = "、".join(
        f"{level}{in_wan(fen)}万元" for level, fen in zip(("中央资金", "省级资金", "县级资金"), parts, strict=True)
    )
    text = f"到位资金{in_wan(sum(parts) - more)}万元，其中：{told}。"
    assert quotes("N202", text) == (text.rstrip("。"),)


@few
@given(fens, fens, st.integers(min_value=0, max_value=3), st.sampled_from([Rounding.HALF_UP, Rounding.DOWN]))
def test_a_rate_rounded_or_cut_off_is_no_fault(budget: int, spent: int, places: int, mode: Rounding):
    assume(spent <= budget)
    rate = round_exactly(Fraction(spent * 100, budget), places=places, mode=mode)
    text = f"全年预算数{in_wan(budget)}万元，全年执行数{in_wan(spent)}万元，预算执行率{rate}%。"
    assert quotes("N209", text) == ()


@few
@given(fens, st.integers(min_value=50, max_value=100), st.sampled_from([-3, 3, 7]))
def test_a_rate_that_is_points_off_is_found(budget: int, rate: int, off: int):
    spent = budget * rate // 100
    text = f"全年预算数{in_wan(budget)}万元，全年执行数{in_wan(spent)}万元，预算执行率{rate + off}.00%。"
    assert quotes("N209", text) == (f"预算执行率{rate + off}.00%",)


@few
@given(fens, fens)
def test_a_growth_that_follows_from_its_figures_is_no_fault(before: int, now: int):
    assume(abs(now - before) > before // 100)
    way = ("增加", "增长") if now > before else ("减少", "下降")
    delta = in_wan(abs(now - before))
    rate = round_exactly(Fraction(abs(now - before) * 100, before), places=2, mode=Rounding.HALF_UP)
    text = f"2023年支出合计{in_wan(now)}万元，比上年{way[0]}{delta}万元，{way[1]}{rate}%。"
    assert [quotes(code, text) for code in ("N211", "N212")] == [(), ()]


@pytest.mark.parametrize(
    ("labels", "axis", "is_all"),
    [
        (("中央资金", "省级资金", "市级资金"), "资金来源", False),
        (("中央财政", "自治区财政", "盟、旗两级财政"), "资金来源", True),
        (("中央资金", "地方资金", "其他资金"), "资金来源", True),
        (("中央资金", "地方资金", "省级资金"), "", False),
        (("基本支出", "项目支出"), "支出性质", True),
        (("人员经费", "日常公用经费"), "人员和公用", True),
        (("财政拨款", "项目支出"), "", False),
        (("农村公路建设", "城市照明"), "", False),
        (("省级以上资金", "中央资金"), "", False),
    ],
)
def test_parts_lie_on_an_axis_or_on_none(*, labels: tuple[str, ...], axis: str, is_all: bool):
    found = relation_of(labels)
    assert (found.axis, found.apart, found.all) == (axis, bool(axis), is_all)


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("2023年支出年初预算数为10万元", Stage.BUDGET),
        ("2023年收入，年初预算数为10万元，决算数为9万元", Stage.INCOME),
        ("实际支付10万元", Stage.SPENT),
        ("收到转移支付资金10万元", Stage.GRANTED),
        ("上年结转资金10万元", Stage.LEFT),
        ("年中追加10万元", Stage.CHANGED),
        ("福利彩票公益金支出项目10万元", Stage.OTHER),
    ],
)
def test_money_is_at_the_stage_its_label_ends_in(words: str, stage: Stage):
    assert stage_of(facts_in(words).amounts[-1]) is stage


@pytest.mark.parametrize(
    ("was", "right", "slip"),
    [
        ("1532.2", "1352.2", "颠倒"),
        ("190.3", "170.3", "一个数字"),
        ("12.5", "1.25", "小数点"),
        ("190.3", "171.4", ""),
        ("19", "17", ""),
    ],
)
def test_a_slip_of_the_hand_is_told_by_its_digits(was: str, right: str, slip: str):
    found = digit_slip(was, right)
    assert slip in found
    assert bool(found) is bool(slip)
