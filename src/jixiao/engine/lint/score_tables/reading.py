"""From the tables of a paper to its score tables: one money grid, one grid of indicators, goals and total each."""

import dataclasses
import itertools
import re
from collections.abc import Iterator, Sequence
from types import MappingProxyType

from jixiao.engine.document import Cover, Document, Heading, Paragraph, Table
from jixiao.engine.intake import BlockPlace
from jixiao.engine.lint.flow import Flow
from jixiao.engine.lint.score_tables.goals import Goals
from jixiao.engine.lint.score_tables.heads import Fields, bare, indicator_heads, money_heads
from jixiao.engine.lint.score_tables.indicators import Indicators
from jixiao.engine.lint.score_tables.money import money_grid, money_line
from jixiao.engine.lint.score_tables.parts import Indicator, MoneyGrid, MoneyLine, ScoreTable, Total
from jixiao.engine.lint.score_tables.spots import GridRow, Spot, grid_of
from jixiao.engine.scoring.published import PrintedFunds, PublishedTable
from jixiao.engine.values import printed_number, to_half_width

EXCERPT = "节选"
_SPEAKS = re.compile(r"执行[数率金]|支出数|决算数|完成[值情]|实际值|得分|一级指标|指标值|总分")
_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*(?:年度|年)?\s*[)）]?")
_TITLE = re.compile(r"自评表|评价表|评分表|(?<!\d)20\d\d\s*年度")
_TOTAL_LABEL = re.compile(r"(?:自评|项目|绩效|综合|评价)?(?:总分|总得分|自评得分|自评总分|综合得分)")
_YEAR_LABEL = re.compile(r"(?:评价|预算|项目|自评)?年度|年份")
_UNIT_LABEL = re.compile(r"(?:项目)?(?:实施|填报|预算|使用)单位|(?:部门|单位)(?:[(]单位[)])?名称|部门名称")
_WEIGHT_LABEL = re.compile(r"分值|权重|满分")
_SCORE_LABEL = re.compile(r"得分|自评得分")
_TYPED_TOTAL = re.compile(r"(?:自评)?(?:总分|总得分|得分)\s*[:：]\s*(?P<number>\d{1,3}(?:\.\d{1,2})?)\s*分?")
_LONGEST_TITLE = 60
_NEAR = 4


def score_tables_of(document: Document | None, places: Sequence[BlockPlace], *, flow: Flow) -> tuple[ScoreTable, ...]:
    """Return the score tables of a paper in order; tables of other things are left."""
    found: list[_Draft] = []
    reach = -1
    for number, block in enumerate(() if document is None else document.blocks):
        if not isinstance(block, Table):
            continue
        place = places[number]
        if not _SPEAKS.search(flow.text, flow.along(place.start), flow.along(place.end)):
            continue
        grid = grid_of(block, place, flow=flow)
        before = tuple(_words_before(document, places, number, flow))
        between = document.blocks[reach + 1 : number] if found and document is not None else ()
        apart = len(between) > _NEAR or any(isinstance(one, Heading) for one in between)
        titled = apart or (bool(between) and any(_TITLE.search(words) for words in before))
        _lay(grid, block, before, found, titled=titled, adjoins=number == reach + 1)
        reach = number
    tables = tuple(draft.finished() for draft in found)
    return tuple(table for table in tables if table is not None)


def _words_before(document: Document | None, places: Sequence[BlockPlace], number: int, flow: Flow) -> Iterator[str]:
    """Yield the headings and short paragraphs right above a table, the nearest first."""
    blocks = () if document is None else document.blocks
    for index in range(number - 1, max(number - 1 - _NEAR, -1), -1):
        if not isinstance(blocks[index], Heading | Paragraph | Cover):
            return
        words = flow.text[flow.along(places[index].start) : flow.along(places[index].end)]
        if isinstance(blocks[index], Cover) or len(words) <= _LONGEST_TITLE:
            yield words


def _lay(
    grid: Sequence[GridRow], table: Table, before: Sequence[str], found: "list[_Draft]", *, titled: bool, adjoins: bool
) -> None:
    """Lay a table into the draft it belongs to, opening a new one where it begins another score table."""
    if titled or not found:
        found.append(_Draft(before))
    open_draft = found[-1]
    block = grid[0].starting[0].block if grid and grid[0].starting else 0
    open_draft.begin(table, block, adjoins=adjoins)
    for row in grid:
        money = money_heads(row)
        heads = {} if money else indicator_heads(row)
        if open_draft.is_over(money, heads):
            found.append(_Draft(before))
            open_draft = found[-1]
            open_draft.begin(table, block, adjoins=False)
        open_draft.take(row, money, heads)


@dataclasses.dataclass(slots=True)
class _Draft:
    """A score table while it is read."""

    before: Sequence[str]
    unit: str = ""
    excerpt: bool = False
    block: int = 0
    cells: list[Spot] = dataclasses.field(default_factory=list)
    top: list[str] = dataclasses.field(default_factory=list)
    lines: list[MoneyLine] = dataclasses.field(default_factory=list)
    money_heads: Fields = dataclasses.field(default_factory=dict)
    money_over: bool = False
    indicators: Indicators | None = None
    goals: Goals = dataclasses.field(default_factory=Goals)
    total: Total | None = None
    department: str = ""
    year: int = 0

    def begin(self, table: Table, block: int, *, adjoins: bool) -> None:
        """Begin another table of the draft; a head reaches into a table that follows at once and has none."""
        self.block = block
        self.unit = self.unit or table.unit
        self.excerpt = self.excerpt or table.caption.endswith(f"（{EXCERPT}）")
        self.money_over = self.money_over or bool(self.lines)
        self.goals.close()
        if self.indicators is not None and not adjoins:
            self.indicators.closed = True

    def is_over(self, money: Fields, heads: Fields) -> bool:
        """Return whether a head begins another score table: this one has such a grid already."""
        if money:
            return bool(self.lines) or self.indicators is not None
        total = self._total()
        return bool(heads) and self.indicators is not None and total is not None and self.block != total.label.block

    def take(self, row: GridRow, money: Fields, heads: Fields) -> None:
        """Take a row, which may be a head of either kind."""
        self.cells += row.written
        if money:
            self.money_heads, self.money_over = money, False
            self.goals.close()
            self.top += [spot.text for spot in row.cells.values()]
        elif heads:
            self._open_indicators(heads)
        elif self.goals.take(row):
            self.money_over = True
        elif self.money_heads and not self.money_over and (line := money_line(row, self.money_heads)):
            self.lines.append(line)
        elif self.indicators is not None and not _is_label_row(row):
            self.indicators.take(row)
        else:
            self.money_over = bool(self.lines)
            self._take_labels(row)

    def _open_indicators(self, heads: Fields) -> None:
        self.goals.close()
        self.money_over = True
        columns = {field: spot.column for field, spot in heads.items()}
        if self.indicators is None:
            self.indicators = Indicators(columns, heads)
        else:
            self.indicators.columns = columns
            self.indicators.closed = False

    def _take_labels(self, row: GridRow) -> None:
        spots = row.written
        total = self._labelled_total(row)
        if total is not None:
            self.total = total
        for spot, after in itertools.pairwise(spots):
            label = bare(spot.text)
            if _UNIT_LABEL.fullmatch(label) and not self.department:
                self.department = after.text
            elif _YEAR_LABEL.fullmatch(label) and (year := _YEAR.search(to_half_width(after.text))):
                self.year = int(year[1])
        if not self.lines and self.indicators is None:
            self.top += [spot.text for spot in spots]

    def _labelled_total(self, row: GridRow) -> Total | None:
        spots = row.written
        for spot in spots:
            typed = _TYPED_TOTAL.fullmatch(to_half_width(spot.text))
            if typed:
                start, end = typed.span("number")
                figure = dataclasses.replace(
                    spot, start=spot.start + start, end=spot.start + end, text=spot.text[start:end]
                )
                return Total(spot, None, figure)
        if not spots or not any(_TOTAL_LABEL.fullmatch(bare(spot.text)) for spot in spots):
            return None
        label = next(spot for spot in spots if _TOTAL_LABEL.fullmatch(bare(spot.text)))
        after = {bare(spot.text): then for spot, then in itertools.pairwise(spots)}
        figures = {words: spot for words, spot in after.items() if printed_number(spot.text) is not None}
        weight = next((spot for words, spot in figures.items() if _WEIGHT_LABEL.fullmatch(words)), None)
        score = next((spot for words, spot in figures.items() if _SCORE_LABEL.fullmatch(words)), None)
        return Total(label, weight, score or figures.get(bare(label.text)))

    def _total(self) -> Total | None:
        of_grid = None if self.indicators is None else self.indicators.total
        return of_grid or (self.total if self.total is not None and (self.total.score or self.total.weight) else None)

    def finished(self) -> ScoreTable | None:
        """Return the table, or None where it is none: neither money nor rows of indicators."""
        near = [*self.top, *self.before]
        money = money_grid(self.money_heads, self.lines, near=near, unit=self.unit)
        rows = () if self.indicators is None else self.indicators.finished()
        if money is None and not rows:
            return None
        groups = () if self.indicators is None else (*self.indicators.groups, *self.indicators.headed_groups())
        total = self._total()
        cells = tuple(sorted(self.cells, key=lambda spot: (spot.start, spot.end)))
        printed = _published(self, money, rows, total)
        return ScoreTable(
            printed, money, {} if self.indicators is None else MappingProxyType(dict(self.indicators.heads)), rows,
            groups, total, tuple(self.goals.found), cells, self.is_whole(), self.excerpt,
            printed.year,
        )  # fmt: skip

    def is_whole(self) -> bool:
        """Return whether every row up to the total was read, and the table is no excerpt."""
        if self.indicators is None or self.indicators.missed or self.excerpt or not self.indicators.rows:
            return False
        return self._total() is not None

    def named_year(self) -> int:
        """Return the year of its head or of the title above it, 0 where none is named."""
        if self.year:
            return self.year
        said = [found for words in (*self.top[:_NEAR], *self.before) for found in _YEAR.findall(to_half_width(words))]
        return int(said[0]) if said else 0


def _is_label_row(row: GridRow) -> bool:
    """Return whether a row is 总分 | 分值 | 100 | 得分 | 95, labels and figures in turn, or 自评得分：95."""
    words = [bare(spot.text) for spot in row.written]
    if len(words) == 1 and _TYPED_TOTAL.fullmatch(to_half_width(row.written[0].text)):
        return True
    return bool(words) and _TOTAL_LABEL.fullmatch(words[0]) is not None and any(map(_SCORE_LABEL.fullmatch, words))


def _published(
    draft: _Draft, money: MoneyGrid | None, rows: tuple[Indicator, ...], total: Total | None
) -> PublishedTable:
    line = MoneyLine(None, MappingProxyType({})) if money is None else money.total
    funds = tuple(
        PrintedFunds(one.name, one.text("initial"), one.text("adjusted"), one.text("executed"), one.text("rate"))
        for one in (() if money is None else money.sources)
    )
    score = "" if total is None or total.score is None else total.score.text.rstrip("分")
    return PublishedTable(
        id="",
        department=draft.department,
        kind="自评表",
        unit="万元" if money is None else money.unit,
        year=draft.named_year(),
        initial=line.text("initial"),
        adjusted=line.text("adjusted"),
        executed=line.text("executed"),
        received=line.text("received"),
        weight="" if money is None else money.weight,
        rate=line.text("rate"),
        score=line.text("score"),
        total=score,
        complete=draft.is_whole() and bool(score),
        rows=tuple(row.printed for row in rows),
        funds=funds,
    )
