import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cycle.followup.conftest import advice, advise

from jixiao.cycle.followup.models import Advice, Bulk, Letter
from jixiao.orgs.registering import open_year


def url(case, path="", code=""):
    return case.county.address(f"followup/advice/{advice(case, code).pk}/{path}")


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_the_unit_reads_its_advice_of_all_years_and_answers_and_the_bureau_settles(given):
    county = given.county
    clerk, bureau = county.client("clerk"), county.client("reviewer")
    earlier = open_year(unit=county.unit, year=2023, by=county.actor("system"))
    advise(county, unit_year=earlier, name="示例：还没有下达")
    page = read(clerk, county.address("followup/advice/own/"))
    assert "示例项目" in page
    assert "示例：还没有下达" not in page
    assert clerk.get(f"{county.address('followup/advice/own/')}?format=xlsx")["Content-Type"].endswith("sheet")
    refused = clerk.post(url(given, "answer/"), {"answer": "object", "words": ""})
    assert refused.status_code == 422
    clerk.post(url(given, "answer/"), {"answer": "object", "words": "示例：有合同"})
    assert "单位有不同意见" in read(bureau, url(given))
    assert "1 条预算建议单位有不同意见" in read(bureau, county.address(""))
    assert "等您调整或维持" in read(bureau, county.address("followup/advice/"))
    bureau.post(url(given, "adjust/"), {"verdict": "压减", "cut": "5", "reason": "示例：部分采纳"})
    page = read(clerk, url(given))
    for words in ("压减 5%", "示例：部分采纳", "示例：有合同", "财政局调整"):
        assert words in page, words
    assert clerk.post(url(given, "answer/"), {"answer": "agree", "words": ""}).status_code == 422


def test_the_bureau_upholds_with_a_reason(given):
    bureau = given.county.client("reviewer")
    given.county.client("head").post(url(given, "answer/"), {"answer": "object", "words": "示例：不同意"})
    assert bureau.post(url(given, "uphold/"), {"reason": ""}).status_code == 422
    bureau.post(url(given, "uphold/"), {"reason": "示例：依据不足"})
    assert "示例：依据不足" in read(given.county.client("clerk"), url(given))


def test_who_may_not_is_told_so_and_what_was_not_given_is_not_there(advised):
    county = advised.county
    assert county.client("clerk").get(url(advised)).status_code == 404
    assert county.client("reviewer").get(url(advised)).status_code == 200
    Advice.objects.update(given_at="2025-01-15T12:00+08:00")
    told = {"answer": "agree", "words": ""}
    assert county.client("viewer").post(url(advised, "answer/"), told).status_code == 403
    assert county.client("outsider").post(url(advised, "answer/"), told).status_code == 404
    assert county.client("clerk").post(url(advised, "uphold/"), {"reason": "示例"}).status_code == 403
    assert county.client("clerk").post(url(advised, "adjust/"), {"verdict": "取消"}).status_code == 403


def test_a_stale_answer_shows_both_sides_and_a_double_press_counts_once(given):
    clerk = given.county.client("clerk")
    once = {"once": "6d9d4c6e-3f3c-4d3b-9a51-222222222222", "answer": "agree", "words": ""}
    assert clerk.post(url(given, "answer/"), once).status_code == 302
    assert clerk.post(url(given, "answer/"), once).status_code == 302
    assert advice(given).steps.filter(kind="answered").count() == 1
    stale = clerk.post(url(given, "answer/"), {"answer": "object", "words": "示例", "stamp": "1"})
    assert stale.status_code == 409
    assert advice(given).answer == "agree"


def test_giving_out_makes_one_letter_a_unit_and_can_be_taken_back_from_the_result(advised):
    county, bureau = advised.county, advised.county.client("reviewer")
    advise(county, unit_year=county.other_year)
    picked = {"pick": [one.pk for one in Advice.objects.all()]}
    page = bureau.post(county.address("followup/advice/give/"), picked, follow=True).content.decode()
    assert "2 个办成，0 个没有办成" in page
    assert Letter.objects.filter(kind="advice").count() == 2
    bulk = county.address(f"followup/bulk/{Bulk.objects.get().pk}/")
    county.client("clerk").post(url(advised, "answer/"), {"answer": "agree", "words": ""})
    letters = list(Letter.objects.values_list("pk", flat=True))
    assert bureau.post(f"{bulk}undo/", {"letters": letters, "reason": ""}).status_code == 422
    page = bureau.post(f"{bulk}undo/", {"letters": letters, "reason": "示例：发早了"}, follow=True).content.decode()
    assert "没有撤回：单位已经回复" in page
    assert "已撤回：示例：发早了" in page
    assert Letter.objects.filter(withdrawn_at__isnull=False).count() == 1
    assert county.client("clerk").get(bulk).status_code == 403


@pytest.mark.parametrize("page", ["followup/advice/", "followup/advice/own/"])
def test_the_number_of_statements_does_not_grow_with_the_rows(given, page):
    client, address = given.county.client("reviewer"), given.county.address(page)

    def statements():
        client.get(address)
        with CaptureQueriesContext(connection) as caught:
            client.get(address)
        return len(caught)

    Advice.objects.filter(project_code="P1").update(given_at=None)
    one = statements()
    for number in range(3):
        advise(given.county, code=f"Q{number}", name=f"示例项目{number}")
    Advice.objects.update(given_at="2025-01-15T12:00+08:00", letter=Letter.objects.get())
    assert statements() == one
