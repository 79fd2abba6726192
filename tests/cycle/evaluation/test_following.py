from django.db import transaction
from tests.rooms import County
from tests.walking import walked

from jixiao.cycle.evaluation.models import ScoreRow
from jixiao.cycle.evaluation.starting import start_evaluation
from jixiao.cycle.goals.events import AdjustmentApproved
from jixiao.cycle.goals.models import GoalIndicator, GoalSheet
from jixiao.orgs.trail import publish


def test_an_indicator_that_an_adjustment_brings_gets_its_row(county: County):
    unit_year = walked(county, "goals_approved")
    start_evaluation(unit_year=unit_year, by=county.actor("clerk"))
    sheet = GoalSheet.objects.get(unit_year=unit_year)
    added = GoalIndicator.objects.create(
        sheet=sheet, code="Z99", level1="产出指标", level2="数量指标", name="示例新增指标"
    )
    with transaction.atomic():
        told = AdjustmentApproved(unit_id=unit_year.unit_id, year=unit_year.year, subject="goals.adjustment:1")
        publish(told, by=county.actor("reviewer"))
    assert ScoreRow.objects.filter(indicator=added).count() == 1
