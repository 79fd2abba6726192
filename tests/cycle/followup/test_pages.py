import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cycle.followup.conftest import VALUES, Mending, found, prove

from jixiao.cycle.followup.models import Accountability, Advice, Letter, Problem, ProblemState
from jixiao.orgs.models import Unit, UnitYear


def more_units(county, count):
    for number in range(count):
        code = f"999900-20{number}"
        unit = Unit.objects.create(code=code, name=f"示例单位{number}", division_code="999900", parent=county.finance)
        unit.path = f"{county.finance.path}{unit.pk}/"
        unit.save(update_fields=["path"])
        found(county, unit_year=UnitYear.objects.create(unit=unit, year=2024))


def test_a_problem_goes_its_whole_way_on_the_pages(county):
    bureau, clerk, head = (county.client(who) for who in ("reviewer", "clerk", "head"))
    bureau.post(county.address("followup/new/"), VALUES)
    problem = Problem.objects.get()
    due = "2099-01-31"
    told = {"problems": [problem.pk], "deadline": due, "opinion": "示例：按期整改"}
    answer = bureau.post(county.address("followup/letters/new/notice/"), told)
    assert answer.status_code == 302, answer.content.decode()
    assert "绩效问题整改通知书" in clerk.get(answer["Location"]).content.decode()
    url = county.address(f"followup/problems/{problem.pk}/")
    assert "还不能送审" in clerk.get(url).content.decode()
    clerk.post(f"{url}plan/", {"section": "示例科室", "responsible": "示例负责人", "measures": "示例"})
    clerk.post(f"{url}progress/", {"words": "示例：已补齐"})

    prove(Mending(county, problem))
    assert clerk.post(f"{url}send/").status_code == 302
    assert f'href="{url}"' in head.get(county.address("todo/")).content.decode()
    head.post(f"{url}approve/")
    assert bureau.post(f"{url}approve/", {"reason": ""}).status_code == 422
    bureau.post(f"{url}approve/", {"reason": "示例：属实"})
    problem.refresh_from_db()
    assert problem.state == ProblemState.CLOSED
    assert "销号意见：示例：属实" in clerk.get(url).content.decode()


@pytest.mark.parametrize("path", ["all/", "advice/", "register/", "new/", "letters/new/notice/", "cases/new/"])
def test_the_pages_of_the_bureau_are_not_for_the_unit(county, path):
    assert county.client("clerk").get(county.address(f"followup/{path}")).status_code == 403
    assert county.client("reviewer").get(county.address(f"followup/{path}")).status_code == 200


def test_another_unit_does_not_see_the_problem_and_nobody_sees_a_proposed_one(open_problem):
    county = open_problem.county
    assert county.client("outsider").get(open_problem.url()).status_code == 404
    Problem.objects.update(state=ProblemState.PROPOSED)
    assert county.client("clerk").get(open_problem.url()).status_code == 404
    assert county.client("reviewer").get(open_problem.url()).status_code == 200


@pytest.mark.parametrize("page", ["followup/", "followup/all/"])
def test_the_number_of_statements_does_not_grow_with_the_rows(county, page):
    client, url = county.client("reviewer"), county.address(page)

    def statements():
        client.get(url)
        with CaptureQueriesContext(connection) as caught:
            client.get(url)
        return len(caught)

    found(county)
    more_units(county, 1)
    one = statements()
    Unit.objects.filter(code="999900-200").update(code="999900-299")
    more_units(county, 3)
    found(county)
    found(county)
    assert statements() == one


def test_notices_go_to_several_units_each_by_itself(county):
    mine, other = found(county), found(county, unit_year=county.other_year)
    proposed = found(county)
    Problem.objects.filter(pk=proposed.pk).update(state=ProblemState.ISSUED)
    client, url = county.client("reviewer"), county.address("followup/all/issue/")
    told = {
        "pick": [mine.pk, other.pk, proposed.pk],
        "deadline": "2099-01-31",
        "once": "6d9d4c6e-3f3c-4d3b-9a51-111111111111",
    }
    page = client.post(url, told, follow=True).content.decode()
    assert "1 个办成，1 个没有办成" in page
    assert Letter.objects.count() == 1
    assert client.post(url, told).status_code == 302
    assert Letter.objects.count() == 1


def test_letters_come_as_docx_pdf_and_html(issued):
    letter = Letter.objects.get()
    base, client = issued.county.address(f"followup/letters/{letter.pk}/"), issued.county.client("clerk")
    assert client.get(f"{base}issued/docx/").content[:2] == b"PK"
    assert client.get(f"{base}report/html/").content.startswith(b"<!")
    assert client.get(f"{base}closing/pdf/").status_code in {200, 422}
    assert client.get(f"{base}issued/exe/").status_code == 404
    assert issued.county.client("outsider").get(base).status_code == 404
    for paper in ("report", "closing"):
        assert client.get(f"{base}?paper={paper}").status_code == 200


def test_a_stale_form_shows_both_sides(issued):
    client, url = issued.county.client("clerk"), issued.url("plan/")
    told = {"section": "甲", "responsible": "乙", "measures": "丙", "stamp": "1"}
    answer = client.post(url, told)
    assert answer.status_code == 409
    assert Problem.objects.get().section == ""


def test_advice_is_traced_adjusted_and_given_on_the_pages(advised):
    county = advised.county
    client, base = county.client("reviewer"), county.address("followup/advice/")
    whole = Advice.objects.get(project_code="")
    page = client.get(base).content.decode()
    assert "据实保障" in page
    assert "等级为良" in page
    assert client.get(f"{base}?format=xlsx")["Content-Type"].endswith("sheet")
    assert "下年预算建议" in client.get(f"{base}{whole.pk}/trace/").content.decode()
    assert county.client("clerk").get(f"{base}{whole.pk}/trace/").status_code == 404
    refused = client.post(f"{base}{whole.pk}/adjust/", {"verdict": "压减", "cut": "", "reason": "示例"})
    assert refused.status_code == 422
    client.post(f"{base}{whole.pk}/adjust/", {"verdict": "压减", "cut": "15", "reason": "示例：结余多"})
    assert "压减 15%" in client.get(base).content.decode()
    assert "1 个办成" in client.post(f"{base}give/", {"pick": [whole.pk]}, follow=True).content.decode()
    assert county.client("clerk").get(f"{base}{whole.pk}/trace/").status_code == 200


def test_steps_are_registered_on_the_pages(issued):
    county = issued.county
    client = county.client("reviewer")
    told = {
        "kind": "talk",
        "on": "2025-01-20",
        "ground": "示例",
        "words": "示例：约谈",
        "problems": [issued.problem.pk],
    }
    client.post(county.address("followup/register/new/"), told)
    row = Accountability.objects.get()
    assert "示例：约谈" in client.get(county.address("followup/register/")).content.decode()
    client.post(county.address(f"followup/register/{row.pk}/withdraw/"), {"reason": "示例：有误"})
    assert "示例：有误" in client.get(county.address("followup/register/")).content.decode()
    assert county.client("clerk").get(county.address(f"followup/letters/{row.letter_id}/")).status_code == 200


def test_what_is_to_be_done_waits_on_the_workbench(issued):
    found(issued.county)
    assert "要整改" in issued.county.client("clerk").get(issued.county.address("")).content.decode()
    assert "1 个问题待发整改通知" in issued.county.client("reviewer").get(issued.county.address("")).content.decode()


def test_an_overdue_problem_leads_to_the_step_that_is_due_filled_in(issued):
    county, bureau = issued.county, issued.county.client("reviewer")
    page = bureau.get(f"{county.address('followup/all/')}?late=1").content.decode()
    assert f"followup/register/new/?kind=remind&amp;problem={issued.problem.pk}" in page
    form = bureau.get(f"{county.address('followup/register/new/')}?kind=remind&problem={issued.problem.pk}")
    assert "没有销号" in form.content.decode()
    assert "办理提醒" in bureau.get(issued.url()).content.decode()
    assert "按规则应提醒" in bureau.get(county.address("")).content.decode()


def test_a_letter_is_taken_back_on_its_page_by_the_bureau_alone(issued):
    county = issued.county
    base = county.address(f"followup/letters/{Letter.objects.get().pk}/")
    assert county.client("clerk").post(f"{base}withdraw/", {"reason": "示例"}).status_code == 403
    assert county.client("outsider").post(f"{base}withdraw/", {"reason": "示例"}).status_code == 404
    assert county.client("reviewer").post(f"{base}withdraw/", {"reason": ""}).status_code == 422
    county.client("reviewer").post(f"{base}withdraw/", {"reason": "示例：发错"})
    page = county.client("reviewer").get(base).content.decode()
    assert "示例：发错" in page
    assert "撤回文书</a>" not in page


def test_notices_to_many_are_taken_back_where_the_unit_has_not_acted(county):
    mine, other = found(county), found(county, unit_year=county.other_year)
    bureau = county.client("reviewer")
    told = {"pick": [mine.pk, other.pk], "deadline": "2099-01-30"}
    answer = bureau.post(county.address("followup/all/issue/"), told)
    told = {"section": "甲", "responsible": "乙", "measures": "丙"}
    county.client("clerk").post(county.address(f"followup/problems/{mine.pk}/plan/"), told)
    letters = list(Letter.objects.values_list("pk", flat=True))
    undone = {"letters": letters, "reason": "示例：发早了"}
    page = bureau.post(f"{answer['Location']}undo/", undone, follow=True).content.decode()
    assert "没有撤回：单位已经办理" in page
    assert set(Problem.objects.values_list("state", flat=True)) == {ProblemState.ISSUED, ProblemState.OPEN}


def test_the_bureau_comes_to_the_problems_of_its_units_and_still_reaches_its_own(county):
    bureau, place = county.client("reviewer"), f"/{county.finance.code}/2024/followup/"
    UnitYear.objects.get_or_create(unit=county.finance, year=2024)
    assert bureau.get(place)["Location"] == f"{place}all/"
    assert "本单位整改" in bureau.get(f"{place}?own=1").content.decode()
