"""What the board and the budget say up to a month: facts for the formulas, the money, and the shares by month."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from jixiao.engine.formula import Variable
from jixiao.engine.values import UNFILLED, Absent, Money, Period, Quantity, Trace
from jixiao.engine.yearbook import Fact, Yearbook, budget_base, known_names, named_facts
from jixiao.engine.yearbook.budgeting import TOTAL, amount_of
from jixiao.measures.catalogue import MEASURES
from jixiao.measures.facts import facts_of
from jixiao.measures.gathering import gather_records, in_one_reading
from jixiao.measures.models import Reading
from jixiao.measures.queries import proof_names_of, subjects_of
from jixiao.measures.reading import some_readings_now
from jixiao.orgs.models import UnitYear

SPENT = "budget.spent"
FEN_PER_WAN = 1_000_000
MOST_READINGS = 5000


@dataclasses.dataclass(frozen=True, slots=True)
class Funds:
    """The money of the unit ("") or of a project: budget, what is spent, by source, and the traces of both."""

    code: str
    name: str
    initial: Money | Absent
    budget: Money | Absent
    executed: Money | Absent
    sources: tuple[tuple[str, Money | Absent, Money | Absent], ...]
    traces: tuple[Trace, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """What is known of a year up to a month: facts, their names as formulas know them, the readings by code."""

    yearbook: Yearbook
    facts: Mapping[str, Fact]
    names: Mapping[str, Variable]
    frozen: Mapping[str, Reading]
    month: int


def known_of(unit_year: UnitYear, readings: Iterable[Reading], *, month: int) -> Known:
    """Return what frozen readings say; what hangs on the board comes from nowhere else, so no later record slips in."""
    listed = list(readings)
    yearbook = gather_records(unit_year)
    proofs = proof_names_of(subjects_of(listed), unit_year)
    facts = {**named_facts(yearbook), **facts_of(listed, proofs=proofs)}
    return Known(yearbook, facts, known_names(facts), {one.code: one for one in listed}, month)


def funds_of(known: Known) -> tuple[Funds, ...]:
    """Return the money of the whole unit, then of each project that has any."""
    return (_unit_funds(known), *_project_funds(known))


def _unit_funds(known: Known) -> Funds:
    yearbook = known.yearbook
    budget, _, note = budget_base(yearbook)
    reading = known.frozen.get(SPENT)
    executed: Money | Absent = UNFILLED
    spent = Trace("累计支出数", str(UNFILLED), note="没有按月登记的支出")
    if reading is not None and reading.value is not None:
        executed = Money(int(reading.value * FEN_PER_WAN))
        spent = known.facts[reading.name].trace
    rows = [line for line in yearbook.fundings if isinstance(line.project, Absent)]
    return Funds(
        "",
        "部门（单位）整体",
        amount_of(yearbook, TOTAL, "initial"),
        budget,
        executed,
        tuple((line.source, line.initial, UNFILLED) for line in rows),
        (spent, Trace("全年预算数", _shown(budget), note=note)),
    )


def _project_funds(known: Known) -> Iterable[Funds]:
    for project in known.yearbook.projects:
        rows = [line for line in known.yearbook.fundings if line.project == project.code]
        if not rows:
            continue
        initial, full, executed = (
            _total([getattr(line, column) for line in rows]) for column in ("initial", "adjusted", "executed")
        )
        budget = initial if isinstance(full, Absent) else full
        note = "取数时项目资金表里登记的执行数，不分月"
        yield Funds(
            project.code,
            project.name,
            initial,
            budget,
            executed,
            tuple((line.source, line.initial, line.executed) for line in rows),
            (Trace("执行数", _shown(executed), note=note), Trace("全年预算数", _shown(budget))),
        )


def _total(amounts: Iterable[Money | Absent]) -> Money | Absent:
    known = [one for one in amounts if isinstance(one, Money)]
    return sum(known, Money(0)) if known else UNFILLED


def _shown(amount: Money | Absent) -> str:
    return f"{amount.text('万元')}万元" if isinstance(amount, Money) else str(amount)


def months_of(unit_year: UnitYear, known: Known, *, formulas: Sequence[str]) -> list[Known]:
    """Return what was known at the end of each month up to the last: what the curves need, frozen nowhere."""
    named = {code for code, measure in MEASURES.items() if any(measure.name in one for one in formulas)}
    codes = frozenset({SPENT, *named})
    once = in_one_reading(unit_year)
    return [*(_earlier(once, month, known, codes) for month in range(1, known.month)), known]


def _earlier(unit_year: UnitYear, month: int, known: Known, codes: frozenset[str]) -> Known:
    """Return what the board says up to an earlier month; what it does not know stays as it is."""
    found = some_readings_now(unit_year, period=Period(unit_year.year, 1, month), codes=codes)
    readings = {one.code: one for one in found}
    moved = facts_of(readings.values())
    names = {**known.names, **known_names(moved)}
    return Known(known.yearbook, {**known.facts, **moved}, names, readings, month)


def money_by_month(months: Iterable[Known], budget: Money | Absent) -> list[Fraction | None]:
    """Return the share of the budget that was spent by the end of each month, None where nobody recorded it."""
    return [_spent_share(one.frozen.get(SPENT), budget) for one in months]


def _spent_share(reading: Reading | None, budget: Money | Absent) -> Fraction | None:
    if isinstance(budget, Absent) or not budget.fen or reading is None or reading.value is None:
        return None
    return Fraction(reading.value * FEN_PER_WAN) / budget.fen


def entered_for(known: Known, *, code: str, name: str) -> Reading | None:
    """Return the reading that stands for an indicator without a formula: by its code, else by its name."""
    found = known.frozen.get(code)
    found = found or next((one for one in known.frozen.values() if one.name == name), None)
    return found if found is not None and found.value is not None else None


def quantity_of(known: Known, reading: Reading) -> tuple[Quantity | Absent, Trace]:
    """Return a reading as a quantity with its trace."""
    fact = known.facts[reading.name]
    return fact.value, fact.trace
