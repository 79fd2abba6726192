from itertools import count

import pytest
from django.db import transaction
from tests.rooms import County, build_county

from jixiao.orgs.events import Event, event
from jixiao.orgs.models import TrailTail, Unit
from jixiao.orgs.remembering import Memory, one_look
from jixiao.orgs.signing_in import note_sign_in
from jixiao.orgs.trail import publish


@event("test.done_something", "示例操作")
class DoneSomething(Event):
    """Somebody did something."""


@pytest.fixture
def county(transactional_db) -> County:
    return build_county()


def act(county: County, *, at: Unit | None, taken_back: bool = False) -> None:
    with transaction.atomic():
        publish(DoneSomething(unit_id=at.pk if at else None), by=county.actor("clerk"))
        transaction.set_rollback(taken_back)


def asking(memory: Memory[int], county: County | None, key: str = "a"):
    """Return what asks for something about the unit, or the whole county, and is told how often it was computed."""
    times = count(1)

    def ask() -> int:
        return memory.recall(key, lambda: next(times), of=[county.unit] if county else None)

    return ask


def test_nothing_is_computed_twice_as_long_as_nobody_acts(county):
    ask = asking(Memory(5), county)
    assert [ask(), ask(), ask()] == [1, 1, 1]


def test_an_act_at_the_unit_makes_it_be_computed_anew(county):
    ask = asking(Memory(5), county)
    assert ask() == 1
    act(county, at=county.unit)
    assert [ask(), ask()] == [2, 2]


@pytest.mark.parametrize("place", ["finance", None])
def test_so_does_an_act_above_the_unit_or_of_no_unit(county, place):
    ask = asking(Memory(5), county)
    assert ask() == 1
    act(county, at=getattr(county, place) if place else None)
    assert ask() == 2


def test_an_act_at_another_unit_does_not(county):
    ask, ask_of_all = asking(Memory(5), county), asking(Memory(5), None)
    assert [ask(), ask_of_all()] == [1, 1]
    act(county, at=county.other)
    assert [ask(), ask_of_all()] == [1, 2]


def test_signing_in_does_not_either(county):
    ask, ask_of_all = asking(Memory(5), county), asking(Memory(5), None)
    assert [ask(), ask_of_all()] == [1, 1]
    note_sign_in(key="k", agent="", by=county.actor("clerk"))
    assert [ask(), ask_of_all()] == [1, 1]


def test_an_act_that_was_taken_back_changes_nothing(county):
    ask = asking(Memory(5), county)
    assert ask() == 1
    act(county, at=county.unit, taken_back=True)
    assert ask() == 1


def test_within_a_transaction_nothing_is_remembered(county):
    ask = asking(Memory(5), county)
    with transaction.atomic():
        assert [ask(), ask()] == [1, 2]
    assert [ask(), ask()] == [3, 3]


def test_the_least_used_goes_first(county):
    memory: Memory[int] = Memory(2)
    first, second, third = (asking(memory, county, key) for key in "abc")
    assert [first(), second(), first(), third()] == [1, 1, 1, 1]
    assert [first(), second()] == [1, 2]


def test_a_request_reads_the_tails_once_and_sees_its_own_acts(county, django_assert_num_queries):
    ask, other = asking(Memory(5), county), asking(Memory(5), county)
    with one_look():
        with django_assert_num_queries(1):
            assert [ask(), ask(), other()] == [1, 1, 1]
        act(county, at=county.unit)
        assert [ask(), ask(), other()] == [2, 2, 2]


def test_an_act_of_somebody_else_during_a_request_is_seen_by_the_next(county):
    ask = asking(Memory(5), county)
    with one_look():
        assert ask() == 1
        TrailTail.objects.filter(place=county.unit.pk).update(number=10**6)
        assert ask() == 1
    assert ask() == 2
