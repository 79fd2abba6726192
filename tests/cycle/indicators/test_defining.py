from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.cycle.indicators.asking import DEFINITION, PLACE, draft_own, indicator_of, publish_own, version_of
from tests.rooms import County

from jixiao.cycle.indicators.defining import discard_draft, draft_indicator, draft_next_version, revise_draft
from jixiao.cycle.indicators.definition import Definition, Place
from jixiao.cycle.indicators.models import Indicator, IndicatorVersion
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale

pytestmark = pytest.mark.django_db


def refusal(act, **given) -> Refused:
    with pytest.raises(Refused) as caught:
        act(**given)
    return caught.value


def test_a_draft_is_written_down_with_its_first_letters(county: County) -> None:
    version = draft_own(county)
    assert (version.number, version.state, version.initials) == (1, "draft", "slkpjxycc")
    line = TrailEntry.objects.get(event="indicators.drafted")
    assert line.unit == county.unit
    assert line.after["三级指标"] == "示例科普剧巡演场次"


@pytest.mark.parametrize(
    ("changed", "field", "code"),
    [
        ({"code": "zy01"}, "code", "U702"),
        ({"code": "ZT-03"}, "code", "U702"),
        ({"frame": "NONE"}, "frame", "U703"),
        ({"level1": "成本指标"}, "level1", "U704"),
        ({"level2": "满意度"}, "level2", "U704"),
        ({"name": " "}, "name", "U705"),
        ({"operator": "约"}, "operator", "U705"),
        ({"first_year": 1800}, "first_year", "U705"),
        ({"unit": ""}, "unit", "U706"),
        ({"operator": "定性", "unit": "", "formula": "活动场次"}, "formula", "U707"),
        ({"scoring_method": "凭感觉"}, "scoring_method", "U708"),
        ({"formula": "活动场次 +"}, "formula", "U709"),
        ({"formula": "没有这个名称"}, "formula", "U709"),
        ({"formula": "参加人次"}, "formula", "U709"),
    ],
)
def test_what_is_wrong_is_refused_at_its_field(stocked: County, changed, field, code) -> None:
    refused = refusal(draft_own, county=stocked, **{**changed, "name": changed.get("name", "示例名称").strip()})
    assert (refused.field, refused.code) == (field, code)
    assert not Indicator.objects.filter(owner=stocked.unit).exists()


def test_a_method_is_kept_by_its_code(county: County) -> None:
    assert draft_own(county, scoring_method="正向比例").scoring_method == "positive_ratio"


def test_the_same_code_stands_once_in_each_library(county: County) -> None:
    draft_own(county)
    assert refusal(draft_own, county=county, name="示例之二").code == "U702"
    draft_indicator(owner=county.other, place=PLACE, definition=DEFINITION, distinct=True, by=county.actor("outsider"))
    assert Indicator.objects.filter(code="ZY-01").count() == 2


def test_the_database_itself_keeps_a_code_once_in_the_shared_library(county: County) -> None:
    place = {"code": "GX-01", "frame": "MOF10", "level1": "产出指标", "level2": "数量指标"}
    Indicator.objects.create(owner=None, **place)
    with pytest.raises(IntegrityError), transaction.atomic():
        Indicator.objects.create(owner=None, **place)


def test_an_own_indicator_named_like_another_is_refused_until_it_is_said_to_differ(stocked: County) -> None:
    given: dict[str, Any] = {
        "owner": stocked.unit,
        "place": PLACE,
        "definition": Definition(name="发放科普资料的份数", operator="≥", unit="份", first_year=2024),
        "by": stocked.actor("clerk"),
    }
    refused = refusal(draft_indicator, distinct=False, **given)
    assert (refused.code, refused.field) == ("U712", "distinct")
    assert "KX-C09" in refused.cause
    assert draft_indicator(distinct=True, **given).pk


def test_a_draft_changes_and_the_trail_says_what(county: County) -> None:
    version = draft_own(county)
    new = Definition(**{**DEFINITION.values(), "usual_target": "8"})
    revise_draft(version=version, definition=new, place=Place.of(version.indicator), stamp=1, by=county.actor("clerk"))
    version.refresh_from_db()
    assert (version.usual_target, version.version) == ("8", 2)
    line = TrailEntry.objects.get(event="indicators.draft_revised")
    assert (line.before, line.after) == ({"参考指标值": "6"}, {"参考指标值": "8"})


def test_a_draft_that_somebody_changed_in_between_is_stale(county: County) -> None:
    version = draft_own(county)
    given: dict[str, Any] = {
        "definition": DEFINITION,
        "place": Place.of(version.indicator),
        "by": county.actor("clerk"),
    }
    revise_draft(version=version, stamp=1, **given)
    with pytest.raises(Stale):
        revise_draft(version=version, stamp=1, **given)


def test_a_first_draft_may_move_and_a_later_one_may_not(county: County) -> None:
    version = draft_own(county)
    moved = Place(code="ZY-09", frame="MOF101", level1="成本指标", level2="经济成本指标")
    revise_draft(version=version, definition=DEFINITION, place=moved, stamp=None, by=county.actor("clerk"))
    assert indicator_of("ZY-09").level1 == "成本指标"
    second = publish_own(county, code="ZY-10", name="示例之二")
    draft = draft_next_version(indicator=second.indicator, first_year=2025, by=county.actor("clerk"))
    refused = refusal(
        revise_draft, version=draft, definition=DEFINITION, place=moved, stamp=None, by=county.actor("clerk")
    )
    assert refused.code == "U711"


def test_a_published_version_never_changes(county: County) -> None:
    version = publish_own(county)
    place = Place.of(version.indicator)
    refused = refusal(
        revise_draft, version=version, definition=DEFINITION, place=place, stamp=None, by=county.actor("clerk")
    )
    assert refused.code == "U710"
    assert refusal(discard_draft, version=version, by=county.actor("clerk")).code == "U710"


def test_the_next_version_copies_the_last(county: County) -> None:
    version = publish_own(county, meaning="示例解释")
    draft = draft_next_version(indicator=version.indicator, first_year=2026, by=county.actor("clerk"))
    assert (draft.number, draft.state, draft.first_year, draft.meaning) == (2, "draft", 2026, "示例解释")
    again = refusal(draft_next_version, indicator=version.indicator, first_year=2027, by=county.actor("clerk"))
    assert again.code == "U701"


def test_the_database_itself_keeps_one_draft(county: County) -> None:
    version = draft_own(county)
    with pytest.raises(IntegrityError), transaction.atomic():
        IndicatorVersion.objects.create(
            indicator=version.indicator, number=2, first_year=2025, name="示例", operator="≥"
        )


def test_a_discarded_first_draft_takes_its_indicator_along_and_a_later_one_does_not(county: County) -> None:
    discard_draft(version=draft_own(county), by=county.actor("clerk"))
    assert not Indicator.objects.exists()
    version = publish_own(county)
    draft = draft_next_version(indicator=version.indicator, first_year=2026, by=county.actor("clerk"))
    discard_draft(version=draft, by=county.actor("clerk"))
    assert list(IndicatorVersion.objects.values_list("number", flat=True)) == [1]
    assert TrailEntry.objects.filter(event="indicators.draft_discarded").count() == 2


def test_version_numbers_are_not_used_twice_after_a_void_one(county: County) -> None:
    from jixiao.cycle.indicators.publishing import void_version

    version = publish_own(county)
    void_version(version=version, why="示例", by=county.actor("clerk"))
    draft = draft_next_version(indicator=version.indicator, first_year=2024, by=county.actor("clerk"))
    assert draft.number == 2
    assert version_of("ZY-01", 2).name == version.name
