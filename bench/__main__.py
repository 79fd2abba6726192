"""Measure, and print the one table."""

import importlib
import os
import sys
from collections.abc import Iterator

from rich import box
from rich.console import Console
from rich.table import Table

from bench.measuring import Line

TOPICS = (
    "columns",
    "sheet",
    "papers",
    "checking",
    "starting",
    "crew",
    "site",
    "surveys",
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
    """Yield the lines of each topic, naming what is under way on the other stream."""
    for topic in topics:
        print(f"measuring {topic} …", file=sys.stderr, flush=True)
        yield from importlib.import_module(f"bench.{topic}").lines()


if __name__ == "__main__":
    main()
