from fractions import Fraction

from jixiao.cycle.indicators.statistics import ALWAYS_FULL, SAME_RATE, TELLS, TOO_FEW, fared

FULL, HALF = Fraction(1), Fraction(1, 2)


def test_the_rates_are_exact() -> None:
    found = fared([FULL, FULL, HALF])
    assert (found.scored, found.full) == (3, 2)
    assert found.hit_rate is not None
    assert found.rate is not None
    assert (found.hit_rate.value, found.rate.value) == (Fraction(2, 3), Fraction(5, 6))


def test_always_full_and_always_the_same_are_told_apart() -> None:
    assert fared([FULL] * 3).verdict == ALWAYS_FULL
    assert fared([HALF] * 3).verdict == SAME_RATE
    assert fared([HALF, FULL, FULL]).verdict == TELLS


def test_few_scores_are_not_judged() -> None:
    assert fared([FULL] * 2).verdict == TOO_FEW
    assert fared([]).hit_rate is None
