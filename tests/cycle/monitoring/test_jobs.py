"""Reading a whole round in the background: a result for each unit, and going on after a stop."""

import datetime

from tests.cycle.monitoring.conftest import AUGUST

from jixiao.cycle.monitoring.jobs import ask_to_read, last_reading_of
from jixiao.cycle.monitoring.models import ExecutionLine, MonitoringLine
from jixiao.cycle.monitoring.queries import lights_in
from jixiao.cycle.monitoring.reading import read_sheet
from jixiao.measures.models import ReadingBatch
from jixiao.orgs.jobs import PATIENCE, do_job, take_up_again
from jixiao.orgs.models import JobRun
from jixiao.web.clock import now


def test_all_sheets_of_a_round_are_read_in_the_background_and_the_rest_is_named(small):
    job = ask_to_read(round=small.round, at=small.county.unit_year, by=small.actor("reviewer"))
    do_job.func(job.pk)
    job.refresh_from_db()
    assert (job.state, job.done, job.total) == ("done", 2, 2)
    assert job.outcome["read"] == 1
    assert job.outcome["units"] == [
        ["示例县科学技术协会", "绿 正常 5，无数 6"],
        ["示例县图书馆", "本年度绩效目标还没有审定，没有可以监控的"],
    ]
    assert sum(lights_in([small.sheet.pk])[small.sheet.pk].values()) == 11
    assert last_reading_of(small.round) == job


def test_stopped_half_way_it_goes_on_without_reading_anything_twice(small):
    job = ask_to_read(round=small.round, at=None, by=small.actor("reviewer"))
    read_sheet(sheet=small.sheet, by=small.actor("reviewer", at=job.asked_at + datetime.timedelta(seconds=1)))
    died = now() - PATIENCE - datetime.timedelta(minutes=1)
    JobRun.objects.filter(pk=job.pk).update(state=JobRun.State.RUNNING, beat_at=died, attempts=1, done=1, total=2)
    before = (ReadingBatch.objects.count(), MonitoringLine.objects.count(), ExecutionLine.objects.count())
    assert take_up_again() == 1
    do_job.func(job.pk)
    job.refresh_from_db()
    assert (job.state, job.done, job.outcome["read"]) == ("done", 2, 1)
    assert before == (ReadingBatch.objects.count(), MonitoringLine.objects.count(), ExecutionLine.objects.count())


def test_what_was_handed_in_is_left_alone(sent):
    job = ask_to_read(round=sent.round, at=None, by=sent.actor("reviewer"))
    batch = sent.sheet.batch_id
    do_job.func(job.pk)
    job.refresh_from_db()
    assert [name for name, _ in job.outcome["units"]] == ["示例县图书馆"]
    assert sent.sheet.batch_id == batch
    assert sent.sheet.read_at == AUGUST
