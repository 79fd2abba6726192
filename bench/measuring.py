"""How something is measured: the median of some runs, none of them the first, and never for too long."""

import dataclasses
import importlib
import statistics
import time
from collections.abc import Callable

LONGEST = 8.0  # seconds that one measure may take, however many runs were asked for
FEWEST = 3


@dataclasses.dataclass(frozen=True, slots=True)
class Measured:
    """The median of ``runs``, in ``unit`` (ms or MB)."""

    median: float
    runs: int
    unit: str = "ms"

    def __str__(self) -> str:
        """Return it with three figures."""
        digits = 0 if self.median >= 100 else 1 if self.median >= 10 else 2
        return f"{self.median:,.{digits}f} {self.unit}"


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: what was measured, what was hoped for, and the yardstick it is held against."""

    what: str
    measured: Measured
    hoped: str
    yardstick: str
    held_against: Measured

    @property
    def ratio(self) -> float:
        """Return how many times the yardstick it takes."""
        return self.measured.median / self.held_against.median


def timed(action: Callable[[], object], *, runs: int) -> Measured:
    """Return how long ``action`` takes once warm."""
    action()
    began = time.perf_counter()
    taken: list[float] = []
    while len(taken) < runs and (len(taken) < FEWEST or time.perf_counter() - began < LONGEST):
        start = time.perf_counter()
        action()
        taken.append((time.perf_counter() - start) * 1000)
    return Measured(statistics.median(taken), len(taken))


def timed_in_turn(one: Callable[[], object], other: Callable[[], object], *, runs: int) -> tuple[Measured, Measured]:
    """Return how long each of two takes, run by turns, so that what else the machine does falls on both."""
    one()
    other()
    began = time.perf_counter()
    taken: tuple[list[float], list[float]] = ([], [])
    while len(taken[0]) < runs and (len(taken[0]) < FEWEST or time.perf_counter() - began < LONGEST):
        for action, times in zip((one, other), taken, strict=True):
            start = time.perf_counter()
            action()
            times.append((time.perf_counter() - start) * 1000)
    first, second = (Measured(statistics.median(times), len(times)) for times in taken)
    return first, second


def lines_of(topic: str) -> list[Line]:
    """Return the lines of a topic (a module of this folder)."""
    return list(importlib.import_module(f"bench.{topic}").lines())
