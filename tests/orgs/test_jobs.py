"""Long work: done once, with what came of it written down, taken up again after a crash."""

import datetime

import pytest
from django_tasks_db.models import DBTaskResult
from tests.rooms import County

from jixiao.orgs.jobs import (
    CHORES,
    MOST_ATTEMPTS,
    PATIENCE,
    WORKS,
    Progress,
    ask_for_work,
    do_chores,
    do_job,
    hang_chore,
    links_of,
    take_up_again,
)
from jixiao.orgs.models import JobRun
from jixiao.orgs.refusing import Refused
from jixiao.web.clock import now

pytestmark = pytest.mark.django_db
LONG_AGO = PATIENCE + datetime.timedelta(minutes=1)


@pytest.fixture
def works(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    done: list[int] = []

    def count(progress: Progress) -> dict[str, object]:
        progress.tell(1, 2, "一半")
        done.append(progress.order["number"])
        return {"links": [["结果", "/jobs/"]]}

    def refuse(_: Progress) -> dict[str, object]:
        raise Refused("没有数据", cure="先取数")

    def fail(_: Progress) -> dict[str, object]:
        raise ZeroDivisionError

    for kind, work in (("count", count), ("refuse", refuse), ("fail", fail)):
        monkeypatch.setitem(WORKS, kind, work)
    return done


def asked(county: County, kind: str) -> JobRun:
    return ask_for_work(
        kind=kind, title="示例工作", order={"number": 7}, by=county.actor("clerk"), unit_year=county.unit_year
    )


def test_asking_queues_the_work_with_the_row(county: County, works: list[int]) -> None:
    job = asked(county, "count")
    assert DBTaskResult.objects.count() == 1
    do_job.call(job.pk)
    job.refresh_from_db()
    assert (job.state, job.done, job.total, works) == (JobRun.State.DONE, 1, 2, [7])
    assert links_of(job) == [("结果", "/jobs/")]


def test_the_same_job_is_not_done_twice(county: County, works: list[int]) -> None:
    job = asked(county, "count")
    do_job.call(job.pk)
    do_job.call(job.pk)
    assert works == [7]


def test_a_refusal_ends_it_with_its_sentence(county: County, works: list[int]) -> None:
    job = asked(county, "refuse")
    do_job.call(job.pk)
    job.refresh_from_db()
    assert (job.state, job.message) == (JobRun.State.FAILED, "没有数据。先取数")


def test_a_fault_of_the_program_is_told_and_is_loud(county: County, works: list[int]) -> None:
    job = asked(county, "fail")
    with pytest.raises(ZeroDivisionError):
        do_job.call(job.pk)
    job.refresh_from_db()
    assert job.state == JobRun.State.FAILED
    assert "程序出错" in job.message


def test_a_job_whose_worker_died_is_taken_up_again(county: County, works: list[int]) -> None:
    job = asked(county, "count")
    JobRun.objects.update(state=JobRun.State.RUNNING, beat_at=now() - LONG_AGO, attempts=1)
    assert take_up_again() == 1
    do_job.call(job.pk)
    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobRun.State.DONE, 2)


def test_a_job_that_is_alive_is_left_alone(county: County, works: list[int]) -> None:
    job = asked(county, "count")
    JobRun.objects.update(state=JobRun.State.RUNNING, beat_at=now())
    assert take_up_again() == 0
    do_job.call(job.pk)
    assert works == []


def test_after_three_crashes_it_is_given_up(county: County, works: list[int]) -> None:
    job = asked(county, "count")
    JobRun.objects.update(state=JobRun.State.RUNNING, beat_at=now() - LONG_AGO, attempts=MOST_ATTEMPTS)
    assert take_up_again() == 0
    job.refresh_from_db()
    assert (job.state, job.message) == (JobRun.State.FAILED, "中断了 3 次，不再重试。请重新发起")


@pytest.mark.parametrize("address", ["https://example.com/", "//example.com/", "javascript:alert(1)"])
def test_an_outcome_links_only_to_pages_of_ours(county: County, address: str) -> None:
    assert links_of(JobRun(outcome={"links": [["x", address]]})) == []


def test_the_worker_does_what_is_hung_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[datetime.datetime] = []
    monkeypatch.setitem(CHORES, "example", done.append)
    hang_chore("another", done.append)
    do_chores()
    CHORES.pop("another")
    assert len(done) == 2
