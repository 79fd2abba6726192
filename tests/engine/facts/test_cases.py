"""Every table of cases/facts is run: the page names the kind, each row is a text and what is read of that kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.engine.facts.telling import TELLS, told

from jixiao.engine.facts import facts_in

CASES = Path(__file__).parents[3] / "cases" / "facts"


def specimens() -> Iterator[tuple[str, tuple[str, str, str]]]:
    for page in sorted(CASES.glob("*.md")):
        for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), start=1):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if line.startswith("|") and cells[0] != "原文" and not cells[0].startswith("---"):
                yield f"{page.stem}:{number}", (page.stem, cells[0], cells[1])


ALL = dict(specimens())


@pytest.mark.parametrize("specimen", ALL.values(), ids=ALL.keys())
def test_a_specimen_is_read_as_it_says(specimen: tuple[str, str, str]):
    kind, text, expected = specimen
    assert told(facts_in(text), kind) == expected


def test_there_are_specimens_of_every_kind():
    assert {name.partition(":")[0] for name in ALL} == set(TELLS)
    assert len(ALL) > 60
