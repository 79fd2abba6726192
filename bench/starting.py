"""What it costs to start: ``jixiao --help``, and the memory of one report in a process of its own."""

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from bench.measuring import Line, Measured, timed_in_turn

JIXIAO = str(Path(sys.executable).with_name("jixiao"))
PYTHON = (sys.executable, "-c", "pass")
UNITS_PER_MB = 1_000_000 if sys.platform == "darwin" else 1024

# A child begins with the peak of whoever starts it, and this process is large: a small one starts it instead.
STARTER = """
import os, sys
child = os.fork()
if child == 0:
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    os.execv(sys.argv[1], sys.argv[1:])
_, status, usage = os.wait4(child, 0)
print(os.waitstatus_to_exitcode(status), usage.ru_maxrss)
"""


def lines() -> Iterator[Line]:
    """Yield the lines of this topic."""
    helped, nothing = timed_in_turn(_run((JIXIAO, "--help")), _run(PYTHON), runs=15)
    yield Line("jixiao --help", helped, "≤ 300 ms", "python -c pass", nothing)
    with tempfile.TemporaryDirectory() as folder:
        report = peak_memory((JIXIAO, "report", "shifan_2024", "-o", folder), runs=3)
    empty = peak_memory(PYTHON, runs=3)
    yield Line("peak memory of one report, DOCX + PDF + HTML", report, "≤ 200 MB", "python -c pass", empty)


def peak_memory(command: Sequence[str], *, runs: int) -> Measured:
    """Return the most memory that a process of ``command`` held at once."""
    peaks = []
    for _ in range(runs):
        started = subprocess.run((sys.executable, "-S", "-c", STARTER, *command), check=True, capture_output=True)
        code, peak = (int(word) for word in started.stdout.split())
        assert code in {0, 1}, f"{command} ended with {code}"  # 1: it did its work and found something to mend
        peaks.append(peak / UNITS_PER_MB)
    return Measured(statistics.median(peaks), runs, "MB")


def _run(command: Sequence[str]) -> partial[object]:
    return partial(subprocess.run, command, check=True, stdout=subprocess.DEVNULL)
