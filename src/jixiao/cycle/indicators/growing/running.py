"""Runs: a harvest or a preview is worked out in the background, tells how far it is, and can be stopped."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.urls import reverse

from jixiao.cycle.indicators.events import RunAsked, RunStopped
from jixiao.cycle.indicators.models import LibraryRun, RunKind, RunState, UpdateRound
from jixiao.orgs.actor import Actor
from jixiao.orgs.jobs import Progress, ask_for_work
from jixiao.orgs.models import JobRun, Unit, UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish

Tell = Callable[[int, int, str], None]
Work = Callable[[LibraryRun, Tell], Mapping[str, Any]]
ENDED = (JobRun.State.DONE, JobRun.State.FAILED)


class Stopped(Exception):  # noqa: N818 - somebody's wish, not an error
    """Somebody asked for the run to stop."""


@transaction.atomic
def ask_for_run(
    *, authority: Unit, kind: RunKind, year: int, round_: UpdateRound | None, at: UnitYear | None, by: Actor
) -> LibraryRun:
    """Queue a run. Refuses (U798) a second one of the kind while one is under way."""
    Unit.objects.select_for_update().get(pk=authority.pk)
    for earlier in LibraryRun.objects.filter(authority=authority, kind=kind, state=RunState.RUNNING):
        if earlier.job is not None and earlier.job.state not in ENDED:
            cure = "等它做完，或先停止它"
            raise Refused(f"「{kind.label}」正在测算", cure=cure, code="U798")
        end_run(earlier, RunState.FAILED, {})
    run = LibraryRun.objects.create(
        authority=authority, kind=kind, year=year, round=round_, asked_by=by.person, asked_at=by.at
    )
    title = f"{round_.title}：影响预览" if round_ else f"{authority.name} {year} 年度：汇编成库"
    job = ask_for_work(kind=f"indicators.{kind}", title=title[:120], order={"run": run.pk}, by=by, unit_year=at)
    LibraryRun.objects.filter(pk=run.pk).update(job=job)
    run.job = job
    publish(RunAsked(unit_id=authority.pk, year=year, subject=subject_of(run), name=title), by=by)
    return run


@transaction.atomic
def ask_to_stop(*, run: LibraryRun, by: Actor) -> LibraryRun:
    """Ask a run to stop at its next step; one that has ended is left as it is."""
    found = LibraryRun.objects.select_for_update().select_related("authority").get(pk=run.pk)
    if found.state == RunState.RUNNING and not found.stop_asked:
        found.stop_asked = True
        found.save(update_fields=["stop_asked"])
        name = found.get_kind_display()
        publish(RunStopped(unit_id=found.authority_id, year=found.year, subject=subject_of(found), name=name), by=by)
    return found


def carried_out(progress: Progress, work: Work) -> Mapping[str, Any]:
    """Do the work of a run with what it needs to tell how far it is; however it ends, that is written down."""
    run = LibraryRun.objects.select_related("authority", "round").get(pk=progress.order["run"])
    if run.state != RunState.RUNNING:
        return dict(run.counts)

    def tell(done: int, total: int, message: str) -> None:
        if LibraryRun.objects.filter(pk=run.pk, stop_asked=True).exists():
            raise Stopped
        progress.tell(done, total, message)

    try:
        counts = work(run, tell)
    except Stopped:
        end_run(run, RunState.STOPPED, {})
        progress.tell(progress.job.done, progress.job.total, "已按要求停止，没有留下结果")
        return {"stopped": True}
    except Exception:
        end_run(run, RunState.FAILED, {})
        raise
    return {**counts, "links": _links(progress.job, run)}


def _links(job: JobRun, run: LibraryRun) -> list[list[str]]:
    """Return where the outcome is looked at, for the page of the job."""
    seat = job.unit_year.unit if job.unit_year else run.authority
    kwargs: dict[str, Any] = {"unit": seat.code, "year": job.unit_year.year if job.unit_year else run.year}
    name = "indicators:harvest"
    if run.round_id:
        name, kwargs = "indicators:preview", {**kwargs, "pk": run.round_id}
    return [[run.get_kind_display(), reverse(name, kwargs=kwargs)]]


def end_run(run: LibraryRun, state: RunState, counts: Mapping[str, Any]) -> None:
    """Write down how a run ended."""
    run.state, run.counts = state, dict(counts)
    run.save(update_fields=["state", "counts", "digest"])


def latest_run(authority: Unit, kind: RunKind, *, round_: UpdateRound | None = None) -> LibraryRun | None:
    """Return the newest run of a kind, with its job."""
    rows = LibraryRun.objects.filter(authority=authority, kind=kind, round=round_)
    return rows.select_related("job", "asked_by").order_by("-pk").first()


def finished_run(authority: Unit, kind: RunKind, *, round_: UpdateRound | None = None) -> LibraryRun | None:
    """Return the newest run of a kind that came to its end."""
    rows = LibraryRun.objects.filter(authority=authority, kind=kind, round=round_, state=RunState.DONE)
    return rows.select_related("job", "asked_by").order_by("-pk").first()


def is_under_way(run: LibraryRun | None) -> bool:
    """Return whether a run is still being worked on; one whose job ended otherwise is not."""
    return run is not None and run.state == RunState.RUNNING and (run.job is None or run.job.state not in ENDED)


def subject_of(run: LibraryRun) -> str:
    """Return what the trail calls a run: by its round where it has one."""
    return f"indicators.round:{run.round_id}" if run.round_id else f"indicators.run:{run.pk}"
