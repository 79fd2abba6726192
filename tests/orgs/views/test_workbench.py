"""工作台: the line of the year, figures, to-dos, recent lines, and the count in the top bar."""

import datetime

import pytest
from tests.orgs.asking import statements
from tests.rooms import County

from jixiao.orgs.handing import approve, handover_of, send, send_back
from jixiao.orgs.models import HandoverKind
from jixiao.orgs.registering import open_year, register_unit
from jixiao.orgs.windowing import set_window
from jixiao.orgs.workbench import FIGURES, STEPS, TO_DOS, Figure, Reached, ToDo
from jixiao.web.clock import now, today

pytestmark = pytest.mark.django_db
ONE = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what this test hangs."""
    for registry in (FIGURES, TO_DOS, STEPS):
        for key in list(registry):
            monkeypatch.delitem(registry, key)


def page(county: County, who: str = "clerk", query: str = "") -> str:
    response = county.client(who).get(county.address(query))
    assert response.status_code == 200
    return response.content.decode()


def window(county: County, kind: str, closes: datetime.date) -> None:
    set_window(
        authority=county.finance, kind=kind, year=2024, opens=closes - 40 * ONE, closes=closes, warn_days=30,
        by=county.actor("reviewer", at=now()),
    )  # fmt: skip


def test_the_year_begins_at_the_goals(county: County) -> None:
    html = page(county)
    assert "现在到「目标申报」" in html
    for title in ("目标申报", "目标批复", "年终取数", "单位自评", "财政复核", "报告定稿", "公开"):
        assert title in html
    assert "双监控" not in html.partition("<main")[2]


def test_the_line_follows_the_handovers(county: County) -> None:
    goals = handover_of(county.unit_year, HandoverKind.GOALS)
    send(handover=goals, by=county.actor("clerk"))
    assert "现在到「目标批复」" in page(county)
    approve(handover=goals, by=county.actor("head"))
    approve(handover=goals, by=county.actor("reviewer"))
    assert "现在到「年终取数」" in page(county)


def test_a_room_says_how_far_its_step_is(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    goals = handover_of(county.unit_year, HandoverKind.GOALS)
    send(handover=goals, by=county.actor("clerk"))
    for who in ("head", "reviewer"):
        approve(handover=goals, by=county.actor(who))
    monkeypatch.setitem(STEPS, "年终取数", lambda _: Reached(on=datetime.date(2025, 1, 8)))
    html = page(county)
    assert "现在到「单位自评」" in html
    assert "2025 年 1 月" in html


def test_figures_and_to_dos_of_rooms_are_shown(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FIGURES, "x", lambda _: [Figure("预算执行率", "93.99", "%", "记 9.40 分", "/x/")])
    monkeypatch.setitem(
        TO_DOS,
        "x",
        lambda desk: [
            ToDo("补佐证", "科普活动", "/y/", "去补", due=desk.today - ONE),
            ToDo("随时办", "", "/z/", "去办"),
        ],
    )
    html = page(county)
    assert "93.99" in html
    assert html.index("补佐证") < html.index("随时办")
    assert 'count-late">2<' in html


def test_what_is_not_handed_in_is_a_to_do_from_its_day_on(county: County) -> None:
    window(county, HandoverKind.GOALS, today() + 3 * ONE)
    window(county, HandoverKind.REPORT, today() - 2 * ONE)
    window(county, HandoverKind.EVALUATION, today() + 35 * ONE)
    html = page(county)
    assert "绩效目标还没有送审" in html
    assert "自评报告还没有送审" in html
    assert "绩效自评还没有送审" not in html
    assert html.index("自评报告还没有送审") < html.index("绩效目标还没有送审")
    assert "待办 2" in html
    assert "没有送审" not in page(county, "head")


def test_a_return_is_a_to_do_of_the_clerk(county: County) -> None:
    goals = handover_of(county.unit_year, HandoverKind.GOALS)
    send(handover=goals, by=county.actor("clerk"))
    send_back(handover=goals, reason="再改", by=county.actor("head"))
    assert "绩效目标被退回" in page(county)


def test_what_was_handed_in_waits_for_whose_turn_it_is(county: County) -> None:
    goals = handover_of(county.unit_year, HandoverKind.GOALS)
    send(handover=goals, by=county.actor("clerk"))
    assert "绩效目标等您审核" in page(county, "head")
    assert "等您审核" not in page(county, "reviewer")
    approve(handover=goals, by=county.actor("head"))
    assert "绩效目标等您审核" in page(county, "reviewer")
    assert "等您审核" not in page(county, "head")
    assert "我送出的 1" in page(county)
    assert "第 1 轮" in page(county, query="?show=sent")
    approve(handover=goals, by=county.actor("reviewer"))
    assert "通过" in page(county, query="?show=done")


def test_a_reviewer_sees_what_waits_in_every_unit(county: County) -> None:
    for unit_year, clerk, head in (
        (county.unit_year, "clerk", "head"),
        (county.other_year, "outsider", "outside_head"),
    ):
        goals = handover_of(unit_year, HandoverKind.GOALS)
        send(handover=goals, by=county.actor(clerk))
        approve(handover=goals, by=county.actor(head))
    html = page(county, "reviewer")
    assert "待办 2" in html
    assert "示例县图书馆 · 2024 年度" in html


def test_the_page_takes_the_same_statements_with_three_things(county: County) -> None:
    client = county.client("reviewer")
    first = handover_of(county.unit_year, HandoverKind.GOALS)
    send(handover=first, by=county.actor("clerk"))
    approve(handover=first, by=county.actor("head"))
    one = statements(lambda: client.get(county.address()))
    for kind in (HandoverKind.EVALUATION, HandoverKind.GOALS):
        handover = handover_of(county.other_year, kind)
        send(handover=handover, by=county.actor("outsider"))
        approve(handover=handover, by=county.actor("outside_head"))
    assert statements(lambda: client.get(county.address())) == one


def test_recent_lines_are_of_this_unit_and_year(county: County) -> None:
    send(handover=handover_of(county.other_year, HandoverKind.GOALS), by=county.actor("outsider"))
    assert "送审：" not in page(county)
    send(handover=handover_of(county.unit_year, HandoverKind.GOALS), by=county.actor("clerk"))
    assert "送审：2024年度绩效目标" in page(county)


def test_a_year_that_was_never_opened_says_so(county: County) -> None:
    html = county.client("clerk").get(f"/{county.unit.code}/2019/").content.decode()
    assert "2019 年度还没有开放" in html
    assert county.address() in html


def test_the_search_finds_units_and_people(county: County) -> None:
    html = county.client("reviewer").get(county.address("search/?q=tsg")).content.decode()
    assert "示例县图书馆" in html
    html = county.client("clerk").get(county.address("search/?q=示例审核")).content.decode()
    assert "示例审核" in html
    assert "外单位" not in html
    assert "示例县图书馆" not in county.client("clerk").get(county.address("search/?q=tsg")).content.decode()


def test_the_street_shows_each_role_its_own(county: County) -> None:
    def doors(who: str, room: str) -> str:
        return (
            county.client(who)
            .get(county.address(room))
            .content.decode()
            .partition('<nav class="street"')[2]
            .partition("</nav>")[0]
        )

    assert "人员与角色" not in doors("clerk", "")
    assert "县级单位" in doors("reviewer", "")
    for who, room, shown, hidden in (
        ("system", "units/", "人员与角色", "操作留痕"),
        ("security", "sessions/", "登录与锁定", "县级单位"),
        ("audit", "trail/", "操作留痕", "人员与角色"),
    ):
        html = doors(who, room)
        assert shown in html
        assert hidden not in html
        assert "工作台" not in html
        assert "计量板" not in html


def test_a_long_list_of_units_takes_the_same_statements(county: County) -> None:
    client = county.client("reviewer")
    client.get(county.address())
    one = statements(lambda: client.get(county.address()))
    for number in range(3):
        unit = register_unit(
            code=f"999900-12000{number}", name=f"示例单位{number}", kind="department", division_code="999900",
            parent=county.finance, by=county.actor("system"), specimen=True,
        )  # fmt: skip
        open_year(unit=unit, year=2024, by=county.actor("system"))
    assert statements(lambda: client.get(county.address())) == one


def test_administrators_search_units_and_people_and_nothing_of_the_trade(county: County) -> None:
    html = county.client("system").get(f"/{county.unit.code}/2031/search/?q=示例").content.decode()
    assert county.unit.name in html
    assert f"/people/{county.people['clerk'].pk}/" in html
    assert "指标" not in html[html.index("<main") :]


def test_whoever_keeps_no_accounts_finds_a_colleague_without_a_link(county: County) -> None:
    main = county.client("clerk").get(county.address("search/?q=示例填报")).content.decode()
    assert county.people["clerk"].name in main
    assert f"/people/{county.people['clerk'].pk}/" not in main


def test_a_year_that_is_not_open_leads_to_no_room(county: County) -> None:
    html = county.client("clerk").get(county.address(year=2031)).content.decode()
    assert "/2031/budget/" not in html
