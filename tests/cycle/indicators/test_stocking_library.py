import pytest
from tests.cycle.indicators.asking import next_published, version_of
from tests.rooms import County

from jixiao.cycle.indicators.models import Indicator, IndicatorVersion
from jixiao.cycle.indicators.stocking_library import load_library
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused

pytestmark = pytest.mark.django_db


def test_loading_puts_every_frame_in_published_and_writes_a_line_for_each(stocked: County) -> None:
    assert Indicator.objects.filter(owner=None).count() == 28 + 17 + 3 + 76
    assert set(IndicatorVersion.objects.values_list("state", flat=True)) == {"published"}
    lines = TrailEntry.objects.filter(event="indicators.library_stocked")
    assert sorted(lines.values_list("subject", flat=True)) == [
        "indicators.frame:KEXIE", "indicators.frame:MOF10_EVAL", "indicators.frame:SIX2018", "indicators.frame:ZT2013",
    ]  # fmt: skip
    assert lines.get(subject="indicators.frame:ZT2013").after["ZT-03"] == "在职人员控制率"


def test_loading_again_adds_nothing_and_leaves_what_the_office_changed(stocked: County) -> None:
    next_published(stocked, version_of("ZT-09"), 2025)
    again = load_library(by=stocked.actor("system"))
    assert [one.added for one in again] == [()] * 4
    assert version_of("ZT-09", 2).state == "published"
    assert TrailEntry.objects.filter(event="indicators.library_stocked").count() == 4


def test_one_frame_alone_is_loaded(county: County) -> None:
    (stocked,) = load_library(by=county.actor("system"), frames=["ZT2013"])
    assert len(stocked.added) == 28
    assert Indicator.objects.count() == 28


def test_what_is_missing_is_added_beside_what_is_there(county: County) -> None:
    load_library(by=county.actor("system"), frames=["SIX2018"])
    IndicatorVersion.objects.filter(indicator__code="LW-02").delete()
    Indicator.objects.filter(code="LW-02").delete()
    (stocked,) = load_library(by=county.actor("system"), frames=["SIX2018"])
    assert (stocked.added, stocked.kept) == (("LW-02",), ("LW-01", "LW-03"))


def test_a_frame_that_does_not_ship_is_refused(county: County) -> None:
    with pytest.raises(Refused, match="没有叫「X」的内置框架"):
        load_library(by=county.actor("system"), frames=["X"])


def test_what_ships_keeps_its_marks_and_doubts(stocked: County) -> None:
    assert version_of("KX-C01").mark == "推算"
    assert version_of("ZT-01").mark == "通行理解"
    assert "未见文件" in version_of("ZT-13").doubt or "存疑" in version_of("ZT-13").doubt
    assert version_of("KX-G01").indicator.frame == "ZT2013"
