import io
import re

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.records.outreach.tables.sheets import workbook
from tests.records.surveys.days import FIRST

from jixiao.orgs.models import ImportBatch
from jixiao.records.surveys.inviting import issue_codes
from jixiao.records.surveys.models import Code, Group, Knock, Response, Survey
from jixiao.records.surveys.opening import close_survey
from jixiao.records.surveys.planning import Part
from jixiao.records.surveys.queries import questions_of

LONG = {"closes": FIRST.replace(year=2099)}
PAGES = (
    "",
    "edit/",
    "questions/",
    "plan/",
    "spread/",
    "reopen/",
    "destroy/",
    "finish/",
    "prolong/",
    "codes/",
    "poster/",
    "paper/",
    "sheets/",
    "crossing/",
)


@pytest.fixture
def clerk(county):
    return county.client("clerk")


def here(county, survey, path=""):
    return county.address(f"surveys/{survey.pk}/{path}")


def test_a_survey_goes_from_the_draft_to_the_frozen_rate(county, clerk):
    made = clerk.post(
        county.address("surveys/new/"),
        {"title": "示例培训满意度", "target": "KX-M02", "way": "codes", "opens": "2024-09-01", "closes": "2099-12-31"},
        follow=True,
    ).content.decode()
    assert "开始调查" in made
    survey = Survey.objects.get()
    assert "开始调查" in clerk.get(here(county, survey)).content.decode()
    clerk.post(here(county, survey, "start/"), {"stamp": survey.version})
    page = clerk.post(here(county, survey, "codes/"), {"number": "2"}).content.decode()
    codes = re.findall(r'slip-code">([2-9A-Z]{5} [2-9A-Z]{5})<', page)
    assert len(codes) == 2
    assert codes[0].replace(" ", "") not in clerk.get(here(county, survey, "codes/")).content.decode()
    assert not Code.objects.filter(digest__contains=codes[0].replace(" ", "")).exists()
    phone, overall = Client(), questions_of(survey)[0]
    url = f"/survey/{survey.token}/"
    assert "答题码" in phone.get(url).content.decode()
    asked = phone.get(url, {"c": codes[0]}).content.decode()
    assert overall.text in asked
    assert not re.search(r'\sstyle="|<script(?![^>]*src=)', asked)
    empty = phone.post(url, {"c": codes[0]})
    assert empty.status_code == 422
    assert "第 1 题没有答" in empty.content.decode()
    done = phone.post(url, {"c": codes[0], f"q{overall.pk}": "1"}, follow=True).content.decode()
    assert "收到了" in done
    assert "已经用过" in phone.post(url, {"c": codes[0], f"q{overall.pk}": "1"}).content.decode()
    assert "1 个" in clerk.get(here(county, survey)).content.decode()
    assert "截止并冻结" in clerk.get(here(county, survey, "finish/")).content.decode()
    survey.refresh_from_db()
    closed = clerk.post(here(county, survey, "finish/"), {"stamp": survey.version}, follow=True).content.decode()
    assert "100.00<small>%" in closed
    assert "少于 30 份" in closed
    assert "已经截止" in phone.get(url, {"c": codes[1]}).content.decode()


def test_a_wrong_code_and_too_many_tries_are_told(opened):
    survey, phone = opened(**LONG), Client()
    assert "答题码不对" in phone.get(f"/survey/{survey.token}/", {"c": "WRONG"}).content.decode()
    Knock.objects.update(tries=300)
    assert phone.get(f"/survey/{survey.token}/", {"c": "WRONG"}).status_code == 429
    assert phone.get("/survey/unknown/").status_code == 404


def test_a_draft_is_not_to_be_seen_from_outside(draft):
    assert Client().get(f"/survey/{draft().token}/").status_code == 404


def test_an_open_link_serves_a_phone_once_and_asks_for_a_guardian_where_children_are_asked(opened):
    survey, phone = opened(way="link", serves_minors=True, **LONG), Client()
    url, given = f"/survey/{survey.token}/", {f"q{questions_of(survey)[0].pk}": "0"}
    assert "监护人" in phone.get(url).content.decode()
    assert "没有勾选监护人同意" in phone.post(url, given).content.decode()
    assert "收到了" in phone.post(url, {**given, "agreed": "1"}, follow=True).content.decode()
    assert "这台手机" in phone.get(url).content.decode()
    assert Response.objects.count() == 1


def test_whoever_must_sign_in_is_led_there_and_answers_once(county, opened):
    survey = opened(way="signed", **LONG)
    url, given = f"/survey/{survey.token}/", {f"q{questions_of(survey)[0].pk}": "2"}
    assert "login" in Client().get(url).headers["Location"]
    person = county.client("viewer")
    assert "收到了" in person.post(url, given, follow=True).content.decode()
    assert "您已经答过" in person.get(url).content.decode()


def test_every_page_opens_at_each_state_and_is_for_its_people(county, clerk, opened, draft):
    survey = opened(parts=[Part("示例社区", 100, 5)], **LONG)
    stranger, viewer = county.client("outsider"), county.client("viewer")
    for row in (draft(), survey):
        for path in PAGES:
            assert clerk.get(here(county, row, path)).status_code == 200, path
            assert stranger.get(here(county, row, path)).status_code == 404, path
    for path in ("remind/", "start/", "remove/"):
        assert viewer.post(here(county, survey, path)).status_code == 403, path
        assert stranger.post(here(county, survey, path)).status_code == 404, path
        assert clerk.get(here(county, survey, path)).status_code == 405, path
    for path, status in (
        ("", 200),
        ("crossing/", 200),
        ("spread/", 200),
        ("reopen/", 403),
        ("edit/", 403),
        ("codes/", 403),
        ("sheets/", 403),
    ):
        assert viewer.get(here(county, survey, path)).status_code == status, path
    assert viewer.post(here(county, survey, "finish/")).status_code == 403
    assert clerk.get(county.address("surveys/999999/")).status_code == 404


def test_questions_and_groups_are_written_and_a_fault_is_told(county, clerk, draft):
    survey = draft()
    rows = {
        "rows-TOTAL_FORMS": "2", "rows-INITIAL_FORMS": "0", "stamp": survey.version,
        "rows-0-kind": "scale", "rows-0-text": "您满意吗？", "rows-0-is_rate": "on", "rows-1-kind": "matrix",
        "rows-1-text": "各方面",
    }  # fmt: skip
    refused = clerk.post(here(county, survey, "questions/"), rows).content.decode()
    assert "第 2 题是矩阵题，没有各行" in refused
    more = clerk.post(here(county, survey, "questions/"), {**rows, "add_row": "rows"}).content.decode()
    assert 'name="rows-2-text"' in more
    clerk.post(here(county, survey, "questions/"), {**rows, "rows-1-lines": "内容\n场地"})
    assert [one.text for one in questions_of(Survey.objects.get())] == ["您满意吗？", "各方面"]
    survey.refresh_from_db()
    plan = {
        "rows-TOTAL_FORMS": "1", "rows-INITIAL_FORMS": "0", "stamp": survey.version, "rows-0-name": "示例社区",
        "rows-0-population": "50", "rows-0-wanted": "60",
    }  # fmt: skip
    assert "多于服务对象" in clerk.post(here(county, survey, "plan/"), plan).content.decode()
    clerk.post(here(county, survey, "plan/"), {**plan, "rows-0-wanted": "20", "rows-0-quota": "30"})
    assert Group.objects.get().quota == 30


def test_paper_sheets_are_typed_in_marked_and_taken_back(county, clerk, opened):
    survey = opened(**LONG)
    rows = {
        "sheets-TOTAL_FORMS": "4", "sheets-INITIAL_FORMS": "0", "sheets-0-number": "1", "sheets-0-q1": "2",
        "sheets-0-q2": "1 2 0 1", "sheets-1-number": "2", "sheets-2-number": "3", "sheets-2-refused": "on",
    }  # fmt: skip
    wrong = clerk.post(here(county, survey, "sheets/"), {**rows, "sheets-0-q1": "9"}).content.decode()
    assert "不是选项" in wrong
    clerk.post(here(county, survey, "sheets/"), rows)
    found = {one.sheet: (one.invalid, one.rated, one.operator) for one in Response.objects.select_related("operator")}
    clerk_person = county.people["clerk"]
    assert found == {
        "1": ("", 1, clerk_person), "2": ("empty", None, clerk_person), "3": ("refused", None, clerk_person),
    }  # fmt: skip
    assert "已经录入过" in clerk.post(here(county, survey, "sheets/"), rows).content.decode()
    wrongly = Response.objects.get(sheet="1")
    clerk.post(here(county, survey, "sheets/take-back/"), {"chosen": str(wrongly.pk), "reason": "录错了"})
    assert not Response.objects.filter(sheet="1").exists()


def test_sheets_come_through_the_import_desk_and_go_back(county, clerk, opened):
    survey = opened(**LONG)
    heads = ("调查编号", "卷号", "收卷方式", "第1题", "第3题")
    rows = [
        (survey.code, "11", "纸质", "1", "1 3"),
        (survey.code, "12", "电话", "非常不满意", ""),
        ("S9", "13", "", "1", ""),
    ]
    file = SimpleUploadedFile("示例问卷.xlsx", workbook(heads, rows))
    page = clerk.post(county.address("import/surveys.sheets/"), {"file": file}, follow=True).content.decode()
    assert "没有编号为 S9 的调查" in page
    batch = ImportBatch.objects.get()
    clerk.post(county.address(f"import/batches/{batch.pk}/write/"), {"which": "good"})
    assert dict(Response.objects.values_list("sheet", "rated")) == {"11": 0, "12": 4}
    clerk.post(county.address(f"import/batches/{batch.pk}/undo/"), {"confirmed": "1", "reason": "示例"})
    assert not Response.objects.exists()


def test_the_workbook_and_the_crossing_show_what_was_answered(county, clerk, opened, collect):
    survey = opened(**LONG)
    collect(survey, [0, 1, 3])
    book = openpyxl.load_workbook(io.BytesIO(clerk.get(here(county, survey, "result.xlsx")).content))
    summary = {row[0].value: row[1].value for row in book["汇总"].iter_rows()}
    assert (summary["有效问卷"], summary["满意率（%）"]) == (3, 66.67)
    assert book["答卷"].max_row == 4
    assert "交叉" in clerk.get(here(county, survey, "crossing/"), {"down": "1", "across": "4"}).content.decode()
    same = clerk.get(here(county, survey, "crossing/"), {"down": "1", "across": "1"}).content.decode()
    assert "这两题不能交叉" in same


def test_last_years_form_is_copied_in_one_click_and_its_rate_stands_beside(county, clerk, opened, collect, by):
    from jixiao.orgs.registering import open_year

    survey = opened()
    collect(survey, [0, 2])
    close_survey(survey=survey, stamp=survey.version, by=by)
    next_year = open_year(unit=county.unit, year=2025, by=by)
    copy = county.address("surveys/copy/", year=2025)
    assert survey.title in clerk.get(copy).content.decode()
    clerk.post(copy, {"source": survey.pk})
    made = Survey.objects.get(unit_year=next_year)
    assert [one.text for one in questions_of(made)] == [one.text for one in questions_of(survey)]
    assert survey.title not in clerk.get(copy).content.decode()
    made.opens, made.closes = FIRST.replace(year=2025), FIRST.replace(year=2099)
    made.save()
    clerk.post(county.address(f"surveys/{made.pk}/start/", year=2025), {"stamp": made.version})
    collect(Survey.objects.get(pk=made.pk), [0, 0], on=FIRST.replace(year=2026))
    page = clerk.get(county.address(f"surveys/{made.pk}/", year=2025)).content.decode()
    assert "历年满意率" in page
    assert "50.00%" in page


def test_the_list_shows_the_code_of_a_survey_and_not_the_number_of_its_row(county, clerk, draft):
    first, second = draft(), draft(title="示例另一次调查")
    page = clerk.get(county.address("surveys/")).content.decode()
    assert (first.code, second.code) == ("S1", "S2")
    assert all(re.search(rf">\s*{code}\s*<", page) for code in ("S1", "S2"))


def test_a_list_takes_as_many_statements_for_three_as_for_one(county, clerk, opened):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for number in (1, 2):
        for _ in range(number):
            opened()
        clerk.get(county.address("surveys/"))
        with CaptureQueriesContext(connection) as seen:
            assert clerk.get(county.address("surveys/")).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_unused_codes_are_listed_by_number_and_voided(county, clerk, opened, by):
    survey = opened(**LONG)
    issue_codes(survey=survey, number=3, group=None, by=by)
    clerk.post(here(county, survey, "codes/void/"), {"first": "2", "last": "3", "reason": "示例遗失"})
    assert Code.objects.filter(voided_on=None).count() == 1
    again = clerk.post(
        here(county, survey, "codes/void/"), {"first": "2", "last": "3", "reason": "示例"}
    ).content.decode()
    assert "没有还能用的答题码" in again


def test_a_sample_is_spread_over_a_pasted_list_and_whoever_is_behind_is_reminded(county, clerk, draft):
    survey = draft(opens=FIRST, closes=FIRST.replace(year=2099))
    page = clerk.get(here(county, survey, "spread/")).content.decode()
    assert "还没有分组" not in page
    assert "按人数分配" in page
    given = {"groups": "示例甲村 120 示例甲村文书\n示例乙村 很多", "total": "20", "stamp": survey.version}
    refused = clerk.post(here(county, survey, "spread/"), given).content.decode()
    assert "第 2 行「很多」不是人数" in refused
    given["groups"] = "示例甲村 120 示例甲村文书\n示例乙村 80"
    assert clerk.post(here(county, survey, "spread/"), given).status_code == 302
    assert clerk.post(here(county, survey, "spread/"), given).status_code == 409
    assert dict(Group.objects.values_list("name", "wanted")) == {"示例甲村": 12, "示例乙村": 8}
    survey.refresh_from_db()
    clerk.post(here(county, survey, "start/"), {"stamp": survey.version})
    first = Group.objects.get(name="示例甲村")
    page = clerk.get(here(county, survey, "spread/")).content.decode()
    assert "示例甲村文书：示例县科学技术协会「示例活动满意度调查」" in page
    assert "登记催收" not in county.client("viewer").get(here(county, survey, "spread/")).content.decode()
    done = clerk.post(here(county, survey, "remind/"), {"group": [str(first.pk), "9" * 60, "x"]}, follow=True)
    assert "已登记催收 1 组" in done.content.decode()
    assert "今天已经催过" in done.content.decode()
    again = clerk.post(here(county, survey, "remind/"), {"group": str(first.pk)})
    assert again.status_code == 422


def test_the_plan_takes_as_many_statements_for_three_groups_as_for_one(county, clerk, opened):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for number in (1, 3):
        survey = opened(parts=[Part(f"示例{place}村", 10, 5) for place in range(number)], **LONG)
        clerk.get(here(county, survey, "spread/"))
        with CaptureQueriesContext(connection) as seen:
            assert clerk.get(here(county, survey, "spread/")).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_too_small_a_sample_is_called_so_and_a_closed_survey_is_opened_again(county, clerk, opened, collect):
    survey = opened(**LONG)
    collect(survey, [0, 0])
    assert "样本不足" in clerk.get(here(county, survey)).content.decode()
    clerk.post(here(county, survey, "finish/"), {"stamp": survey.version})
    assert "样本不足（100.00%）" in clerk.get(county.address("surveys/")).content.decode()
    page = clerk.get(here(county, survey)).content.decode()
    assert "截早了，重新开始" in page
    assert "销毁答卷" not in page
    survey.refresh_from_db()
    given = {"closes": "2099-12-31", "stamp": survey.version}
    assert "没有填" in clerk.post(here(county, survey, "reopen/"), given).content.decode()
    clerk.post(here(county, survey, "reopen/"), {**given, "reason": "示例：截早了"})
    survey.refresh_from_db()
    assert (survey.state, survey.closes.year) == ("open", 2099)


def test_answers_are_destroyed_after_a_question_only_when_their_time_is_over(county, clerk, opened, collect, by):
    survey = opened(keep_until=FIRST.replace(month=12))
    collect(survey, [0])
    close_survey(survey=survey, stamp=survey.version, by=by)
    assert "销毁「示例活动满意度调查」的 1 份答卷" in clerk.get(here(county, survey, "destroy/")).content.decode()
    page = clerk.post(here(county, survey, "destroy/"), {"stamp": survey.version}, follow=True).content.decode()
    assert "已销毁 1 份答卷" in page
    assert "只留冻结的结果" in page
    assert "交叉两题" not in page
    assert not Response.objects.exists()
    assert "已于" in clerk.get(here(county, survey, "crossing/"), {"down": "1", "across": "4"}).content.decode()


def test_two_phones_with_the_same_code_leave_one_answer_and_the_second_is_told_politely(opened, by):
    survey = opened(**LONG)
    code = issue_codes(survey=survey, number=1, group=None, by=by)[0].code
    url, given = f"/survey/{survey.token}/", {"c": code, f"q{questions_of(survey)[0].pk}": "0"}
    phones = Client(), Client()
    for phone in phones:  # both see the questions before either has answered
        assert questions_of(survey)[0].text in phone.get(url, {"c": code}).content.decode()
    first, second = (phone.post(url, given) for phone in phones)
    assert (first.status_code, second.status_code) == (302, 422)
    assert "每人只答一次，谢谢您的参与" in second.content.decode()
    assert Response.objects.count() == 1
