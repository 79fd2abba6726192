import pytest
from django.urls import reverse
from tests.cycle.indicators.growing import harvested_anew, self_made, shared_draft
from tests.rooms import County

from jixiao.cycle.indicators.growing.adopting import merge_group
from jixiao.cycle.indicators.growing.gathering_groups import group_of, split_group
from jixiao.cycle.indicators.growing.harvesting import harvest
from jixiao.cycle.indicators.models import HarvestFinding, HarvestGroup, IndicatorVersion, KeptApart
from jixiao.cycle.indicators.publishing import publish_version
from jixiao.engine.values import Points
from jixiao.orgs.models import Unit
from jixiao.orgs.refusing import Refused
from jixiao.orgs.registering import open_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def alike(county: County) -> County:
    open_year(unit=county.finance, year=2024, by=county.actor("system"))
    self_made(county.unit_year, "示例科普讲座举办场次", weight=Points.of("7.5"))
    self_made(county.other_year, "示例科普讲座场次")
    self_made(county.other_year, "示例图书采购册数", unit="册", code="Z2")
    harvested_anew(county)
    return county


def address(county: County, name: str, **kwargs) -> str:
    return reverse(f"indicators:{name}", kwargs={"unit": county.finance.code, "year": 2024, **kwargs})


def shared(county: County) -> IndicatorVersion:
    draft = shared_draft(county, "GX-01", name="示例讲座场次", first_year=2020)
    return publish_version(version=draft, by=county.actor("reviewer"))


def test_a_group_is_read_as_it_was_put_together(alike: County) -> None:
    (fresh, _) = harvest(units=Unit.objects.all(), authority=alike.finance, year=2024).groups
    kept = group_of(HarvestGroup.objects.get(place=0))
    assert (kept.key, kept.forms, kept.members, kept.units, kept.years) == (
        fresh.key, fresh.forms, fresh.members, fresh.units, fresh.years,
    )  # fmt: skip


def test_a_new_harvest_takes_the_place_of_the_one_before(alike: County) -> None:
    run = harvested_anew(alike)
    assert {group.run for group in HarvestGroup.objects.all()} == {run}
    assert run.counts == {"rows": 3, "groups": 2, "is_cut": False}


def test_a_form_that_is_split_off_stays_apart_in_later_harvests(alike: County) -> None:
    group, by = HarvestGroup.objects.get(place=0), alike.actor("reviewer")
    lead, other = group_of(group).forms
    given = {"group": group, "authority": alike.finance, "by": by}
    for key, why in ((lead.key, "示例"), ("nothing", "示例"), (other.key, " ")):
        with pytest.raises(Refused):
            split_group(key=key, why=why, **given)
    split_group(key=other.key, why="示例：一个含线上", **given)
    assert HarvestGroup.objects.count() == 3
    assert harvested_anew(alike).counts["groups"] == 3
    assert {one.units for one in HarvestGroup.objects.all()} == {1}


def test_a_group_is_merged_into_a_shared_indicator_and_stays_settled(alike: County) -> None:
    group, by, into = HarvestGroup.objects.get(place=0), alike.actor("reviewer"), shared(alike).indicator
    given = {"authority": alike.finance, "keys": group.keys, "name": group.name, "unit": group.unit, "by": by}
    draft = shared_draft(alike, "GX-02", name="示例未发布").indicator
    with pytest.raises(Refused) as caught:
        merge_group(into=draft, **given)
    assert caught.value.code == "U799"
    merge_group(into=into, **given)
    with pytest.raises(Refused, match="已经有结论"):
        merge_group(into=into, **given)
    self_made(alike.unit_year, "示例科普讲座举办的场次", code="Z9")
    harvested_anew(alike)
    client = alike.client("reviewer")
    assert "示例科普讲座" not in client.get(address(alike, "harvest")).content.decode()
    page = client.get(address(alike, "harvest") + "?state=merged").content.decode()
    assert "已归并" in page
    assert "GX-01" in page


def test_the_bureau_splits_and_merges_on_the_pages(alike: County) -> None:
    client, into = alike.client("reviewer"), shared(alike)
    group = HarvestGroup.objects.get(place=0)
    other = group.keys[1]
    assert client.get(address(alike, "harvest_split", key=group.key)).status_code == 200
    assert (
        client.post(address(alike, "harvest_split", key=group.key), {"form": other, "why": "示例"}).status_code == 302
    )
    assert KeptApart.objects.get().why == "示例"
    assert client.post(address(alike, "harvest_merge", key=other), {"into": "x"}).status_code == 200
    assert client.post(address(alike, "harvest_merge", key=other), {"into": into.pk}).status_code == 302
    assert HarvestFinding.objects.get().outcome == "merged"
    assert client.get(address(alike, "harvest_merge", key="0" * 16)).status_code == 404
    clerk = alike.client("clerk")
    for name in ("harvest_merge", "harvest_split", "harvest_start"):
        key = {} if name == "harvest_start" else {"key": group.key}
        place = {"unit": alike.unit.code, "year": 2024, **key}
        assert clerk.post(reverse(f"indicators:{name}", kwargs=place)).status_code == 403
