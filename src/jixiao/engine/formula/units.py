"""Units through a formula: what each part measures, and where 元 meets 人 or a condition stands for a number.

Amounts are reckoned in base units (元, 人, one for ratios). A number without a unit adapts to its neighbours in
additions and comparisons and is then one of their *base* unit; where that could be misread (something in 万元 > 5), a
finding asks for the unit.
"""

import dataclasses
import enum
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from jixiao.engine.formula.faults import shortened
from jixiao.engine.formula.functions import FUNCTION_OF, MAX_PLACES
from jixiao.engine.formula.tree import Call, Choice, Comparison, Logic, Name, Negative, Node, Not, Number, Product, Sum
from jixiao.engine.formula.wording import print_formula
from jixiao.engine.values import RATIO, Unit


class Loose(enum.Enum):
    """What a part gives when that is no definite unit."""

    BARE = "没有单位的数"
    UNKNOWN = "单位不明的数"
    CONDITION = "条件"


Measure: TypeAlias = Unit | Loose


@dataclasses.dataclass(frozen=True, slots=True)
class UnitFault:
    """A clash within a formula: the code of the finding, the part it is about, cause and cure."""

    code: str
    node: Node
    cause: str
    cure: str


@dataclasses.dataclass(frozen=True, slots=True)
class Settled:
    """What a formula gives (``measure``), what clashes in it, and the scale each rounding function works in."""

    measure: Measure
    faults: tuple[UnitFault, ...]
    scales: Mapping[Call, Fraction]

    @property
    def clash(self) -> UnitFault | None:
        """Return the first fault that leaves the formula without a value."""
        return next((fault for fault in self.faults if fault.code not in OPINIONS), None)


OPINIONS = frozenset({"F213", "F216"})


def settle_units(tree: Node, *, units: Mapping[str, Unit | None]) -> Settled:
    """Return what ``tree`` measures, given the units of its names (None or absent: not known)."""
    settler = _Settler(units)
    measure = settler.measure(tree)
    return Settled(measure, tuple(settler.faults), settler.scales)


def spoken(measure: Measure) -> str:
    """Return a measure in words: 单位是元."""
    if isinstance(measure, Loose):
        return f"是{measure.value}"
    return f"单位是{measure.symbol}" if measure.symbol else "是比率"


def _shown(part: Node) -> str:
    return shortened(print_formula(part))


class _Settler:
    def __init__(self, units: Mapping[str, Unit | None]) -> None:
        self.units = units
        self.faults: list[UnitFault] = []
        self.scales: dict[Call, Fraction] = {}

    def measure(self, node: Node) -> Measure:
        """Return what ``node`` gives, noting what clashes in it."""
        match node:
            case Number():
                return Loose.BARE if node.bare else node.unit
            case Name(name=name):
                unit = self.units.get(name)
                return Loose.UNKNOWN if unit is None else unit
            case Negative(operand=operand):
                return self._number(operand)
            case Sum(first=first, rest=rest):
                return self._alike([first, *(operand for _, operand in rest)], "相加减")
            case Product():
                return self._product(node)
            case Choice():
                return self._choice(node)
            case Call():
                return self._call(node)
            case _:
                self._inside_condition(node)
                return Loose.CONDITION

    def _inside_condition(self, node: Comparison | Logic | Not) -> None:
        match node:
            case Comparison(first=first, rest=rest):
                self._alike([first, *(operand for _, operand in rest)], "比较")
            case Logic(parts=parts):
                for part in parts:
                    self._condition(part)
            case Not(part=part):
                self._condition(part)

    def _number(self, node: Node) -> Measure:
        measure = self.measure(node)
        if measure is not Loose.CONDITION:
            return measure
        cause = "这里要一个数，写的却是条件"
        self.faults.append(UnitFault("F205", node, cause, "条件只写在 如果 的后面；要数就写 如果(条件, 值, 否则)"))
        return Loose.UNKNOWN

    def _condition(self, node: Node) -> None:
        if self.measure(node) is not Loose.CONDITION:
            cause = "这里要一个条件，写的却是数"
            self.faults.append(UnitFault("F206", node, cause, "写成比较，例如 完成值 ≥ 指标值；且、或 的两边都要写全"))

    def _alike(self, parts: Sequence[Node], doing: str) -> Measure:
        measures = [self._number(part) for part in parts]
        strict = [measure for measure in measures if isinstance(measure, Unit)]
        if not strict:
            return Loose.UNKNOWN if Loose.UNKNOWN in measures else Loose.BARE
        for part, measure in zip(parts, measures, strict=True):
            if isinstance(measure, Unit) and not measure.measures_the_same(strict[0]):
                first = next(other for other, unit in zip(parts, measures, strict=True) if unit is strict[0])
                cause = f"“{_shown(first)}”{spoken(strict[0])}，“{_shown(part)}”{spoken(measure)}，不能{doing}"
                cure = "只有同一种量才能相加减、比较；看看名称有没有写错，或先相除化成比率"
                self.faults.append(UnitFault("F204", part, cause, cure))
            elif measure is Loose.BARE:
                self._without_unit(part, next((unit for unit in strict if unit.scale != 1), strict[0]))
        return strict[0]

    def _without_unit(self, part: Node, unit: Unit) -> None:
        number = part.operand if isinstance(part, Negative) else part
        if not isinstance(number, Number) or number.amount == 0 or unit.scale == 1:
            return
        if not unit.powers and number.amount <= 1:
            return  # 1 − 执行率 is clear; 执行率 ≥ 95 is not
        amount = f"{number.amount}" if number.amount.denominator == 1 else f"{float(number.amount):g}"
        read = f"{number.amount * 100}%" if not unit.powers else f"{amount}{unit.base().symbol}"
        cause = f"{amount} 没有写单位，旁边的单位是{unit.symbol}；照字面读作 {read}"
        self.faults.append(UnitFault("F213", number, cause, f"写上单位，例如 {amount}{unit.symbol}"))

    def _choice(self, node: Choice) -> Measure:
        self._condition(node.condition)
        sides = [self.measure(node.then), self.measure(node.otherwise)]
        if sides == [Loose.CONDITION, Loose.CONDITION]:
            return Loose.CONDITION
        return self._alike([node.then, node.otherwise], "作为同一个结果")

    def _call(self, node: Call) -> Measure:
        if node.function != "四舍五入":
            measure = self._alike(node.arguments, "放在一起")
        else:
            measure = self._number(node.arguments[0])
            self._places(node.arguments[1:])
        if node.function in {"取整", "四舍五入"}:
            self.scales[node] = measure.scale if isinstance(measure, Unit) else Fraction(1)
        if node.function not in FUNCTION_OF:
            return Loose.UNKNOWN
        return measure

    def _places(self, arguments: Sequence[Node]) -> None:
        for argument in arguments:
            whole = isinstance(argument, Number) and argument.bare and argument.amount.denominator == 1
            if not (whole and isinstance(argument, Number) and argument.amount <= MAX_PLACES):
                cause = f"小数位数要直接写成 0 到 {MAX_PLACES} 的整数"
                self.faults.append(UnitFault("F215", argument, cause, "例如 四舍五入(执行率, 2)"))

    def _product(self, node: Product) -> Measure:
        measures = [(sign, self._number(part)) for sign, part in (("×", node.first), *node.rest)]
        if any(measure is Loose.UNKNOWN for _, measure in measures):
            return Loose.UNKNOWN
        strict = [(sign, measure) for sign, measure in measures if isinstance(measure, Unit)]
        if not strict:
            return Loose.BARE
        dimensioned = [(sign, unit) for sign, unit in strict if unit.powers]
        if len(dimensioned) == 1 and dimensioned[0][0] == "×":
            return dimensioned[0][1]
        total = RATIO
        for sign, unit in dimensioned:
            total = total.times(unit, power=1 if sign == "×" else -1)
        if total.powers:
            return total
        if dimensioned:
            self._times_a_hundred(node)
        return next((share for sign, part in node.rest if sign == "×" and (share := _whole_share(part))), RATIO)

    def _times_a_hundred(self, node: Product) -> None:
        for sign, part in node.rest:
            if sign == "×" and isinstance(part, Number) and part.bare and part.amount in {100, 1000}:
                mark = "%" if part.amount == 100 else "‰"  # noqa: PLR2004 — per cent or per mille
                cause = f"比率乘以 {part.amount}，得到的是数，不是百分数"
                self.faults.append(UnitFault("F216", part, cause, f"要百分数就写 × {part.amount}{mark}"))


def _whole_share(part: Node) -> Unit | None:
    # The idiom 甲 ÷ 乙 × 100%: multiplies by one and says how the ratio is to be shown.
    whole = isinstance(part, Number) and not part.bare and not part.unit.powers and part.in_base() == 1
    return part.unit if whole and isinstance(part, Number) else None
