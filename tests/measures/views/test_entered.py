import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.measures.conftest import paper, upload

from jixiao.measures.entering import enter_value
from jixiao.measures.keeping import attach, keep_proof
from jixiao.measures.models import EnteredValue

pytestmark = pytest.mark.django_db


def row(county, value=5, **more):
    more = {"name": "自定事", "unit": "件", **more}
    return enter_value(unit_year=county.unit_year, value=value, note="", by=county.actor("clerk"), **more)


def test_a_value_is_entered_on_the_page_once(county):
    client = county.client("clerk")
    token = "6f1d0d0e-3b1f-4f0e-9e0e-1d1d1d1d1d1d"
    form = {"code": "own", "name": "培训农民人次", "unit": "人次", "value": "１,234.50", "note": "", "once": token}
    first, again = (client.post(county.address("measures/entered/"), form) for _ in range(2))
    assert first.status_code == again.status_code == 302
    assert str(EnteredValue.objects.get().value) == "2469/2"


def test_a_measure_of_the_units_own_is_chosen_again(county):
    code = row(county).code
    client = county.client("clerk")
    assert f'value="{code}"' in client.get(county.address("measures/entered/")).content.decode()
    assert client.post(county.address("measures/entered/"), {"code": code, "value": "8", "note": ""}).status_code == 302
    assert EnteredValue.objects.filter(code=code).count() == 2


@pytest.mark.parametrize(("value", "absence"), [("不适用", "not_applicable"), ("0", "")])
def test_nought_and_not_applicable_are_typed_out(county, value, absence):
    form = {"code": "own", "name": "自定事", "unit": "件", "value": value, "note": ""}
    assert county.client("clerk").post(county.address("measures/entered/"), form).status_code == 302
    assert EnteredValue.objects.get().absence == absence


@pytest.mark.parametrize("form", [{"value": ""}, {"value": "约200", "name": "自定事"}, {"value": "5", "name": ""}])
def test_what_cannot_be_read_is_told_beside_its_field(county, form):
    answer = county.client("clerk").post(
        county.address("measures/entered/"), {"code": "own", "unit": "", "note": "", **form}
    )
    assert answer.status_code == 200
    assert "fault" in answer.content.decode()
    assert not EnteredValue.objects.exists()


def test_a_value_without_proof_shows_amber_until_it_has_one(county):
    found = row(county)
    client = county.client("clerk")
    assert "缺佐证" in client.get(county.address("measures/entered/")).content.decode()
    assert "还没有佐证" in client.get(county.address(f"measures/entered/{found.pk}/")).content.decode()
    proof = keep_proof(
        unit_year=county.unit_year,
        upload=upload(paper()),
        name="a.pdf",
        proof_class="voucher",
        by=county.actor("clerk"),
    )
    attach(proof=proof, subject=f"measures.entered:{found.pk}", label="", by=county.actor("clerk"))
    html = client.get(county.address("measures/entered/")).content.decode()
    assert "缺佐证" not in html
    assert "有佐证" in html


def test_taking_back_asks_for_a_reason(county):
    found, client = row(county), county.client("clerk")
    address = county.address(f"measures/entered/{found.pk}/withdraw/")
    assert client.post(address, {"why": ""}).status_code == 200
    assert client.post(address, {"why": "口径有误"}).status_code == 302
    found.refresh_from_db()
    assert found.withdrawn_why == "口径有误"


@pytest.mark.parametrize("who", ["head", "viewer", "reviewer"])
def test_only_the_clerk_enters(county, who):
    assert county.client(who).get(county.address("measures/entered/")).status_code == 200
    assert county.client(who).post(county.address("measures/entered/"), {}).status_code == 403
    assert county.client(who).get(county.address(f"measures/entered/{row(county).pk}/withdraw/")).status_code == 200


@pytest.mark.parametrize("path", ["entered/{pk}/", "entered/{pk}/withdraw/"])
def test_another_units_value_is_not_there(county, path):
    address = path.format(pk=row(county).pk)
    assert county.client("outsider").get(county.address(f"measures/{address}")).status_code == 404
    assert county.client("outsider").get(f"/{county.other.code}/2024/measures/{address}").status_code == 404


def test_the_list_costs_the_same_with_one_row_and_three(county):
    client, counts = county.client("clerk"), []
    client.get(county.address("measures/entered/"))
    for rows in (1, 2):
        for _ in range(rows):
            row(county)
        with CaptureQueriesContext(connection) as captured:
            client.get(county.address("measures/entered/"))
        counts.append(len(captured))
    assert counts[0] == counts[1]
