"""People, duties and passwords; the three administrators apart."""

import datetime

import pytest
from tests.rooms import PASSWORD, SINCE, County

from jixiao.orgs.appointing import (
    end_duty,
    give_duty,
    register_person,
    register_person_with_duty,
    set_password,
)
from jixiao.orgs.models import Duty, Person, TrailEntry
from jixiao.orgs.queries import duties_held, roles_at, units_seen
from jixiao.orgs.refusing import Refused
from jixiao.orgs.roles import ADMINISTRATORS, Role

pytestmark = pytest.mark.django_db
DAY = datetime.date(2025, 1, 15)
NEW = "Another-2025-word"


def newcomer(county: County, username: str = "xin.shili") -> Person:
    by = county.actor("system")
    return register_person(username=username, name="示例新人", password=PASSWORD, by=by, on=by.at)


@pytest.mark.parametrize("held", sorted(ADMINISTRATORS))
@pytest.mark.parametrize("role", list(Role))
def test_an_administrator_holds_no_other_role(county: County, held: Role, role: Role) -> None:
    person = newcomer(county)
    give_duty(person=person, unit=county.finance, role=held, since=SINCE, by=county.actor("system"))
    if role == held:
        return
    with pytest.raises(Refused, match="不能"):
        give_duty(person=person, unit=county.unit, role=role, since=SINCE, by=county.actor("system"))


def test_somebody_of_the_trade_does_not_become_an_administrator(county: County) -> None:
    with pytest.raises(Refused, match="兼任业务"):
        give_duty(
            person=county.people["clerk"], unit=county.finance, role=Role.AUDIT, since=DAY, by=county.actor("system")
        )


def test_a_past_duty_does_not_stand_in_the_way(county: County) -> None:
    duty = county.people["clerk"].duties.get()
    end_duty(duty=duty, until=DAY, by=county.actor("system"))
    after = DAY + datetime.timedelta(days=1)
    give_duty(
        person=county.people["clerk"], unit=county.finance, role=Role.AUDIT, since=after, by=county.actor("system")
    )
    assert duties_held(county.people["clerk"], on=DAY) == ((county.unit, Role.CLERK),)
    assert duties_held(county.people["clerk"], on=after) == ((county.finance, Role.AUDIT),)


def test_nobody_gives_a_role_to_themself(county: County) -> None:
    with pytest.raises(Refused, match="不能给自己"):
        give_duty(
            person=county.people["system"], unit=county.finance, role=Role.SYSTEM, since=DAY, by=county.actor("system")
        )


def test_a_duty_given_twice_is_one(county: County) -> None:
    by = county.actor("system")
    clerk = county.people["clerk"]
    give_duty(person=clerk, unit=county.unit, role=Role.CLERK, since=DAY, by=by)
    assert clerk.duties.count() == 1


def test_a_deactivated_person_gets_no_role(county: County) -> None:
    person = newcomer(county)
    person.is_active = False
    person.save()
    with pytest.raises(Refused, match="停用"):
        give_duty(person=person, unit=county.unit, role=Role.CLERK, since=DAY, by=county.actor("system"))


def test_a_duty_ends_with_its_day(county: County) -> None:
    duty = county.people["clerk"].duties.get()
    end_duty(duty=duty, until=DAY, by=county.actor("system"))
    assert duties_held(county.people["clerk"], on=DAY)
    assert not duties_held(county.people["clerk"], on=DAY + datetime.timedelta(days=1))


def test_a_duty_taken_back_on_its_first_day_was_never_in_force(county: County) -> None:
    duty = give_duty(person=newcomer(county), unit=county.unit, role=Role.VIEWER, since=DAY, by=county.actor("system"))
    end_duty(duty=duty, until=DAY - datetime.timedelta(days=1), by=county.actor("system"))
    assert not duties_held(duty.person, on=DAY)


def test_the_last_system_administrator_stays(county: County) -> None:
    with pytest.raises(Refused, match="最后一名"):
        end_duty(duty=county.people["system"].duties.get(), until=DAY, by=county.actor("system"))


@pytest.mark.parametrize("username", ["A", "甲.shili", "1abc", "ab", "has space"])
def test_a_user_name_is_well_formed(county: County, username: str) -> None:
    with pytest.raises(Refused, match="写法不对"):
        newcomer(county, username)


def test_a_user_name_is_taken_once(county: County) -> None:
    with pytest.raises(Refused, match="已经有人"):
        newcomer(county, "clerk.shili")


def test_registering_with_a_duty_is_one_act(county: County) -> None:
    with pytest.raises(Refused, match="三种"):
        register_person_with_duty(
            username="xin.shili", name="示例新人", office="", password=PASSWORD[:5], unit=county.unit, role=Role.CLERK,
            by=county.actor("system"),
        )  # fmt: skip
    assert not Person.objects.filter(username="xin.shili").exists()


@pytest.mark.parametrize(
    ("password", "words"),
    [("Aa1-aaaa", "至少 10"), ("aaaaaaaaaaaa", "三种"), ("Xin.shili-2024", "用户名"), ("Password123", "常见")],
)
def test_a_weak_password_is_refused(county: County, password: str, words: str) -> None:
    person = newcomer(county)
    with pytest.raises(Refused, match=words):
        set_password(person=person, password=password, by=county.actor("security"), must_change=True)


def test_a_new_password_is_another_one_and_stands_nowhere_in_the_trail(county: County) -> None:
    clerk = county.people["clerk"]
    with pytest.raises(Refused, match="不能与旧口令相同"):
        set_password(person=clerk, password=PASSWORD, by=county.actor("clerk"), must_change=False)
    set_password(person=clerk, password=NEW, by=county.actor("clerk"), must_change=False)
    assert clerk.check_password(NEW)
    assert not any("Another" in str(row) for row in TrailEntry.objects.values_list("after", "before", "why"))


def test_roles_of_the_bureau_reach_down_and_roles_of_a_unit_do_not(county: County) -> None:
    held = duties_held(county.people["reviewer"], on=DAY)
    assert roles_at(county.unit, held) == {Role.REVIEWER}
    assert not roles_at(county.finance, duties_held(county.people["clerk"], on=DAY))
    assert set(units_seen(held)) == {county.finance, county.unit, county.other}
    assert set(units_seen(duties_held(county.people["clerk"], on=DAY))) == {county.unit}


def test_the_database_keeps_the_administrators_apart(county: County) -> None:
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        Duty.objects.create(person=county.people["audit"], unit=county.finance, role=Role.SYSTEM, since=DAY)
