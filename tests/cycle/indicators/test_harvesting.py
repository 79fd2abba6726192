import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cycle.indicators.asking import publish_own
from tests.cycle.indicators.growing import harvested_anew, self_made
from tests.rooms import County

from jixiao.cycle.indicators.defining import discard_draft
from jixiao.cycle.indicators.definition import Definition, Place
from jixiao.cycle.indicators.growing.adopting import dismiss_group, propose_form, reopen_group
from jixiao.cycle.indicators.growing.grouping import Form, grouped
from jixiao.cycle.indicators.growing.harvesting import Harvest, harvest
from jixiao.cycle.indicators.models import HarvestFinding, IndicatorVersion
from jixiao.orgs.models import Unit
from jixiao.orgs.refusing import Refused

pytestmark = pytest.mark.django_db


def harvested(county: County, year: int = 2024) -> Harvest:
    return harvest(units=Unit.objects.all(), authority=county.finance, year=year)


def address(county: County, name: str, **kwargs) -> str:
    return reverse(f"indicators:{name}", kwargs={"unit": county.finance.code, "year": 2024, **kwargs})


@pytest.fixture
def alike(county: County) -> County:
    from jixiao.orgs.registering import open_year

    open_year(unit=county.finance, year=2024, by=county.actor("system"))
    self_made(county.unit_year, "示例科普讲座举办场次")
    self_made(county.other_year, "示例科普讲座场次")
    self_made(county.other_year, "示例图书采购册数", unit="册", code="Z2")
    return county


def test_near_names_of_one_unit_stand_in_one_group_and_others_do_not(alike: County) -> None:
    groups = harvested(alike).groups
    assert [(group.units, len(group.members)) for group in groups] == [(2, 2), (1, 1)]


def test_units_that_measure_another_thing_are_another_group() -> None:
    assert len(grouped([Form("示例科普讲座", "场"), Form("示例科普讲座", "人次")])) == 2


def test_the_order_of_the_rows_does_not_matter() -> None:
    forms = [Form(f"示例{word}活动举办{end}", "场") for word in ("科普", "读书", "宣讲") for end in ("场次", "次数")]
    assert grouped(forms) == grouped(reversed(forms))


def test_some_thousand_forms_take_seconds_only() -> None:
    words = "科普讲座培训宣传走访慰问竞赛展览志愿服务图书采购道路绿化"
    forms = [
        Form(f"{words[a : a + 4]}{words[b : b + 3]}{words[c : c + 2]}数", "场")
        for a in range(20)
        for b in range(20)
        for c in range(10)
    ]
    begun = time.perf_counter()
    groups = grouped(forms)
    assert sum(len(group) for group in groups) > 3000
    assert time.perf_counter() - begun < 30


def test_own_library_entries_are_harvested_too(alike: County) -> None:
    publish_own(alike)
    assert any(member.from_library for group in harvested(alike).groups for member in group.members)


def test_later_years_are_not_looked_at(alike: County) -> None:
    assert harvested(alike, 2023).groups == ()


def test_a_dismissed_group_stays_dismissed_when_another_form_comes_along(alike: County) -> None:
    group = harvested(alike).groups[0]
    by = alike.actor("reviewer")
    given = {"authority": alike.finance, "keys": group.keys, "name": group.name, "unit": group.unit, "by": by}
    with pytest.raises(Refused, match="理由"):
        dismiss_group(why=" ", **given)
    finding = dismiss_group(why="示例：各单位口径不同", **given)
    self_made(alike.unit_year, "示例科普讲座举办的场次", code="Z9")
    again = harvested(alike).groups[0]
    assert len(again.members) == 3
    assert again.finding == finding
    with pytest.raises(Refused, match="已经有结论"):
        dismiss_group(why="示例", **given)
    reopen_group(finding=finding, by=by)
    assert harvested(alike).groups[0].finding is None


def test_a_form_is_drafted_with_its_origin_and_waits_again_when_the_draft_is_discarded(alike: County) -> None:
    group = harvested(alike).groups[0]
    by = alike.actor("reviewer")
    place = Place(code="GX-01", frame="MOF10", level1="产出指标", level2="数量指标")
    said = Definition(name="示例科普讲座场次", operator="≥", unit="场", first_year=2025, source="汇编自示例县图书馆")
    version = propose_form(authority=alike.finance, keys=group.keys, place=place, definition=said, by=by)
    assert version.indicator.owner is None
    assert harvested(alike).groups[0].finding is not None
    discard_draft(version=version, by=by)
    assert harvested(alike).groups[0].finding is None


def test_the_reviewer_drafts_and_dismisses_on_the_pages(alike: County) -> None:
    client = alike.client("reviewer")
    assert "还没有汇编过" in client.get(address(alike, "harvest")).content.decode()
    harvested_anew(alike)
    page = client.get(address(alike, "harvest")).content.decode()
    assert "示例科普讲座" in page
    first, second = harvested(alike).groups
    form = {
        "form": first.keys[0], "name": "示例科普讲座场次", "code": "GX-01", "levels": "MOF10/产出指标/数量指标",
        "first_year": "2025",
    }  # fmt: skip
    assert client.get(address(alike, "harvest_propose", key=first.key)).status_code == 200
    assert client.post(address(alike, "harvest_propose", key=first.key), form).status_code == 302
    version = IndicatorVersion.objects.get(name="示例科普讲座场次")
    assert "2024 年度个性指标" in version.source
    assert client.post(address(alike, "harvest_dismiss", key=second.key), {"why": "示例"}).status_code == 302
    assert HarvestFinding.objects.count() == 2
    assert "示例图书采购" in client.get(address(alike, "harvest") + "?state=dismissed").content.decode()


def test_a_clerk_does_not_see_the_harvest(alike: County) -> None:
    place = {"unit": alike.unit.code, "year": 2024}
    assert alike.client("clerk").get(reverse("indicators:harvest", kwargs=place)).status_code == 403


def test_the_page_takes_as_many_statements_for_three_groups_as_for_one(alike: County) -> None:
    client = alike.client("reviewer")
    harvested_anew(alike)
    client.get(address(alike, "harvest"))
    with CaptureQueriesContext(connection) as two:
        client.get(address(alike, "harvest"))
    for number in range(3):
        self_made(alike.unit_year, f"示例{'甲乙丙'[number]}类道路养护里程", unit="公里", code=f"Y{number}")
    harvested_anew(alike)
    client.get(address(alike, "harvest"))
    with CaptureQueriesContext(connection) as more:
        page = client.get(address(alike, "harvest")).content.decode()
    assert "示例甲类道路养护里程" in page
    assert len(two) == len(more)
