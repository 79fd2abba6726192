from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.records.surveys.days import DAY, FIRST, LAST

from jixiao.orgs.deadlines.dues import dues_of
from jixiao.records.surveys.planning import Part


def found(client, county, text):
    return client.get(county.address("search/"), {"q": text}).content.decode()


def test_a_survey_is_found_by_words_first_letters_number_indicator_and_group(county, opened):
    opened(parts=[Part("示例甲村")], title="示例下乡活动满意度")
    clerk = county.client("clerk")
    for text in ("下乡", "slxxhd", "S1", "kx-m01", "甲村", "参加活动群众"):
        assert "示例下乡活动满意度" in found(clerk, county, text), text
    assert "示例下乡活动满意度" not in found(clerk, county, "没有这样的")
    outsider = county.client("outsider")
    other = outsider.get(f"/{county.other.code}/2024/search/", {"q": "下乡"}).content.decode()
    assert "示例下乡活动满意度" not in other
    assert "示例下乡活动满意度" not in found(county.client("system"), county, "下乡")


def test_an_open_survey_is_due_on_its_last_day(county, opened, draft):
    draft()
    survey = opened()
    with CaptureQueriesContext(connection) as of_one:
        list(dues_of([county.unit_year]))
    with CaptureQueriesContext(connection) as of_two:
        due = [one for one in dues_of([county.unit_year, county.other_year]) if one.kind == "满意度调查"]
    assert len(of_two) == len(of_one)
    assert [(one.title, one.due, one.url) for one in due] == [
        (f"截止「{survey.title}」", LAST, county.address(f"surveys/{survey.pk}/"))
    ]
    assert FIRST <= DAY.date() <= LAST
