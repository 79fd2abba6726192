from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.cycle.indicators.asking import draft_own, next_published, publish_own, version_of
from tests.rooms import County

from jixiao.cycle.goals.models import GoalIndicator, GoalSheet
from jixiao.cycle.indicators.defining import draft_next_version
from jixiao.cycle.indicators.models import IndicatorVersion
from jixiao.cycle.indicators.publishing import publish_drafts, publish_version, void_version
from jixiao.cycle.indicators.queries import library_for, version_for
from jixiao.cycle.indicators.retiring import retire_version
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused

pytestmark = pytest.mark.django_db


def refusal(act, **given) -> Refused:
    with pytest.raises(Refused) as caught:
        act(**given)
    return caught.value


def promise(county: County, version: IndicatorVersion, *, year: int = 2024) -> None:
    unit_year = county.unit_year
    if year != 2024:
        from jixiao.orgs.registering import open_year

        unit_year = open_year(unit=county.unit, year=year, by=county.actor("system"))
    sheet = GoalSheet.objects.create(unit_year=unit_year)
    GoalIndicator.objects.create(
        sheet=sheet, version_pinned=version, code="Z1", level1="产出指标", level2="数量指标", name=version.name
    )


def test_a_published_version_holds_from_its_first_year(county: County) -> None:
    version = publish_own(county)
    assert version_for(version.indicator, 2023) is None
    assert version_for(version.indicator, 2024) == version
    assert version_for(version.indicator, 2030) == version
    assert version.published_by == county.people["clerk"]


def test_a_draft_holds_for_no_year_and_stands_in_no_ones_choice(county: County) -> None:
    version = draft_own(county)
    assert version_for(version.indicator, 2024) is None
    assert list(library_for(2024, county.unit)) == []


def test_the_next_version_ends_the_one_before(county: County) -> None:
    first = publish_own(county)
    second = next_published(county, first, 2026)
    first.refresh_from_db()
    assert (first.state, first.last_year) == ("retired", 2025)
    assert [version_for(first.indicator, year) for year in (2024, 2025, 2026)] == [first, first, second]
    line = TrailEntry.objects.filter(event="indicators.version_published").latest("number")
    assert line.after["替代版本"] == "第 1 版，用到 2025 年度"


@pytest.mark.parametrize("year", [2023, 2024])
def test_two_versions_do_not_hold_for_the_same_year(county: County, year) -> None:
    first = publish_own(county)
    draft = draft_next_version(indicator=first.indicator, first_year=year, by=county.actor("clerk"))
    assert refusal(publish_version, version=draft, by=county.actor("clerk")).code == "U724"
    first.refresh_from_db()
    assert first.state == "published"


def test_a_version_does_not_begin_within_the_years_of_a_retired_one(county: County) -> None:
    first = publish_own(county)
    retire_version(version=first, last_year=2027, successor=None, why="示例", by=county.actor("clerk"))
    draft = draft_next_version(indicator=first.indicator, first_year=2027, by=county.actor("clerk"))
    assert refusal(publish_version, version=draft, by=county.actor("clerk")).code == "U724"


def test_the_database_itself_keeps_one_open_version(county: County) -> None:
    version = publish_own(county)
    with pytest.raises(IntegrityError), transaction.atomic():
        IndicatorVersion.objects.create(
            indicator=version.indicator, number=2, first_year=2025, name="示例", operator="≥", state="published"
        )


def test_a_version_is_published_once(county: County) -> None:
    version = publish_own(county)
    assert refusal(publish_version, version=version, by=county.actor("clerk")).code == "U720"


def test_all_drafts_are_published_or_none(county: County) -> None:
    good = draft_own(county)
    bad = publish_own(county, code="ZY-02", name="示例之二")
    with pytest.raises(Refused):
        publish_drafts(versions=[good, bad], by=county.actor("clerk"))
    good.refresh_from_db()
    assert good.state == "draft"


def test_a_version_nobody_promised_becomes_void_and_the_one_before_holds_again(county: County) -> None:
    first = publish_own(county)
    second = next_published(county, first, 2025)
    void_version(version=second, why="示例：发布错了", by=county.actor("clerk"))
    assert version_for(first.indicator, 2025) == first
    assert version_of("ZY-01", 1).last_year is None
    assert TrailEntry.objects.get(event="indicators.version_voided").why == "示例：发布错了"


def test_a_promised_version_does_not_become_void(county: County) -> None:
    version = publish_own(county)
    promise(county, version)
    assert refusal(void_version, version=version, why="示例", by=county.actor("clerk")).code == "U722"


def test_a_version_does_not_become_void_without_a_reason(county: County) -> None:
    version = publish_own(county)
    assert refusal(void_version, version=version, why=" ", by=county.actor("clerk")).code == "U723"
    assert (
        refusal(
            void_version, version=draft_own(county, code="ZY-02", name="示例之二"), why="示例", by=county.actor("clerk")
        ).code
        == "U721"
    )


def test_a_retired_version_holds_for_the_years_it_had(county: County) -> None:
    version = publish_own(county)
    other = publish_own(county, code="ZY-02", name="示例之二")
    retire_version(version=version, last_year=2024, successor=other.indicator, why="示例", by=county.actor("clerk"))
    assert version_for(version.indicator, 2024) == version
    assert version_for(version.indicator, 2025) is None
    assert [one.indicator.code for one in library_for(2025, county.unit)] == ["ZY-02"]
    line = TrailEntry.objects.get(event="indicators.version_retired")
    assert line.after["替代指标"] == "ZY-02"


def test_what_does_not_end_rightly_is_refused(county: County) -> None:
    version = publish_own(county)
    by = county.actor("clerk")
    given: dict[str, Any] = {"version": version, "successor": None, "by": by}
    assert refusal(retire_version, last_year=2023, why="示例", **given).code == "U731"
    assert refusal(retire_version, last_year=2024, why="", **given).code == "U732"
    own = {**given, "successor": version.indicator}
    assert refusal(retire_version, last_year=2024, why="示例", **own).code == "U734"
    draft = draft_own(county, code="ZY-02", name="示例之二")
    unborn = {**given, "successor": draft.indicator}
    assert refusal(retire_version, last_year=2024, why="示例", **unborn).code == "U734"
    retire_version(last_year=2024, why="示例", **given)
    assert refusal(retire_version, last_year=2025, why="示例", **given).code == "U730"


def test_an_indicator_promised_for_a_later_year_does_not_end_before_it(county: County) -> None:
    version = publish_own(county)
    promise(county, version, year=2025)
    refused = refusal(
        retire_version, version=version, last_year=2024, successor=None, why="示例", by=county.actor("clerk")
    )
    assert refused.code == "U733"
    retire_version(version=version, last_year=2025, successor=None, why="示例", by=county.actor("clerk"))


def test_where_it_is_used_is_listed_and_counted(county: County) -> None:
    from django.urls import reverse

    version = publish_own(county)
    promise(county, version)
    place = {"unit": county.unit.code, "year": 2024}
    page = county.client("clerk").get(reverse("indicators:uses", kwargs={**place, "pk": version.indicator_id}))
    assert "示例县科学技术协会" in page.content.decode()
    sheet = county.client("clerk").get(reverse("indicators:indicator", kwargs={**place, "pk": version.indicator_id}))
    assert "1 个单位，最近 2024 年度" in sheet.content.decode()
