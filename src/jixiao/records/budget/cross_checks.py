"""What is wrong with a year's budget as recorded: the checks of the yearbook, and those only this room can make."""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding, Place, worst_first
from jixiao.engine.values import UNFILLED, Absent, Money, Period, print_decimal
from jixiao.engine.yearbook import Profile, Yearbook
from jixiao.engine.yearbook.checks.budget import (
    check_balance,
    check_basic_expenditure,
    check_execution,
    check_expenditure,
    check_full_year,
    check_hospitality,
    check_income,
)
from jixiao.engine.yearbook.checks.money import check_project_money
from jixiao.measures.catalogue import FIELDS
from jixiao.measures.gathering import placed
from jixiao.records.budget import items
from jixiao.records.budget.amounts import BY_PARTS, Amounts, words
from jixiao.records.budget.gathering import budget_rows, funding_rows, project_rows
from jixiao.records.budget.picture import Picture
from jixiao.records.budget.ratios import rates_of

MOST_ADJUSTED = 30
YEARBOOK_CHECKS = (
    check_expenditure, check_basic_expenditure, check_balance, check_full_year, check_income, check_hospitality,
    check_execution, check_project_money,
)  # fmt: skip
COUNTS_OF = {
    items.ABROAD: (("groups", "团组数"), ("travellers", "人次")),
    items.CAR_PURCHASE: (("cars_bought", "购置数"),),
    items.CAR_RUNNING: (("cars_kept", "保有量"),),
    items.HOSPITALITY: (("receptions", "批次"), ("guests", "人次")),
}


def findings_of(picture: Picture) -> tuple[Finding, ...]:
    """Return everything that contradicts itself or is missing in the budget of a year, 必须改 first."""
    if picture.is_blank:
        return ()
    amounts = Amounts(picture)
    own = (
        *_differing(amounts),
        *_recorded_twice(picture),
        *_opening(amounts),
        *_adjusted_much(amounts),
        *_three_public(amounts),
        *_missing_months(amounts),
    )
    yearbook = yearbook_of(picture)
    return worst_first([*(found for check in YEARBOOK_CHECKS for found in check(yearbook)), *own])


def yearbook_of(picture: Picture) -> Yearbook:
    """Return the year as far as its budget goes, with the reasons that 单位概况 gives."""
    unit_year = picture.unit_year
    known = {"name", "year", "mark"}
    fields = {
        name: value for gather in FIELDS.values() for name, value in gather(unit_year).items()
        if value is not UNFILLED and name not in known
    }  # fmt: skip
    profile = Profile(name=unit_year.unit.name, year=unit_year.year, **fields)
    return placed(
        Yearbook(
            profile=profile,
            budget=tuple(budget_rows(picture)),
            projects=tuple(project_rows(picture)),
            fundings=tuple(funding_rows(picture)),
        )
    )


def about(found: Finding) -> str:
    """Return the item a finding is about, "" where it is about none."""
    section, _, rest = found.place.path.partition(".")
    return rest.rpartition(".")[0] if section == "budget" else ""


def _at(item: str, column: str, code: str, cause: str, cure: str) -> Finding:
    where = f"《预算执行》「{item}」{items.COLUMNS.get(column, '')}"
    return Finding(code, Place(where=where, path=f"budget.{item}.{column}"), cause, cure)


def _differing(amounts: Amounts) -> Iterator[Finding]:
    for item in items.ITEMS:
        for column in items.STATED:
            amount = amounts.of(item, column)
            # That a whole is not its parts is said by the checks of the yearbook already.
            if (
                amount.differs
                and amount.summed_by != BY_PARTS
                and isinstance(amount.stated, Money)
                and isinstance(amount.derived, Money)
            ):
                apart = abs(amount.stated - amount.derived)
                cause = f"填报 {words(amount.stated)}，由记录汇总为 {words(amount.derived)}，相差 {words(apart)}"
                yield _at(item, column, "B101", cause, "核对记录；记录没错的，改填报数或清空它，让汇总数顶上")


def _recorded_twice(picture: Picture) -> Iterator[Finding]:
    by_number = defaultdict(list)
    for row in picture.adjustments:
        by_number[(row.number, row.amount)].append(row)
    for (number, amount), rows in by_number.items():
        placed_at = {row.item for row in rows}
        for row in rows:
            above = placed_at & set(items.wholes_of(row.item))
            if above:
                whole = min(above)
                cause = f"{number} 的 {words(amount)} 在「{whole}」和它的组成部分「{row.item}」各登记了一次"
                yield _at(whole, "adjustment", "B102", cause, f"只留「{row.item}」的一笔，上级科目会自动加总")


def _opening(amounts: Amounts) -> Iterator[Finding]:
    opening = amounts.of(items.OPENING, "executed")
    before = amounts.of(items.CLOSING, "previous")
    told = {words(one) for one in (opening.value, before.value) if isinstance(one, Money)}
    if not opening.differs and len(told) > 1:
        cause = f"年初结转和结余 {words(opening.value)}，上年年末结转和结余 {words(before.value)}"
        yield _at(items.OPENING, "executed", "B103", cause, "对照上年决算核对；调整过年初数的，在出处里写明依据")


def _adjusted_much(amounts: Amounts) -> Iterator[Finding]:
    rate = rates_of(amounts, period=Period(amounts.picture.unit_year.year))["budget.adjustment_rate"].value
    if isinstance(rate, Fraction) and rate > MOST_ADJUSTED:
        cause = f"预算调整率 {print_decimal(rate, places=2)}%"
        yield _at(
            items.TOTAL, "adjustment", "B104", cause, "在调整事由里写明原因；属于落实政策等三类情形的，选上剔除情形"
        )


def _three_public(amounts: Amounts) -> Iterator[Finding]:
    for item in (items.THREE_PUBLIC, *items.HOSPITALITY_PARTS):
        spent, budget = amounts.of(item, "executed").value, amounts.full_year(item).value
        if isinstance(spent, Money) and isinstance(budget, Money) and spent > budget:
            cause = f"{item}支出 {words(spent)}，预算 {words(budget)}，多 {words(spent - budget)}"
            yield _at(item, "executed", "B105", cause, "核对两个数；确实超支的，在偏差原因里说明")
    yield from _three_public_parts(amounts)
    yield from _three_public_counts(amounts)


def _three_public_parts(amounts: Amounts) -> Iterator[Finding]:
    if not isinstance(amounts.of(items.THREE_PUBLIC, "executed").value, Money):
        return
    missing = [item for item in items.HOSPITALITY_PARTS if amounts.of(item, "executed").value is UNFILLED]
    if missing:
        yield _at(items.THREE_PUBLIC, "executed", "B106", f"{'、'.join(missing)}未填", "逐项填写，没有支出的填 0")


def _three_public_counts(amounts: Amounts) -> Iterator[Finding]:
    row = amounts.picture.three_public
    for item, counts in COUNTS_OF.items():
        spent = amounts.of(item, "executed").value
        if isinstance(spent, Absent) or not spent.fen:
            continue
        void = row.not_applicable if row else []
        missing = [word for name, word in counts if name not in void and (row is None or getattr(row, name) is None)]
        if missing:
            yield _at(
                item, "executed", "B107", f"{item}支出 {words(spent)}，{'、'.join(missing)}未填", "在三公经费里补填"
            )


def _missing_months(amounts: Amounts) -> Iterator[Finding]:
    last = amounts.last_month(items.TOTAL)
    missing = [month for month in range(1, last) if not isinstance(amounts.month(items.TOTAL, month).value, Money)]
    if missing:
        cause = f"{'、'.join(str(month) for month in missing)} 月没有登记，而 {last} 月已经登记"
        yield _at(items.TOTAL, "executed", "B108", cause, "补登；没有支出的月份填 0")
