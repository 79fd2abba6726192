import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.records.community.days import day, noon
from tests.records.community.honours.test_counting import desk_of
from tests.records.community.volunteers.conftest import HOUR, NINE

from jixiao.records.community.models import (
    CertificateRequest,
    ServiceCertificate,
    ServiceShift,
    ShiftTaking,
    Volunteer,
    VolunteerGroup,
)
from jixiao.records.community.volunteers.at_the_workbench import to_dos
from jixiao.records.community.volunteers.certifying import ask_for_certificate
from jixiao.records.community.volunteers.searching import search


@pytest.fixture
def clerk(county):
    return county.client("clerk")


def here(county, path=""):
    return county.address(f"community/volunteers/{path}")


def read(answer):
    return answer.content.decode()


def test_a_volunteer_is_registered_and_a_minor_asks_for_a_guardian(county, clerk):
    given = {"name": "示例甲", "consent_on": "2024-05-01", "consent_text": "示例同意", "skills": "讲解、急救"}
    told = read(clerk.post(here(county, "new/"), {**given, "is_minor": "on"}))
    assert "未成年人缺监护人姓名和电话" in told
    assert "讲解、急救" in told
    clerk.post(here(county, "new/"), given)
    row = Volunteer.objects.get()
    page = read(clerk.get(here(county, f"{row.pk}/")))
    assert "讲解、急救" in page
    assert "/home/volunteers/" in page


@pytest.mark.parametrize(("skill", "number"), [("急救", 1), ("讲解", 2), ("没有", 0), ("", 2)])
def test_volunteers_are_found_by_what_they_can_do(county, clerk, volunteer, skill, number):
    volunteer("示例甲", skills=["讲解", "急救"])
    volunteer("示例乙", skills=["讲解"])
    page = read(clerk.get(here(county), {"skill": skill}))
    assert f"共 {number} 行" in page or number == 0
    assert ("示例甲" in page, "示例乙" in page) == (number > 0, number > 1)


def test_a_shift_is_planned_confirmed_and_certified_through_the_pages(county, clerk, volunteer):
    who = volunteer()
    given = {
        "title": "示例讲解",
        "place": "示例馆",
        "day": "2024-05-10",
        "begins": "9：00",
        "ends": "11:00",
        "slots": "2",
    }
    assert "时间写成 08:30" in read(clerk.post(here(county, "shifts/new/"), {**given, "begins": "九点"}))
    clerk.post(here(county, "shifts/new/"), given)
    shift = ServiceShift.objects.get()
    assert (shift.starts_at, shift.ends_at) == (NINE, NINE + 2 * HOUR)
    assert "示例甲" in read(clerk.get(here(county, f"shifts/{shift.pk}/put-on/"), {"q": "slj"}))
    clerk.post(here(county, f"shifts/{shift.pk}/put-on/"), {"who": who.pk})
    taking = ShiftTaking.objects.get()
    ShiftTaking.objects.update(said_minutes=100, said_at=noon(10))
    rows = {"rows-TOTAL_FORMS": "1", "rows-INITIAL_FORMS": "1", "rows-0-taking": str(taking.pk)}
    told = read(clerk.post(here(county, f"shifts/{shift.pk}/"), {**rows, "rows-0-minutes": "90"}, follow=True))
    assert "双方不一致" in told
    clerk.post(here(county, f"shifts/{shift.pk}/"), {**rows, "rows-0-minutes": "100", "rows-0-note": "认真"})
    assert ShiftTaking.objects.get().agreed_minutes == 100
    span = {"first_day": "2024-05-01", "last_day": "2024-05-31"}
    clerk.post(here(county, f"{who.pk}/certificate/"), span)
    request = CertificateRequest.objects.get()
    assert "约 1.67" in read(clerk.get(here(county, f"requests/{request.pk}/")))
    clerk.post(here(county, f"requests/{request.pk}/"), {"responsible": "示例负责人", "notice_days": "5"})
    made = ServiceCertificate.objects.get()
    assert clerk.get(here(county, f"certificates/{made.pk}/paper.docx")).content.startswith(b"PK")
    assert "不收取任何费用" in read(clerk.get(here(county, f"certificates/{made.pk}/paper.html")))
    clerk.post(here(county, f"certificates/{made.pk}/revoke/"), {"reason": "登记有误"})
    assert clerk.get(here(county, f"certificates/{made.pk}/paper.docx")).status_code == 404


def test_a_number_that_is_none_keeps_what_was_typed(county, clerk, shift, volunteer, take):
    row = shift()
    one = take(row, volunteer())
    rows = {
        "rows-TOTAL_FORMS": "1",
        "rows-INITIAL_FORMS": "1",
        "rows-0-taking": str(one.pk),
        "rows-0-minutes": "两小时",
    }
    answer = clerk.post(here(county, f"shifts/{row.pk}/"), rows)
    assert answer.status_code == 422
    assert "两小时" in read(answer)


def test_every_page_opens_for_its_people_and_is_not_there_for_others(county, clerk, volunteer, shift, served, group):  # noqa: PLR0917 - fixtures
    who, squad = volunteer(), group()
    row = shift()
    served(row, who)
    request = ask_for_certificate(row=who, first_day=day(1), last_day=day(31), purpose="", at=noon(12))
    stranger, viewer = county.client("outsider"), county.client("viewer")
    for path in ("", f"{who.pk}/", "groups/", "shifts/", f"shifts/{row.pk}/", "certificates/"):
        assert clerk.get(here(county, path)).status_code == 200, path
        seen = viewer.get(here(county, path))
        assert seen.status_code == 200, path
        assert "示例甲" not in read(seen), path
        assert stranger.get(here(county, path)).status_code == 404, path
    kept = (
        "new/", f"{who.pk}/edit/", f"{who.pk}/leave/", f"{who.pk}/records/new/", f"{who.pk}/certificate/",
        "groups/new/", f"groups/{squad.pk}/edit/", "shifts/new/", f"shifts/{row.pk}/edit/", f"shifts/{row.pk}/cancel/",
        f"shifts/{row.pk}/put-on/", f"requests/{request.pk}/", f"requests/{request.pk}/refuse/",
    )  # fmt: skip
    for path in kept:
        assert clerk.get(here(county, path)).status_code == 200, path
        assert viewer.get(here(county, path)).status_code == 403, path
    for path in ("999/", "shifts/999/", "certificates/999/", "requests/999/", "groups/999/edit/"):
        assert clerk.get(here(county, path)).status_code == 404, path
    assert clerk.get(here(county, f"of-group/{squad.pk}/")).status_code == 302


def test_a_telephone_is_looked_at_by_pressing_and_written_down(county, clerk, volunteer):
    who = volunteer(phone="13800000000")
    assert "13800000000" not in read(clerk.get(here(county, f"{who.pk}/")))
    assert "13800000000" in read(clerk.post(here(county, f"{who.pk}/phone/")))
    assert county.client("viewer").post(here(county, f"{who.pk}/phone/")).status_code == 403


def test_whoever_can_do_something_is_found_by_it(county, clerk, volunteer, shift):
    volunteer(skills=["急救", "讲解"])
    volunteer("示例乙", skills=["摄影"])
    page = read(clerk.get(here(county, f"shifts/{shift().pk}/put-on/"), {"q": "急救"}))
    assert "示例甲" in page
    assert "示例乙" not in page


def test_a_group_is_made_and_stopped_through_the_pages(county, clerk):
    clerk.post(here(county, "groups/new/"), {"name": "示例大队", "level": "brigade"})
    row = VolunteerGroup.objects.get()
    clerk.post(here(county, f"groups/{row.pk}/edit/"), {"name": "示例县大队", "level": "brigade", "stamp": "1"})
    stale = clerk.post(here(county, f"groups/{row.pk}/edit/"), {"name": "示例", "level": "brigade", "stamp": "1"})
    assert stale.status_code == 409
    clerk.post(here(county, f"groups/{row.pk}/stop/"))
    assert "还没有志愿服务队" in read(clerk.get(here(county, "groups/")))


def test_lists_take_the_same_number_of_statements(county, clerk, volunteer, shift, served, group):  # noqa: PLR0917 - fixtures
    squad, row = group(), shift()
    served(row, volunteer(group=squad))
    pages = ("", "groups/", "shifts/", f"shifts/{row.pk}/", "certificates/")

    def counted():
        found = []
        for path in pages:
            with CaptureQueriesContext(connection) as seen:
                clerk.get(here(county, path))
            found.append(len(seen))
        return found

    counted()
    one = counted()
    for place, name in enumerate(("示例乙", "示例丙"), start=1):
        other = group(f"示例{place}队", "squad", parent=squad)
        served(row, volunteer(name, group=other))
        shift(begins=NINE + (place + 3) * HOUR, hours=1, group=other)
    assert counted() == one


def test_what_waits_is_told_and_people_are_found_by_letters(county, volunteer, shift, take, served):
    row = shift()
    take(row, volunteer())
    served(shift(begins=NINE + 3 * HOUR, hours=1), volunteer("示例乙"), 30, 60)
    titles = [one.title for one in to_dos(desk_of(county, "clerk", noon(12)))]
    assert titles == ["确认 1 人的服务时长", "1 人的时长双方不一致"]
    assert [hit.title for hit in search(desk_of(county, "clerk", noon(12)), "slj")] == ["示例甲"]
    assert list(search(desk_of(county, "viewer", noon(12)), "示例甲")) == []
