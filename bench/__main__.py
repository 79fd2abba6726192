"""Measure, and print the one table."""

import multiprocessing
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

from rich import box
from rich.console import Console
from rich.table import Table

from bench.measuring import Line, lines_of

TOPICS = (
    "columns",
    "sheet",
    "papers",
    "checking",
    "starting",
    "crew",
    "site",
    "surveys",
    "quiz",
    "contests",
    "community",
    "stations",
    "monitoring",
    "followup",
    "library",
    "desk",
)


def main() -> None:
    """Measure the topics named on the command line, or all, and print the table."""
    named = sys.argv[1:]
    unknown = [name for name in named if name not in TOPICS]
    if unknown:
        sys.exit(f"no topic {unknown[0]}; there are: {' '.join(TOPICS)}")
    table = Table(title=f"Python {sys.version.split()[0]}, {os.cpu_count()} cores", box=box.SIMPLE_HEAD)
    for head in ("what", "median", "of", "hoped for", "yardstick in the same run", "yardstick", "ratio"):
        table.add_column(head, justify="right" if head in {"median", "of", "yardstick", "ratio"} else "left")
    for line in measure(named or TOPICS):
        table.add_row(
            line.what,
            str(line.measured),
            str(line.measured.runs),
            line.hoped,
            line.yardstick,
            str(line.held_against),
            f"{line.ratio:.2f}×",
        )
    width = None if sys.stdout.isatty() else 200
    Console(width=width, highlight=False).print(table)


def measure(topics: tuple[str, ...] | list[str]) -> Iterator[Line]:
    """Yield the lines of each topic, naming what is under way on the other stream.

    Each topic has a process of its own: a process opens one site, and what one topic left in memory slows no other.
    """
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=context, max_tasks_per_child=1) as pool:
        for topic in topics:
            print(f"measuring {topic} …", file=sys.stderr, flush=True)
            yield from pool.submit(lines_of, topic).result()


if __name__ == "__main__":
    main()
