import pytest
from tests.reports.county.conftest import came, handed_in, pressed
from tests.rooms import NOON, County

from jixiao.cycle.goals.models import GoalVersion
from jixiao.orgs.handing import handover_of
from jixiao.orgs.jobs import do_job
from jixiao.orgs.models import HandoverKind, HandoverState, JobRun, Reminder
from jixiao.orgs.refusing import Refused
from jixiao.orgs.registering import close_year
from jixiao.orgs.roles import Role
from jixiao.orgs.seat import Desk
from jixiao.orgs.waiting import waiting_for
from jixiao.reports.county import acting
from jixiao.reports.county.acting import begin_act, do_rows
from jixiao.reports.models import Came, CountyAct, Deed

pytestmark = pytest.mark.django_db
GOALS = HandoverKind.GOALS


def test_each_row_is_returned_by_itself_with_what_came_of_it(county: County):
    handed_in(county, county.unit_year, kind=GOALS)
    handed_in(county, county.other_year, kind=GOALS, to="head")
    act = pressed(county, Deed.RETURN, county.unit_year, county.other_year, words="示例：指标值偏低")
    assert came(act) == [(Came.DONE, ""), (Came.REFUSED, "U208")]
    returned = handover_of(county.unit_year, GOALS)
    assert returned.state == HandoverState.RETURNED
    assert returned.steps.get(action="return").reason == "示例：指标值偏低"
    assert handover_of(county.other_year, GOALS).state == HandoverState.SENT


def test_what_was_not_handed_in_or_is_decided_already_is_skipped(county: County):
    handed_in(county, county.unit_year, kind=GOALS)
    pressed(county, Deed.RETURN, county.unit_year, words="示例")
    act = pressed(county, Deed.RETURN, county.unit_year, county.other_year, words="示例")
    assert came(act) == [(Came.SKIPPED, ""), (Came.SKIPPED, "")]
    assert act.rows.get(unit_year=county.other_year).why == "还没有送审"


def test_goals_are_approved_by_the_act_of_their_room(walked_to_the_bureau: County):
    county = walked_to_the_bureau
    act = pressed(county, Deed.APPROVE, county.unit_year)
    assert came(act) == [(Came.DONE, "")]
    assert handover_of(county.unit_year, GOALS).state == HandoverState.APPROVED
    assert GoalVersion.objects.filter(sheet__unit_year=county.unit_year).count() == 1


def test_a_stage_of_the_monitoring_is_approved_in_its_newest_round(county: County, watched):
    act = pressed(county, Deed.APPROVE, county.unit_year, kind=HandoverKind.MONITORING)
    assert came(act) == [(Came.DONE, "")]
    assert handover_of(county.unit_year, HandoverKind.MONITORING, subject=watched).state == HandoverState.APPROVED


def test_the_evaluation_refuses_a_row_that_is_still_disputed(disputed: County):
    act = pressed(disputed, Deed.APPROVE, disputed.unit_year, kind=HandoverKind.EVALUATION)
    assert came(act) == [(Came.REFUSED, "U583")]


def test_a_reminder_reaches_the_to_dos_of_the_clerk(windowed: County):
    act = pressed(windowed, Deed.REMIND, windowed.unit_year, windowed.other_year, words="示例：请尽快")
    assert came(act) == [(Came.DONE, ""), (Came.DONE, "")]
    assert Reminder.objects.count() == 2
    again = pressed(windowed, Deed.REMIND, windowed.unit_year)
    assert came(again) == [(Came.SKIPPED, "")]
    assert again.rows.get().why == "今天已经催办过"
    desk = Desk(
        person=windowed.people["clerk"], unit=windowed.unit, unit_year=windowed.unit_year,
        roles=frozenset({Role.CLERK}), held=((windowed.unit, Role.CLERK),), at=NOON, address=None, year=2024,
    )  # fmt: skip
    assert "催办：绩效目标还没有送审" in [one.title for one in waiting_for(desk).items]


def test_nothing_due_is_skipped_and_a_closed_year_too(windowed: County):
    close_year(unit_year=windowed.other_year, by=windowed.actor("reviewer"))
    act = pressed(windowed, Deed.REMIND, windowed.unit_year, kind=HandoverKind.REPORT)
    assert came(act) == [(Came.SKIPPED, "")]
    assert came(pressed(windowed, Deed.REMIND, windowed.other_year)) == [(Came.SKIPPED, "")]


def test_a_department_of_another_county_is_refused(county: County):
    handed_in(county, county.unit_year, kind=GOALS)
    by = county.actor("outsider")
    act = begin_act(
        place=county.finance,
        year=2024,
        deed=Deed.RETURN,
        kind=GOALS,
        words="示例",
        unit_years=[county.unit_year],
        by=by,
    )
    do_rows(act=act, by=by)
    assert came(act) == [(Came.REFUSED, "U676")]


@pytest.mark.parametrize(
    ("deed", "kind", "words", "code"),
    [
        (Deed.REMIND, GOALS, "", "U670"),
        (Deed.RETURN, GOALS, " ", "U672"),
        (Deed.REMIND, GOALS, "长" * 201, "U672"),
        (Deed.APPROVE, GOALS, "长" * 501, "U672"),
        (Deed.APPROVE, HandoverKind.REPORT, "", "U671"),
        ("burn", GOALS, "", "U671"),
        (Deed.APPROVE, "nothing", "", "U671"),
    ],
)
def test_what_makes_no_sense_is_refused_before_anything_is_written(county: County, deed, kind, words, code):
    years = [] if code == "U670" else [county.unit_year]
    with pytest.raises(Refused) as refused:
        begin_act(
            place=county.finance, year=2024, deed=deed, kind=kind, words=words, unit_years=years,
            by=county.actor("reviewer"),
        )  # fmt: skip
    assert refused.value.code == code
    assert not CountyAct.objects.exists()


def test_many_rows_become_a_job_with_progress_that_may_be_taken_up_again(windowed: County, monkeypatch):
    monkeypatch.setattr(acting, "AT_ONCE", 1)
    act = pressed(windowed, Deed.REMIND, windowed.unit_year, windowed.other_year)
    assert came(act) == [(Came.WAITING, ""), (Came.WAITING, "")]
    job = JobRun.objects.get(kind=acting.KIND)
    do_job.func(job.pk)
    job.refresh_from_db()
    assert (job.state, job.done, job.total) == (JobRun.State.DONE, 2, 2)
    assert came(act) == [(Came.DONE, ""), (Came.DONE, "")]
    do_rows(act=act, by=windowed.actor("reviewer"))
    assert Reminder.objects.count() == 2
