"""The page of what is due, reminders from it, its calendar file; the calendar of working days and its import."""

import datetime
import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.orgs.asking import statements
from tests.orgs.deadlines.overdue import ONE, window_until
from tests.rooms import County

from jixiao.orgs.deadlines.calendar import work_calendar
from jixiao.orgs.handing import handover_of, send
from jixiao.orgs.models import DigestWish, FeedToken, HandoverKind, ImportBatch, Reminder, SpecialDay
from jixiao.orgs.registering import open_year, register_unit
from jixiao.web.clock import now, today

pytestmark = pytest.mark.django_db
ONCE = {"once": "0a0a0a0a-0a0a-4a0a-8a0a-0a0a0a0a0a0a"}


def bureau(county: County, path: str = "") -> str:
    return f"/{county.finance.code}/2024/{path}"


def test_the_bell_leads_to_the_page_and_the_page_says_days_and_working_days(county: County) -> None:
    window_until(county, today() - 7 * ONE)
    page = county.client("clerk").get(county.address("todo/")).content.decode()
    assert f'class="bell" href="{county.address("todo/")}"' in page
    assert "绩效目标还没有送审" in page
    assert "逾期 7 天" in page
    assert "个工作日" in page
    assert county.other.name not in page


def test_the_bureau_sees_all_units_overdue_first_and_filters(county: County) -> None:
    window_until(county, today() + 3 * ONE)
    window_until(county, today() - ONE, HandoverKind.EVALUATION)
    client = county.client("reviewer")
    page = client.get(bureau(county, "todo/")).content.decode()
    table = page[page.index("<tbody>") :]
    assert table.index("绩效自评还没有送审") < table.index("绩效目标还没有送审")
    assert table.count("<tr") == 4
    for query, rows in (
        ("unit=999900-116001", 2),
        ("kind=绩效目标", 2),
        ("when=late", 2),
        ("turn=clerk", 4),
        ("unit=x", 0),
    ):
        page = client.get(bureau(county, f"todo/?{query}")).content.decode()
        assert page.count('<th scope="row" class="pin">') == rows


def test_units_that_were_ticked_are_reminded_once_with_a_result_per_row(county: County) -> None:
    window_until(county, today() - ONE)
    client = county.client("reviewer")
    due = [f"{year.pk}|handover.goals" for year in (county.unit_year, county.other_year)]
    data = {"due": [*due, "99|handover.goals"], "note": "请尽快"}
    page = client.post(bureau(county, "todo/remind/"), data | ONCE).content.decode()
    assert page.count("已催办") == 2
    assert "另有 1 项" in page
    assert client.post(bureau(county, "todo/remind/"), data | ONCE).status_code == 302
    assert client.post(bureau(county, "todo/remind/"), data).content.decode().count("今天已经催办过") == 2
    assert Reminder.objects.count() == 2
    assert client.post(bureau(county, "todo/remind/"), {}).status_code == 422
    page = county.client("clerk").get(county.address("todo/")).content.decode()
    assert "催办：绩效目标还没有送审" in page
    assert "请尽快" in page
    handover = handover_of(county.unit_year, HandoverKind.GOALS)
    window_until(county, today() + ONE)
    send(handover=handover, by=county.actor("clerk", at=now()))
    assert "催办：" not in county.client("clerk").get(county.address("todo/")).content.decode()


@pytest.mark.parametrize("who", ["clerk", "head", "viewer", "system"])
def test_only_the_bureau_reminds(county: County, who: str) -> None:
    assert county.client(who).post(county.address("todo/remind/"), {"due": ["1|x"]}).status_code == 403


def test_the_page_takes_the_same_statements_for_three_more_units(county: County) -> None:
    window_until(county, today() - ONE)
    client, address = county.client("reviewer"), bureau(county, "todo/")
    client.get(address)
    one = statements(lambda: client.get(address))
    for number in range(3):
        unit = register_unit(
            code=f"999900-12000{number}", name=f"示例单位{number}", kind="department", division_code="999900",
            parent=county.finance, by=county.actor("system"), specimen=True,
        )  # fmt: skip
        open_year(unit=unit, year=2024, by=county.actor("system"))
    assert statements(lambda: client.get(address)) == one


def test_the_calendar_file_holds_what_is_due_here(county: County) -> None:
    window_until(county, today())
    response = county.client("head").get(county.address("todo/deadlines.ics"))
    assert response.headers["Content-Type"].startswith("text/calendar")
    assert response.content.decode().count("BEGIN:VEVENT") == 1


def test_a_subscription_is_made_shown_once_and_ended(county: County) -> None:
    client = county.client("clerk")
    page = client.post("/mine/subscriptions/feed/").content.decode()
    assert "/deadlines/" in page
    assert "/deadlines/" not in client.get("/mine/subscriptions/").content.decode()
    client.post("/mine/subscriptions/feed/end/")
    assert not FeedToken.objects.filter(revoked_at=None).exists()
    assert client.post("/mine/subscriptions/digest/", {"address": "x"}).status_code == 422
    assert client.post("/mine/subscriptions/digest/", {"address": "a@example.cn"}).status_code == 302
    assert DigestWish.objects.get().person == county.people["clerk"]
    client.post("/mine/subscriptions/digest/end/")
    assert not DigestWish.objects.exists()


def test_the_calendar_of_a_year_is_read_by_all_and_kept_by_the_bureaus_administrator(county: County) -> None:
    clerk, system = county.client("clerk"), county.client("system")
    assert "国办发明电〔2023〕7号" in clerk.get(county.address("calendar/")).content.decode()
    assert "未登记调休" in clerk.get(county.address("calendar/", year=2027)).content.decode()
    day = {"day": "2027-01-01", "kind": "off", "name": "元旦", "source": "示例通知"}
    for client, address in ((clerk, county.address("calendar/new/")), (system, county.address("calendar/new/"))):
        assert client.post(address, day).status_code == 403
    assert system.post(bureau(county, "calendar/new/"), {**day, "source": ""}).status_code == 200
    assert system.post(bureau(county, "calendar/new/"), day).status_code == 302
    assert "登记过" in system.post(bureau(county, "calendar/new/"), day).content.decode()
    row = SpecialDay.objects.get()
    address = bureau(county, f"calendar/{row.pk}/")
    assert system.post(address, {**day, "name": "新年", "stamp": row.version}).status_code == 302
    assert system.post(address, {**day, "name": "元旦节", "stamp": row.version}).status_code == 409
    assert "未登记调休" not in clerk.get(county.address("calendar/", year=2027)).content.decode()
    system.post(f"{address}drop/", {"confirmed": "1"})
    assert not SpecialDay.objects.exists()


def workbook(*rows: tuple[str, ...]) -> SimpleUploadedFile:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate((("日期", "休或班", "节日", "依据"), *rows)):
            sheet.write_row(number, 0, row)
    return SimpleUploadedFile("调休.xlsx", file.getvalue())


def test_a_year_of_days_comes_in_as_a_table_and_goes_out_again(county: County) -> None:
    open_year(unit=county.finance, year=2024, by=county.actor("system"))
    system, desk = county.client("system"), bureau(county, "import/")
    assert system.get(f"{desk}orgs.days/").status_code == 200
    assert system.get(f"{desk}orgs.days/template.xlsx").status_code == 200
    rows = [("2027-10-01", "休", "国庆节", "示例通知"), ("2027-10-01", "休", "国庆节", "示例通知"),
            ("2027-10-09", "调休上班", "国庆节", "示例通知"), ("2027-10-02", "歇", "国庆节", "示例通知")]  # fmt: skip
    location = system.post(f"{desk}orgs.days/", {"file": workbook(*rows)}).headers["Location"]
    assert "是同一天" in system.get(location).content.decode()
    system.post(f"{location}write/", {"which": "good"})
    assert work_calendar().works(datetime.date(2027, 10, 9))
    assert not work_calendar().works(datetime.date(2027, 10, 1))
    system.post(f"{location}undo/", {"confirmed": "1"})
    assert not SpecialDay.objects.exists()
    assert ImportBatch.objects.get().state == "undone"


def test_the_administrator_sees_no_other_table_and_the_clerk_does_not_import_days(county: County) -> None:
    open_year(unit=county.finance, year=2024, by=county.actor("system"))
    assert county.client("system").get(bureau(county, "import/budget.adjustments/")).status_code == 403
    assert county.client("system").get(county.address("import/orgs.days/")).status_code == 403
    response = county.client("clerk").post(county.address("import/orgs.days/"), {"file": workbook()})
    assert response.status_code == 403


def test_the_bell_of_an_administrator_leads_home_and_not_to_a_page_for_others(county: County) -> None:
    page = county.client("system").get(county.address("people/")).content.decode()
    assert 'class="bell" href="/"' in page
    assert county.address("todo/") not in page
