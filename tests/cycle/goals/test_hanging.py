from tests.cycle.goals.writing import Draft, approved_sheet
from tests.rooms import NOON, County

from jixiao.cycle.goals.adjusting import begin_adjustment
from jixiao.cycle.goals.hanging import figures_of, search_goals, to_dos_of
from jixiao.cycle.goals.models import AdjustmentState, GoalAdjustment
from jixiao.orgs.queries import duties_held, roles_at
from jixiao.orgs.seat import Desk


def desk(county: County, who: str) -> Desk:
    person = county.people[who]
    held = tuple(duties_held(person, on=NOON.date()))
    return Desk(
        person=person, unit=county.unit, unit_year=county.unit_year, roles=roles_at(county.unit, held), held=held,
        at=NOON, address=None, year=2024,
    )  # fmt: skip


def test_the_money_of_the_goals_is_a_figure_and_nothing_where_nobody_promised(county: County, draft: Draft):
    assert [(one.title, one.value, one.unit) for one in figures_of(desk(county, "clerk"))] == [
        ("目标安排资金", "1.50", "万元")
    ]
    draft.goal.money = None
    draft.goal.save()
    assert list(figures_of(desk(county, "clerk"))) == []


def test_goals_and_indicators_are_found_by_name_code_and_first_letters(county: County, draft: Draft):
    clerk = desk(county, "clerk")
    assert [hit.title for hit in search_goals(clerk, "科普日")] == ["全国科普日系列活动"]
    assert [hit.title for hit in search_goals(clerk, "kphdcc")] == ["科普活动场次（≥ 12 场）"]
    assert [hit.kind for hit in search_goals(clerk, "Z02")] == ["指标"]
    assert list(search_goals(clerk, "没有的")) == []


def test_an_adjustment_is_a_thing_to_do_for_whose_turn_it_is(county: County):
    draft = approved_sheet(county)
    begin_adjustment(sheet=draft.sheet, reason="追加", by=county.actor("clerk"))
    found = {}
    for state in (AdjustmentState.DRAFT, AdjustmentState.SENT, AdjustmentState.RETURNED):
        GoalAdjustment.objects.update(state=state)
        found[state] = [len(list(to_dos_of(desk(county, who)))) for who in ("clerk", "head", "reviewer")]
    assert found == {"draft": [0, 0, 0], "sent": [0, 0, 1], "returned": [1, 0, 0]}
