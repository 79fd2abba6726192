"""The pages of security, audit and review: sessions, lock-outs, trail, windows; and one's own page."""

import datetime

import pytest
from django.conf import settings
from django.test import Client
from tests.orgs.asking import rows_of, sent, statements
from tests.rooms import PASSWORD, County

from jixiao.orgs.handing import handover_of, send, send_back
from jixiao.orgs.models import Delegation, HandoverKind, LateException, SessionRecord, TrailEntry, Window
from jixiao.web.clock import today

pytestmark = pytest.mark.django_db
ONE = datetime.timedelta(days=1)


def test_every_session_is_listed_and_ended_with_a_reason(county: County) -> None:
    theirs = county.client("clerk")
    client = county.client("security")
    assert "示例填报" in client.get(county.address("sessions/")).content.decode()
    record = SessionRecord.objects.get(person=county.people["clerk"])
    address = county.address(f"sessions/{record.pk}/end/")
    assert client.post(address, {"reason": ""}).status_code == 200
    assert client.post(address, {"reason": "来历不明"}).status_code == 302
    assert "why=security" in theirs.get(county.address()).headers["Location"]


def test_lock_outs_are_listed_and_released(county: County) -> None:
    stranger = Client()
    for _ in range(settings.AXES_FAILURE_LIMIT):
        stranger.post("/login/", {"username": "clerk.shili", "password": "Falsch-2024-wort"})
    client = county.client("security")
    page = client.get(county.address("sessions/")).content.decode()
    assert "clerk.shili" in page
    assert "chip-late" in page
    client.post(county.address("sessions/release/"), {"username": "clerk.shili"})
    assert stranger.post("/login/", {"username": "clerk.shili", "password": PASSWORD}).status_code == 302
    assert TrailEntry.objects.filter(event="orgs.lock_released", subject_name="clerk.shili").exists()


@pytest.mark.parametrize("who", ["clerk", "head", "reviewer", "system", "audit"])
def test_only_security_sees_sessions(county: County, who: str) -> None:
    assert county.client(who).get(county.address("sessions/")).status_code == 403
    assert county.client(who).post(county.address("sessions/release/"), {"username": "x"}).status_code == 403


def test_the_session_list_takes_the_same_statements_for_three_more(county: County) -> None:
    client = county.client("security")
    one = statements(lambda: client.get(county.address("sessions/")))
    for who in ("clerk", "head", "viewer"):
        county.client(who)
    assert statements(lambda: client.get(county.address("sessions/"))) == one


def test_audit_reads_all_heads_and_reviewers_their_units_and_others_nothing(county: County) -> None:
    send(handover=handover_of(county.other_year, HandoverKind.GOALS), by=county.actor("outsider"))
    send(handover=handover_of(county.unit_year, HandoverKind.GOALS), by=county.actor("clerk"))
    asked = county.address("trail/?event=orgs.handover_sent")

    def senders(who: str) -> list[bool]:
        page = county.client(who).get(asked).content.decode()
        return [f">{name}<" in page for name in ("示例填报", "示例填报（外单位）")]

    assert senders("audit") == senders("reviewer") == [True, True]
    assert senders("head") == [True, False]
    for who in ("clerk", "viewer", "third", "system", "security"):
        assert county.client(who).get(asked).status_code == 403


def test_a_line_shows_before_and_after_and_only_to_whom_it_concerns(county: County) -> None:
    goals = handover_of(county.unit_year, HandoverKind.GOALS)
    send(handover=goals, by=county.actor("clerk"))
    send_back(handover=goals, reason="期数不实", by=county.actor("head"))
    line = TrailEntry.objects.get(event="orgs.handover_returned")
    page = county.client("head").get(county.address(f"trail/{line.pk}/")).content.decode()
    for words in ("期数不实", "退回", line.digest):
        assert words in page
    outside = county.client("outside_head").get(f"/{county.other.code}/2024/trail/{line.pk}/")
    assert outside.status_code == 404


def test_the_trail_is_filtered_by_words_and_days(county: County) -> None:
    client = county.client("audit")
    assert "没有合条件的行" in client.get(county.address("trail/?at_from=2030-01-01")).content.decode()
    assert "授予角色" in client.get(county.address("trail/?q=示例审计管理")).content.decode()


def test_the_trail_takes_the_same_statements_for_more_lines(county: County) -> None:
    client = county.client("audit")
    client.get(county.address("trail/"))
    one = statements(lambda: client.get(county.address("trail/")))
    for kind in HandoverKind:
        send(handover=handover_of(county.unit_year, kind), by=county.actor("clerk"))
    assert statements(lambda: client.get(county.address("trail/"))) == one


def test_the_export_is_written_down_and_holds_no_formula(county: County) -> None:
    goals = handover_of(county.unit_year, HandoverKind.GOALS)
    send(handover=goals, by=county.actor("clerk"))
    send_back(handover=goals, reason="=cmd|'/c calc'!A1", by=county.actor("head"))
    response = county.client("audit").get(county.address("trail/?format=xlsx"))
    cells = [cell for row in rows_of(sent(response)) for cell in row]
    assert any(cell.value == "=cmd|'/c calc'!A1" for cell in cells)
    assert not any(cell.data_type == "f" for cell in cells)
    assert TrailEntry.objects.order_by("-number")[0].event == "orgs.trail_exported"


def test_the_check_is_the_auditor_s(county: County) -> None:
    client = county.client("audit")
    assert "开始核验" in client.get(county.address("trail/verify/")).content.decode()
    assert "每一行都没有被改过" in client.post(county.address("trail/verify/")).content.decode()
    assert county.client("reviewer").post(county.address("trail/verify/")).status_code == 403


def test_a_reviewer_sets_windows_and_grants_late(county: County) -> None:
    client = county.client("reviewer")
    data = {
        "kind": "goals",
        "opens": (today() - 9 * ONE).isoformat(),
        "closes": (today() - ONE).isoformat(),
        "warn_days": "5",
    }
    assert client.post(county.address("windows/set/goals/"), data).status_code == 302
    window = Window.objects.get()
    assert (window.authority, window.year) == (county.finance, 2024)
    page = client.get(county.address(f"windows/{window.pk}/")).content.decode()
    assert "示例县图书馆" in page
    late = {"unit": county.other.pk, "until": (today() + 3 * ONE).isoformat(), "reason": "系统故障"}
    assert client.post(county.address(f"windows/{window.pk}/late/"), late).status_code == 302
    exception = LateException.objects.get()
    assert client.post(county.address(f"windows/{window.pk}/late/{exception.pk}/revoke/")).status_code == 302
    assert not LateException.objects.exists()


def test_a_window_that_closes_before_it_opens_is_refused(county: County) -> None:
    data = {"kind": "goals", "opens": "2025-03-01", "closes": "2025-02-01", "warn_days": "5"}
    assert "早于开始日期" in county.client("reviewer").post(county.address("windows/set/goals/"), data).content.decode()


@pytest.mark.parametrize("who", ["clerk", "head", "system", "security", "audit"])
def test_only_reviewers_set_windows(county: County, who: str) -> None:
    assert county.client(who).get(county.address("windows/")).status_code == 403


def test_one_s_own_page_shows_duties_and_sessions_and_ends_the_others(county: County) -> None:
    elsewhere, here = county.client("clerk"), county.client("clerk")
    page = here.get("/mine/").content.decode()
    assert "示例县科学技术协会" in page
    assert "本次登录" in page
    here.post("/mine/sessions/end/")
    assert "why=self" in elsewhere.get(county.address()).headers["Location"]
    assert here.get(county.address()).status_code == 200


def test_another_s_session_is_not_there(county: County) -> None:
    county.client("head")
    record = SessionRecord.objects.get(person=county.people["head"])
    assert county.client("clerk").post("/mine/sessions/end/", {"session": record.pk}).status_code == 404


def test_delegation_is_given_and_ended_on_one_s_own_page(county: County) -> None:
    client = county.client("clerk")
    data = {
        "duty": county.people["clerk"].duties.get().pk, "to": county.people["viewer"].pk,
        "first_day": today().isoformat(), "last_day": (today() + ONE).isoformat(), "reason": "外出学习",
    }  # fmt: skip
    assert client.post("/mine/delegations/", data).status_code == 302
    stand_in = county.client("viewer")
    assert "填报" in stand_in.get(county.address()).content.decode()
    assert "代示例填报" in stand_in.get("/mine/").content.decode()
    given = Delegation.objects.get()
    assert county.client("head").post(f"/mine/delegations/{given.pk}/end/").status_code == 404
    client.post(f"/mine/delegations/{given.pk}/end/")
    assert "代示例填报" not in stand_in.get("/mine/").content.decode()


def test_administrators_are_not_offered_to_stand_in(county: County) -> None:
    page = county.client("clerk").get("/mine/").content.decode()
    offered = page[page.index('name="to"') :]
    offered = offered[: offered.index("</select>")]
    assert county.people["viewer"].username in offered
    assert county.people["system"].username not in offered


def test_a_delegation_that_is_refused_stays_on_the_page(county: County) -> None:
    data = {
        "duty": county.people["clerk"].duties.get().pk, "to": county.people["viewer"].pk, "first_day": "2020-01-01",
        "last_day": "2020-01-02", "reason": "x",
    }  # fmt: skip
    response = county.client("clerk").post("/mine/delegations/", data)
    assert response.status_code == 422
    assert "已经过去" in response.content.decode()
