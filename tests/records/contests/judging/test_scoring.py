"""Marks become results: exact, with the ends left out, evened out between panels, ties shown."""

from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from jixiao.records.contests.judging.scoring import Given, evening_of, score_group


def marks(*rows, panel=1):
    return [
        Given(work, judge, panel, Fraction(score))
        for work, scores in enumerate(rows, start=1)
        for judge, score in enumerate(scores, start=1)
    ]


def told(rows):
    return [(row.work, row.score, row.rank, row.tied) for row in rows]


def test_the_score_is_the_mean_and_the_best_comes_first():
    rows = score_group(marks((80, 90), (95, 90), (70, 70)), drops_ends=False, normalises=False)
    assert told(rows) == [(2, Fraction(185, 2), 1, False), (1, Fraction(85), 2, False), (3, Fraction(70), 3, False)]


def test_a_tie_is_shown_and_the_next_rank_is_left_free():
    rows = score_group(marks((80,), (80,), (70,)), drops_ends=False, normalises=False)
    assert [(row.rank, row.tied) for row in rows] == [(1, True), (1, True), (3, False)]


def test_the_highest_and_the_lowest_are_left_out_of_three_or_more():
    rows = score_group(marks((10, 80, 90, 100), (0, 100)), drops_ends=True, normalises=False)
    assert told(rows) == [(1, Fraction(85), 1, False), (2, Fraction(50), 2, False)]
    assert [one.left_out for one in rows[0].marks] == ["最低分", "", "", "最高分"]
    assert rows[0].raw == 70


def test_a_strict_panel_is_lifted_in_proportion():
    strict = [Given(1, 1, 1, Fraction(60)), Given(2, 1, 1, Fraction(30))]
    mild = [Given(3, 2, 2, Fraction(90)), Given(4, 2, 2, Fraction(60))]
    rows = score_group([*strict, *mild], drops_ends=False, normalises=True)
    assert {row.work: row.score for row in rows} == {1: 80, 2: 40, 3: 72, 4: 48}
    assert [row.work for row in rows] == [1, 3, 4, 2]
    assert {row.work: row.raw for row in rows}[1] == 60


def test_one_panel_alone_is_not_changed_by_evening_out():
    rows = score_group(marks((80, 90)), drops_ends=False, normalises=True)
    assert rows[0].score == 85
    assert not evening_of(marks((80, 90)), normalises=True).is_used


def test_a_panel_that_gave_nothing_but_zero_is_left_as_it_is():
    rows = [Given(1, 1, 1, Fraction(0)), Given(2, 2, 2, Fraction(50))]
    assert {row.work: row.score for row in score_group(rows, drops_ends=False, normalises=True)} == {1: 0, 2: 25}


@given(st.lists(st.lists(st.decimals(0, 100, places=2), min_size=1, max_size=6), min_size=1, max_size=8))
def test_nobody_is_ranked_before_somebody_with_a_better_score(rows):
    found = score_group(marks(*rows), drops_ends=True, normalises=False)
    for one, other in pairwise(found):
        assert one.score >= other.score
        assert (one.rank == other.rank) == (one.score == other.score)
    assert all(row.rank == 1 + sum(other.score > row.score for other in found) for row in found)
