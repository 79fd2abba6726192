"""报送时间: windows, late exceptions, and who has not handed in."""

import datetime
from typing import Any

import pytest
from tests.orgs.asking import statements
from tests.rooms import County

from jixiao.orgs.handing import handover_of, send
from jixiao.orgs.models import HandoverKind, LateException, Window
from jixiao.orgs.refusing import Refused, Stale
from jixiao.orgs.windowing import grant_late, not_handed_in, revoke_late, set_window

pytestmark = pytest.mark.django_db
DAY = datetime.date(2025, 1, 15)
ONE = datetime.timedelta(days=1)


def window_of(county: County, **given: Any) -> Window:
    asked: dict[str, Any] = {"opens": DAY - ONE, "closes": DAY + ONE, "warn_days": 7, **given}
    return set_window(
        authority=county.finance, kind=HandoverKind.GOALS, year=2024, by=county.actor("reviewer"), **asked
    )


def test_set_again_it_changes(county: County) -> None:
    window_of(county)
    assert window_of(county, closes=DAY + 5 * ONE).closes == DAY + 5 * ONE
    assert Window.objects.count() == 1


def test_changed_over_a_newer_one_it_is_stale(county: County) -> None:
    stamp = window_of(county).version
    window_of(county, closes=DAY + 5 * ONE, stamp=stamp)
    with pytest.raises(Stale):
        window_of(county, closes=DAY + 6 * ONE, stamp=stamp)


@pytest.mark.parametrize(("given", "words"), [({"closes": DAY - 9 * ONE}, "早于"), ({"warn_days": 91}, "90")])
def test_a_window_that_is_none_is_refused(county: County, given: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        window_of(county, **given)


def test_who_has_not_handed_in_is_listed_with_the_last_day(county: County) -> None:
    window = window_of(county)
    grant_late(window=window, unit=county.other, until=DAY + 9 * ONE, reason="系统故障", by=county.actor("reviewer"))
    send(handover=handover_of(county.unit_year, HandoverKind.GOALS), by=county.actor("clerk"))
    (left,) = not_handed_in(window)
    assert (left.unit, left.last_day) == (county.other, DAY + 9 * ONE)


def test_the_list_takes_the_same_statements_for_more_units(county: County) -> None:
    from jixiao.orgs.registering import open_year, register_unit

    window = window_of(county)
    before = statements(lambda: not_handed_in(window))
    for number in range(3):
        unit = register_unit(
            code=f"999900-12000{number}", name=f"示例单位{number}", kind="department", division_code="999900",
            parent=county.finance, by=county.actor("system"), specimen=True,
        )  # fmt: skip
        open_year(unit=unit, year=2024, by=county.actor("system"))
    assert len(not_handed_in(window)) == 5
    assert statements(lambda: not_handed_in(window)) == before


def test_an_exception_is_later_than_the_window_and_has_a_reason(county: County) -> None:
    window = window_of(county)
    for until, reason, words in ((DAY, "x", "晚于"), (DAY + 9 * ONE, " ", "事由")):
        with pytest.raises(Refused, match=words):
            grant_late(window=window, unit=county.unit, until=until, reason=reason, by=county.actor("reviewer"))


def test_an_exception_is_taken_back(county: County) -> None:
    window = window_of(county)
    given = grant_late(window=window, unit=county.unit, until=DAY + 9 * ONE, reason="x", by=county.actor("reviewer"))
    revoke_late(exception=given, by=county.actor("reviewer"))
    assert not LateException.objects.exists()


def test_a_unit_outside_of_the_authority_gets_no_exception(county: County) -> None:
    window = set_window(
        authority=county.unit,
        kind=HandoverKind.GOALS,
        year=2024,
        opens=DAY,
        closes=DAY,
        warn_days=0,
        by=county.actor("reviewer"),
    )
    with pytest.raises(Refused, match="不归您"):
        grant_late(window=window, unit=county.other, until=DAY + ONE, reason="x", by=county.actor("reviewer"))
