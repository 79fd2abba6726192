"""People, their duties and passwords, through the pages."""

import pytest
from tests.orgs.asking import rows_of, sent, statements
from tests.rooms import PASSWORD, County

from jixiao.orgs.appointing import register_person
from jixiao.orgs.models import DutyHandover, Person, SessionRecord
from jixiao.orgs.queries import duties_held
from jixiao.orgs.roles import Role
from jixiao.web.clock import now, today

pytestmark = pytest.mark.django_db
NEW = "Chongzhi-2025-xin"


def at(county: County, who: str, path: str = "") -> str:
    return county.address(f"people/{county.people[who].pk}/{path}")


def test_somebody_is_registered_with_a_first_duty(county: County) -> None:
    data = {
        "username": "xin.shili", "name": "示例新人", "office": "办公室", "password": NEW,
        "unit": county.unit.pk, "role": "clerk",
    }  # fmt: skip
    assert county.client("system").post(county.address("people/new/"), data).status_code == 302
    person = Person.objects.get(username="xin.shili")
    assert person.must_change_password
    assert person.duties.get().role == Role.CLERK


def test_a_refusal_stands_beside_its_field(county: County) -> None:
    data = {"username": "X", "name": "示例新人", "password": NEW, "unit": county.unit.pk, "role": "clerk"}
    assert "写法不对" in county.client("system").post(county.address("people/new/"), data).content.decode()


def test_a_role_is_given_and_taken_back(county: County) -> None:
    client = county.client("system")
    given = {"unit": county.unit.pk, "role": "head", "since": today().isoformat()}
    assert client.post(at(county, "viewer", "duties/"), given).status_code == 302
    duty = county.people["viewer"].duties.get(role="head")
    address = at(county, "viewer", f"duties/{duty.pk}/end/")
    assert "收回" in client.get(address).content.decode()
    client.post(address, {"confirmed": "1"})
    assert Role.HEAD not in {role for _, role in duties_held(county.people["viewer"], on=today())}


def test_a_role_for_oneself_is_refused(county: County) -> None:
    given = {"unit": county.unit.pk, "role": "system", "since": today().isoformat()}
    assert "不能给自己" in county.client("system").post(at(county, "system", "duties/"), given).content.decode()
    assert "您自己的账号" in county.client("system").get(at(county, "system")).content.decode()


def test_work_is_handed_over_with_what_is_open(county: County) -> None:
    client = county.client("system")
    assert "未办结事项" in client.get(at(county, "clerk", "hand-over/")).content.decode()
    data = {
        "taker": county.people["viewer"].pk, "duties": [county.people["clerk"].duties.get().pk],
        "day": today().isoformat(), "remark": "调离",
    }  # fmt: skip
    assert client.post(at(county, "clerk", "hand-over/"), data).status_code == 302
    assert DutyHandover.objects.get().taker == county.people["viewer"]
    assert "移交给示例查看" in client.get(at(county, "clerk")).content.decode()


def test_a_deactivated_person_is_out_at_once(county: County) -> None:
    theirs = county.client("clerk")
    assert county.client("system").post(at(county, "clerk", "active/"), {"reason": "退休"}).status_code == 302
    assert theirs.get(county.address()).status_code == 302
    county.people["clerk"].refresh_from_db()
    assert not county.people["clerk"].is_active
    assert county.client("system").post(at(county, "clerk", "active/"), {"confirmed": "1"}).status_code == 302
    county.people["clerk"].refresh_from_db()
    assert county.people["clerk"].is_active


def test_the_system_administrator_sets_no_password_and_the_security_administrator_gives_no_role(county: County) -> None:
    assert county.client("system").get(at(county, "clerk", "password/")).status_code == 403
    for path in ("duties/", "hand-over/", "active/"):
        assert county.client("security").get(at(county, "clerk", path)).status_code == 403
    assert county.client("security").post(at(county, "clerk"), {"name": "x"}).status_code == 403


def test_a_reset_password_must_change_and_ends_sessions(county: County) -> None:
    theirs = county.client("clerk")
    response = county.client("security").post(at(county, "clerk", "password/"), {"password": NEW, "reason": "忘记"})
    assert response.status_code == 302
    county.people["clerk"].refresh_from_db()
    assert county.people["clerk"].must_change_password
    assert county.people["clerk"].check_password(NEW)
    assert "why=password" in theirs.get(county.address()).headers["Location"]
    assert SessionRecord.objects.get(person=county.people["clerk"]).ended_because == "password"


def test_one_s_own_password_is_not_reset(county: County) -> None:
    response = county.client("security").post(at(county, "security", "password/"), {"password": NEW, "reason": "x"})
    assert "我的账号" in response.content.decode()


@pytest.mark.parametrize("who", ["clerk", "head", "reviewer", "viewer", "third", "audit"])
def test_others_see_no_people(county: County, who: str) -> None:
    assert county.client(who).get(county.address("people/")).status_code == 403
    assert county.client(who).get(at(county, "clerk")).status_code == 403


def test_the_list_takes_the_same_statements_for_three_more(county: County) -> None:
    client = county.client("system")
    client.get(county.address("people/"))
    one = statements(lambda: client.get(county.address("people/")))
    for number in range(3):
        by = county.actor("system")
        register_person(username=f"xin{number}.shili", name="示例新人", password=PASSWORD, by=by, on=now())
    assert statements(lambda: client.get(county.address("people/"))) == one


def test_the_export_holds_no_formula(county: County) -> None:
    clerk = county.people["clerk"]
    clerk.name = '=HYPERLINK("http://x")'
    clerk.save()
    response = county.client("system").get(county.address("people/?format=xlsx"))
    cells = [cell for row in rows_of(sent(response)) for cell in row]
    assert any(cell.value == clerk.name for cell in cells)
    assert not any(cell.data_type == "f" for cell in cells)
