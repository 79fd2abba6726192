import datetime

import pytest
from django.db import IntegrityError, transaction
from tests.records.community.days import day

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.community.models import Volunteer
from jixiao.records.community.volunteers.registering import amend_volunteer, change_door, let_leave, see_phone
from jixiao.records.community.volunteers.tickets import ticket_of, volunteer_of_ticket

GUARDED = {
    "born": datetime.date(2010, 5, 1), "guardian_name": "示例乙", "guardian_phone": "13900000000",
    "guardian_agreed_on": day(1), "guardian_text": "示例同意",
}  # fmt: skip


def test_a_volunteer_gets_the_next_number_and_the_telephone_is_sealed(volunteer):
    first, second = volunteer(phone="13800000000"), volunteer("示例乙", skills=["讲解"])
    assert (first.number, second.number) == ("V00001", "V00002")
    assert "13800000000" not in first.phone
    assert first.phone_masked == "138****0000"
    assert "示例甲" not in TrailEntry.objects.filter(event="community.volunteer_registered").first().subject_name


def test_a_minor_has_a_guardian_who_agreed(volunteer):
    with pytest.raises(Refused, match="监护人姓名和电话、监护人同意日期、监护人同意内容"):
        volunteer(born=datetime.date(2010, 5, 1))
    with pytest.raises(Refused, match="监护人同意日期"):
        volunteer(is_minor=True, guardian_name="示例乙", guardian_text="示例")
    row = volunteer(**GUARDED)
    assert row.is_minor
    assert "示例乙" not in row.guardian
    with pytest.raises(IntegrityError), transaction.atomic():
        Volunteer.objects.filter(pk=row.pk).update(guardian_agreed_on=None)


def test_the_same_person_stands_once(volunteer):
    volunteer(phone="13800000000", site_number="S1")
    for values in ({"phone": "138 0000 0000"}, {"site_number": "S1"}):
        with pytest.raises(Refused) as said:
            volunteer(**values)
        assert said.value.code == "V603"
    assert volunteer(phone="13800000001").number == "V00002"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"name": "甲"}, "V601"), ({"name": "示例1"}, "V601"), ({"phone": "123"}, "V602"),
        ({"consent_on": None}, "V608"),
        ({"consent_text": " "}, "V608"), ({"registered_on": day(4)}, "V609"), ({"skills": ["长" * 21]}, "V607"),
        ({"workplace": "长" * 101}, "V001"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(volunteer, values, code):
    with pytest.raises(Refused) as said:
        volunteer(**values)
    assert said.value.code == code
    assert not Volunteer.objects.exists()


def test_what_is_left_empty_stays_sealed_and_an_older_stamp_is_refused(volunteer, county, by):
    row = volunteer(phone="13800000000", **GUARDED)
    amend_volunteer(row=row, unit_year=county.unit_year, values={"workplace": "示例县医院"}, stamp=1, by=by)
    fresh = Volunteer.objects.get()
    assert fresh.phone_masked == "138****0000"
    assert see_phone(row=fresh, unit_year=county.unit_year, by=by) == {
        "电话": "13800000000", "监护人": "示例乙 13900000000",
    }  # fmt: skip
    assert TrailEntry.objects.latest("number").event == "community.volunteer_phone_seen"
    with pytest.raises(Stale):
        amend_volunteer(row=fresh, unit_year=county.unit_year, values={"workplace": "旧"}, stamp=1, by=by)


def test_who_has_a_shift_ahead_does_not_leave_and_who_left_has_no_page(volunteer, shift, take, county, by, late):  # noqa: PLR0917 - fixtures
    row = volunteer()
    ticket = ticket_of(row)
    take(shift(), row)
    with pytest.raises(Refused, match="1 个没有结束的班次"):
        let_leave(row=Volunteer.objects.get(), unit_year=county.unit_year, reason="示例", by=by)
    let_leave(row=Volunteer.objects.get(), unit_year=county.unit_year, reason="示例", by=late)
    assert volunteer_of_ticket(ticket) is None


def test_the_address_of_a_page_is_nobody_elses_and_can_be_changed(volunteer, county, by):
    row, other = volunteer(), volunteer("示例乙")
    ticket = ticket_of(row)
    assert volunteer_of_ticket(ticket) == row
    assert volunteer_of_ticket(f"{other.pk}-{ticket.partition('-')[2]}") is None
    for wrong in ("", "x-1", f"{row.pk}", f"{row.pk}-é", "9" * 30):
        assert volunteer_of_ticket(wrong) is None
    change_door(row=row, unit_year=county.unit_year, by=by)
    assert volunteer_of_ticket(ticket) is None
