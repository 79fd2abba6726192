import datetime

import pytest
from django.db import IntegrityError, transaction

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Money
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.outreach.describing import Held, WorksWith
from jixiao.records.outreach.models import Activity, ActivityState
from jixiao.records.outreach.planning import plan_activity
from jixiao.records.outreach.recording import amend_activity, cancel_activity, record_result


def test_an_activity_is_recorded_with_partners_places_and_days(county, record):
    days = [Held(datetime.date(2024, 9, 17), "甲镇"), Held(datetime.date(2024, 9, 19), "乙镇", 30)]
    made = record(
        start=None,
        end=None,
        occasions=days,
        partners=[WorksWith("示例农业局", "host"), WorksWith("示例医院")],
        townships=["甲镇", "乙镇", "甲镇"],
        people=0,
        cost=Money(500000),
    )
    assert (made.code, made.state, made.start, made.end) == ("A1", "held", days[0].day, days[1].day)
    assert [(one.name, one.role) for one in made.partners.order_by("position")] == [
        ("示例农业局", "host"),
        ("示例医院", "co_host"),
    ]
    assert sorted(one.name for one in made.coverage.all()) == ["乙镇", "甲镇"]
    assert made.occasions.count() == 2
    assert made.people == 0


def test_codes_are_given_in_turn_and_never_twice(record):
    assert [record("甲活动").code, record("乙活动", code="A7").code, record("丙活动").code] == ["A1", "A7", "A8"]
    with pytest.raises(Refused, match="已经用过"):
        record("丁活动", code="A7")


def test_the_database_refuses_a_second_activity_of_a_code(county, record):
    record(code="A1")
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.create(unit_year=county.unit_year, code="A1", name="绕过", state="held")


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"name": "  "}, "活动名称没有填"),
        ({"name": "长" * 121}, "最多 120 个字"),
        ({"start": datetime.date(2024, 9, 2), "end": datetime.date(2024, 9, 1)}, "早于开始日期"),
        ({"kind": "科普月"}, "没有「科普月」这一项"),
        ({"counted_by": "目测"}, "没有「目测」这一项"),
        ({"people": -1}, "不能小于 0"),
        ({"links": ["javascript:alert(1)"]}, "不是网址"),
        ({"audiences": ["外星人"]}, "没有「外星人」"),
        ({"kind": NOT_APPLICABLE}, "不能填不适用"),
    ],
)
def test_what_cannot_be_true_is_refused(record, values, why):
    with pytest.raises(Refused, match=why):
        record(**values)
    assert not Activity.objects.exists()


def test_unfilled_not_applicable_and_zero_stay_apart(record):
    made = record(people=UNFILLED, cost=NOT_APPLICABLE)
    assert (made.people, made.cost, made.not_applicable) == (None, None, ["cost"])
    other = record("另一项", people=0, cost=Money(0))
    assert (other.people, other.cost, other.not_applicable) == (0, Money(0), [])


def test_an_amendment_tells_the_trail_only_what_changed(record, by):
    made = record(people=10)
    amend_activity(activity=made, values={"people": 12, "partners": "示例社区"}, stamp=made.version, by=by)
    line = TrailEntry.objects.latest("number")
    assert line.event == "outreach.activity_amended"
    assert (line.before, line.after) == (
        {"参加人次": 10, "合作单位": ""},
        {"参加人次": 12, "合作单位": "示例社区"},
    )


def test_who_saves_over_somebody_elses_change_is_told(record, by):
    made = record(people=10)
    mine = Activity.objects.get(pk=made.pk)
    amend_activity(activity=made, values={"people": 12}, stamp=1, by=by)
    with pytest.raises(Stale) as stale:
        amend_activity(activity=mine, values={"people": 11}, stamp=1, by=by)
    assert stale.value.theirs["people"] == 12
    assert Activity.objects.get(pk=made.pk).people == 12


def test_a_plan_becomes_a_result_once(county, by):
    planned = plan_activity(unit_year=county.unit_year, values={"name": "三下乡"}, by=by)
    assert planned.state == ActivityState.PLANNED
    record_result(activity=planned, values={"start": datetime.date(2024, 12, 1)}, stamp=planned.version, by=by)
    assert Activity.objects.get(pk=planned.pk).state == ActivityState.HELD
    with pytest.raises(Refused, match="不在计划状态"):
        record_result(activity=planned, values={}, stamp=None, by=by)


def test_only_a_plan_is_cancelled_and_it_says_why(county, record, by):
    planned = plan_activity(unit_year=county.unit_year, values={"name": "三下乡"}, by=by)
    with pytest.raises(Refused, match="写明原因"):
        cancel_activity(activity=planned, reason=" ", stamp=planned.version, by=by)
    cancel_activity(activity=planned, reason="示例原因", stamp=planned.version, by=by)
    with pytest.raises(Refused, match="已经取消"):
        amend_activity(activity=planned, values={"name": "改名"}, stamp=None, by=by)
    with pytest.raises(Refused, match="只有计划中"):
        cancel_activity(activity=record(), reason="示例", stamp=None, by=by)


def test_the_database_wants_a_reason_for_a_cancelled_one(record):
    made = record()
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.filter(pk=made.pk).update(state="cancelled")
