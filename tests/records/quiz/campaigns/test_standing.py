from fractions import Fraction

import pytest

from jixiao.records.quiz.campaigns.standing import Standing, standing_of, standings

pytestmark = pytest.mark.django_db


def test_figures_are_counted_and_excluded_players_are_not_valid(campaign, player, prize):
    row = campaign()
    player(row, "甲", sets=3, opened_sets=4, points=200, balance=100)
    player(row, "乙", sets=1, opened_sets=1, points=20, balance=20, state="excluded")
    one = prize(row, total=5)
    type(one).objects.filter(pk=one.pk).update(left=2, reserved=1, given=2)
    found = standing_of(row)
    assert found == Standing(
        players=2, excluded=1, sets=4, valid_sets=3, opened=5, points=200, pieces=5, reserved=1, given=2
    )
    assert (found.valid_share, found.finished_share) == (Fraction(3, 4), Fraction(4, 5))


def test_many_campaigns_take_two_statements(campaign, player, django_assert_num_queries):
    rows = [campaign()]
    rows += [campaign(versions=[one.version for one in rows[0].pool.all()]) for _ in range(2)]
    player(rows[1])
    with django_assert_num_queries(2):
        found = standings(rows)
    assert [found[one.pk].players for one in rows] == [0, 1, 0]
    assert found[rows[0].pk].valid_share is None
