from django.db import connection
from django.test.utils import CaptureQueriesContext

from jixiao.cycle.evaluation.models import Evaluation, Sampling
from jixiao.cycle.evaluation.reviewing import approve_evaluation
from jixiao.cycle.evaluation.submitting import submit_evaluation
from jixiao.engine.values import Points
from jixiao.orgs.handing import handover_of
from jixiao.orgs.models import Handover, HandoverKind, HandoverState, Unit, UnitYear


def to_the_bureau(case):
    handover = submit_evaluation(evaluation=case.evaluation, by=case.county.actor("clerk"))
    approve_evaluation(handover=handover, by=case.county.actor("head"))


def more_units(county, count):
    for number in range(count):
        unit = Unit.objects.create(
            code=f"999900-20{number}", name=f"示例单位{number}", division_code="999900", parent=county.finance
        )
        unit.path = f"{county.finance.path}{unit.pk}/"
        unit.save(update_fields=["path"])
        year = UnitYear.objects.create(unit=unit, year=2024)
        Evaluation.objects.create(unit_year=year, total=Points.of(80 + number), grade="良")
        Handover.objects.create(unit_year=year, kind=HandoverKind.EVALUATION, state=HandoverState.SENT, stage=1)


def test_the_reviewer_sees_all_units_the_best_first(marked):
    more_units(marked.county, 2)
    page = marked.county.client("reviewer").get(marked.url("all/")).content.decode()
    listed = page[page.index("<tbody>") :]
    order = [listed.index(name) for name in ("示例县科学技术协会</a>", "示例单位1", "示例单位0")]
    assert order == sorted(order)
    assert "97.74" in page
    assert "未开始" in page  # the library has not begun
    assert marked.county.client("clerk").get(marked.url("all/")).status_code == 403


def test_the_list_comes_as_a_workbook(marked):
    answer = marked.county.client("reviewer").get(marked.url("all/?format=xlsx"))
    assert answer["Content-Type"].endswith("sheet")


def test_the_number_of_statements_does_not_grow_with_the_units(county):
    client = county.client("reviewer")
    url = county.address("evaluation/all/")
    more_units(county, 1)
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    Unit.objects.filter(code="999900-200").update(code="999900-299")
    more_units(county, 3)
    with CaptureQueriesContext(connection) as several:
        client.get(url)
    assert len(one) == len(several)


def test_several_are_approved_each_by_itself(marked):
    to_the_bureau(marked)
    more_units(marked.county, 1)  # never marked: cannot be settled
    other = UnitYear.objects.get(unit__code="999900-200")
    outside = marked.county.other_year
    picked = [marked.county.unit_year.pk, other.pk, outside.pk]
    page = marked.county.client("reviewer").post(marked.url("all/approve/"), {"pick": picked}).content.decode()
    assert "1 个办成，2 个没有办成" in page
    assert handover_of(marked.county.unit_year, HandoverKind.EVALUATION).state == HandoverState.APPROVED
    assert handover_of(other, HandoverKind.EVALUATION).state == HandoverState.SENT


def test_several_are_returned_with_one_reason(marked):
    to_the_bureau(marked)
    client, url = marked.county.client("reviewer"), marked.url("all/return/")
    assert "没有办成" in client.post(url, {"pick": [marked.county.unit_year.pk], "reason": ""}).content.decode()
    client.post(url, {"pick": [marked.county.unit_year.pk], "reason": "示例：补佐证"})
    assert handover_of(marked.county.unit_year, HandoverKind.EVALUATION).state == HandoverState.RETURNED
    assert client.post(url, {"reason": "示例"}).status_code == 302


def test_a_sample_is_drawn_on_the_page_and_can_be_checked(county):
    more_units(county, 4)
    client, url = county.client("reviewer"), county.address("evaluation/samplings/")
    assert "怎样核对" in client.get(url).content.decode()
    refused = client.post(url, {"seed": "示例种子", "wanted": "9"})
    assert refused.status_code == 422
    answer = client.post(url, {"seed": "示例种子", "wanted": "2"})
    sampling = Sampling.objects.get()
    assert answer["Location"].endswith(f"/samplings/{sampling.pk}/")
    page = client.get(answer["Location"]).content.decode()
    assert page.count("light-blue") == 2
    first = sampling.population[0]
    assert f"printf '%s' '示例种子{first['code']}' | sha256sum" in page
    assert first["digest"][:32] in page
    assert county.client("clerk").get(url).status_code == 403
