import dataclasses

import pytest
from tests.rooms import County

from jixiao.cycle.goals.queries import goal_sheet_of
from jixiao.cycle.goals.yearbook import goals_into, take_goals
from jixiao.engine.values import NOT_APPLICABLE, UNFILLED
from jixiao.engine.yearbook import Profile, Yearbook, shipped_yearbook
from jixiao.orgs.refusing import Refused

RESULTS = ("actual", "manual", "deduction", "reason", "proof")


def promised(yearbook: Yearbook) -> Yearbook:
    """Return only what this room keeps: the promises without their results."""
    rows = tuple(dataclasses.replace(row, **dict.fromkeys(RESULTS, UNFILLED)) for row in yearbook.indicators)
    profile = Profile(
        name=yearbook.profile.name,
        year=yearbook.profile.year,
        total_goal=yearbook.profile.total_goal,
        **dict.fromkeys(
            (
                field.name
                for field in dataclasses.fields(Profile)
                if field.name not in {"name", "year", "total_goal", "origins"}
            ),
            UNFILLED,
        ),
    )
    return Yearbook(profile=profile, tasks=yearbook.tasks, goals=yearbook.goals, indicators=rows)


@pytest.mark.parametrize("name", ["xianghe_2019", "shifan_2024"])
def test_a_whole_year_taken_in_through_the_acts_gives_the_same_rows_back(county: County, name: str):
    given = promised(shipped_yearbook(name))
    sheet = take_goals(unit_year=county.unit_year, yearbook=given, by=county.actor("clerk"))
    bare = dataclasses.replace(given, tasks=(), goals=(), indicators=())
    found = goals_into(dataclasses.replace(bare, profile=dataclasses.replace(bare.profile, total_goal=UNFILLED)), sheet)
    assert found.tasks == given.tasks
    assert found.goals == given.goals
    assert found.indicators == given.indicators
    assert found.profile.total_goal == given.profile.total_goal


def test_the_origin_of_the_total_goal_comes_back_too(county: County):
    given = shipped_yearbook("xianghe_2019")
    sheet = take_goals(unit_year=county.unit_year, yearbook=given, by=county.actor("clerk"))
    found = goals_into(promised(given), sheet)
    assert found.profile.origins["total_goal"] == given.profile.origins["total_goal"]


def test_a_year_without_a_sheet_stays_as_it_is(county: County):
    given = promised(shipped_yearbook("shifan_2024"))
    assert goal_sheet_of(county.unit_year) is None
    assert goals_into(given, None) is given


def test_not_applicable_is_kept_apart_from_unfilled(county: County):
    given = promised(shipped_yearbook("shifan_2024"))
    first = dataclasses.replace(given.indicators[0], goal=NOT_APPLICABLE, target=NOT_APPLICABLE, unit=UNFILLED)
    goal = dataclasses.replace(given.goals[0], money=NOT_APPLICABLE, source=UNFILLED)
    changed = dataclasses.replace(given, indicators=(first,), goals=(goal,))
    sheet = take_goals(unit_year=county.unit_year, yearbook=changed, by=county.actor("clerk"))
    found = goals_into(given, sheet)
    assert (found.indicators, found.goals) == ((first,), (goal,))


def test_a_fault_in_one_row_writes_nothing_at_all(county: County):
    given = promised(shipped_yearbook("shifan_2024"))
    twice = dataclasses.replace(given, tasks=(given.tasks[0], given.tasks[0]))
    with pytest.raises(Refused, match="已经用过"):
        take_goals(unit_year=county.unit_year, yearbook=twice, by=county.actor("clerk"))
    assert goal_sheet_of(county.unit_year) is None
