"""Checking a report: the published one of ../shared/seed, or our own of 香河 2019 where that is not at hand."""

import datetime
import io
import subprocess
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import docx

from bench.measuring import Line, Measured, timed_in_turn
from bench.starting import JIXIAO, peak_memory
from jixiao.cli.batch import Broken, each_done, usable_cores
from jixiao.cli.checking import CheckOrder, check_file
from jixiao.engine.document import plain_text
from jixiao.engine.intake import read_paper_bytes
from jixiao.engine.lint import check_paper
from jixiao.engine.papers import self_evaluation_report
from jixiao.engine.scoring import rulebook_for
from jixiao.engine.yearbook import assess, shipped_yearbook

SEED = Path(__file__).resolve().parents[2] / "shared" / "seed"
DAY = datetime.date(2020, 11, 30)
MANY, SOME, RUNS = 240, 60, 15


def lines() -> Iterator[Line]:
    """Yield the lines of this topic."""
    text = sample_text()
    as_text, as_word = text.encode(), written_in_word(text)
    own, read = timed_in_turn(partial(check, as_text, "报告.txt"), partial(docx_read, as_word), runs=RUNS)
    yardstick = "python-docx opens the same text and reads its paragraphs"
    yield Line(f"check of {len(text):,} characters as TXT, warm", own, "≤ 40 ms", yardstick, read)
    own, read = timed_in_turn(partial(check, as_word, "报告.docx"), partial(docx_read, as_word), runs=RUNS)
    yield Line("check of the same as DOCX, warm", own, "≤ 80 ms", yardstick, read)
    with tempfile.TemporaryDirectory() as folder:
        orders = papers(Path(folder), as_text, number=MANY)
        every, single = (
            timed_for_each(orders, cores=usable_cores()),
            timed_for_each(orders[:SOME], cores=1),
        )
        what = f"each of {MANY} reports, {usable_cores()} cores, starting them shared"
        yield Line(what, every, "≤ 16.7 ms (60 a second)", f"each of {SOME} on one core", single)
        cold, helped = timed_in_turn(_run("check", orders[0].path), _run("--help"), runs=RUNS)
        yield Line("jixiao check FILE, cold", cold, "≤ 1,000 ms", "jixiao --help", helped)
        yield Line(
            "peak memory of jixiao check FILE",
            peak_memory((JIXIAO, "check", str(orders[0].path)), runs=3),
            "≤ 300 MB",
            "jixiao --help",
            peak_memory((JIXIAO, "--help"), runs=3),
        )


def sample_text() -> str:
    """Return the text of the report that is measured."""
    for file in sorted(SEED.glob("*.txt")):
        return file.read_text(encoding="utf-8")
    return plain_text(self_evaluation_report(assess(shipped_yearbook("xianghe_2019"), rulebook_for(2019))))


def written_in_word(text: str) -> bytes:
    """Return the text as a DOCX, a paragraph a line."""
    paper = docx.Document()
    for line in text.splitlines():
        paper.add_paragraph(line)
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()


def check(data: bytes, name: str) -> int:
    """Return how many findings there are."""
    return len(check_paper(read_paper_bytes(data, name=name), name=name).findings)


def docx_read(data: bytes) -> int:
    """Return how many characters python-docx reads."""
    return sum(len(paragraph.text) for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def papers(folder: Path, data: bytes, *, number: int) -> list[CheckOrder]:
    """Write so many copies of the report and return the order to check each."""
    orders = []
    for each in range(number):
        path = folder / f"{each}.txt"
        path.write_bytes(data)
        orders.append(CheckOrder(path=path, stem=path.stem, dated=DAY, brief=True))
    return orders


def timed_for_each(orders: list[CheckOrder], *, cores: int) -> Measured:
    """Return how long the orders take, divided by how many they are."""
    start = time.perf_counter()
    outcomes = [*each_done(check_file, orders, title="bench", cores=cores)]
    taken = (time.perf_counter() - start) * 1000
    broken = [outcome for outcome in outcomes if isinstance(outcome, Broken)]
    assert not broken, broken[0].reason
    return Measured(taken / len(orders), len(orders))


def _run(*words: object) -> partial[object]:
    return partial(subprocess.run, (JIXIAO, *map(str, words)), check=False, stdout=subprocess.DEVNULL)
