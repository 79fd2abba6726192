"""The grid of indicators: its rows, the subtotals between them and the total below, each with its place."""

import dataclasses
import re
from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType

from jixiao.engine.lint.score_tables.heads import Fields, bare, points_in
from jixiao.engine.lint.score_tables.parts import Group, Indicator, Total
from jixiao.engine.lint.score_tables.spots import GridRow, Spot
from jixiao.engine.lint.score_tables.typed import as_share, read_operator, read_typed
from jixiao.engine.scoring.published import PrintedRow
from jixiao.engine.values import printed_number, to_half_width

_TOTAL = re.compile(
    r"(?:自评|项目|绩效|部门|最终|综合|评价|指标)?(?:总分|总得分|总计|合计|总评分|得分合计|总分值|合计得分|总分合计|综合得分)(?:数|值)?"
)
_SUBTOTAL = re.compile(r".{0,12}小计|.{1,12}(?:合计|得分)")
_AFTER = re.compile(
    r"评价结论|自评结论|存在(?:的)?问题|改进措施|填[报表制]人|填[报表]日期|联系人|联系电话|(?:项目|单位|财务)负责人|主要经验|偏差大或|问题及|下一步"
)
_REMARK = re.compile(r"备注|说明|注\d?[:：]")
_VALUE_LIKE = re.compile(r"[≥≤><＝=]|[\d.,]+(?:[%‰])?$")
_LEVELS = ("level1", "level2")
_OWN = ("name", "target", "actual", "weight", "score")
_DASHES = "-—－/ "
_CLOSED = re.compile(r"指标$|[（(].*$")


@dataclasses.dataclass(slots=True)
class Indicators:
    """Collects the rows of one grid of indicators, and what its columns are.

    ``missed`` counts rows with figures that were not understood: a sum over the others then proves nothing.
    """

    columns: dict[str, int]
    heads: Fields
    rows: list[Indicator] = dataclasses.field(default_factory=list)
    groups: list[Group] = dataclasses.field(default_factory=list)
    total: Total | None = None
    missed: int = 0
    closed: bool = False
    grouped: int = 0
    levels: dict[str, Spot] = dataclasses.field(default_factory=dict)

    def take(self, row: GridRow) -> None:
        """Take a row of the grid, whatever it is."""
        cells = {field: row.cells[column] for field, column in self.columns.items() if column in row.cells}
        label = row.written[0] if row.written else None
        if label is None:
            return
        if _TOTAL.fullmatch(bare(label.text)) and not self._is_row(cells):
            self._end_with(label, cells)
        elif _SUBTOTAL.fullmatch(bare(label.text)) and not self._is_row(cells):
            self._close_group(label, cells)
        elif _AFTER.match(bare(label.text)) or (_REMARK.match(bare(label.text)) and not self._is_row(cells)):
            self.closed = True
        elif self.closed:
            self.missed += self._has_figures(cells)
        else:
            self._add(cells)

    def _is_row(self, cells: dict[str, Spot]) -> bool:
        name = cells.get("name")
        own = (
            name is not None
            and bool(name)
            and all(cells.get(field) != name for field in ("target", "actual", "weight"))
        )
        return own and any(cells.get(field) for field in ("target", "actual") if cells.get(field) != name)

    def _add(self, cells: dict[str, Spot]) -> None:
        if self.total is not None:  # what was taken for the total stands between rows
            self._demote()
        carried = self._carry(cells)
        name = cells.get("name")
        promised = any(cells.get(field) for field in ("target", "actual"))
        if not name and promised:
            named = (cells[level] for level in reversed(_LEVELS) if cells.get(level) and level not in carried)
            name = next(named, None)
        valued = promised or any(cells.get(field) for field in ("weight", "score"))
        spread = name is not None and any(cells.get(field) == name for field in ("target", "actual", "weight"))
        if name is None or not name or spread or not valued or _is_cut_otherwise(name, cells):
            self.missed += self._has_figures(cells)
            return
        cells["name"] = name
        if self.rows and all(self.rows[-1].cells.get(field) == cells.get(field) for field in _OWN):
            return  # the same row, of which another cell is parted
        self.rows.append(indicator_of(cells, carried))

    def _has_figures(self, cells: dict[str, Spot]) -> bool:
        return any(_figure(cells, field) is not None for field in ("weight", "score"))

    def _carry(self, cells: dict[str, Spot]) -> frozenset[str]:
        """Fill levels that are blank from the row above; a new 一级指标 ends the 二级指标 above it."""
        carried = set()
        if cells.get("level1") and cells["level1"] != self.levels.get("level1"):
            self.levels.pop("level2", None)
        for level in _LEVELS:
            if level not in self.columns:
                continue
            if cells.get(level):
                self.levels[level] = cells[level]
            elif level in self.levels:
                cells[level] = self.levels[level]
                carried.add(level)
        return frozenset(carried)

    def _end_with(self, label: Spot, cells: dict[str, Spot]) -> None:
        self.total = Total(label, _figure(cells, "weight"), _figure(cells, "score"))

    def _demote(self) -> None:
        total, self.total = self.total, None
        if total is not None:
            self._group(total.label, total.weight, total.score)

    def _close_group(self, label: Spot, cells: dict[str, Spot]) -> None:
        self._group(label, _figure(cells, "weight"), _figure(cells, "score"))

    def _group(self, label: Spot, weight: Spot | None, score: Spot | None) -> None:
        rows, before = tuple(self.rows[self.grouped :]), tuple(self.rows[: self.grouped])
        self.grouped = len(self.rows)
        texts = tuple(spot.text if spot else "" for spot in (weight, score))
        self.groups.append(Group(label, rows, before, texts[0], texts[1], weight, score))

    def headed_groups(self) -> tuple[Group, ...]:
        """Return the groups whose own name states their points: 产出指标（50分）."""
        found: dict[str, list[Indicator]] = {}
        for row in self.rows:
            label = row.cells.get("level1")
            if label is None or not points_in(label.text):
                return ()  # what a group without points of its own belongs to is not told
            found.setdefault("".join(label.text.split()), []).append(row)
        first = [(rows[0].cells["level1"], rows) for rows in found.values()]
        return tuple(Group(label, tuple(rows), None, points_in(label.text), "", label) for label, rows in first)

    def finished(self) -> tuple[Indicator, ...]:
        """Return the rows; points that stand in one cell for several rows are those of no single one."""
        shared = {
            field: {spot for spot, count in Counter(row.cells.get(field) for row in self.rows).items() if count > 1}
            for field in ("weight", "score")
        }
        return tuple(_without_shared(row, shared) for row in self.rows)


def _without_shared(row: Indicator, shared: Mapping[str, AbstractSet[Spot | None]]) -> Indicator:
    fields = [field for field, spots in shared.items() if row.cells.get(field) and row.cells[field] in spots]
    if not fields:
        return row
    return dataclasses.replace(row, printed=dataclasses.replace(row.printed, **dict.fromkeys(fields, "")))


def indicator_of(cells: dict[str, Spot], carried: frozenset[str]) -> Indicator:
    """Return the row that these cells make up, with operator, number and unit told apart."""
    texts = {field: spot.text for field, spot in cells.items()}

    def said(field: str) -> str:
        words = texts.get(field, "").strip()
        return words if words.strip(_DASHES) else ""

    target = read_typed(said("adjusted_target") or said("target"))
    unit = to_half_width(said("unit"))
    actual = as_share(read_typed(said("actual")), target=target, unit=unit)
    points = said("weight").rstrip("分") or points_in(texts["name"])
    printed = PrintedRow(
        name="".join(texts["name"].split()),
        level1=level_of(texts.get("level1", "")),
        level2=level_of(texts.get("level2", "")),
        operator=read_operator(texts.get("operator", "")) or target.operator,
        target=target.text,
        unit=unit,
        actual=actual.text,
        weight=points,
        score=said("score").rstrip("分"),
    )
    return Indicator(MappingProxyType(dict(cells)), printed, target, actual, carried)


def level_of(text: str) -> str:
    """Return the name of a level without blanks, its points, and the word 指标: 产出, 数量, 社会效益."""
    return _CLOSED.sub("", _CLOSED.sub("", "".join(text.split())))


def _is_cut_otherwise(name: Spot, cells: Mapping[str, Spot]) -> bool:
    """Return whether the row is cut into other columns than the head: words for points, a value for a name."""
    points = [cells[field].text.strip() for field in ("weight", "score") if cells.get(field)]
    words = any(text.strip(_DASHES) and printed_number(text.rstrip("分")) is None for text in points)
    return words or _VALUE_LIKE.match(name.text) is not None


def _figure(cells: dict[str, Spot], field: str) -> Spot | None:
    """Return the cell where it holds a number."""
    spot = cells.get(field)
    return spot if spot is not None and spot and printed_number(spot.text.rstrip("分")) is not None else None
