"""Works are spread evenly, the same from the same seed, and never to somebody who must avoid them."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.records.contests.judging.avoiding import Shunned, Work
from jixiao.records.contests.judging.balancing import Bench, Given, spread


def works(number, *, group=1, school=lambda place: place % 4):
    return [Work(place, f"N{place:03d}", "示例", group, school(place)) for place in range(1, number + 1)]


def start(number=20, judges=5, *, each=3, shunned=None, **more):
    people = tuple(range(1, judges + 1))
    shun = {judge: Shunned() for judge in people} | (shunned or {})
    benches = more.pop("benches", [Bench(1, people, frozenset({1}))])
    return Given(more.pop("works", works(number)), benches, {1: each, 2: each}, shun, **more)


def test_every_work_gets_its_judges_and_loads_differ_by_one_at_most():
    found = spread(start(271, 7, each=5), seed="2024")
    assert not found.gaps
    assert Counter(Counter(work for _, _, work in found.pairs).values()) == {5: 271}
    assert max(found.loads.values()) - min(found.loads.values()) <= 1


def test_the_same_seed_gives_the_same_spread_and_another_one_another():
    assert spread(start(), seed="a") == spread(start(), seed="a")
    assert spread(start(), seed="a").pairs != spread(start(), seed="b").pairs


def test_nobody_gets_what_they_must_avoid():
    shunned = {1: Shunned(school=1), 2: Shunned(schools=frozenset({2})), 3: Shunned(entries=frozenset({3}))}
    given_ = start(shunned=shunned)
    found = spread(given_, seed="x")
    by_pk = {work.pk: work for work in given_.works}
    assert not [pair for pair in found.pairs if given_.shunned[pair[1]].why_not(by_pk[pair[2]])]
    assert not found.gaps


def test_a_work_that_lacks_judges_is_named_with_the_reason():
    shunned = {1: Shunned(school=0), 2: Shunned(school=0)}
    found = spread(start(4, 4, shunned=shunned), seed="x")
    assert [(gap.work.number, gap.lacking) for gap in found.gaps] == [("N004", 1)]
    assert found.gaps[0].why == "评审组有 4 位评委，每件要 3 位；评委所在学校的作品 2 人"


def test_a_group_that_no_panel_marks_is_told():
    found = spread(start(works=works(1, group=2)), seed="x")
    assert found.gaps[0].why == "没有评审组评这个组别"


def test_what_judges_have_already_counts_and_stays():
    has = {place: {1: 1} for place in range(1, 11)}
    found = spread(start(20, 4, each=2, has=has), seed="x")
    assert found.loads == {1: 10, 2: 10, 3: 10, 4: 10}
    assert not [pair for pair in found.pairs if pair[1] == 1 and pair[2] in has]


def test_a_work_of_a_group_with_two_panels_stays_in_one():
    benches = [Bench(1, (1, 2, 3), frozenset({1})), Bench(2, (4, 5, 6), frozenset({1}))]
    found = spread(start(30, 6, benches=benches), seed="x")
    panels = {work: {panel for panel, _, one in found.pairs if one == work} for _, _, work in found.pairs}
    assert {len(places) for places in panels.values()} == {1}
    assert set(found.loads.values()) == {15}


def test_who_stepped_back_from_a_work_does_not_get_it_again():
    found = spread(start(1, 4, once=frozenset({(2, 1)})), seed="x")
    assert [judge for _, judge, _ in found.pairs] == [1, 3, 4]


@settings(max_examples=40)
@given(
    number=st.integers(1, 30), judges=st.integers(1, 7), each=st.integers(1, 4),
    barred=st.frozensets(st.tuples(st.integers(1, 7), st.integers(1, 30)), max_size=40), seed=st.text(max_size=5),
)  # fmt: skip
def test_no_passing_on_would_make_loads_more_even(number, judges, each, barred, seed):
    shunned = {
        judge: Shunned(entries=frozenset(work for one, work in barred if one == judge))
        for judge in range(1, judges + 1)
    }
    given_ = start(number, judges, each=each, shunned=shunned)
    found = spread(given_, seed=seed)
    has = {(judge, work) for _, judge, work in found.pairs}
    for judge, work in has:
        for other, shun in shunned.items():
            free = (other, work) not in has and work not in shun.entries
            assert not free or found.loads[judge] - found.loads[other] <= 1
    lacking = {gap.work.pk: gap.lacking for gap in found.gaps}
    for work in given_.works:
        able = sum(work.pk not in one.entries for one in shunned.values())
        assert lacking.get(work.pk, 0) == max(0, each - able)


@pytest.mark.parametrize("judges", [3, 4, 8])
def test_loads_stay_even_however_many_judges_there_are(judges):
    loads = spread(start(50, judges), seed="s").loads.values()
    assert max(loads) - min(loads) <= 1
