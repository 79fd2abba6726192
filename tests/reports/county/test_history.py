import pytest
from tests.reports.county.conftest import handed_in
from tests.rooms import County

from jixiao.cycle.evaluation.models import Evaluation
from jixiao.engine.values import Points
from jixiao.orgs.models import HandoverKind
from jixiao.orgs.registering import open_year
from jixiao.orgs.roles import Role
from jixiao.reports.county.history import years_of_county

pytestmark = pytest.mark.django_db


def test_each_year_tells_how_many_did_what(county: County):
    open_year(unit=county.unit, year=2023, by=county.actor("reviewer"))
    handed_in(county, county.unit_year, kind=HandoverKind.GOALS)
    Evaluation.objects.create(
        unit_year=county.unit_year, total=Points.of("95"), grade="优", agreed_total=Points.of("91"), agreed_grade="优"
    )
    now, before = years_of_county([(county.finance, Role.REVIEWER)])
    assert (now.year, now.units, now.scored, now.mean, now.apart) == (2024, 2, 1, 91, -4)
    assert dict(now.grades)["优"] == 1
    goals = dict(now.stages)[HandoverKind.GOALS]
    assert (goals.done, goals.base) == (1, 2)
    assert (before.year, before.units, before.mean, before.problems) == (2023, 1, None, 0)


def test_nobody_sees_years_that_are_not_theirs(county: County):
    assert years_of_county([(county.unit, Role.CLERK)]) == []
