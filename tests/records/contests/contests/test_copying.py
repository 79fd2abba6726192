import datetime

import pytest

from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.contests.allotting import allot_places
from jixiao.records.contests.contests.copying import contests_to_copy, copy_contest
from jixiao.records.contests.contests.queries import groups_of, quotas_of
from jixiao.records.contests.models import ContestState, Round

pytestmark = pytest.mark.django_db


def test_last_years_groups_scales_and_places_begin_a_draft_without_days(contest, group, school, county, by):
    source = contest(age_on=datetime.date(2024, 9, 1))
    one = group(source, work_from=datetime.date(2022, 7, 1), work_to=datetime.date(2024, 2, 29), default_places=9)
    allot_places(contest=source, wanted={(one.pk, school().pk): 4}, by=by)
    Round.objects.create(contest=source, level="city", name="推荐到市", most=20)
    year = UnitYear.objects.create(unit=county.unit, year=2025)
    copied = copy_contest(source=source, unit_year=year, by=by)
    assert (copied.state, copied.entry_from, copied.age_on) == (ContestState.DRAFT, None, None)
    (again,) = groups_of(copied)
    assert (again.work_from, again.work_to) == (datetime.date(2023, 7, 1), datetime.date(2025, 2, 28))
    assert [one.name for one in again.criteria.order_by("position")] == ["创新性", "科学性"]
    assert [(one.most, one.taken) for one in quotas_of(copied).values()] == [(4, 0)]
    assert copied.rounds.get().most == 20
    assert contests_to_copy(year)[-1] == source


def test_a_contest_of_another_unit_is_not_copied(contest, county, by):
    with pytest.raises(Refused) as refused:
        copy_contest(source=contest(unit_year=county.other_year), unit_year=county.unit_year, by=by)
    assert refused.value.code == "A017"
