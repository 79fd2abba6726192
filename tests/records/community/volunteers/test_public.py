import datetime
import re

import pytest
from django.test import Client
from tests.records.community.days import day, noon
from tests.records.community.volunteers.conftest import HOUR, NINE

from jixiao.records.community.models import ServiceCertificate, ServiceShift, ShiftTaking, TakingState
from jixiao.records.community.volunteers.certifying import ask_for_certificate, issue_certificate, revoke_certificate
from jixiao.records.community.volunteers.tickets import ticket_of
from jixiao.web.clock import now


@pytest.fixture
def phone():
    return Client()


def read(answer):
    return answer.content.decode()


def ahead(shift, **values):
    """Move a shift of May 2024 to the day after this one."""
    row = shift(**values)
    begins = now() + datetime.timedelta(days=1)
    ServiceShift.objects.filter(pk=row.pk).update(starts_at=begins, ends_at=begins + 2 * HOUR)
    return ServiceShift.objects.get(pk=row.pk)


def test_a_shift_is_taken_and_given_back_on_the_phone(phone, volunteer, shift):
    who = volunteer()
    url, row = f"/home/volunteers/{ticket_of(who)}/", ahead(shift, slots=1)
    page = read(phone.get(f"{url}shifts/"))
    assert "还剩 1 人" in page
    assert not re.search(r'\sstyle="|<script(?![^>]*src=)', page)
    phone.post(f"{url}shifts/", {"shift": row.pk})
    assert "退出这个班次" in read(phone.get(url))
    clash = ahead(shift, title="示例另一班")
    assert "与「示例科普讲解」重叠" in read(phone.get(f"{url}shifts/"))
    refused = phone.post(f"{url}shifts/", {"shift": clash.pk})
    assert refused.status_code == 422
    assert "时间重叠" in read(refused)
    phone.post(url, {"taking": ShiftTaking.objects.get().pk, "do": "drop"})
    assert ShiftTaking.objects.get().state == TakingState.DROPPED


def test_a_full_shift_and_one_of_another_unit_are_refused(phone, volunteer, shift, county):
    first, second = volunteer(), volunteer("示例乙")
    row = ahead(shift, slots=1)
    phone.post(f"/home/volunteers/{ticket_of(first)}/shifts/", {"shift": row.pk})
    assert "名额已满" in read(phone.post(f"/home/volunteers/{ticket_of(second)}/shifts/", {"shift": row.pk}))
    ServiceShift.objects.update(unit_year=county.other_year)
    assert phone.post(f"/home/volunteers/{ticket_of(second)}/shifts/", {"shift": row.pk}).status_code == 404
    assert phone.post(f"/home/volunteers/{ticket_of(second)}/shifts/", {"shift": "x"}).status_code == 404


def test_somebody_signs_in_and_out_and_says_how_long(phone, volunteer, shift, take):
    who = volunteer()
    one = take(shift(), who)
    at, url = now(), f"/home/volunteers/{ticket_of(who)}/"
    ShiftTaking.objects.update(starts_at=at - HOUR, ends_at=at + HOUR)
    assert "签到" in read(phone.get(url))
    phone.post(url, {"taking": one.pk, "do": "in"})
    phone.post(url, {"taking": one.pk, "do": "out"})
    assert "确认时长" in read(phone.get(url))
    hours = f"{url}hours/{one.pk}/"
    assert "分钟" in read(phone.get(hours))
    assert phone.post(hours, {"minutes": "很久"}).status_code == 422
    assert "超过班次时长太多" in read(phone.post(hours, {"minutes": "999"}))
    phone.post(hours, {"minutes": "60"})
    assert ShiftTaking.objects.get().said_minutes == 60
    assert "等科协确认" in read(phone.get(url))
    assert phone.post(url, {"taking": one.pk, "do": "x"}).status_code == 422


def test_nobody_reads_or_does_what_is_another_s(phone, volunteer, shift, take):
    mine, other = volunteer(), volunteer("示例乙")
    one = take(shift(), other)
    url = f"/home/volunteers/{ticket_of(mine)}/"
    assert phone.post(url, {"taking": one.pk, "do": "in"}).status_code == 404
    assert phone.get(f"{url}hours/{one.pk}/").status_code == 404
    assert phone.get(f"/home/volunteers/{other.pk}-{'0' * 32}/").status_code == 404
    assert phone.get(url).headers["Referrer-Policy"] == "no-referrer"


def test_a_minor_is_masked_even_on_their_own_page(phone, volunteer):
    who = volunteer(
        is_minor=True, guardian_name="示例乙", guardian_phone="1", guardian_agreed_on=day(1), guardian_text="示例"
    )
    page = read(phone.get(f"/home/volunteers/{ticket_of(who)}/"))
    assert "示*甲" in page
    assert "示例甲" not in page


def test_a_certificate_is_asked_for_issued_verified_shown_and_revoked(phone, volunteer, shift, served, county, late):  # noqa: PLR0917 - fixtures
    who = volunteer()
    served(shift(begins=NINE), who)
    url = f"/home/volunteers/{ticket_of(who)}/certificate/"
    assert "没有双方确认一致" in read(phone.post(url, {"first_day": "2024-01-01", "last_day": "2024-01-31"}))
    assert phone.post(url, {"first_day": "2024-05-01", "last_day": "2024-05-31"}).status_code == 302
    made = issue_certificate(
        request=who.requests.get(), unit_year=county.unit_year, responsible="示例负责人", notice_days=5, by=late
    )
    ServiceCertificate.objects.update(notice_until=day(1).replace(year=2099))
    address, notices = (
        f"/home/volunteers/verify/{made.number}/{made.code}/",
        f"/home/volunteers/notices/{county.unit.code}/",
    )
    page = read(phone.get(address))
    assert "真实有效" in page
    assert "示例甲" not in page
    assert made.number in read(phone.get(notices))
    assert phone.get(f"/home/volunteers/verify/{made.number}/WRONG/").status_code == 404
    revoke_certificate(certificate=made, unit_year=county.unit_year, reason="登记有误", by=late)
    revoked = read(phone.get(address))
    assert "已经作废" in revoked
    assert "登记有误" in revoked
    assert made.number not in read(phone.get(notices))
    assert ask_for_certificate(row=who, first_day=day(1), last_day=day(31), purpose="", at=noon(13)).pk
