from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import ResolverMatch, include, path

from jixiao.web.street import Block, Stop, current_stop, frame, stretches


def page(request, **_):
    return HttpResponse("")


def room(name, *pages):
    return path(f"<str:unit>/<int:year>/{name}/", include(([path(f"{one}/", page, name=one) for one in pages], name)))


urlpatterns = [
    room("orgs", "workbench"),
    room("outreach", "activities", "activity"),
    room("goals", "goals"),
    room("web", "search"),
]
STREET = (
    Block("", (Stop("工作台", "orgs:workbench"),)),
    Block("记录", (Stop("科普活动", "outreach:activities"), Stop("没装", "quiz:rounds"))),
    Block("目标", (Stop("绩效目标", "goals:goals", also=("outreach:activity",)),)),
)
pytestmark = pytest.mark.urls(__name__)


def match(view_name: str) -> ResolverMatch:
    namespace, _, name = view_name.partition(":")
    return ResolverMatch(page, (), {"unit": "kx", "year": 2019}, url_name=name, namespaces=[namespace])


@pytest.fixture(autouse=True)
def _street(settings):
    settings.STREET = f"{__name__}.STREET"
    settings.FRAME_DOORS = {}


def test_the_street_keeps_its_order_and_leaves_out_rooms_that_are_not_installed(ask):
    request = ask(match=match("outreach:activities"))
    shown = stretches(request, STREET, STREET[1].stops[0])
    assert [(block.title, [sign.title for sign in block.signs]) for block in shown] == [
        ("", ["工作台"]),
        ("记录", ["科普活动"]),
        ("目标", ["绩效目标"]),
    ]
    assert shown[1].signs[0].url == "/kx/2019/outreach/activities/"


def test_where_you_are_is_marked_on_the_stop_and_on_its_block(ask):
    shown = frame(ask(match=match("outreach:activities")))["street"]
    assert [block.is_here for block in shown] == [False, True, False]
    assert shown[1].signs[0].current == "page"


def test_what_also_belongs_to_a_stop_goes_before_the_namespace(ask):
    stop = current_stop(ask(match=match("outreach:activity")), STREET)
    assert stop is not None
    assert stop.title == "绩效目标"


def test_another_page_of_the_same_room_stands_at_its_first_stop(ask):
    stop = current_stop(ask(match=match("outreach:imports")), STREET)
    assert stop is not None
    assert stop.title == "科普活动"


def test_a_door_that_is_not_for_you_is_not_on_the_street(ask, desk):
    desk.may_see = lambda name, _: name != "goals:goals"
    assert [block.title for block in frame(ask(match=match("orgs:workbench")))["street"]] == ["", "记录"]


def test_the_year_switch_stays_in_the_room(ask):
    years = frame(ask(match=match("outreach:activity")))["frame_years"]
    assert [(year["year"], year["url"], year["is_current"]) for year in years] == [
        (2018, "/kx/2018/goals/goals/", False),
        (2019, "/kx/2019/goals/goals/", True),
    ]


def test_the_unit_switch_leads_to_the_workbench_of_the_other_unit(ask):
    units = frame(ask(match=match("outreach:activity")))["frame_units"]
    assert [unit["url"] for unit in units] == ["/kx/2019/orgs/workbench/", "/ny/2019/orgs/workbench/"]


def test_a_page_without_a_desk_has_no_street(rf):
    assert frame(rf.get("/"))["street"] == ()


@pytest.mark.parametrize(
    ("wanted", "opened"),
    [
        ("/kx/2019/goals/goals/", "/kx/2019/goals/goals/"),
        ("https://evil.example/", ""),
        ("//evil.example/", ""),
        ("/\\evil.example", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_only_a_local_address_is_opened_in_the_side_panel(ask, wanted, opened):
    assert frame(ask(f"/?trace={wanted}", match=match("goals:goals")))["side_address"] == opened


@pytest.mark.parametrize(
    ("target", "template"),
    [("", "web/frame.html"), ("side", "web/panel.html"), ("dialog", "web/dialog.html"), ("rows", "web/frame.html")],
)
def test_the_part_that_is_asked_for_is_what_a_page_extends(ask, target, template):
    assert frame(ask(htmx=target, match=match("goals:goals")))["frame_or_part"] == template


def test_the_frame_shows_unit_year_person_and_what_is_to_do(ask, desk):
    desk.todo_late, desk.is_closed, desk.unit.is_specimen = 1, True, True
    html = render_to_string("web/frame.html", {}, request=ask(match=match("outreach:activities")))
    for words in (
        "县科协",
        'aria-current="true">2019',
        "填报人甲",
        "count-late",
        "本年度已关闭，只能查看",
        '<span class="specimen">示例</span>',
        'aria-current="page">科普活动',
    ):
        assert words in html
    assert "style=" not in html
    assert "<script>" not in html


def test_the_frame_copes_without_a_desk(rf):
    request = rf.get("/")
    request.user = SimpleNamespace(is_authenticated=False)
    assert "跳到正文" in render_to_string("web/frame.html", {}, request=request)
