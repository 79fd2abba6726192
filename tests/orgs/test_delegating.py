"""代理: rights that come with a day and go with a day."""

import datetime
from typing import Any

import pytest
from tests.rooms import County

from jixiao.orgs.delegating import end_delegation, give_delegation
from jixiao.orgs.models import Delegation, Person
from jixiao.orgs.queries import duties_held, roles_at
from jixiao.orgs.refusing import Refused
from jixiao.orgs.roles import Role

pytestmark = pytest.mark.django_db
DAY = datetime.date(2025, 1, 15)
ONE = datetime.timedelta(days=1)


def give(county: County, who: str = "clerk", to: str = "viewer", **given: Any) -> Delegation:
    asked: dict[str, Any] = {"first_day": DAY + ONE, "last_day": DAY + 3 * ONE, "reason": "外出学习", **given}
    return give_delegation(duty=county.people[who].duties.get(), to=county.people[to], by=county.actor(who), **asked)


def roles(county: County, who: str, on: datetime.date) -> frozenset[Role]:
    person: Person = county.people[who]
    return roles_at(county.unit, duties_held(person, on=on))


def test_it_gives_the_role_from_its_first_day_to_its_last(county: County) -> None:
    give(county)
    assert [Role.CLERK in roles(county, "viewer", DAY + days * ONE) for days in range(5)] == [
        False,
        True,
        True,
        True,
        False,
    ]


def test_ended_early_it_gives_nothing_any_more(county: County) -> None:
    given = give(county)
    end_delegation(delegation=given, by=county.actor("clerk"))
    assert Role.CLERK not in roles(county, "viewer", DAY + ONE)


def test_it_ends_with_the_duty_it_comes_from(county: County) -> None:
    from jixiao.orgs.appointing import end_duty

    give(county)
    end_duty(duty=county.people["clerk"].duties.get(), until=DAY + ONE, by=county.actor("system"))
    assert Role.CLERK in roles(county, "viewer", DAY + ONE)
    assert Role.CLERK not in roles(county, "viewer", DAY + 2 * ONE)


def test_only_one_s_own_duty_is_given(county: County) -> None:
    with pytest.raises(Refused, match="自己的任职"):
        give_delegation(
            duty=county.people["clerk"].duties.get(), to=county.people["viewer"], first_day=DAY, last_day=DAY,
            reason="x", by=county.actor("head"),
        )  # fmt: skip


@pytest.mark.parametrize("who", ["system", "security", "audit", "viewer"])
def test_some_duties_are_never_delegated(county: County, who: str) -> None:
    with pytest.raises(Refused, match="不能交人代理"):
        give(county, who, "head")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"first_day": DAY + 3 * ONE, "last_day": DAY + ONE}, "早于"),
        ({"first_day": DAY - 3 * ONE, "last_day": DAY - ONE}, "已经过去"),
        ({"last_day": DAY + 500 * ONE}, "最长一年"),
        ({"reason": " "}, "事由"),
        ({"to": "audit"}, "管理员"),
        ({"to": "outsider"}, "没有任职"),
        ({"to": "clerk"}, "不能交给自己"),
    ],
)
def test_it_is_refused(county: County, given: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        give(county, **given)


def test_the_same_days_are_not_given_twice(county: County) -> None:
    give(county)
    with pytest.raises(Refused, match="已经交给别人"):
        give(county, to="head")


def test_only_the_two_of_them_end_it(county: County) -> None:
    given = give(county)
    with pytest.raises(Refused, match="只能由"):
        end_delegation(delegation=given, by=county.actor("head"))
    end_delegation(delegation=given, by=county.actor("viewer"))
