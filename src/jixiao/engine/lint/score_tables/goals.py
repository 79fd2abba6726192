"""The goal of the year and what is said of its completion, beside one another or one below the other."""

import itertools
import re
from collections.abc import Iterator

from jixiao.engine.lint.score_tables.heads import bare
from jixiao.engine.lint.score_tables.parts import Goal
from jixiao.engine.lint.score_tables.spots import GridRow, Spot

_NUMBER = re.compile(r"^[\d一二三四五六七八九十]{1,2}[.、．]")
_EXPECTED = re.compile(
    r"(?:项目|部门|单位)?(?:年度|年初|全年|当年|本年度?)?(?:[(]?调整后?[)]?)?(?:总体|整体|主要)?(?:预期|设定|绩效|计划|批复)?(?:总体|绩效)?目标"
    r"|预期(?:总体)?目标|年初设定(?:的)?(?:绩效)?目标|目标设定(?:情况)?"
)
_ACHIEVED = re.compile(
    r"(?:项目|部门|单位)?(?:年度|全年|当年|年末)?(?:总体|整体|绩效|预期)?(?:目标)?(?:实际)?(?:完成|实现)(?:情况|程度)(?:综述|说明)?"
)
_LONGEST = 24


def goal_label(spot: Spot) -> str:
    """Return ``expected`` or ``achieved`` where a cell is the label of such words, "" otherwise."""
    if not spot or len(spot.text) > _LONGEST:
        return ""
    words = _NUMBER.sub("", bare(spot.text))
    if _ACHIEVED.fullmatch(words):
        return "achieved"
    return "expected" if _EXPECTED.fullmatch(words) else ""


class Goals:
    """Collects the goals of one score table row by row."""

    def __init__(self) -> None:
        self.found: list[Goal] = []
        self._heads: list[tuple[str, Spot]] = []
        self._open: Spot | None = None

    def take(self, row: GridRow) -> bool:
        """Take a row and return whether it was about goals."""
        labels = [(goal_label(spot), spot) for spot in row.written]
        named = [(kind, spot) for kind, spot in labels if kind]
        kinds = {kind for kind, _ in named}
        first = next((number for number, (kind, _) in enumerate(labels) if kind), 0)
        if kinds == {"expected", "achieved"} and all(kind for kind, _ in labels[first:]):
            self._heads = named
            return True
        if kinds:
            self._heads = []
            self._pair(row)
            return True
        return bool(self._heads) and self._below(row)

    def close(self) -> None:
        """End what the last heads reach down to."""
        self._heads = []

    def _pair(self, row: GridRow) -> None:
        """Take labels with the words right of them: 年度目标 | … | 完成情况 | …, in one row or two."""
        spots = row.written
        for spot, after in itertools.pairwise(spots):
            kind = goal_label(spot)
            if not kind or goal_label(after):
                continue
            if kind == "expected":
                self._open = after
            elif self._open is not None:
                self.found.append(Goal(self._open, after))

    def _below(self, row: GridRow) -> bool:
        columns = [spot.column for kind, spot in self._heads if kind == "achieved"]
        achieved = row.cells.get(max(columns))
        if achieved is None or achieved.row != row.number:
            return False
        expected = [spot for spot in self._expected(row) if spot and spot != achieved]
        if achieved:
            self.found += [Goal(spot, achieved) for spot in expected]
        return bool(expected) or not row.written

    def _expected(self, row: GridRow) -> Iterator[Spot]:
        for kind, spot in self._heads:
            under = row.cells.get(spot.column)
            if kind == "expected" and under is not None and under.row == row.number:
                yield under
