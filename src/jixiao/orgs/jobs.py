"""Long work: asked for by a page, done by the worker, watched with progress; taken up again if the worker died."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django_tasks import task

from jixiao.engine.errors import JixiaoError
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import JobRun, UnitYear
from jixiao.web.clock import now

Work = Callable[["Progress"], Mapping[str, Any]]
Chore = Callable[[datetime.datetime], object]
WORKS: dict[str, Work] = {}
CHORES: dict[str, Chore] = {}
PATIENCE = datetime.timedelta(minutes=2)
MOST_ATTEMPTS = 3
PAIR = 2


class Progress:
    """What a piece of work is given: its order, who asked, and ``tell`` to say how far it is."""

    def __init__(self, job: JobRun, at: datetime.datetime) -> None:
        self.job, self.order, self.by = job, job.order, Actor(job.by, at)

    def tell(self, done: int, total: int, message: str = "") -> None:
        """Write down how far the work is; also the heartbeat by which others know it is alive."""
        JobRun.objects.filter(pk=self.job.pk).update(done=done, total=total, message=message[:300], beat_at=now())


def hang_work(kind: str, work: Work) -> None:
    """Let jobs of that kind be done by ``work``; called when Django starts. It may be called again after a crash."""
    WORKS[kind] = work


def hang_chore(name: str, chore: Chore) -> None:
    """Let the worker do a small thing by itself about once a minute; called when Django starts.

    It takes the moment, finds out itself whether there is anything to do, and may be done by two workers at once.
    """
    CHORES[name] = chore


def do_chores() -> None:
    """Do what is done by itself: called by the worker, about once a minute."""
    at = now()
    for chore in CHORES.values():
        chore(at)


def ask_for_work(
    *, kind: str, title: str, order: Mapping[str, Any], by: Actor, unit_year: UnitYear | None = None
) -> JobRun:
    """Write the job down and queue it, both in the transaction of the caller."""
    with transaction.atomic():
        job = JobRun.objects.create(
            kind=kind, title=title, order=dict(order), by=by.person, unit_year=unit_year, asked_at=by.at
        )
        do_job.enqueue(job.pk)
    return job


@task()
def do_job(job_id: int) -> None:
    """Do one job: at most once at a time, with what came of it written down whatever happens."""
    at = now()
    free = Q(state=JobRun.State.QUEUED) | Q(state=JobRun.State.RUNNING, beat_at__lt=at - PATIENCE)
    taken = JobRun.objects.filter(free, pk=job_id).update(
        state=JobRun.State.RUNNING, beat_at=at, attempts=F("attempts") + 1
    )
    if not taken:
        return
    job = JobRun.objects.select_related("by", "unit_year__unit").get(pk=job_id)
    try:
        outcome = WORKS[job.kind](Progress(job, at))
    except JixiaoError as refused:
        _end(job_id, JobRun.State.FAILED, message=str(refused))
    except Exception:
        _end(
            job_id,
            JobRun.State.FAILED,
            message="程序出错，没有写入任何内容。请重试；还不行的，把时间和页面告诉系统管理员",
        )
        raise
    else:
        _end(job_id, JobRun.State.DONE, outcome=dict(outcome))


def _end(job_id: int, state: str, *, message: str = "", outcome: Mapping[str, Any] | None = None) -> None:
    found = {"message": message[:300]} if message else {}
    JobRun.objects.filter(pk=job_id).update(state=state, ended_at=now(), outcome=dict(outcome or {}), **found)


def links_of(job: JobRun) -> list[tuple[str, str]]:
    """Return where the outcome of a job can be opened: what its work put under ``links``, title and local address."""
    found = job.outcome.get("links", ()) if isinstance(job.outcome, Mapping) else ()
    pairs = [(str(pair[0]), str(pair[1])) for pair in found if isinstance(pair, list | tuple) and len(pair) == PAIR]
    return [(title, url) for title, url in pairs if url.startswith("/") and not url.startswith("//")]


def take_up_again() -> int:
    """Queue again what a worker that died left behind, three times at most; return how many. Called at a start."""
    left = JobRun.objects.filter(state=JobRun.State.RUNNING, beat_at__lt=now() - PATIENCE)
    count = 0
    for job in left[:500]:
        if job.attempts >= MOST_ATTEMPTS:
            _end(job.pk, JobRun.State.FAILED, message=f"中断了 {job.attempts} 次，不再重试。请重新发起")
        else:
            do_job.enqueue(job.pk)
            count += 1
    return count
