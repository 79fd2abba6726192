"""Two hundred yearbooks to DOCX and PDF: every core busy, against one core doing them all."""

import dataclasses
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.measuring import Line, Measured
from jixiao.cli.batch import Broken, each_done, usable_cores
from jixiao.cli.making import Order, make_papers
from jixiao.cli.opening import Named
from jixiao.engine.yearbook import shipped_yearbook, write_workbook

MANY, SOME = 200, 50


def lines() -> Iterator[Line]:
    """Yield the line of this topic: for each yearbook, starting the processes shared among them."""
    cores = usable_cores()
    with tempfile.TemporaryDirectory() as folder:
        orders = workbooks(Path(folder), number=MANY)
        every = timed_for_each(orders, cores=cores)
        single = timed_for_each(orders[:SOME], cores=1)
    what = f"each of {MANY} yearbooks from XLSX to DOCX + PDF, {cores} cores"
    yield Line(what, every, "both cores busy", f"each of {SOME} on one core", single)


def workbooks(folder: Path, *, number: int) -> list[Order]:
    """Write so many workbooks of different offices and return the order for each."""
    sample = shipped_yearbook("shifan_2024")
    orders = []
    for each in range(number):
        profile = dataclasses.replace(sample.profile, name=f"示例{each}县科学技术协会")
        path = folder / f"{each}.xlsx"
        path.write_bytes(write_workbook(dataclasses.replace(sample, profile=profile)))
        orders.append(
            Order(named=Named(path.name, path), stem=path.stem, folder=folder / "out", formats=("docx", "pdf"))
        )
    return orders


def timed_for_each(orders: list[Order], *, cores: int) -> Measured:
    """Return how long the orders take, divided by how many they are."""
    start = time.perf_counter()
    outcomes = [*each_done(make_papers, orders, title="bench", cores=cores)]
    taken = (time.perf_counter() - start) * 1000
    broken = [outcome for outcome in outcomes if isinstance(outcome, Broken)]
    assert not broken, broken[0].reason
    return Measured(taken / len(orders), len(orders))
