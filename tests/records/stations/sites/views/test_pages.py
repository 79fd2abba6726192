import datetime
import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from jixiao.orgs.models import TrailEntry
from jixiao.records.stations.models import FiveCheck, FiveHave, Inspection, MonthlyReturn, Station, YearRule

pytestmark = pytest.mark.django_db
FORM = {
    "name": "示例第一中学校园e站", "kind": "school", "host": "示例第一中学", "applied_on": "2024-01-05",
    "township": "示例镇", "audiences": ["青少年"], "line": "yes", "keeper": "示例负责人", "phone": "138 0000 1234",
}  # fmt: skip
CHECK = {"day": "2024-01-20", "people_there": "示例核查人两名", "document": "示例市科协复核文件"} | {
    key: value for item in FiveHave.values for key, value in ((item, "yes"), (f"{item}_words", "查到了"))
}
MONTH = {"day_0": "8", "title_0": "示例消防讲座", "people_0": "60", "teller": "示例填报人", "rows": "4"}


@pytest.fixture
def clerk(county):
    return county.client("clerk")


@pytest.fixture
def head_there(county):
    return county.client("head")


def here(county, path=""):
    return county.address(f"stations/{path}")


def page_of(answer):
    return answer.content.decode()


def picture():
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(file, format="PNG")
    return SimpleUploadedFile("示例现场.png", file.getvalue())


def test_a_station_goes_from_the_application_to_its_plate(county, clerk, head_there):
    page = page_of(clerk.post(here(county, "new/"), FORM, follow=True))
    row = Station.objects.get()
    assert "县级实地核查" in page
    assert "138****1234" in page
    assert "13800001234" not in page
    for stage in ("on_site", "city"):
        address = here(county, f"{row.pk}/check/{stage}/")
        assert "有网络" in page_of(clerk.get(address))
        files = {"network_file": picture()} if stage == "on_site" else {}
        assert "五有齐全" in page_of(clerk.post(address, CHECK | files, follow=True))
        check = FiveCheck.objects.get(stage=stage)
        done = clerk.post(
            here(county, f"checks/{check.pk}/decide/"), {"verdict": "pass", "stamp": check.version}, follow=True
        )
        assert "通过" in page_of(done)
    page = page_of(clerk.get(here(county, f"{row.pk}/")))
    assert "现场照片" in page
    assert page.count("/preview/1/small/") == 1, "each picture once"
    assert "示例现场" in page
    assert clerk.get(here(county, f"{row.pk}/plate/")).status_code == 403
    row.refresh_from_db()
    given = {"number": "SL-001", "day": "2024-02-26", "stamp": row.version}
    assert "牌匾 SL-001" in page_of(head_there.post(here(county, f"{row.pk}/plate/"), given, follow=True))
    paper = clerk.get(here(county, f"{row.pk}/plate/certificate.docx"))
    assert paper.headers["Content-Type"].endswith("wordprocessingml.document")
    assert len(docx.Document(io.BytesIO(paper.content)).inline_shapes) == 1, "the QR code of the plate"
    check = FiveCheck.objects.latest("pk")
    for address in (f"checks/{check.pk}/paper.docx", f"{row.pk}/check/on_site/blank.docx"):
        assert clerk.get(here(county, address)).status_code == 200


def test_a_check_with_one_missing_does_not_pass(county, clerk, station):
    row = station("applied")
    address = here(county, f"{row.pk}/check/on_site/")
    lacking = CHECK | {"place": "no", "place_words": "活动室还在装修"}
    assert "还差：有场所" in page_of(clerk.post(address, lacking, follow=True))
    check = FiveCheck.objects.get()
    asked = page_of(clerk.post(here(county, f"checks/{check.pk}/decide/"), {"verdict": "pass"}))
    assert "有场所没有查实，不能通过" in asked
    clerk.post(here(county, f"checks/{check.pk}/decide/"), {"verdict": "fail", "note": "补齐活动室"})
    row.refresh_from_db()
    assert row.state == "applied"
    assert "补齐活动室" in page_of(clerk.get(here(county, f"{row.pk}/")))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"name": ""}, "没有填"),
        ({"kind": "其他"}, "kind"),
        ({"applied_on": "2099-01-01"}, "申报日期还没有到"),
        ({"applied_on": "那天"}, "申报日期"),
        ({"phone": "123"}, "负责人电话没有填对"),
        ({"room_mb": "很多"}, "终端可用空间"),
    ],
)
def test_a_dossier_that_is_wrong_says_what_and_keeps_what_was_typed(county, clerk, values, words):
    page = page_of(clerk.post(here(county, "new/"), FORM | values))
    assert words in page
    assert "示例负责人" in page
    assert not Station.objects.exists()


def test_a_form_sent_twice_makes_one_station(county, clerk):
    once = {"once": "7f4df7d4-6f0e-4f57-8d5a-2b9d1d3a4c11"}
    for _ in range(2):
        answer = clerk.post(here(county, "new/"), FORM | once)
        assert answer.status_code == 302
    assert Station.objects.count() == 1


def test_who_saves_over_a_newer_dossier_sees_both(county, clerk, station):
    row = station()
    answer = clerk.post(here(county, f"{row.pk}/edit/"), FORM | {"stamp": row.version - 1})
    assert answer.status_code == 409
    assert "示例负责人" in page_of(answer)


def test_the_whole_telephone_is_shown_with_a_line_in_the_trail(county, clerk, station):
    row = station(phone="13800001234")
    address = here(county, f"{row.pk}/phone/")
    assert clerk.get(address).status_code == 405
    assert "13800001234" in page_of(clerk.post(address))
    assert TrailEntry.objects.filter(event="stations.phone_shown").count() == 1
    assert county.client("viewer").post(address).status_code == 403


def test_a_station_rests_works_again_and_is_closed(county, head_there, station):
    row = station()
    given = {"day": "2024-05-01", "reason": "示例停电整修", "stamp": row.version}
    assert "示例停电整修" in page_of(head_there.post(here(county, f"{row.pk}/suspend/"), given, follow=True))
    row.refresh_from_db()
    head_there.post(here(county, f"{row.pk}/resume/"), {"stamp": row.version})
    row.refresh_from_db()
    assert (row.state, row.halted_because) == ("plated", "")
    empty = head_there.post(here(county, f"{row.pk}/close/"), {"day": "2024-05-01", "stamp": row.version})
    assert "没有填" in page_of(empty)
    head_there.post(here(county, f"{row.pk}/close/"), {**given, "stamp": row.version})
    row.refresh_from_db()
    assert row.state == "closed"


def test_a_month_is_written_down_sent_back_and_accepted(county, clerk, station):
    row = station()
    address = here(county, f"{row.pk}/month/3/")
    assert "替e站录入" in page_of(clerk.get(address))
    more = page_of(clerk.post(address, MONTH | {"more": "1"}))
    assert 'name="day_7"' in more
    assert "示例消防讲座" in more
    assert "已录入 3 月" in page_of(clerk.post(address, MONTH, follow=True))
    month = MonthlyReturn.objects.get()
    assert (month.activities, month.people, month.state) == (1, 60, "accepted")
    assert month.lines.get().day == datetime.date(2024, 3, 8)
    reason = {"reason": "人次不对", "stamp": month.version}
    clerk.post(here(county, f"months/{month.pk}/back/"), reason)
    assert "人次不对" in page_of(clerk.get(address))
    month.refresh_from_db()
    clerk.post(address, MONTH | {"stamp": month.version})
    month.refresh_from_db()
    assert month.state == "accepted"
    assert "3 月" in page_of(clerk.get(here(county, "months/")))
    clerk.post(here(county, f"months/{month.pk}/remove/"), {"confirmed": "1"})
    assert not MonthlyReturn.objects.exists()


def test_a_month_with_a_wrong_day_is_told_beside_it(county, clerk, station):
    row = station()
    page = page_of(clerk.post(here(county, f"{row.pk}/month/3/"), MONTH | {"day_0": "2024-04-01"}))
    assert "不在 3 月" in page
    assert "没有填" in page_of(clerk.post(here(county, f"{row.pk}/month/3/"), MONTH | {"day_0": ""}))
    assert clerk.get(here(county, f"{row.pk}/month/13/")).status_code == 404


def test_inspections_are_written_down_mended_and_taken_back(county, clerk, station):
    row = station()
    seen = {
        "day": "2024-05-06", "people_there": "示例巡查人", "findings": "终端坏了一台", "missing": ["terminals"],
        "stars": "4", "mend_until": "2024-06-06",
    }  # fmt: skip
    assert "终端坏了一台" in page_of(clerk.post(here(county, f"{row.pk}/inspect/"), seen, follow=True))
    found = Inspection.objects.get()
    row.refresh_from_db()
    assert row.stars == 4
    assert "终端坏了一台" in page_of(clerk.get(here(county, f"inspections/{found.pk}/edit/")))
    done = {"day": "2024-05-20", "words": "换了新的", "stamp": found.version}
    assert "换了新的" in page_of(clerk.post(here(county, f"inspections/{found.pk}/mend/"), done, follow=True))
    clerk.post(here(county, f"inspections/{found.pk}/remove/"), {"reason": "登记错了", "stamp": found.version})
    row.refresh_from_db()
    assert row.stars is None


def test_what_a_year_asks_is_set(county, clerk, station):
    station()
    rule = {"school_floor": "2", "community_floor": "1", "village_floor": "1", "return_day": "10", "villages": "300"}
    assert "没有写村社数的出处" in page_of(clerk.post(here(county, "rule/"), rule))
    page = page_of(clerk.post(here(county, "rule/"), rule | {"source": "示例统计"}, follow=True))
    assert "校园 2 次" in page
    assert YearRule.objects.get().villages == 300
    assert "全县 300 个村" in page_of(clerk.get(here(county, "statistics/")))
    assert "年度要求" in page_of(county.client("viewer").get(here(county, "rule/")))


def test_the_pages_of_a_station_are_shown_and_renewed(county, clerk, station):
    row = station()
    assert f"/station/month/{row.return_token}/" in page_of(clerk.get(here(county, f"{row.pk}/pages/")))
    address = here(county, f"{row.pk}/renew/")
    assert "更换" in page_of(clerk.get(address))
    clerk.post(address, {"confirmed": "1", "stamp": row.version})
    old = row.return_token
    row.refresh_from_db()
    assert row.return_token != old


def test_a_station_that_was_entered_by_mistake_is_removed(county, clerk, station):
    row = station("applied")
    address = here(county, f"{row.pk}/remove/")
    assert "删除原因" in page_of(clerk.get(address))
    assert clerk.post(address, {"reason": "", "stamp": row.version}).status_code == 200
    clerk.post(address, {"reason": "重复登记", "stamp": row.version})
    assert clerk.get(here(county, f"{row.pk}/")).status_code == 404
    kept = station()
    page = page_of(clerk.post(here(county, f"{kept.pk}/remove/"), {"reason": "重复", "stamp": kept.version}))
    assert "不能删除" in page


READING = ("", "{pk}/", "statistics/", "months/", "months/told/", "rule/", "{pk}/month/3/")
WRITING = ("new/", "{pk}/edit/", "{pk}/pages/", "{pk}/inspect/", "{pk}/check/on_site/", "{pk}/remove/")
DECIDING = ("{pk}/plate/", "{pk}/suspend/", "{pk}/close/")


def test_who_may_open_which_page(county, station):
    row = station()
    for path in (*READING, *WRITING, *DECIDING):
        address = here(county, path.format(pk=row.pk))
        assert county.client("outsider").get(address).status_code == 404, path
        seen = county.client("viewer").get(address).status_code
        assert seen == (200 if path in READING else 403), path
    for path in WRITING:
        assert county.client("head").get(here(county, path.format(pk=row.pk))).status_code == 403, path
    elsewhere = f"/{county.other.code}/2024/stations/{row.pk}/"
    assert county.client("outsider").get(elsewhere).status_code == 404


@pytest.mark.parametrize("path", ["", "months/", "statistics/", "months/told/"])
def test_lists_ask_as_often_for_three_as_for_one(county, clerk, station, path, django_assert_max_num_queries):
    station()
    address = here(county, path)
    clerk.get(address)
    with django_assert_max_num_queries(80) as first:
        clerk.get(address)
    station()
    station()
    with django_assert_max_num_queries(len(first)):
        clerk.get(address)


def test_the_list_is_filtered_and_sent_as_a_workbook(county, clerk, station):
    station(name="示例甲e站")
    station("applied", name="示例乙e站")
    page = page_of(clerk.get(here(county), {"state": "applied"}))
    assert "示例乙e站" in page
    assert "示例甲e站" not in page
    assert "示例甲e站" in page_of(clerk.get(here(county), {"q": "sljez"}))
    assert clerk.get(here(county), {"format": "xlsx"}).headers["Content-Type"].endswith("sheet")
