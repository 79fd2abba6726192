"""Units move and close, people are deactivated; nothing is deleted."""

import datetime

import pytest
from tests.rooms import County

from jixiao.orgs.amending import close_unit, deactivate_person, move_unit
from jixiao.orgs.models import SessionRecord, Unit
from jixiao.orgs.queries import duties_held, roles_at
from jixiao.orgs.refusing import Refused
from jixiao.orgs.registering import close_year, register_unit
from jixiao.orgs.roles import Role

pytestmark = pytest.mark.django_db
DAY = datetime.date(2025, 1, 15)


def below(county: County, parent: Unit) -> Unit:
    return register_unit(
        code="999900-117001", name="示例科技馆", kind="institution", division_code="999900", parent=parent,
        by=county.actor("system"), specimen=True,
    )  # fmt: skip


def test_everything_under_a_unit_moves_with_it(county: County) -> None:
    hall = below(county, county.unit)
    move_unit(unit=county.unit, parent=county.other, reason="机构改革", by=county.actor("system"))
    hall.refresh_from_db()
    assert hall.path == f"{county.other.path}{county.unit.pk}/{hall.pk}/"
    assert Role.REVIEWER in roles_at(hall, duties_held(county.people["reviewer"], on=DAY))


def test_a_unit_does_not_go_under_itself_nor_without_a_reason(county: County) -> None:
    hall = below(county, county.unit)
    with pytest.raises(Refused, match="它自己下面"):
        move_unit(unit=county.unit, parent=hall, reason="x", by=county.actor("system"))
    with pytest.raises(Refused, match="理由"):
        move_unit(unit=county.unit, parent=county.other, reason=" ", by=county.actor("system"))


def test_a_unit_is_closed_when_years_and_units_below_are_settled(county: County) -> None:
    hall = below(county, county.unit)
    with pytest.raises(Refused, match="开放的年度"):
        close_unit(unit=county.unit, on=DAY, reason="撤并", by=county.actor("system"))
    close_year(unit_year=county.unit_year, by=county.actor("system"))
    with pytest.raises(Refused, match="所属单位"):
        close_unit(unit=county.unit, on=DAY, reason="撤并", by=county.actor("system"))
    close_unit(unit=hall, on=DAY, reason="撤并", by=county.actor("system"))
    close_unit(unit=county.unit, on=DAY, reason="撤并", by=county.actor("system"))
    assert not duties_held(county.people["clerk"], on=DAY + datetime.timedelta(days=1))
    assert Unit.objects.filter(pk=county.unit.pk).exists()


def test_a_deactivated_person_loses_duties_and_sessions(county: County) -> None:
    county.client("clerk")
    deactivate_person(person=county.people["clerk"], reason="调离", by=county.actor("system"))
    assert county.people["clerk"].duties.get().until == DAY
    assert SessionRecord.objects.get().ended_because == "inactive"


def test_nobody_deactivates_themself(county: County) -> None:
    with pytest.raises(Refused, match="自己的账号"):
        deactivate_person(person=county.people["system"], reason="x", by=county.actor("system"))
