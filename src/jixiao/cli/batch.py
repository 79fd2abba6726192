"""Many files: every core busy, the order kept, and no broken file stops the others."""

import contextlib
import dataclasses
import functools
import gc
import os
import signal
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from jixiao.cli.refusals import FOUND, refusal_of
from jixiao.cli.streams import console, is_terminal

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Given = TypeVar("Given")
Made = TypeVar("Made")

# Starting a second process takes as long as a handful of reports.
WORTH_A_SECOND_CORE = 6
_MADE_BETWEEN_LOOKS = 50_000  # objects; Python's own 700 cost a thirtieth of the time


@dataclasses.dataclass(frozen=True, slots=True)
class Broken:
    """One job of many could not be done: why, as one Chinese sentence, and the exit code it leads to."""

    reason: str
    exit_code: int


def each_done(
    job: Callable[[Given], Made], given: Sequence[Given], *, title: str, cores: int | None = None
) -> Iterator[Made | Broken]:
    """Yield what ``job`` makes of each, in order, or why it could not; with a progress bar where a person looks."""
    outcomes = _done_abreast(job, given, cores=cores or usable_cores())
    with contextlib.closing(outcomes):
        yield from _watched(outcomes, number=len(given), title=title)


def seldom_collect() -> None:
    """Look for garbage seldom: what starting makes stays to the end, and what a paper makes goes by itself."""
    gc.set_threshold(_MADE_BETWEEN_LOOKS)


def usable_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _done_abreast(
    job: Callable[[Given], Made], given: Sequence[Given], *, cores: int
) -> Generator[Made | Broken, None, None]:
    if cores < 2 or len(given) < WORTH_A_SECOND_CORE:  # noqa: PLR2004 - one core does it by itself
        for each in given:
            yield _attempt(job, each)
        return
    crew = _hire(min(cores, len(given)))
    try:
        waiting = [crew.submit(_attempt, job, each) for each in given]
        for each, outcome in zip(given, waiting, strict=True):
            yield _collected(outcome, otherwise=functools.partial(_alone, job, each))
    finally:
        crew.shutdown(wait=True, cancel_futures=True)


def _hire(number: int) -> "ProcessPoolExecutor":
    """Return so many processes; spawned, not forked: a fork would take over locks whose threads do not come along."""
    import concurrent.futures
    import multiprocessing

    return concurrent.futures.ProcessPoolExecutor(
        max_workers=number,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin_work,
    )


def _begin_work() -> None:
    """Let Ctrl-C end the run between two files: whoever is at one writes it whole first. Look for garbage seldom."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    seldom_collect()


def _attempt(job: Callable[[Given], Made], each: Given) -> Made | Broken:
    try:
        return job(each)
    except Exception as error:  # noqa: BLE001 - one broken file never stops the others
        refusal = refusal_of(error)
        if refusal:
            return Broken(str(refusal), refusal.exit_code)
        return Broken(f"程序本身出错（{type(error).__name__}: {error}）；请把这一份数据和这句话发给维护的人", FOUND)


def _collected(waiting: "Future[Made | Broken]", *, otherwise: Callable[[], Made | Broken]) -> Made | Broken:
    """Return what came of a job, or ``otherwise`` where a process died: one death breaks the bond of the whole crew."""
    from concurrent.futures.process import BrokenProcessPool

    try:
        return waiting.result()
    except BrokenProcessPool:
        return otherwise()


def _alone(job: Callable[[Given], Made], each: Given) -> Made | Broken:
    """Do one job in a process of its own, so that only the one at fault is lost."""
    with _hire(1) as single:
        return _collected(single.submit(_attempt, job, each), otherwise=_killed)


def _killed() -> Broken:
    return Broken("处理这份数据的进程被系统中止（多半是内存不足）；请关闭其他程序后单独再试这一份", FOUND)


def _watched(outcomes: Iterator[Made], *, number: int, title: str) -> Iterator[Made]:
    if number < 2 or not is_terminal(sys.stderr):  # noqa: PLR2004 - one file needs no bar
        yield from outcomes
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console(sys.stderr), transient=True) as progress:
        task = progress.add_task(title, total=number)
        for outcome in outcomes:
            progress.advance(task)
            yield outcome
