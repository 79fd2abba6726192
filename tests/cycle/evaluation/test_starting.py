import pytest

from jixiao.cycle.evaluation.models import Evaluation, ScoreRow
from jixiao.cycle.evaluation.starting import start_evaluation
from jixiao.orgs.models import TrailEntry, UnitYear, YearState
from jixiao.orgs.refusing import Refused


def test_every_promised_indicator_gets_a_row(promised):
    county = promised.county
    evaluation = start_evaluation(unit_year=county.unit_year, by=county.actor("clerk"))
    assert ScoreRow.objects.filter(evaluation=evaluation).count() == len(promised.yearbook.indicators) == 38
    assert TrailEntry.objects.filter(event="evaluation.started").count() == 1


def test_begun_twice_it_is_the_same_one(promised):
    county = promised.county
    first = start_evaluation(unit_year=county.unit_year, by=county.actor("clerk"))
    second = start_evaluation(unit_year=county.unit_year, by=county.actor("clerk"))
    assert first == second
    assert ScoreRow.objects.count() == 38
    assert TrailEntry.objects.filter(event="evaluation.started").count() == 1


def test_a_year_without_approved_goals_cannot_be_judged(county):
    with pytest.raises(Refused, match="还没有审定") as refused:
        start_evaluation(unit_year=county.unit_year, by=county.actor("clerk"))
    assert refused.value.code == "U551"
    assert not Evaluation.objects.exists()


def test_a_closed_year_is_not_begun(promised):
    county = promised.county
    UnitYear.objects.filter(pk=county.unit_year.pk).update(state=YearState.CLOSED)
    county.unit_year.refresh_from_db()
    with pytest.raises(Refused) as refused:
        start_evaluation(unit_year=county.unit_year, by=county.actor("clerk"))
    assert refused.value.code == "U552"
