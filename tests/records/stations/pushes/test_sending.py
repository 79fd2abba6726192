import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.rooms import NOON

from jixiao.orgs.jobs import Progress
from jixiao.orgs.models import JobRun, TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.records.stations.models import Delivery, Push
from jixiao.records.stations.pushes import sending
from jixiao.records.stations.pushes.ruling import Ruling, amend_rule, make_rule
from jixiao.records.stations.pushes.sending import ask_for_due, chunks_of, run_push, send_push
from jixiao.records.stations.pushes.trying import try_out

pytestmark = pytest.mark.django_db


@pytest.fixture
def tried(stage, by):
    """Draft and try a push of two contents to two stations."""

    def make(**values):
        for name in ("甲站", "乙站"):
            stage.station(name)
        push = stage.push(stage.content(), stage.content("示例二"), **values)
        return try_out(push=push, by=by)

    return make


def run(push, at=NOON):
    job = JobRun.objects.filter(kind=sending.KIND, order__push=push.pk).latest("pk")
    return run_push(Progress(job, at))


def test_what_was_shown_is_sent_and_nothing_else(stage, by, tried):
    push = tried()
    job = send_push(push=push, stamp=push.version, by=by)
    assert job is not None
    assert Delivery.objects.count() == 0
    outcome = run(push)
    assert outcome["rows"] == 4
    assert outcome["links"][0][1].endswith(f"/stations/pushes/{push.pk}/receipts/")
    assert set(Delivery.objects.values_list("station__name", "content__title")) == {
        (station, title) for station in ("甲站", "乙站") for title in ("示例：秸秆还田", "示例二")
    }
    assert Delivery.objects.filter(queued_at=NOON, delivered_at=None, push=push).count() == 4
    push = Push.objects.get()
    assert (push.state, push.sent_at, push.sent_by) == ("sent", NOON, by.person)
    assert push.rule_then["name"] == "全部已挂牌e站"
    assert JobRun.objects.get().done == 4
    assert TrailEntry.objects.latest("number").after == {"列入推送": 4, "其中新列入": 4}


def test_work_that_was_broken_off_is_done_again_without_doubling(stage, by, tried):
    push = tried()
    send_push(push=push, stamp=None, by=by)
    block = push.dry_run["blocks"][0]
    sending.put_on_lists(push, block[0][:1], block[1], at=NOON)
    assert run(push)["rows"] == 2
    assert Delivery.objects.count() == 4
    assert run(push)["rows"] == 0, "a push that was sent is not sent again"


def test_a_second_push_of_the_same_content_leaves_the_first_row(stage, by, tried):
    push = tried()
    send_push(push=push, stamp=None, by=by)
    run(push)
    again = try_out(push=stage.push(*[one.content for one in push.contents.all()]), by=by)
    send_push(push=again, stamp=None, by=by)
    assert run(again)["rows"] == 0
    assert Delivery.objects.filter(push=push).count() == 4


@pytest.mark.parametrize("what", ["station", "new station", "content", "rule"])
def test_whoever_changed_something_is_asked_to_look_again(stage, by, tried, what):
    rule = make_rule(unit=stage.county.unit, given=Ruling(name="甲"), by=by)
    push = tried(rule=rule)
    if what == "station":
        stage.county.unit.stations.update(state="suspended", halted_on=by.on, halted_because="修缮")
    elif what == "new station":
        stage.station("新站")
    elif what == "content":
        push.contents.first().content.__class__.objects.filter(pushed__push=push).update(topics=["健康生活"])
    else:
        amend_rule(rule=rule, given=Ruling(name="甲", kinds=("school",)), stamp=None, by=by)
    with pytest.raises(Refused) as refused:
        send_push(push=Push.objects.select_related("rule", "unit_year__unit").get(), stamp=None, by=by)
    assert refused.value.code == "X507"
    assert not JobRun.objects.exists()


def test_what_changes_between_asking_and_working_stops_it(stage, by, tried):
    push = tried()
    send_push(push=push, stamp=None, by=by)
    stage.county.unit.stations.filter(name="甲站").update(state="closed", halted_on=by.on, halted_because="撤销")
    with pytest.raises(Refused) as refused:
        run(push)
    assert refused.value.code == "X507"
    push = Push.objects.get()
    assert (push.state, push.stopped_because, push.dry_run) == ("draft", sending.CHANGED, {})
    assert Delivery.objects.count() == 0


def test_an_untried_an_empty_and_a_sent_push_are_refused(stage, by, tried):
    with pytest.raises(Refused) as refused:
        send_push(push=stage.push(stage.content()), stamp=None, by=by)
    assert refused.value.code == "X508"
    alone = try_out(push=stage.push(stage.content(audiences=["农民"])), by=by)
    with pytest.raises(Refused) as refused:
        send_push(push=alone, stamp=None, by=by)
    assert refused.value.code == "X506"
    push = tried()
    send_push(push=push, stamp=None, by=by)
    with pytest.raises(Refused) as refused:
        send_push(push=push, stamp=None, by=by)
    assert refused.value.code == "X504"


def test_a_planned_push_is_asked_for_when_its_time_comes_and_once(stage, by, tried):
    push, later = tried(), NOON + datetime.timedelta(days=3)
    assert send_push(push=push, stamp=None, by=by, planned_at=later) is None
    assert ask_for_due(NOON) == 0
    assert ask_for_due(later) == 1
    assert ask_for_due(later) == 0
    assert run(push, later)["rows"] == 4


@pytest.mark.parametrize("days", [0, -1, 400])
def test_a_time_that_is_over_or_far_off_is_refused(stage, by, tried, days):
    with pytest.raises(Refused) as refused:
        send_push(push=tried(), stamp=None, by=by, planned_at=NOON + datetime.timedelta(days=days))
    assert refused.value.code == "X509"


def test_sending_takes_one_statement_for_some_thousand_rows(stage, by, tried):
    push = tried()
    stations, contents = push.dry_run["blocks"][0]
    with CaptureQueriesContext(connection) as said:
        assert sending.put_on_lists(push, stations, contents, at=NOON) == 4
    assert sum("INSERT" in one["sql"] for one in said) == 1
    blocks = [[list(range(60)), list(range(1000))]]
    assert [(len(one), len(other)) for one, other in chunks_of(blocks)] == [(25, 1000), (25, 1000), (10, 1000)]


def test_a_delivery_without_its_parents_does_not_come_in(stage, tried):
    push = tried()
    station, content = stage.county.unit.stations.first(), push.contents.first().content
    with pytest.raises(IntegrityError), transaction.atomic():
        _without_a_station(content, push)
    Delivery.objects.create(station=station, content=content, push=push, queued_at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.create(station=station, content=content, push=push, queued_at=NOON)


def _without_a_station(content, push):
    Delivery.objects.create(station_id=10**9, content=content, push=push, queued_at=NOON)
    connection.check_constraints()
