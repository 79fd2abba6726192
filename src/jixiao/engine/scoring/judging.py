"""Brings a row and its reading into the shape a method takes, or says why that cannot be done."""

import dataclasses
from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType

from jixiao.engine.scoring.completion import count_met, find_band, find_veto, read_completion
from jixiao.engine.scoring.marks import percent
from jixiao.engine.scoring.methods import METHODS, Method, Takes, find_method
from jixiao.engine.scoring.places import Refusal
from jixiao.engine.scoring.rulebook import Band, Bands, Choice, Parameters, Rulebook, bare_name
from jixiao.engine.scoring.sheet import Reading, Row
from jixiao.engine.scoring.tracing import shown_quantity
from jixiao.engine.values import (
    PERCENT,
    Absent,
    Points,
    Quantity,
    Rounding,
    Rule,
    Undefined,
    Unit,
    print_decimal,
    round_exactly,
)

_CENT = 2
_NO_PARAMETERS: Parameters = MappingProxyType({})


@dataclasses.dataclass(frozen=True, slots=True)
class Chosen:
    """The method of a row, with its parameters and the rule that chose it (None where the row names it itself)."""

    method: Method
    parameters: Parameters
    target: Fraction | None
    rule: Rule | None
    doubt: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Given:
    """What a method is given: its arguments, and the same as they are shown.

    ``remarks`` are faults that do not stand in the way; ``notes`` say what was assumed, for the trace alone.
    """

    arguments: Mapping[str, object]
    shown: Mapping[str, str]
    remarks: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()


def choose_method(row: Row, *, rulebook: Rulebook) -> Chosen | Refusal:
    """Return the method that scores a row: its own, or the first choice of the rulebook that fits."""
    if row.method:
        method = find_method(row.method)
        if method is None:
            known = "、".join(method.name for method in METHODS.values())
            return Refusal(
                "J212", "method", f"没有叫“{row.method}”的计分方法", f"留空按规则集，或改为：{known}", row.method
            )
        like = next(
            (choice for choice in rulebook.choices if choice.method == method.code and _is_about(choice, row)), None
        )
        parameters = like.parameters if like else method.defaults
        return Chosen(method, parameters, None, like.provision.rule if like else None)
    choice = next((choice for choice in rulebook.choices if _fits(choice, row)), None)
    if choice is None:
        return _no_choice(row)
    provision = choice.provision
    return Chosen(METHODS[choice.method], choice.parameters, choice.target, provision.rule, provision.doubt)


def _fits(choice: Choice, row: Row) -> bool:
    return (not choice.operators or row.operator in choice.operators) and _is_about(choice, row)


def _is_about(choice: Choice, row: Row) -> bool:
    """Return whether a choice speaks of this row; the parameters of a rule for other indicators are not borrowed."""
    by_level2 = not choice.level2 or row.level2 in choice.level2
    return by_level2 and (not choice.names or bare_name(row.name) in choice.names)


def _bare(name: str) -> str:
    return name.translate(str.maketrans("", "", '“”"「」 　'))


def _no_choice(row: Row) -> Refusal:
    if isinstance(row.operator, Absent):
        cause = "没有写指标性质，分不清是越高越好还是越低越好"
        return Refusal("J210", "operator", cause, "选填 ≥、>、=、<、≤ 或 定性")
    return Refusal("J212", "method", f"规则集没有给“{row.operator}”类指标规定计分方法", "在“计分方法”里指定一种")


def give(row: Row, reading: Reading, *, chosen: Chosen, rulebook: Rulebook, year: int) -> Given | Refusal:
    """Return what the chosen method takes from a row and its reading."""
    if not isinstance(row.weight, Points):
        return Refusal("J205", "weight", "没有填分值", "填写分值，各项合计应为满分")
    if row.weight.value <= 0:
        cure = "改为大于 0 的分值；不考核的指标填“不适用”"
        return Refusal("J206", "weight", f"分值 {row.weight} 不大于 0", cure, str(row.weight))
    if chosen.method.takes is not Takes.MANUAL:
        absent = _absent(reading)
        if absent:
            return absent
    return _GIVERS[chosen.method.takes](row, reading, chosen, rulebook, year)


def _absent(reading: Reading) -> Refusal | None:
    if isinstance(reading.value, Absent):
        return Refusal("J301", "actual", "没有填实际完成值", "填写实际完成值；本年确实不涉及的填“不适用”")
    if isinstance(reading.value, Undefined):
        return Refusal(
            "J304", "actual", f"实际完成值算不出：{reading.value.reason}", "补齐公式所用的数，或直接填写完成值"
        )
    return None


def _measured(row: Row, reading: Reading, chosen: Chosen, rulebook: Rulebook, year: int) -> Given | Refusal:
    del rulebook, year
    target = _target(row, chosen)
    if isinstance(target, Refusal):
        return target
    actual = _actual(reading, like=target.unit)
    if isinstance(actual, Refusal):
        return actual
    base = actual.in_base()
    remarks: tuple[Refusal, ...] = ()
    if base < 0 and not _may_be_negative(row, actual.unit):
        told = f"完成值 {actual} 是负数，按 0 计"
        remarks = (Refusal("J303", "actual", told, "核对完成值；确为负数的改用适合的指标性质", str(actual)),)
        base, actual = Fraction(0), Quantity(Fraction(0), actual.unit)
    shown = {"完成值": shown_quantity(actual), "指标值": shown_quantity(target), **_parameters_shown(chosen.parameters)}
    return Given({"actual": base, "target": target.in_base(), **chosen.parameters}, shown, remarks)


def _target(row: Row, chosen: Chosen) -> Quantity | Refusal:
    if isinstance(row.target, Quantity):
        return row.target
    if isinstance(row.target, str):
        cause = f"定量指标的指标值“{row.target}”不是数"
        return Refusal("J209", "target", cause, "只填一个数，单位填在计量单位列；不能量化的改为定性指标", row.target)
    if chosen.target is not None:
        return Quantity(chosen.target / PERCENT.scale, PERCENT)
    return Refusal("J207", "target", "没有填年度指标值", "补填批复的年度指标值")


def _actual(reading: Reading, *, like: Unit) -> Quantity | Refusal:
    value = reading.value
    if not isinstance(value, Quantity):
        cause = f"定量指标的完成值“{value}”不是数"
        return Refusal("J302", "actual", cause, "填写实际完成的数，如 9；“完成”“达标”不能计分", str(value))
    converted = value if value.unit == like else value.converted(like)
    if converted is None:
        unit, wanted = value.unit.symbol or "（无单位）", like.symbol or "（无单位）"
        cause = f"完成值的单位“{unit}”与指标值的单位“{wanted}”不是同一种"
        return Refusal("J211", "actual", cause, "按指标值的计量单位填写完成值", value.text())
    return converted


def _may_be_negative(row: Row, unit: Unit) -> bool:
    """Return whether a negative value makes sense: a rate of change, or any value that should be low."""
    return row.operator not in {"≥", ">", "="} and not unit.powers


def _level(row: Row, reading: Reading, chosen: Chosen, rulebook: Rulebook, year: int) -> Given | Refusal:
    del rulebook, year
    like = row.target.unit if isinstance(row.target, Quantity) else PERCENT
    actual = _actual(reading, like=like)
    if isinstance(actual, Refusal):
        return actual
    return Given({"actual": actual.in_base(), **chosen.parameters}, {"完成值": actual.text()})


def _graded(row: Row, reading: Reading, chosen: Chosen, rulebook: Rulebook, year: int) -> Given | Refusal:
    del chosen, year
    weight = _weight(row)
    target = row.target if isinstance(row.target, str) else ""
    said = str(reading.value)
    band = find_band(said, rulebook.bands.bands, target=target)
    if band is None:
        levels = "、".join(band.words[0] for band in rulebook.bands.bands)
        return Refusal("J305", "actual", f"定性结果“{said}”没有说明达到哪一档", f"改为下列之一：{levels}", said)
    named = f"{percent(band.lowest)}—{percent(band.highest)}"
    shown = {"完成值": said, "档次": f"该档（{named}）"}
    if reading.manual is not None:
        outside = _outside(reading.manual, band, weight, rulebook.bands)
        return outside or Given({"given": reading.manual.value}, {**shown, "评分": str(reading.manual)})
    points = band.given * weight
    told = f"没有人工评分，“{band.words[0]}”按该档默认比例 {percent(band.given)} 计"
    remark = Refusal("J313", "manual", told, f"如需另评，在 {named} 之内评分并写理由")
    arguments = {"given": points}
    shown["评分"] = print_decimal(points)
    return Given(arguments, shown, notes=(told,)) if points == weight else Given(arguments, shown, (remark,))


def _outside(manual: Points, band: Band, weight: Fraction, bands: Bands) -> Refusal | None:
    lowest = Fraction(round_exactly(band.lowest * weight, places=_CENT, mode=Rounding.HALF_UP))
    highest = Fraction(round_exactly(band.highest * weight, places=_CENT, mode=Rounding.HALF_UP))
    best = band is bands.bands[0]
    if lowest <= manual.value and (manual.value < highest or (best and manual.value == highest)):
        return None
    edge = "含" if best else "不含"
    allowed = f"{print_decimal(lowest)}（含）至 {print_decimal(highest)}（{edge}）分"
    cause = f"人工评分 {manual} 不在“{band.words[0]}”的 {allowed}之内"
    return Refusal("J306", "manual", cause, f"改在 {allowed}之内评分，或改定性结果", str(manual))


def _checked(row: Row, reading: Reading, chosen: Chosen, rulebook: Rulebook, year: int) -> Given | Refusal:
    del rulebook, year
    items = _items(row, chosen.parameters)
    if not items:
        return Refusal("J207", "target", "没有写明共有几个检查要点", "指标值填要点的个数，如 5 项")
    said = reading.value.text() if isinstance(reading.value, Quantity) else str(reading.value)
    vetoes = chosen.parameters.get("veto", ())
    veto = find_veto(said, [word for word in vetoes if isinstance(word, str)] if isinstance(vetoes, tuple) else [])
    met = reading.value.in_base() if isinstance(reading.value, Quantity) else _met(said, row, items)
    if met is None and not veto:
        cause = f"“{said}”没有写明符合几个要点"
        return Refusal("J314", "actual", cause, "填符合的个数或编号，如 4 或 ①②③⑤", said)
    if met is not None and not 0 <= met <= items:
        cause = f"符合 {print_decimal(met)} 项，超出了检查要点 {print_decimal(items)} 项"
        return Refusal("J314", "actual", cause, "核对符合的个数", said)
    settled = met or Fraction(0)
    shown = {"符合项": f"{print_decimal(settled)}项", "检查项": f"{print_decimal(items)}项", "完成值": said}
    return Given({"met": settled, "items": items, "vetoed": Fraction(bool(veto))}, shown)


def _items(row: Row, parameters: Parameters) -> Fraction:
    fixed = parameters.get("items", Fraction(0))
    if isinstance(row.target, Quantity):
        return row.target.in_base()
    told = count_met(row.target) if isinstance(row.target, str) else None
    return Fraction(told) if told else fixed if isinstance(fixed, Fraction) else Fraction(0)


def _met(said: str, row: Row, items: Fraction) -> Fraction | None:
    if said.strip() and row.target == said:
        return items
    counted = count_met(said)
    return None if counted is None else Fraction(counted)


def _completed(row: Row, reading: Reading, chosen: Chosen, rulebook: Rulebook, year: int) -> Given | Refusal:
    del chosen, rulebook
    target = row.target if isinstance(row.target, str) else ""
    said = str(reading.value)
    done = read_completion(said, target=target, year=year)
    if done is None:
        return Refusal(
            "J315", "actual", f"“{said}”看不出是否按期完成", "填“已完成”“未完成”，或完成日期，如 2024年9月30日", said
        )
    due = f"（要求：{target}）" if target else ""
    return Given({"done": Fraction(done)}, {"完成值": f"{said}{due}"})


def _by_hand(row: Row, reading: Reading, chosen: Chosen, rulebook: Rulebook, year: int) -> Given | Refusal:
    del chosen, rulebook, year
    if reading.manual is None:
        return Refusal("J310", "manual", "人工评分的指标没有评分", "评分并写明理由")
    if reading.manual.value > _weight(row) or reading.manual.value < 0:
        cause = f"人工评分 {reading.manual} 不在 0 与分值 {row.weight} 之间"
        return Refusal("J307", "manual", cause, f"改为不高于 {row.weight} 的分数", str(reading.manual))
    return Given({"given": reading.manual.value}, {"评分": str(reading.manual)})


def _weight(row: Row) -> Fraction:
    return row.weight.value if isinstance(row.weight, Points) else Fraction(0)


def _parameters_shown(parameters: Parameters) -> dict[str, str]:
    return {name: percent(value) for name, value in parameters.items() if isinstance(value, Fraction)}


Giver = Callable[[Row, Reading, Chosen, Rulebook, int], Given | Refusal]

_GIVERS: Mapping[Takes, Giver] = MappingProxyType(
    {
        Takes.MEASURED: _measured,
        Takes.LEVEL: _level,
        Takes.RATE: _level,
        Takes.GRADED: _graded,
        Takes.CHECKED: _checked,
        Takes.COMPLETED: _completed,
        Takes.MANUAL: _by_hand,
    }
)
