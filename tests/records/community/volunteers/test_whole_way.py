"""A volunteer from the register to a certificate that anybody verifies, on the pages of both sides."""

import datetime
import re

import pytest
from django.test import Client

from jixiao.records.community.models import CertificateRequest, ServiceCertificate, ServiceShift, ShiftTaking, Volunteer
from jixiao.web.clock import now

HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def office(county):
    """Return what the clerk does: reads a page of the room, or sends a form and reads what came of it."""
    client = county.client("clerk")

    def do(path, **given):
        address = county.address(f"community/volunteers/{path}")
        answer = client.post(address, given, follow=True) if given else client.get(address)
        assert answer.status_code == 200, (path, answer.content.decode()[-3000:])
        return answer.content.decode()

    return do


def test_from_the_register_to_a_verified_certificate(office):
    office("new/", name="示例甲", consent_on="2024-05-01", consent_text="示例同意", skills="讲解、急救")
    who = Volunteer.objects.get()
    page = re.search(r'href="https?://[^/]+(/home/volunteers/[^"]+)"', office(f"{who.pk}/"))
    assert page
    phone, mine = Client(), page[1]
    shift, clash = planned(office), planned(office, "示例另一班")
    assert phone.post(f"{mine}shifts/", {"shift": shift}).status_code == 302
    refused = phone.post(f"{mine}shifts/", {"shift": clash})
    assert (refused.status_code, "时间重叠" in refused.content.decode()) == (422, True)
    taking = signed(phone, mine)
    phone.post(f"{mine}hours/{taking}/", {"minutes": "110"})
    confirmed = {"rows-TOTAL_FORMS": "1", "rows-INITIAL_FORMS": "1", "rows-0-taking": str(taking)}
    assert "双方不一致" in office(f"shifts/{shift}/", **confirmed, **{"rows-0-minutes": "100"})
    assert "双方不一致" in phone.get(mine).content.decode()
    phone.post(f"{mine}hours/{taking}/", {"minutes": "100"})
    assert ShiftTaking.objects.get().agreed_minutes == 100
    certified(office, phone, mine)


def planned(office, title="示例讲解"):
    """Plan a shift in May 2024 and move it to tomorrow, so that it can be taken on the phone."""
    hours = {"day": "2024-05-10", "begins": "09:00", "ends": "11:00"}
    office("shifts/new/", title=title, place="示例馆", slots="1", **hours)
    row = ServiceShift.objects.get(title=title)
    begins = now() + 24 * HOUR
    ServiceShift.objects.filter(pk=row.pk).update(starts_at=begins, ends_at=begins + 2 * HOUR)
    return row.pk


def signed(phone, mine):
    """Sign in and out at the shift, which is on now, and then over."""
    one, at = ShiftTaking.objects.get(), now()
    during, over = {"starts_at": at - HOUR, "ends_at": at + HOUR}, {"starts_at": at - 3 * HOUR, "ends_at": at - HOUR}
    ShiftTaking.objects.update(**during)
    phone.post(mine, {"taking": one.pk, "do": "in"})
    phone.post(mine, {"taking": one.pk, "do": "out"})
    assert ShiftTaking.objects.exclude(signed_out_at=None).exists()
    ShiftTaking.objects.update(signed_in_at=at - 3 * HOUR, signed_out_at=at - HOUR, **over)
    ServiceShift.objects.filter(pk=one.shift_id).update(**over)
    return one.pk


def certified(office, phone, mine):
    """Ask for the certificate on the phone, issue it at the desk, verify it as anybody does, revoke it."""
    day = str((now() - HOUR).date())
    assert "不收费" in phone.get(f"{mine}certificate/").content.decode()
    asked = phone.post(f"{mine}certificate/", {"first_day": "2024-01-01", "last_day": day, "purpose": "示例用途"})
    assert asked.status_code == 302
    request = CertificateRequest.objects.get().pk
    office(f"requests/{request}/", responsible="示例负责人", notice_days="5")
    made = ServiceCertificate.objects.get()
    address = f"/home/volunteers/verify/{made.number}/{made.code}/"
    assert address in office(f"certificates/{made.pk}/")
    told = Client().get(address).content.decode()
    assert "真实有效" in told
    assert "示例甲" not in told
    assert made.number in Client().get(f"/home/volunteers/notices/{made.unit.code}/").content.decode()
    office(f"certificates/{made.pk}/revoke/", reason="示例：登记有误")
    assert "已经作废" in Client().get(address).content.decode()
