"""Checking a formula: everything that is wrong with it, at once, each with its place in the officer's own text."""

import dataclasses
import enum
import re
from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import TypeAlias

from jixiao.engine.errors import Finding, Severity
from jixiao.engine.formula.characters import fold
from jixiao.engine.formula.faults import found, shortened
from jixiao.engine.formula.reading import Reading, parse_formula
from jixiao.engine.formula.tree import Comparison, Logic, Name, Node, names_in, nodes
from jixiao.engine.formula.units import Loose, Measure, Settled, settle_units, spoken
from jixiao.engine.formula.wording import print_formula
from jixiao.engine.formula.zeros import doubtful_divisors
from jixiao.engine.values import Unit


@dataclasses.dataclass(frozen=True, slots=True)
class Variable:
    """What is known of a name: its unit (None: not known) and the least value it can take.

    One that is always above zero may stand under a division line without a question.
    """

    unit: Unit | None = None
    least: Fraction | None = None


Known: TypeAlias = Unit | Variable | None


class Wanted(enum.Enum):
    """What a formula is asked for."""

    NUMBER = "数"
    CONDITION = "条件"


@dataclasses.dataclass(frozen=True, slots=True)
class Checked:
    """A formula that was checked.

    ``tree`` is None where the writing makes none; ``unit`` is that of the result (None: a condition, or not known);
    ``names`` are the names it uses; ``findings`` are in the order of the text.
    """

    text: str
    tree: Node | None
    measure: Measure
    names: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def unit(self) -> Unit | None:
        """Return the unit of the result, None where it gives a condition or the unit is not known."""
        return self.measure if isinstance(self.measure, Unit) else None

    @property
    def sound(self) -> bool:
        """Return whether the formula can be used: no finding that 必须改."""
        return self.tree is not None and all(finding.severity is not Severity.MUST for finding in self.findings)


_NOTHING: Mapping[str, Known] = MappingProxyType({})


def check_formula(
    text: str,
    *,
    names: Mapping[str, Known] = _NOTHING,
    inputs: Collection[str] = (),
    wanted: Wanted = Wanted.NUMBER,
    unit: Unit | None = None,
) -> Checked:
    """Return the tree of ``text`` and everything that is wrong with it.

    ``names`` are the names that may be used, each with its unit; ``inputs`` are those that should be; ``unit`` is the
    one the result should have. Unknown names and units that clash are found together with faults of writing as far as
    those leave anything to be read.
    """
    reading = parse_formula(text, names=names)
    findings = [*reading.findings, *_bad_names(names), *_unknown_names(reading, names), *_unused(reading, inputs)]
    measure: Measure = Loose.UNKNOWN
    if reading.sketch is not None:
        units = {name: known.unit if isinstance(known, Variable) else known for name, known in names.items()}
        settled = settle_units(reading.sketch, units=units)
        measure = settled.measure
        findings += _clashes(text, settled)
        findings += _wrong_result(text, reading.sketch, settled, wanted, unit)
        findings += _divisions(text, reading.sketch, names)
        findings += _pitfalls(text, reading.sketch)
    return Checked(
        text=text,
        tree=reading.tree,
        measure=measure,
        names=tuple(dict.fromkeys(name.name for name in reading.names)),
        findings=tuple(sorted(findings, key=lambda finding: finding.place.start or 0)),
    )


def _bad_names(names: Mapping[str, Known]) -> Iterator[Finding]:
    for name in names:
        if "【" in name or "】" in name:
            cause = f"名称“{name}”里有【 或 】，公式里没有办法写它"
            yield found("F218", text="", span=(0, 0), cause=cause, cure="给它换一个没有【】的名称")


def _unknown_names(reading: Reading, names: Mapping[str, Known]) -> Iterator[Finding]:
    defined = reading.names[0] if reading.sketch is not None and _defines(reading.sketch) else None
    for used in reading.names:
        if used.name not in names and used is not defined:
            cause = f"没有叫“{shortened(used.name)}”的数"
            cure = _vague_number(used) or _nearest(used, names)
            yield found("F201", text=reading.text, span=used.span, cause=cause, cure=cure)


def _vague_number(used: Name) -> str:
    if re.fullmatch(r"[约近超逾][0-9]+\D*|[0-9]+\D*[多余几]\D*", used.name):
        return "约数不能参加计算，写成确切的数"
    if match := re.fullmatch(r"([0-9]+)([^\W\d]+)", used.name):
        return f"如果是带单位的数，“{match[2]}”不在认识的单位里，只写 {match[1]}；如果是名称，先登记它"
    return ""


def _nearest(used: Name, names: Mapping[str, Known]) -> str:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 — only where a name is wrong: reading formulas must be quick

    matches = process.extract(used.name, list(names), scorer=fuzz.ratio, limit=3, score_cutoff=40)
    if not names:
        return "先登记这个名称，再在公式里用它"
    if not matches:
        return "看看名称有没有写错；没有登记的名称先登记"
    others = "、".join(f"“{name}”" for name, _, _ in matches[1:])
    return f"是不是“{matches[0][0]}”？" + (f"也可能是{others}" if others else "")


def _unused(reading: Reading, inputs: Collection[str]) -> Iterator[Finding]:
    used = {name.name for name in reading.names}
    for name in inputs if reading.sketch is not None else ():
        if name not in used:
            cause = f"“{name}”登记为这个公式的输入，公式里没有用到"
            yield found("F210", text=reading.text, span=(0, 0), cause=cause, cure="在公式里用上它，或从输入里去掉")


def _clashes(text: str, settled: Settled) -> Iterator[Finding]:
    for fault in settled.faults:
        yield found(fault.code, text=text, span=fault.node.span, cause=fault.cause, cure=fault.cure)


def _wrong_result(text: str, tree: Node, settled: Settled, wanted: Wanted, unit: Unit | None) -> Iterator[Finding]:
    measure = settled.measure
    if wanted is Wanted.CONDITION and measure is not Loose.CONDITION:
        cause = "这里要一个条件，公式算出来的却是数"
        yield found("F206", text=text, span=tree.span, cause=cause, cure="写成比较，例如 完成值 ≥ 指标值")
    elif wanted is Wanted.NUMBER and measure is Loose.CONDITION:
        yield _condition_for_number(text, tree)
    elif unit is not None and isinstance(measure, Unit) and not measure.measures_the_same(unit):
        cause = f"公式的结果{spoken(measure)}，要求的{spoken(unit)}"
        yield found("F207", text=text, span=tree.span, cause=cause, cure="看看名称和乘除有没有写错，或改要求的单位")


def _defines(tree: Node) -> bool:
    # 控制率 = 在职人员数 ÷ 编制数: officers write what comes out on the left.
    match tree:
        case Comparison(first=Name(name=name), rest=(("=", right),)):
            return name not in names_in(right)
        case _:
            return False


def _condition_for_number(text: str, tree: Node) -> Finding:
    match tree:
        case Comparison(first=Name(name=name), rest=(("=", right),)) if _defines(tree):
            cause = f"“{name} =”把公式写成了等式；公式里的 = 是比较，不是定义"
            return found("F214", text=text, span=tree.span, cause=cause, cure=f"只写等号右边：{print_formula(right)}")
        case _:
            cause = "这里要一个数，公式算出来的却是条件（成立或不成立）"
            return found("F205", text=text, span=tree.span, cause=cause, cure="写成 如果(条件, 值, 否则)")


def _divisions(text: str, tree: Node, names: Mapping[str, Known]) -> Iterator[Finding]:
    used = ((name, names.get(name)) for name in names_in(tree))
    never_zero = [name for name, known in used if isinstance(known, Variable) and (known.least or 0) > 0]
    for divisor in doubtful_divisors(tree, never_zero=never_zero):
        shown = shortened(print_formula(divisor.node))
        if divisor.always:
            cure = "看看除数有没有写错；0 不能作除数"
            yield found("F208", text=text, span=divisor.node.span, cause=f"除数 {shown} 是 0", cure=cure)
        else:
            cause = f"除数 {shown} 可能为 0，那时结果无法计算"
            cure = f"先判断：如果({shown} ≠ 0, …, …)；无法计算也是对的，就不必改"
            yield found("F209", text=text, span=divisor.node.span, cause=cause, cure=cure)


def _pitfalls(text: str, tree: Node) -> Iterator[Finding]:
    for node in nodes(tree):
        if isinstance(node, Comparison) and not _goes_one_way({sign for sign, _ in node.rest}, len(node.rest)):
            cause = "连着比较时，大于、小于、不等于混在一起"
            cure = "写成 下限 ≤ 值 < 上限 的样子，或用 且 连接两个比较"
            yield found("F211", text=text, span=node.span, cause=cause, cure=cure)
        mixed = isinstance(node, Logic) and node.word == "或" and _bare_and(text, node)
        if mixed:
            cause = "“且”和“或”写在一起而没有括号，先算“且”"
            yield found("F212", text=text, span=node.span, cause=cause, cure=f"加上括号：{print_formula(node)}")


def _goes_one_way(signs: set[str], count: int) -> bool:
    return count == 1 or signs <= {"≤", "<", "="} or signs <= {"≥", ">", "="}


def _bare_and(text: str, node: Logic) -> bool:
    # The span of a part leaves out brackets around it: what precedes and follows it tells whether there are any.
    for part in node.parts:
        if isinstance(part, Logic) and part.word == "且":
            before, after = text[: part.span[0]].rstrip()[-1:], text[part.span[1] :].lstrip()[:1]
            if not (fold(before) == "(" and fold(after) == ")"):
                return True
    return False
