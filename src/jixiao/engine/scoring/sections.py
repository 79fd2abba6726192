"""The tables of a rulebook file: each read into its part of the Rulebook, with its faults noted."""

import itertools
from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType

from jixiao.engine.scoring.fields import Fields, exact_number
from jixiao.engine.scoring.methods import EXECUTION_METHODS, METHODS
from jixiao.engine.scoring.rulebook import (
    DENOMINATORS,
    NO_SCORE,
    OPERATORS,
    ORDERS,
    SCORE_ONLY,
    ZERO_BUDGETS,
    Band,
    Bands,
    Caps,
    Choice,
    ExecutionRule,
    Flags,
    Frame,
    Grades,
    Parameter,
    Parameters,
    Provision,
    Redistribution,
    RoundingRule,
)
from jixiao.engine.values import Grade, Rounding, print_decimal

_WHOLE = Fraction(1)

Provide = Callable[[Fields, str, str], Provision]


def read_frame(fields: Fields, full: Fraction, provision: Provide) -> Frame:
    """Return one 分值框架; its parts must sum to the full mark."""
    title = fields.text("title")
    execution = fields.number("execution")
    named = fields.raw("groups")
    shares: dict[str, Fraction | None] = {}
    if isinstance(named, dict):
        inner = fields.table("groups")
        shares = {group: inner.number(group) for group in inner.names()}
    else:
        shares = dict.fromkeys(fields.words("groups"))
    if not shares:
        fields.fault("J102", "groups", cause="没有写一级指标", cure='写成 groups = { "产出指标" = 50 } 或一列名称')
    fixed = sum((weight for weight in shares.values() if weight is not None), Fraction(0))
    indicators = fields.number("indicators") if not isinstance(named, dict) else fixed
    if execution + indicators != full:
        stated = f"执行率 {print_decimal(execution)} 加各级指标 {print_decimal(indicators)}"
        total = print_decimal(execution + indicators)
        cause = f"{stated} 等于 {total}，不等于满分 {print_decimal(full)}"
        fields.fault("J104", "", cause=cause, cure="改各组分值，使合计等于满分")
    frame = Frame(
        title=title,
        when_present=fields.text("when_present", missing=""),
        execution=execution,
        groups=MappingProxyType(shares),
        indicators=indicators,
        at_least=_at_least(fields, shares),
        provision=provision(fields, "frames", f"分值框架：{title}"),
    )
    if frame.when_present and frame.when_present not in shares:
        fields.fault("J106", "when_present", cause=f"本框架没有“{frame.when_present}”", cure="改为本框架中的一级指标")
    fields.close()
    return frame


def _at_least(fields: Fields, shares: Mapping[str, Fraction | None]) -> tuple[tuple[str, ...], Fraction] | None:
    if not fields.holds("at_least"):
        return None
    inner = fields.table("at_least")
    groups, share = inner.words("groups"), inner.number("share")
    for group in groups:
        if group not in shares:
            inner.fault("J106", "groups", cause=f"本框架没有“{group}”", cure="改为本框架中的一级指标")
    inner.close()
    return groups, share


def read_redistribution(fields: Fields, groups: set[str], provision: Provide) -> Redistribution:
    """Return one rule of where the weight of an absent group goes."""
    absent, to = fields.text("absent"), fields.text("to")
    for key, group in (("absent", absent), ("to", to)):
        if group and group not in groups:
            fields.fault("J106", key, cause=f"没有哪个框架设“{group}”", cure="改为框架中的一级指标")
    settled = Redistribution(absent, to, provision(fields, "redistribution", f"{absent}不适用的，分值并入{to}"))
    fields.close()
    return settled


def read_names(fields: Fields, groups: set[str]) -> Mapping[str, str]:
    """Return which words on paper lead to which group."""
    found: dict[str, str] = {}
    for group in fields.names():
        if group not in groups:
            fields.fault("J106", group, cause=f"没有哪个框架设“{group}”", cure="改为框架中的一级指标")
        found.update(dict.fromkeys(fields.words(group), group))
    return MappingProxyType(found)


def read_choice(fields: Fields, number: int, provision: Provide) -> Choice:
    """Return one choice of a method for a kind of indicator."""
    title, method = fields.text("title"), fields.text("method")
    if method and method not in METHODS:
        fields.fault("J105", "method", cause=f"没有叫“{method}”的计分方法", cure=f"改为下列之一：{'、'.join(METHODS)}")
    parameters = _parameters(fields, method)
    operators = fields.words("operators")
    for operator in operators:
        if operator not in OPERATORS:
            fields.fault("J106", "operators", cause=f"“{operator}”不是指标性质", cure=f"改为：{'、'.join(OPERATORS)}")
    settled = Choice(
        title=title,
        operators=operators,
        level2=fields.words("level2"),
        names=fields.words("names"),
        method=method,
        parameters=parameters,
        target=fields.number("target") if fields.holds("target") else None,
        provision=provision(fields, f"methods[{number}]", title),
    )
    fields.close()
    return settled


def _parameters(fields: Fields, method: str) -> Parameters:
    given = fields.parameters("parameters")
    known = METHODS[method].defaults if method in METHODS else given
    for name, value in given.items():
        if name not in known:
            cause = f"方法“{method}”没有参数“{name}”"
            fields.fault("J103", f"parameters.{name}", cause=cause, cure=f"它的参数有：{'、'.join(known) or '无'}")
        elif type(value) is not type(known[name]):
            cause = "参数的写法与方法要求的不同"
            fields.fault("J106", f"parameters.{name}", cause=cause, cure="照随软件提供的规则集写")
        elif trouble := _out_of_range(name, value):
            fields.fault("J106", f"parameters.{name}", cause=f"{trouble}，没法计分", cure="照随软件提供的规则集写")
    return MappingProxyType({**known, **given})


def _out_of_range(name: str, value: Parameter) -> str:
    """Return what makes a parameter senseless, "" where nothing does."""
    if isinstance(value, Fraction):
        if name == "step" and value == 0:
            return "单位为 0"
        return "门槛不小于 100%" if name == "gate" and value >= _WHOLE else ""
    pairs = [pair for pair in value if isinstance(pair, tuple)]
    if any(above[0] <= below[0] for above, below in itertools.pairwise(pairs)):
        return "分档的界线没有从高到低排"
    return "分档的比例超过 100%" if any(share > _WHOLE for _, share in pairs) else ""


def read_execution(fields: Fields, provision: Provide) -> ExecutionRule:
    """Return how 预算执行率 is scored."""
    method = fields.one_of("method", EXECUTION_METHODS, missing="execution_ratio")
    settled = ExecutionRule(
        method=method,
        parameters=_parameters(fields, method),
        denominator=fields.one_of("denominator", DENOMINATORS, missing=DENOMINATORS[0]),
        zero_budget=fields.one_of("zero_budget", ZERO_BUDGETS, missing=NO_SCORE),
        provision=provision(fields, "execution", "预算执行率得分"),
    )
    fields.close()
    return settled


def read_rounding(fields: Fields, provision: Provide) -> RoundingRule:
    """Return how rates, scores and totals are rounded."""
    settled = RoundingRule(
        rate_places=fields.places("rate_places"),
        score_places=fields.places("score_places"),
        total_places=fields.places("total_places"),
        mode=Rounding(fields.one_of("mode", [str(mode) for mode in Rounding])),
        order=fields.one_of("order", ORDERS, missing=SCORE_ONLY),
        provision=provision(fields, "rounding", "取舍"),
    )
    fields.close()
    return settled


def read_grades(fields: Fields, full: Fraction, provision: Provide) -> Grades:
    """Return the grades; a file without any leaves units ungraded."""
    grades: list[Grade] = []
    for name, floor in fields.pairs("grades"):
        points = exact_number(floor)
        if not isinstance(name, str) or points is None or not 0 <= points <= full:
            fields.fault("J106", "grades", cause=f"“{name} {floor}”不是等级和起点分", cure='写成 ["优", 90]')
        else:
            grades.append(Grade(name, points))
    if grades and (grades[-1].floor != 0 or any(a.floor <= b.floor for a, b in itertools.pairwise(grades))):
        fields.fault("J106", "grades", cause="等级没有从高到低排到 0 分", cure="从最高一级写起，最低一级的起点为 0")
    settled = Grades(tuple(grades), provision(fields, "grades", "等级" if grades else "不评等级"))
    fields.close()
    return settled


def read_bands(fields: Fields, provision: Provide) -> Bands:
    """Return the 档 of 定性 results, which must join without gaps."""
    bands: list[Band] = []
    for level in fields.tables("levels"):
        low, high, given = level.number("from"), level.number("to"), level.number("given")
        bands.append(Band(level.words("words"), low, high, given))
        if not low <= given <= high <= _WHOLE or low == high:
            level.fault(
                "J106", "given", cause="档次的下限、默认比例、上限没有从小到大", cure="改为 from ≤ given ≤ to ≤ 100%"
            )
        level.close()
    if any(above.lowest != below.highest for above, below in itertools.pairwise(bands)):
        fields.fault("J106", "levels", cause="相邻两档没有首尾相接", cure="上一档的 from 应等于下一档的 to")
    settled = Bands(tuple(bands), provision(fields, "bands", "定性指标分档"))
    fields.close()
    return settled


def read_caps(fields: Fields, provision: Provide) -> Caps:
    """Return the caps on the total; mostly there are none."""
    pairs = [(exact_number(rate), exact_number(total)) for rate, total in fields.pairs("totals")]
    caps = sorted((rate, total) for rate, total in pairs if rate is not None and total is not None)
    if len(caps) != len(pairs):
        fields.fault("J106", "totals", cause="封顶线要写成 [执行率, 总分]", cure='如 ["80%", 89]')
    settled = Caps(tuple(caps), provision(fields, "caps", "总分按执行率封顶" if caps else "总分不按执行率封顶"))
    fields.close()
    return settled


def read_flags(fields: Fields, provision: Provide) -> Flags:
    """Return where the warnings start."""
    settled = Flags(
        over_fulfilment=fields.number("over_fulfilment"),
        over_deduction=fields.number("over_deduction", missing=0),
        red_light=fields.number("red_light"),
        yellow_light=fields.number("yellow_light"),
        tolerance=fields.number("tolerance"),
        low_execution=fields.number("low_execution"),
        heavy=fields.number("heavy"),
        provision=provision(fields, "flags", "预警"),
    )
    fields.close()
    return settled
