"""What a score table is made of, each part with the spots it stands in."""

import dataclasses
import re
from collections.abc import Mapping
from fractions import Fraction

from jixiao.engine.lint.score_tables.spots import Spot
from jixiao.engine.lint.score_tables.typed import Typed
from jixiao.engine.scoring.published import PrintedRow, PublishedTable
from jixiao.engine.values import Quantity, printed_number

Spots = Mapping[str, Spot]

_MET = Fraction(999, 1000)  # a shortfall below a thousandth is rounding
_UNIT_SLIP = 1000
_AMOUNT_UNIT = re.compile(r"\s*(?:万元|元|分)$")
_DOWNWARD = ("≤", "<")
_UPWARD = ("数量", "经济效益", "社会效益", "生态效益", "服务对象满意度", "满意度")
_NOT_UPWARD = ("成本", "时效", "经济成本", "社会成本", "生态环境成本")
_THE_LESS = re.compile(
    r"投诉|事故|差错|失误|违[规纪法]|死亡|受害|成灾|发[生病]|缺陷|患病|流失|成本|费用|单价|价格|支出|时间|时长|天数|时限|耗"
    r"|排放|污染|下降|降低|减少|压减|控制|结余|结转|变动|负债|逾期|误差|故障|闲置|空置|辍学|失业|返贫|信访|上访|超标|退稿"
)


@dataclasses.dataclass(frozen=True, slots=True)
class MoneyLine:
    """A line of the money grid: its label and its cells by field (initial, adjusted, executed, rate, score …).

    ``others`` are the numbers in columns whose heads are not known (其中：财政资金 beside 全年预算数).
    """

    label: Spot | None
    cells: Spots
    others: tuple[Fraction, ...] = ()

    @property
    def name(self) -> str:
        """Return the label as typed, without 其中：."""
        words = "" if self.label is None else "".join(self.label.text.split())
        return words.removeprefix("其中").strip(":：")

    def text(self, field: str) -> str:
        """Return what is printed in a field, "" where nothing is or a dash stands for it."""
        spot = self.cells.get(field)
        words = "" if spot is None else _AMOUNT_UNIT.sub("", spot.text)
        return words if words.strip("-—－/ ") else ""

    def number(self, field: str) -> Fraction | None:
        """Return the number printed in a field, or None."""
        return printed_number(self.text(field)) if self.text(field) else None

    def spot(self, *fields: str) -> Spot | None:
        """Return the first of these cells that holds words, else the label, else any cell that holds words."""
        spots = [*(self.cells.get(field) for field in fields), self.label, *self.cells.values()]
        return next((spot for spot in spots if spot is not None and spot), None)


@dataclasses.dataclass(frozen=True, slots=True)
class MoneyGrid:
    """The money grid: its heads, the line of the total, the sources below it, its unit, the weight its head states."""

    heads: Spots
    total: MoneyLine
    sources: tuple[MoneyLine, ...]
    unit: str
    weight: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Indicator:
    """A row of indicators: its cells by field, and what they say once operator, number and unit are told apart.

    ``carried`` names the levels that were left blank and are taken from the row above.
    """

    cells: Spots
    printed: PrintedRow
    target: Typed
    actual: Typed
    carried: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """Return the name of the indicator."""
        return self.printed.name

    @property
    def operator(self) -> str:
        """Return the operator as printed, in its own column or before the target; "" where there is none."""
        return self.printed.operator

    @property
    def unit(self) -> str:
        """Return the unit of the target, from its own cell or from the unit column."""
        return self.target.unit or self.printed.unit

    @property
    def weight(self) -> Fraction | None:
        """Return the points it can earn."""
        return printed_number(self.printed.weight) if self.printed.weight else None

    @property
    def score(self) -> Fraction | None:
        """Return the points it was given."""
        return printed_number(self.printed.score) if self.printed.score else None

    @property
    def reached(self) -> Fraction | None:
        """Return the actual value as a share of a target above 0; None where the two cannot be compared.

        Where they are a thousand times apart, one of them is in another unit (亩 beside 万亩).
        """
        if self.target.number is None or self.actual.number is None or self.target.number <= 0:
            return None
        target = Quantity.of(self.target.number, self.unit)
        actual = Quantity.of(self.actual.number, self.actual.unit or self.unit)
        if not actual.unit.measures_the_same(target.unit):
            return None
        share = actual.in_base() / target.in_base()
        return None if share and not 1 / _UNIT_SLIP < share < _UNIT_SLIP else share

    @property
    def direction(self) -> str:
        """Return the operator as printed; where there is none, ≥ if the indicator is plainly the more the better."""
        if self.operator or self.target.number is None:
            return self.operator
        if _THE_LESS.search(self.name) or self.printed.level2 in _NOT_UPWARD:
            return ""
        return "≥" if self.printed.level2 in _UPWARD or (self.unit == "%" and self.name.endswith("率")) else ""

    @property
    def is_missed(self) -> bool:
        """Return whether the actual value falls short of the target, as far as the direction is known."""
        reached = self.reached
        if reached is None or self.direction in {"", "定性"}:
            return False
        if self.direction in _DOWNWARD:
            return reached > 1 / _MET
        is_rate = self.unit == "%" and self.name.endswith("率") and not _THE_LESS.search(self.name)
        return reached < _MET and (self.operator != "=" or self.printed.level2 not in _NOT_UPWARD or is_rate)

    @property
    def is_met(self) -> bool:
        """Return whether the actual value is as good as the target, as far as the direction is known."""
        reached = self.reached
        if reached is None or self.direction in {"", "定性"}:
            return False
        return reached <= 1 if self.direction in _DOWNWARD else reached >= 1

    def spot(self, *fields: str) -> Spot:
        """Return the first of these cells that holds words, else the cell of the name."""
        spots = (self.cells.get(field) for field in fields)
        return next((spot for spot in spots if spot is not None and spot), self.cells["name"])

    def text(self, field: str) -> str:
        """Return what is printed in a field, "" where nothing is."""
        spot = self.cells.get(field)
        return "" if spot is None else spot.text


@dataclasses.dataclass(frozen=True, slots=True)
class Group:
    """A group of rows with the weight (and score) printed for it, in its own line or behind its name.

    ``rows`` of a subtotal are those since the one before it; ``before`` are the rows above them, which it may close
    too, and None where the group is told by its name.
    """

    label: Spot
    rows: tuple[Indicator, ...]
    before: tuple[Indicator, ...] | None = None
    weight: str = ""
    score: str = ""
    weight_spot: Spot | None = None
    score_spot: Spot | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Total:
    """The line of the total: its label, and its weight and score where printed."""

    label: Spot
    weight: Spot | None = None
    score: Spot | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Goal:
    """A goal of the year and what is said of its completion."""

    expected: Spot
    achieved: Spot


@dataclasses.dataclass(frozen=True, slots=True)
class ScoreTable:
    """A score table: as ``engine.scoring`` takes it (``printed``) and with the place of every figure.

    ``whole`` says that every row up to the printed total was read, ``excerpt`` that whoever made the file left rows or
    figures out; ``year`` is the one its head names, 0 for none; ``cells`` are all cells of the tables it is made of.
    """

    printed: PublishedTable
    money: MoneyGrid | None
    heads: Spots
    rows: tuple[Indicator, ...]
    groups: tuple[Group, ...]
    total: Total | None
    goals: tuple[Goal, ...]
    cells: tuple[Spot, ...]
    whole: bool
    excerpt: bool
    year: int

    @property
    def start(self) -> int:
        """Return where its first cell stands."""
        return self.cells[0].start

    @property
    def end(self) -> int:
        """Return where its last cell ends."""
        return self.cells[-1].end
