"""Awards by their shares: never more than a share allows, works of one rank never parted."""

from collections import Counter
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from jixiao.records.contests.publishing.shares import Share, places_of, propose

SHARES = [Share("一等奖", Decimal(10)), Share("二等奖", Decimal(20)), Share("三等奖", Decimal(30))]


def ranks(*numbers):
    return list(enumerate(numbers, start=1))


def test_places_are_whole_and_never_rounded_up():
    assert places_of(SHARES, 19) == {"一等奖": 1, "二等奖": 3, "三等奖": 5}
    assert places_of([Share("一等奖", Decimal("33.33"))], 3) == {"一等奖": 0}


def test_the_best_have_the_first_awards():
    found = propose(ranks(*range(1, 11)), SHARES)
    assert found.awards == {1: "一等奖", 2: "二等奖", 3: "二等奖", 4: "三等奖", 5: "三等奖", 6: "三等奖"}
    assert not found.doubts


def test_a_tie_at_the_border_waits_for_the_next_award_and_is_told():
    found = propose(ranks(1, 2, 2, 2, 5, 6, 7, 8, 9, 10), SHARES)
    assert found.awards == {1: "一等奖", 2: "三等奖", 3: "三等奖", 4: "三等奖"}
    assert found.doubts == ("第 2 名并列 3 件，二等奖只剩 2 个，都不列入二等奖，由您决定",)


def test_too_few_works_for_any_award_have_none():
    assert propose(ranks(1, 2), SHARES).awards == {}


@given(st.lists(st.integers(0, 3), min_size=1, max_size=40))
def test_no_award_is_overfull_and_no_rank_is_parted(steps):
    numbers, place = [], 1
    for step in steps:
        place += step
        numbers.append(place)
    rows = ranks(*numbers)
    found = propose(rows, SHARES)
    given_ = Counter(found.awards.values())
    assert all(given_[name] <= most for name, most in found.places.items())
    for (work, rank), (other, other_rank) in pairwise(rows):
        if rank == other_rank:
            assert found.awards.get(work) == found.awards.get(other)
