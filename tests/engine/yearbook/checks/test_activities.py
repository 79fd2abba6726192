import datetime

import pytest
from tests.engine.yearbook.checks.making import codes, year

from jixiao.engine.yearbook import Activity, Handout, Outcome
from jixiao.engine.yearbook.checks.activities import (
    check_boards,
    check_days,
    check_disclosure,
    check_repeated_activities,
)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def test_days_outside_the_year_are_named():
    activity = Activity(code="A1", name="主场", start=day("2023-12-31"), end=day("2025-01-01"))
    outcome = Outcome(code="C1", name="作品", day=day("2025-01-01"))
    found = [*check_days(year(activities=(activity,), outcomes=(outcome,)))]
    assert codes(found) == ["Y320", "Y320", "Y320"]
    assert found[0].place.path == "activities.A1.start"


def test_an_activity_cannot_end_before_it_begins():
    activity = Activity(code="A1", name="主场", start=day("2024-09-20"), end=day("2024-09-14"))
    assert codes(check_days(year(activities=(activity,)))) == ["Y321"]


def test_the_same_activity_twice_would_be_counted_twice():
    one, two = (Activity(code=code, name="主场", start=day("2024-09-14")) for code in ("A1", "A2"))
    assert codes(check_repeated_activities(year(activities=(one, two)))) == ["Y322"]
    other = Activity(code="A3", name="主场", start=day("2024-09-15"))
    undated = Activity(code="A4", name="主场")
    assert codes(check_repeated_activities(year(activities=(one, other, undated)))) == []


def test_boards_are_used_again():
    handouts = (
        Handout(activity="A1", item="展板", kind="展板", reusable="否"),
        Handout(activity="A1", item="展板", kind="展板", reusable="是"),
        Handout(activity="A1", item="宣传单", kind="宣传资料"),
    )
    found = [*check_boards(year(handouts=handouts))]
    assert [finding.place.path for finding in found] == ["handouts.1.reusable"]


@pytest.mark.parametrize(
    ("approved", "disclosed", "code"),
    [
        ("2025-08-06", "2025-08-26", []),
        ("2025-08-06", "2025-08-27", ["Y329"]),
        ("2025-08-06", "2025-08-05", ["Y330"]),
        ("2024-12-31", "2025-01-05", ["Y330"]),
    ],
)
def test_final_accounts_are_disclosed_within_twenty_days(approved: str, disclosed: str, code: list[str]):
    profile = {"approved_on": day(approved), "disclosed_on": day(disclosed)}
    assert codes(check_disclosure(year(profile=profile))) == code
