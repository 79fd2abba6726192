"""The tree of units, registering and amending, opening and closing years."""

import pytest
from tests.orgs.asking import statements
from tests.rooms import County

from jixiao.orgs.handing import handover_of, send
from jixiao.orgs.models import HandoverKind, Unit, UnitYear, YearState
from jixiao.orgs.registering import open_year, register_unit

pytestmark = pytest.mark.django_db
GOOD_CODE = "91110000600037341L"
FIELDS = {
    "code": "999900-120001", "name": "示例县档案馆", "short_name": "档案馆", "kind": "department",
    "division_code": "999900", "division_name": "示例县", "credit_code": "",
}  # fmt: skip


def new_unit(county: County, who: str = "system", **given: object):
    data = {**FIELDS, "parent": county.finance.pk, "year": "2024", **given}
    return county.client(who).post(county.address("units/new/"), data)


def test_a_unit_is_registered_with_its_first_year(county: County) -> None:
    assert new_unit(county, credit_code=GOOD_CODE).status_code == 302
    unit = Unit.objects.get(code="999900-120001")
    assert (unit.path, unit.initials, unit.credit_code) == (f"{county.finance.path}{unit.pk}/", "slxdag", GOOD_CODE)
    assert unit.unit_years.get().year == 2024


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"credit_code": "911100006000373412"}, "统一社会信用代码不对"),
        ({"code": "999900"}, "写法不对"),
        ({"code": "999900-115001"}, "已经登记过"),
        ({"division_code": "99"}, "6 位数字"),
        ({"year": "1066"}, "年度应当在"),
        ({"name": ""}, "没有填"),
    ],
)
def test_a_unit_is_refused_beside_its_field(county: County, given: dict[str, str], words: str) -> None:
    response = new_unit(county, **given)
    assert response.status_code == 200
    assert words in response.content.decode()
    assert Unit.objects.count() == 3


def test_a_credit_code_belongs_to_one_unit(county: County) -> None:
    new_unit(county, credit_code=GOOD_CODE)
    response = new_unit(county, code="999900-120002", credit_code=GOOD_CODE)
    assert "已经登记在别的单位" in response.content.decode()


def test_the_tree_shows_years_and_states_to_reviewers_and_only_years_to_the_system_administrator(
    county: County,
) -> None:
    send(handover=handover_of(county.unit_year, HandoverKind.GOALS), by=county.actor("clerk"))
    reviewer = county.client("reviewer").get(county.address("units/")).content.decode()
    assert "chip-sent" in reviewer
    system = county.client("system").get(county.address("units/")).content.decode()
    assert "2024" in system
    assert "chip-sent" not in system


@pytest.mark.parametrize("who", ["clerk", "head", "viewer", "third", "security", "audit"])
def test_others_see_no_tree(county: County, who: str) -> None:
    assert county.client(who).get(county.address("units/")).status_code == 403


def test_only_the_system_administrator_registers_and_amends(county: County) -> None:
    assert new_unit(county, who="reviewer").status_code == 403
    assert county.client("reviewer").post(county.address(f"units/{county.other.pk}/"), {}).status_code == 403


def test_a_year_is_opened_and_closed_for_many(county: County) -> None:
    client = county.client("reviewer")
    units = [county.unit.pk, county.other.pk]
    client.post(county.address("units/years/"), {"units": units, "year": "2025", "act": "open"})
    assert UnitYear.objects.filter(year=2025, state=YearState.OPEN).count() == 2
    client.post(county.address("units/years/"), {"units": units, "year": "2025", "act": "close"})
    assert UnitYear.objects.filter(year=2025, state=YearState.CLOSED).count() == 2
    response = client.post(county.address("units/years/"), {"units": units, "year": "2025", "act": "open"})
    assert "写明理由" in response.content.decode()
    client.post(county.address("units/years/"), {"units": units, "year": "2025", "act": "open", "reason": "补录"})
    assert UnitYear.objects.filter(year=2025, state=YearState.OPEN).count() == 2


def test_nothing_ticked_says_so(county: County) -> None:
    response = county.client("system").post(county.address("units/years/"), {"year": "2025", "act": "open"})
    assert (response.status_code, "先勾选单位" in response.content.decode()) == (422, True)


def test_closing_one_year_asks_first_and_opening_it_again_wants_a_reason(county: County) -> None:
    client, address = county.client("system"), county.address(f"units/{county.unit.pk}/years/2024/")
    assert "关闭后只能查看" in client.get(address).content.decode()
    client.post(address, {"confirmed": "1"})
    county.unit_year.refresh_from_db()
    assert county.unit_year.state == YearState.CLOSED
    assert client.post(address, {"reason": ""}).status_code == 200
    assert client.post(address, {"reason": "补录"}).status_code == 302
    county.unit_year.refresh_from_db()
    assert county.unit_year.state == YearState.OPEN


def test_a_unit_is_amended_and_a_stale_form_shows_both(county: County) -> None:
    client, address = county.client("system"), county.address(f"units/{county.other.pk}/")
    stamp = county.other.version
    data = {**FIELDS, "name": "示例县公共图书馆", "stamp": stamp}
    assert client.post(address, data).status_code == 302
    county.other.refresh_from_db()
    assert county.other.name == "示例县公共图书馆"
    response = client.post(address, {**data, "name": "示例县少儿图书馆"})
    assert response.status_code == 409
    assert "示例县少儿图书馆" in response.content.decode()


def test_a_unit_moves_and_is_closed_through_its_pages(county: County) -> None:
    client = county.client("system")
    move = county.address(f"units/{county.other.pk}/move/")
    assert client.post(move, {"parent": county.unit.pk, "reason": "机构改革"}).status_code == 302
    county.other.refresh_from_db()
    assert county.other.path.startswith(county.unit.path)
    close = county.address(f"units/{county.other.pk}/close/")
    assert "还有开放的年度" in client.post(close, {"reason": "撤并"}).content.decode()


def test_the_list_takes_the_same_statements_for_three_more(county: County) -> None:
    client = county.client("reviewer")
    client.get(county.address("units/"))
    one = statements(lambda: client.get(county.address("units/")))
    for number in range(3):
        unit = register_unit(
            code=f"999900-13000{number}", name=f"示例单位{number}", kind="department", division_code="999900",
            parent=county.finance, by=county.actor("system"), specimen=True,
        )  # fmt: skip
        open_year(unit=unit, year=2024, by=county.actor("system"))
    assert statements(lambda: client.get(county.address("units/"))) == one


def test_the_pages_are_there_before_any_year_was_opened(county: County) -> None:
    assert county.client("system").get(f"/{county.finance.code}/2030/units/").status_code == 200
    assert county.client("system").get(f"/{county.finance.code}/1066/units/").status_code == 404
