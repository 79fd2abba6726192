import dataclasses

import pytest
from django.urls import reverse
from tests.rooms import County

from jixiao.cycle.goals.drafting import start_sheet
from jixiao.cycle.goals.models import GoalIndicator
from jixiao.cycle.indicators.models import IndicatorSet
from jixiao.cycle.indicators.sets import load_sets, members_for, save_set, shipped_sets, suggested_weights, total_of
from jixiao.engine.values import Points
from jixiao.orgs.refusing import Refused, Stale

pytestmark = pytest.mark.django_db


def address(county: County, name: str, **kwargs) -> str:
    return reverse(name, kwargs={"unit": county.unit.code, "year": 2024, **kwargs})


def test_what_ships_is_put_in_once_and_its_points_are_ninety(stocked: County) -> None:
    by = stocked.actor("reviewer")
    assert load_sets(by=by) == ("科协部门整体（建议）",)
    assert load_sets(by=by) == ()
    kept = IndicatorSet.objects.get()
    members = members_for(kept, 2024)
    assert len(members) == len(shipped_sets()[0].members) == 15
    assert all(one.version is not None for one in members)
    assert total_of(members) == Points.of(90)


def test_without_the_library_nothing_is_put_in(county: County) -> None:
    with pytest.raises(Refused, match="指标库里没有"):
        load_sets(by=county.actor("reviewer"))


def test_unknown_and_repeated_indicators_are_refused(stocked: County) -> None:
    (given,) = shipped_sets()
    by = stocked.actor("reviewer")
    twice = dataclasses.replace(given, members=(given.members[0],) * 2)
    unknown = dataclasses.replace(given, members=(dataclasses.replace(given.members[0], code="XX-99"),))
    for bad in (twice, unknown, dataclasses.replace(given, title=" ")):
        with pytest.raises(Refused):
            save_set(given=bad, kept=None, stamp=None, by=by)
    kept = save_set(given=given, kept=None, stamp=None, by=by)
    with pytest.raises(Refused, match="用过"):
        save_set(given=given, kept=None, stamp=None, by=by)
    with pytest.raises(Stale):
        save_set(given=dataclasses.replace(given, remark="示例"), kept=kept, stamp=99, by=by)


def test_the_reviewer_makes_and_changes_a_set_on_its_page(stocked: County) -> None:
    client = stocked.client("reviewer")
    sent = {"code": "HY-01", "title": "示例", "sector": "示例行业", "is_offered": "on", "members": "KX-C01 6\nKX-C02"}
    assert client.post(address(stocked, "indicators:new_set"), sent).status_code == 302
    kept = IndicatorSet.objects.get()
    changed = {**sent, "stamp": str(kept.version), "members": "KX-C01 8"}
    assert client.post(address(stocked, "indicators:edit_set", pk=kept.pk), changed).status_code == 302
    assert list(suggested_weights(str(kept.pk)).values()) == [Points.of(8)]
    bad = client.post(address(stocked, "indicators:edit_set", pk=kept.pk), {**changed, "members": "KX-C01 多"})
    assert "分值不对" in bad.content.decode()
    clerk = stocked.client("clerk")
    assert clerk.post(address(stocked, "indicators:new_set"), sent).status_code == 403
    assert clerk.get(address(stocked, "indicators:sets")).status_code == 200


def test_a_unit_picks_from_a_set_with_the_suggested_points(stocked: County) -> None:
    load_sets(by=stocked.actor("reviewer"))
    kept, client = IndicatorSet.objects.get(), stocked.client("clerk")
    early = client.get(address(stocked, "indicators:set", pk=kept.pk)).content.decode()
    assert "先新建绩效目标" in early
    start_sheet(unit_year=stocked.unit_year, by=stocked.actor("clerk"))
    page = client.get(address(stocked, "indicators:set", pk=kept.pk)).content.decode()
    assert "选到绩效目标" in page
    offered = client.get(address(stocked, "goals:library") + f"?set={kept.pk}").content.decode()
    assert "KX-C01" in offered
    assert "KX-C35" not in offered
    version = members_for(kept, 2024)[0].version
    assert version is not None
    client.post(address(stocked, "goals:library"), {"set": str(kept.pk), "version": str(version.pk)})
    assert GoalIndicator.objects.get().weight == Points.of(6)
