from itertools import count

import pytest
from django.db import transaction
from tests.rooms import build_county

from jixiao.orgs.events import Event, event
from jixiao.orgs.remembering import Memory
from jixiao.orgs.trail import publish


@event("test.done_something", "示例操作")
class DoneSomething(Event):
    """Somebody did something."""


@pytest.fixture
def by(transactional_db):
    return build_county().actor("clerk")


def do_something(by) -> None:
    with transaction.atomic():
        publish(DoneSomething(), by=by)


def do_and_take_back(by) -> None:
    with transaction.atomic():
        publish(DoneSomething(), by=by)
        transaction.set_rollback(True)


def counter(memory: Memory[int], key: str = "a"):
    """Return how often something was computed, each time it is asked for."""
    times = count(1)

    def ask() -> int:
        return memory.recall(key, lambda: next(times))

    return ask


def test_nothing_is_computed_twice_as_long_as_nobody_does_anything(by):
    ask = counter(Memory(5))
    assert [ask(), ask(), ask()] == [1, 1, 1]


def test_an_act_makes_everything_be_computed_anew(by):
    ask = counter(Memory(5))
    assert ask() == 1
    do_something(by)
    assert [ask(), ask()] == [2, 2]


def test_an_act_that_was_taken_back_changes_nothing(by):
    ask = counter(Memory(5))
    assert ask() == 1
    do_and_take_back(by)
    assert ask() == 1


def test_within_a_transaction_nothing_is_remembered(by):
    ask = counter(Memory(5))
    with transaction.atomic():
        assert [ask(), ask()] == [1, 2]
    assert [ask(), ask()] == [3, 3]


def test_the_least_used_goes_first(by):
    memory: Memory[int] = Memory(2)
    first, second, third = (counter(memory, key) for key in "abc")
    assert [first(), second(), first(), third()] == [1, 1, 1, 1]
    assert [first(), second()] == [1, 2]
