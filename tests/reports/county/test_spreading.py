from fractions import Fraction
from types import SimpleNamespace

from jixiao.engine.values import Points
from jixiao.reports.county.spreading import Share, apart_of, quantile, spread_of


def year(total=None, grade="", agreed=None, agreed_grade=""):
    """Return what stands in for a row: a unit's year with its evaluation."""
    points = [None if one is None else Points.of(one) for one in (total, agreed)]
    return SimpleNamespace(
        evaluation=SimpleNamespace(total=points[0], grade=grade, agreed_total=points[1], agreed_grade=agreed_grade)
    )


def test_a_quarter_between_two_scores_is_taken_in_proportion():
    scores = [Fraction(60), Fraction(70), Fraction(90), Fraction(100)]
    assert quantile(scores, Fraction(1, 4)) == Fraction("67.5")
    assert quantile(scores, Fraction(1, 2)) == 80
    assert quantile(scores[:1], Fraction(3, 4)) == 60
    assert quantile([], Fraction(1, 2)) is None


def test_the_agreed_score_counts_and_without_it_the_units_own_once_graded():
    rows = [year("95", "优", "88.5", "良"), year("91", "优"), year("40"), SimpleNamespace()]
    spread = spread_of(rows)
    assert (spread.count, spread.mean) == (2, Fraction("89.75"))
    assert dict(spread.grades) == {"优": 1, "良": 1, "中": 0, "差": 0}
    assert [count for _, count in spread.bands] == [1, 1, 0, 0, 0]


def test_a_score_on_the_edge_is_in_the_upper_band():
    assert [count for _, count in spread_of([year("90", "优"), year("60", "中")]).bands] == [1, 0, 0, 1, 0]


def test_without_scores_nothing_is_said():
    spread = spread_of([])
    assert (spread.count, spread.mean, spread.middle) == (0, None, None)
    assert Share(0, 0).rate is None


def test_how_far_the_review_is_from_the_units_own():
    apart = apart_of([year("95", "优", "88", "良"), year("80", "良", "80", "良"), year("91", "优")])
    assert (apart.count, apart.lowered, apart.raised, apart.same) == (2, 1, 0, 1)
    assert apart.mean == Fraction("-3.5")
