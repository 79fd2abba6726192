from django.db import connection
from django.test.utils import CaptureQueriesContext

from jixiao.cycle.followup.collecting import collect_case
from jixiao.cycle.followup.models import GoodCase

TOLD = {"title": "示例：流动科技馆", "what": "示例", "why_good": "示例", "score_from": "2024 年自评"}


def collected(county, *, unit_year=None, **more):
    by = county.actor("reviewer")
    return collect_case(unit_year=unit_year or county.unit_year, by=by, **{**TOLD, **more})


def test_a_case_is_collected_proved_changed_and_taken_back_on_the_pages(county):
    bureau, clerk = county.client("reviewer"), county.client("clerk")
    answer = bureau.post(county.address("followup/cases/new/"), TOLD)
    base = county.address(f"followup/cases/{GoodCase.objects.get().pk}/")
    assert answer["Location"] == base
    page = clerk.get(base).content.decode()
    assert "示例：流动科技馆" in page
    assert "上传佐证" in page
    bureau.post(f"{base}edit/", {**TOLD, "title": "示例：改名"})
    assert bureau.post(f"{base}edit/", {**TOLD, "title": "示例：旧", "stamp": "1"}).status_code == 409
    assert bureau.post(f"{base}withdraw/", {"reason": ""}).status_code == 422
    bureau.post(f"{base}withdraw/", {"reason": "示例：有误"})
    assert clerk.get(base).status_code == 404
    assert "示例：改名" not in clerk.get(county.address("followup/cases/")).content.decode()


def test_everybody_in_the_county_reads_it_and_nobody_but_the_bureau_changes_it(county):
    case = collected(county, unit_year=county.other_year)
    base = county.address(f"followup/cases/{case.pk}/")
    for who in ("clerk", "head", "viewer", "third", "reviewer"):
        assert county.client(who).get(base).status_code == 200
    page = county.client("clerk").get(base).content.decode()
    assert "修改案例" not in page
    assert "上传佐证" not in page
    assert county.client("clerk").post(f"{base}edit/", TOLD).status_code == 403
    assert county.client("reviewer").post(f"{base}edit/", TOLD).status_code == 404
    assert county.client("outsider").get(base).status_code == 404


def test_the_number_of_statements_does_not_grow_with_the_cases(county):
    client, address = county.client("clerk"), county.address("followup/cases/")

    def statements():
        client.get(address)
        with CaptureQueriesContext(connection) as caught:
            client.get(address)
        return len(caught)

    collected(county)
    one = statements()
    collected(county, unit_year=county.other_year)
    collected(county, title="示例：三")
    assert statements() == one
