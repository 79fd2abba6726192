from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from jixiao.engine.scoring import rulebook
from jixiao.engine.scoring.weighing import apportion, choose_frame, group_of, weigh
from jixiao.engine.values import NOT_APPLICABLE

hundredths = st.integers(1, 5000).map(lambda n: Fraction(n, 100))


@given(amount=hundredths, parts=st.lists(hundredths, min_size=1, max_size=12))
def test_what_is_shared_out_sums_to_the_last_hundredth(amount: Fraction, parts: list[Fraction]):
    shares = apportion(amount, parts)
    assert sum(shares) == amount
    assert all((share * 100).denominator == 1 for share in shares)


@given(amount=hundredths, parts=st.lists(hundredths, min_size=1, max_size=12))
def test_nobody_gets_more_than_a_hundredth_off_their_exact_share(amount: Fraction, parts: list[Fraction]):
    for share, part in zip(apportion(amount, parts), parts, strict=True):
        assert abs(share - amount * part / sum(parts)) < Fraction(1, 100)


def test_three_equal_shares_of_ten_give_the_odd_hundredth_to_the_first():
    assert apportion(Fraction(10), [Fraction(1)] * 3) == (Fraction(334, 100), Fraction(333, 100), Fraction(333, 100))


def test_an_amount_finer_than_hundredths_is_kept_whole():
    assert sum(apportion(Fraction(10, 3), [Fraction(1), Fraction(2)])) == Fraction(10, 3)


def test_cost_stands_inside_output_under_10_and_by_itself_under_101(row, sheet):
    cost = row("J1", "≤", "1.5万元", 20, level1="成本指标")
    for code, group in (("MOF10", "产出指标"), ("MOF101", "成本指标")):
        rules = rulebook(code)
        frame = choose_frame(sheet(cost), rulebook=rules)
        assert group_of(cost, frame=frame, rulebook=rules) == group


def test_short_names_of_the_first_level_are_known(row, sheet):
    rules = rulebook("MOF10")
    for name, group in (("产出", "产出指标"), ("效益", "效益指标"), ("满意度", "满意度指标"), ("来源不明", "来源不明")):
        one = row("X1", "≥", "1场", 1, level1=name)
        assert group_of(one, frame=choose_frame(sheet(one), rulebook=rules), rulebook=rules) == group


def test_a_quoted_name_belongs_where_the_bare_one_does(row, sheet):
    rules = rulebook("SIX2018")
    one = row("X1", "≤", "0%", 3, level1="投入", name="“三公经费”变动率")
    assert group_of(one, frame=choose_frame(sheet(one), rulebook=rules), rulebook=rules) == "运行成本"


def test_a_row_that_is_out_weighs_nothing_itself(row, read, sheet):
    rows = (row("C1", "≥", "10场", 30), row("C2", "≥", NOT_APPLICABLE, 20))
    shares = weigh(sheet(*rows), {"C1": read("1场")}, rulebook=rulebook("MOF10")).shares
    assert [str(share.weight) for share in shares] == ["50.00", "不适用"]
    assert [share.out for share in shares] == [False, True]


def test_weight_that_arrives_twice_says_so_twice(row, read, sheet):
    rows = (
        row("E1", "≥", "1场", 10, level1="效益指标"),
        row("E2", "≥", "1场", 20, level1="效益指标"),
        row("M1", "≥", "1场", 10, level1="满意度指标"),
    )
    readings = {"E2": read(NOT_APPLICABLE), "M1": read(NOT_APPLICABLE)}
    (share, *_) = weigh(sheet(*rows), readings, rulebook=rulebook("MOF10")).shares
    assert str(share.weight) == "40.00"
    assert share.came.count("本指标分得") == 2
