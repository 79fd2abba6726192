"""From the year's record to the scored sheets: the unit's own, and one for each project."""

import dataclasses
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from jixiao.engine.errors import Finding
from jixiao.engine.formula import Variable, check_formula
from jixiao.engine.scoring import Reading, Result, Row, Rulebook, Sheet, Spending, score
from jixiao.engine.values import (
    NOT_APPLICABLE,
    UNFILLED,
    ZERO_MONEY,
    ZERO_POINTS,
    Absent,
    Money,
    Quantity,
    Trace,
    Undefined,
    Unit,
)
from jixiao.engine.yearbook.budgeting import TOTAL, amount_of, budget_base
from jixiao.engine.yearbook.computing import compute, known_names
from jixiao.engine.yearbook.fact import Fact
from jixiao.engine.yearbook.facts import named_facts
from jixiao.engine.yearbook.record import Funding, Indicator, Project, Yearbook
from jixiao.engine.yearbook.sources import money_trace, proofs_of, source_at, words_or_nothing

STAND_IN = "年初预算数"
"""What the trace of the budget is called where 全年预算 is 未填 and 年初预算 stands in for it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Assessment:
    """A year, scored: the unit's result and one for each project, with every finding of the scoring."""

    yearbook: Yearbook
    rulebook: Rulebook
    facts: Mapping[str, Fact]
    sheet: Sheet
    result: Result
    projects: tuple[tuple[Project, Sheet, Result], ...]
    findings: tuple[Finding, ...]


def assess(yearbook: Yearbook, rulebook: Rulebook, *, counted: Mapping[str, Fact] = MappingProxyType({})) -> Assessment:
    """Return the year scored by ``rulebook``: the whole unit first, then each project.

    ``counted`` are facts that were counted elsewhere and frozen; they go before what the year itself says under the
    same name.
    """
    facts = MappingProxyType({**named_facts(yearbook), **counted})
    sheet = unit_sheet(yearbook, facts)
    findings: list[Finding] = []
    readings, faults = readings_of(yearbook, facts, project=UNFILLED)
    findings.extend(faults)
    result = score(sheet, readings, rulebook)
    findings.extend(result.findings)
    projects = []
    for project in yearbook.projects:
        own = project_sheet(yearbook, project)
        readings, faults = readings_of(yearbook, facts, project=project.code)
        outcome = score(own, readings, rulebook)
        findings.extend((*faults, *outcome.findings))
        projects.append((project, own, outcome))
    return Assessment(yearbook, rulebook, facts, sheet, result, tuple(projects), tuple(findings))


def unit_sheet(yearbook: Yearbook, facts: Mapping[str, Fact]) -> Sheet:
    """Return the 部门整体绩效自评表 before scoring."""
    title = f"{yearbook.profile.year}年度部门整体绩效自评表"
    return Sheet(
        title=title,
        year=yearbook.profile.year,
        rows=rows_of(yearbook, project=UNFILLED),
        spending=unit_spending(yearbook, facts),
        places=_row_places(yearbook),
    )


def project_sheet(yearbook: Yearbook, project: Project) -> Sheet:
    """Return the 项目支出绩效自评表 of ``project`` before scoring."""
    return Sheet(
        title=f"{yearbook.profile.year}年度项目支出绩效自评表（{project.name}）",
        year=yearbook.profile.year,
        rows=rows_of(yearbook, project=project.code),
        spending=project_spending(yearbook, project),
        places=_row_places(yearbook),
    )


def rows_of(yearbook: Yearbook, *, project: str | Absent) -> tuple[Row, ...]:
    """Return the promised indicators of the unit (未填) or of one project."""
    return tuple(
        Row(
            code=indicator.code,
            level1=indicator.level1,
            level2=indicator.level2,
            name=indicator.name,
            operator=indicator.operator,
            target=_promised(indicator),
            weight=indicator.weight,
            method="" if isinstance(indicator.method, Absent) else indicator.method,
        )
        for indicator in yearbook.indicators
        if indicator.project == project
    )


def readings_of(
    yearbook: Yearbook, facts: Mapping[str, Fact], *, project: str | Absent
) -> tuple[Mapping[str, Reading], tuple[Finding, ...]]:
    """Return a reading for each indicator and the faults of their formulas.

    An indicator with a formula takes its value from the year's facts; any other takes what the officer entered.
    """
    names = known_names(facts)
    readings: dict[str, Reading] = {}
    findings: list[Finding] = []
    for indicator in yearbook.indicators:
        if indicator.project != project:
            continue
        value, trace, faults = _value_of(yearbook, indicator, facts, names)
        findings.extend(faults)
        readings[indicator.code] = Reading(
            value=value,
            trace=trace,
            reason=words_or_nothing(indicator.reason),
            proofs=proofs_of(indicator.proof),
            manual=None if isinstance(indicator.manual, Absent) else indicator.manual,
            deduction=ZERO_POINTS if isinstance(indicator.deduction, Absent) else indicator.deduction,
        )
    return MappingProxyType(readings), tuple(findings)


def unit_spending(yearbook: Yearbook, facts: Mapping[str, Fact]) -> Spending:
    """Return 全年预算数 and 全年执行数 of the whole unit (支出合计)."""
    budget, address, note = budget_base(yearbook)
    executed = amount_of(yearbook, TOTAL, "executed")
    whole = facts["全年预算数"]
    stands_in = isinstance(whole.value, Absent)
    return Spending(
        budget=budget,
        executed=executed,
        budget_trace=money_trace(yearbook, STAND_IN, budget, address, note=note) if stands_in else whole.trace,
        executed_trace=money_trace(yearbook, "全年执行数", executed, f"budget.{TOTAL}.executed"),
        reason=words_or_nothing(yearbook.profile.execution_reason),
    )


def project_spending(yearbook: Yearbook, project: Project) -> Spending:
    """Return 全年预算数 and 全年执行数 of a project: sums over its sources first (财预〔2020〕10号 附件1).

    Why less was spent is said once for the unit, and stands for its projects too.
    """
    lines = [line for line in yearbook.fundings if line.project == project.code]
    budget, budget_trace = funding_total(yearbook, lines, "adjusted", "全年预算数")
    executed, executed_trace = funding_total(yearbook, lines, "executed", "全年执行数")
    reason = words_or_nothing(yearbook.profile.execution_reason)
    return Spending(budget, executed, budget_trace, executed_trace, reason=reason)


def funding_total(
    yearbook: Yearbook, lines: Sequence[Funding], column: str, label: str
) -> tuple[Money | Absent, Trace]:
    """Return the sum of one column over a project's sources; 未填 where any line given has it 未填."""
    parts = []
    total: Money | Absent = ZERO_MONEY if lines else UNFILLED
    for line in lines:
        amount = getattr(line, column)
        number = yearbook.fundings.index(line) + 1
        parts.append(money_trace(yearbook, line.source, amount, f"fundings.{number}.{column}"))
        if isinstance(total, Absent) or amount is NOT_APPLICABLE:
            continue
        total = amount if isinstance(amount, Absent) else total + amount
    printed = str(total) if isinstance(total, Absent) else f"{total.text('万元')}万元"
    exact = None if isinstance(total, Absent) else total.amount("元")
    formula = " + ".join(line.source for line in lines)
    return total, Trace(label, printed, exact=exact, unit="元", formula=formula, inputs=tuple(parts))


def _promised(indicator: Indicator) -> Quantity | str | Absent:
    target = indicator.target
    if isinstance(target, Absent) or indicator.operator == "定性":
        return target
    return Quantity.parse(target, unit=words_or_nothing(indicator.unit)) or target


def _value_of(
    yearbook: Yearbook, indicator: Indicator, facts: Mapping[str, Fact], names: Mapping[str, Variable]
) -> tuple[Quantity | str | Absent | Undefined, Trace, tuple[Finding, ...]]:
    if isinstance(indicator.formula, Absent):
        return (*_entered(yearbook, indicator), ())
    return _computed(yearbook, indicator, indicator.formula, facts, names)


def _entered(yearbook: Yearbook, indicator: Indicator) -> tuple[Quantity | str | Absent, Trace]:
    value = _measured(indicator)
    source = source_at(yearbook, f"indicators.{indicator.code}.actual")
    proven = dataclasses.replace(source, proofs=proofs_of(indicator.proof))
    exact = value.in_base() if isinstance(value, Quantity) else None
    return value, Trace("实际完成值", str(value), exact=exact, source=proven)


def _measured(indicator: Indicator) -> Quantity | str | Absent:
    actual = indicator.actual
    if isinstance(actual, Absent) or indicator.operator == "定性":
        return actual
    return Quantity.parse(actual, unit=words_or_nothing(indicator.unit)) or actual


def _computed(
    yearbook: Yearbook, indicator: Indicator, formula: str, facts: Mapping[str, Fact], names: Mapping[str, Variable]
) -> tuple[Quantity | Undefined, Trace, tuple[Finding, ...]]:
    """Return the value a formula gives from the year's facts, its trace, and the formula's own faults."""
    address = f"indicators.{indicator.code}.formula"
    where = yearbook.places.get(address, f"绩效指标 {indicator.code} 的计算公式")
    checked = check_formula(formula, names=names)
    faults = tuple(
        dataclasses.replace(found, place=dataclasses.replace(found.place, where=where, path=address))
        for found in checked.findings
    )
    if checked.tree is None:
        unreadable = Undefined("公式写法有误", (indicator.code,))
        return unreadable, Trace("实际完成值", str(unreadable), formula=formula), faults
    computed = compute(checked.tree, facts, label="实际完成值", unit=Unit.parse(words_or_nothing(indicator.unit)))
    if isinstance(computed.value, bool):
        verdict = Undefined("公式得出的是条件，不是数", (indicator.code,))
        return verdict, dataclasses.replace(computed.trace, printed=str(verdict)), faults
    return computed.value, computed.trace, faults


def _row_places(yearbook: Yearbook) -> Mapping[str, str]:
    return MappingProxyType(
        {address: place for address, place in yearbook.places.items() if address.startswith("indicators.")}
    )
