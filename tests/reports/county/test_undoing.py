import pytest
from tests.reports.county.conftest import came, handed_in, pressed, undone
from tests.rooms import NOON, County

from jixiao.cycle.evaluation.models import Evaluation
from jixiao.cycle.followup.models import Problem, ProblemState
from jixiao.cycle.goals.drafting import set_total_goal
from jixiao.cycle.goals.queries import goal_sheet_of
from jixiao.orgs.handing import awaited_role, handover_of, send
from jixiao.orgs.jobs import do_job
from jixiao.orgs.models import HandoverKind, HandoverState, JobRun, Reminder, TrailEntry, Window
from jixiao.orgs.refusing import Refused
from jixiao.orgs.roles import Role
from jixiao.orgs.trail import verify_trail
from jixiao.orgs.windowing import grant_late
from jixiao.reports.county import undoing
from jixiao.reports.county.undoing import ask_to_undo, undo_act
from jixiao.reports.models import Came, CountyAct, Deed

pytestmark = pytest.mark.django_db
GOALS = HandoverKind.GOALS


def undo(county: County, act: CountyAct) -> None:
    by = county.actor("reviewer")
    ask_to_undo(act=act, by=by)
    undo_act(act=act, by=by)


def test_a_return_is_undone_and_the_work_waits_at_the_bureau_again(county: County):
    for unit_year in (county.unit_year, county.other_year):
        handed_in(county, unit_year, kind=GOALS)
    act = pressed(county, Deed.RETURN, county.unit_year, county.other_year, words="示例")
    undo(county, act)
    assert undone(act) == [(Came.DONE, ""), (Came.DONE, "")]
    handover = handover_of(county.unit_year, GOALS)
    assert (handover.state, handover.stage, handover.round) == (HandoverState.SENT, 1, 1)
    assert awaited_role(handover) == Role.REVIEWER
    assert [step.action for step in handover.steps.order_by("pk")] == ["send", "pass", "return", "undo"]
    assert TrailEntry.objects.filter(event="orgs.handover_undone").count() == 2
    assert not verify_trail().fault


def test_a_row_on_which_somebody_went_on_is_not_undone(county: County):
    for unit_year in (county.unit_year, county.other_year):
        handed_in(county, unit_year, kind=GOALS)
    act = pressed(county, Deed.RETURN, county.unit_year, county.other_year, words="示例")
    send(handover=handover_of(county.unit_year, GOALS), by=county.actor("clerk"))
    undo(county, act)
    assert undone(act) == [(Came.REFUSED, "U675"), (Came.DONE, "")]
    assert "示例填报" in act.rows.get(unit_year=county.unit_year).undo_why
    assert handover_of(county.unit_year, GOALS).round == 2


def test_content_that_the_unit_changed_since_stands_in_the_way_too(walked_to_the_bureau: County):
    county = walked_to_the_bureau
    act = pressed(county, Deed.RETURN, county.unit_year, words="示例")
    sheet = goal_sheet_of(county.unit_year)
    set_total_goal(sheet=sheet, text="示例：改过的总体目标", stamp=None, by=county.actor("clerk"))
    undo(county, act)
    assert undone(act) == [(Came.REFUSED, "U675")]
    assert handover_of(county.unit_year, GOALS).state == HandoverState.RETURNED


def test_an_approval_of_goals_is_undone(walked_to_the_bureau: County):
    county = walked_to_the_bureau
    act = pressed(county, Deed.APPROVE, county.unit_year)
    undo(county, act)
    assert undone(act) == [(Came.DONE, "")]
    handover = handover_of(county.unit_year, GOALS)
    assert (handover.state, handover.stage) == (HandoverState.SENT, 1)
    assert came(pressed(county, Deed.APPROVE, county.unit_year)) == [(Came.DONE, "")]


def test_a_settlement_is_undone_with_what_it_agreed_and_proposed(evaluated: County):
    county = evaluated
    act = pressed(county, Deed.APPROVE, county.unit_year, kind=HandoverKind.EVALUATION)
    settled = Evaluation.objects.get(unit_year=county.unit_year)
    assert settled.agreed_total is not None
    proposed = Problem.objects.filter(unit_year=county.unit_year, state=ProblemState.PROPOSED).count()
    undo(county, act)
    assert undone(act) == [(Came.DONE, "")]
    settled.refresh_from_db()
    assert (settled.agreed_total, settled.agreed_grade) == (None, "")
    assert not Problem.objects.filter(unit_year=county.unit_year, state=ProblemState.PROPOSED).exists()
    pressed(county, Deed.APPROVE, county.unit_year, kind=HandoverKind.EVALUATION)
    assert Problem.objects.filter(unit_year=county.unit_year, state=ProblemState.PROPOSED).count() == proposed


def test_a_monitoring_sheet_goes_back_to_where_it_waited(county: County, watched):
    act = pressed(county, Deed.RETURN, county.unit_year, kind=HandoverKind.MONITORING, words="示例")
    undo(county, act)
    assert undone(act) == [(Came.DONE, "")]
    assert handover_of(county.unit_year, HandoverKind.MONITORING, subject=watched).state == HandoverState.SENT


def test_a_reminder_is_taken_back_unless_the_unit_has_handed_in(windowed: County):
    act = pressed(windowed, Deed.REMIND, windowed.unit_year, windowed.other_year)
    handover_of(windowed.other_year, GOALS)
    late = NOON.date().replace(day=30)
    grant_late(
        window=Window.objects.get(), unit=windowed.other, until=late, reason="示例", by=windowed.actor("reviewer")
    )
    send(handover=handover_of(windowed.other_year, GOALS), by=windowed.actor("outsider"))
    undo(windowed, act)
    assert undone(act) == [(Came.DONE, ""), (Came.REFUSED, "U675")]
    assert Reminder.objects.get().unit_year == windowed.other_year


def test_only_whoever_did_it_undoes_it_and_only_once(county: County):
    handed_in(county, county.unit_year, kind=GOALS)
    act = pressed(county, Deed.RETURN, county.unit_year, words="示例")
    with pytest.raises(Refused, match="经办人"):
        ask_to_undo(act=act, by=county.actor("head"))
    undo(county, act)
    with pytest.raises(Refused, match="已经撤销过"):
        ask_to_undo(act=act, by=county.actor("reviewer"))


def test_many_rows_are_undone_by_a_job(windowed: County, monkeypatch):
    act = pressed(windowed, Deed.REMIND, windowed.unit_year, windowed.other_year)
    monkeypatch.setattr(undoing, "AT_ONCE", 1)
    undo(windowed, act)
    do_job.func(JobRun.objects.get(kind=undoing.KIND).pk)
    assert undone(act) == [(Came.DONE, ""), (Came.DONE, "")]
    assert not Reminder.objects.exists()
