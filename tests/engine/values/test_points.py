from fractions import Fraction

from jixiao.engine.values import Points, Ratio, Undefined


def test_points_print_two_decimals_and_hide_nothing_finer() -> None:
    assert Points.of("9.4").text() == "9.40"
    assert Points.of("22.125").text() == "22.125"
    assert str(Points.of(Fraction(1, 3))) == "0.3333"


def test_a_ratio_over_zero_is_undefined_and_says_why() -> None:
    assert Ratio.between(1, 0) == Undefined("分母为 0")
    rate = Ratio.between(Fraction("258.13"), Fraction("274.64"))
    assert isinstance(rate, Ratio)
    assert rate.percent() == "93.99%"
