"""Specimens of papers: a line is a paragraph, lines that begin with | are the rows of a table.

What is known beside the paper stands behind it, under a line of its own: ——名录—— (names of units, one a line),
——年度数据—— (the yearbook as TOML), ——一同报送—— (another paper, given together with it).
"""

import dataclasses
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from jixiao.engine.intake import Taken
from jixiao.engine.intake.outlining import outline_paper
from jixiao.engine.intake.pieces import GridCell, Layer
from jixiao.engine.intake.structuring import structure
from jixiao.engine.intake.taken import LinePlace
from jixiao.engine.lint import Known, check_paper
from jixiao.engine.yearbook import Yearbook, read_toml

CASES = Path(__file__).parents[3] / "cases" / "lint"
_BLOCK = re.compile(
    r"^## (?P<kind>报|不报)\n(?P<told>.*?)```\n(?P<text>.*?)\n```\n(?P<marks>(?:\n标：[^\n]+)*)",
    re.MULTILINE | re.DOTALL,
)


_BESIDE = re.compile(r"^——(名录|年度数据|一同报送)——(?:\n|\Z)", re.MULTILINE)


@dataclasses.dataclass(frozen=True, slots=True)
class Specimen:
    """A text that a rule must speak on, marking just these words, or must not."""

    code: str
    text: str
    is_wrong: bool
    marked: tuple[str, ...]


def taken_of(text: str) -> Taken:
    """Return the text as a paper that was read; nothing is rejoined, a line is a paragraph."""
    layer = Layer()
    lines = enumerate(text.splitlines())
    for is_row, group in groupby(lines, key=lambda line: line[1].startswith("|")):
        if not is_row:
            for number, line in group:
                layer.lay_words([(line, LinePlace(0, 0, number))])
            continue
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for _, line in group]
        layer.lay_grid(
            GridCell(row, column, ((words, column),) if words else ())
            for row, cells in enumerate(rows)
            for column, words in enumerate(cells)
        )
    laid = layer.finish()
    built = structure(laid)
    outline = outline_paper(built.document, places=built.places)
    return Taken(laid.text, built.document, built.places, outline, (), built.entries)


def quotes(code: str, text: str) -> tuple[str, ...]:
    """Return the words that the rule of ``code`` marks in ``text``, in order."""
    own, *beside = _BESIDE.split(text)
    told: dict[str, list[str]] = {}
    for title, words in zip(beside[::2], beside[1::2], strict=True):
        told.setdefault(title, []).append(words)
    units = tuple(name.strip() for words in told.get("名录", ()) for name in words.splitlines() if name.strip())
    known = Known(units=units, yearbook=next((_yearbook(words) for words in told.get("年度数据", ())), None))
    companions = {f"第{number}份": taken_of(words) for number, words in enumerate(told.get("一同报送", ()))}
    checked = check_paper(taken_of(own), name="样例", known=known, companions=companions)
    crashed = [finding.cause for finding in checked.findings if finding.code == "L901"]
    assert not crashed, crashed
    return tuple(finding.place.quote for finding in checked.findings if finding.code == code)


def _yearbook(text: str) -> Yearbook:
    reading = read_toml(text, name="样例.toml")
    assert reading.yearbook is not None, [finding.text() for finding in reading.findings]
    return reading.yearbook


def specimens(page: Path) -> Iterator[Specimen]:
    """Yield the specimens of a page of cases/lint."""
    for block in _BLOCK.finditer(page.read_text(encoding="utf-8")):
        marked = tuple(re.findall(r"^标：(.+)$", block["marks"], re.MULTILINE))
        yield Specimen(page.stem, block["text"], block["kind"] == "报", marked)
