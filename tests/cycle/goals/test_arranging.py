import pytest
from tests.cycle.goals.writing import Draft
from tests.rooms import County

from jixiao.cycle.goals.arranging import move_row, move_weight, reorder
from jixiao.cycle.goals.drafting import amend_indicator, start_sheet
from jixiao.cycle.goals.models import GoalIndicator, GoalSheet
from jixiao.engine.values import Points
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused


def codes(sheet: GoalSheet) -> list[str]:
    return list(sheet.indicators.order_by("order", "pk").values_list("code", flat=True))


def test_rows_move_up_and_down_and_stay_at_the_ends(county: County, draft: Draft):
    by = county.actor("clerk")
    move_row(row=draft.indicators[2], steps=-1, by=by)
    assert codes(draft.sheet) == ["Z01", "Z03", "Z02", "Z04"]
    move_row(row=draft.indicators[0], steps=-1, by=by)
    assert codes(draft.sheet) == ["Z01", "Z03", "Z02", "Z04"]
    assert TrailEntry.objects.filter(event="goals.rows_reordered").count() == 1


def test_an_order_that_forgets_a_row_is_refused(county: County, draft: Draft):
    with pytest.raises(Refused, match="少了或多了行"):
        reorder(sheet=draft.sheet, kind="indicators", codes=["Z01", "Z02"], by=county.actor("clerk"))


def test_points_go_over_exactly_and_the_sum_stays(county: County, draft: Draft):
    first, second = draft.indicators[:2]
    move_weight(giver=first, taker=second, points=Points.of("0.35"), by=county.actor("clerk"))
    weights = {row.code: row.weight for row in GoalIndicator.objects.all()}
    assert (weights["Z01"], weights["Z02"]) == (Points.of("29.65"), Points.of("20.35"))
    total = sum((weight.value for weight in weights.values() if weight), start=Points.of(0).value)
    assert total == 90


@pytest.mark.parametrize("points", ["0", "30.01", "0.001"])
def test_points_that_are_not_there_or_too_fine_are_refused(county: County, draft: Draft, points: str):
    with pytest.raises(Refused) as refused:
        move_weight(
            giver=draft.indicators[0], taker=draft.indicators[1], points=Points.of(points), by=county.actor("clerk")
        )
    assert refused.value.field == "points"


def test_points_stay_within_the_sheet(county: County, draft: Draft):
    with pytest.raises(Refused, match="同一份申报表"):
        move_weight(giver=draft.indicators[0], taker=draft.indicators[0], points=Points.of(1), by=county.actor("clerk"))


def test_an_indicator_without_points_takes_some(county: County, draft: Draft):
    by = county.actor("clerk")
    amend_indicator(indicator=draft.indicators[1], values={"weight": None}, stamp=None, by=by)
    move_weight(giver=draft.indicators[0], taker=draft.indicators[1], points=Points.of(5), by=by)
    assert GoalIndicator.objects.get(code="Z02").weight == Points.of(5)


def test_another_units_rows_are_left_alone(county: County, draft: Draft):
    other = start_sheet(unit_year=county.other_year, by=county.actor("outsider"))
    with pytest.raises(Refused):
        reorder(sheet=other, kind="indicators", codes=codes(draft.sheet), by=county.actor("outsider"))
