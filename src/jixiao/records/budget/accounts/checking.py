"""The cross-checks between the nine tables (domain.md §7.4); amounts are compared to the 分, sums within 0.01 万元."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding, Place, worst_first
from jixiao.engine.values import ZERO_MONEY, Money
from jixiao.orgs.models import UnitYear
from jixiao.records.budget.accounts import tables as nine
from jixiao.records.budget.accounts.figures import Figure, Found, Read
from jixiao.records.budget.amounts import words
from jixiao.records.budget.picture import added_up

TOLERANCE = Money.of("0.01", "万元")
MOST_ADJUSTED = 30
TOTAL_ROW = r"^合计$|^总计$"
INCOME_TOTAL, SPENT_TOTAL = r"本年收入合计", r"本年支出合计"
FREED, OPENING = r"使用非财政拨款|用事业基金弥补", r"年初结转和结余"
DISTRIBUTED, CLOSING = r"结余分配", r"年末结转和结余"


def check_accounts(found: Found, *, unit_year: UnitYear) -> Found:
    """Return the same with everything that is missing or does not agree, 必须改 first."""
    if not found.tables:
        return found
    more = (
        *_missing(found),
        *_named(found, unit_year),
        *_totals(found),
        *_balance(found),
        *_appropriation(found),
        *(one for read in found.tables.values() if read.table.number in nine.CODED for one in _classes(read)),
        *_basic(found),
        *_three_public(found),
        *_adjusted(found),
    )
    return Found(found.tables, worst_first([*found.findings, *more]))


def _missing(found: Found) -> Iterator[Finding]:
    for table in nine.TABLES:
        if table.number not in found.tables:
            cure = "补上这张表再传；没有数的也要有空表，并注明本单位没有这类收支"
            yield Finding("B201", Place(where="上传的文件"), f"没有{table.title}", cure)


def _named(found: Found, unit_year: UnitYear) -> Iterator[Finding]:
    name = unit_year.unit.name
    for read in found.tables.values():
        ours = {name, unit_year.unit.short_name, f"{unit_year.unit.division_name}{name}"} - {""}
        if read.unit_named and not any(one in read.unit_named or read.unit_named in one for one in ours):
            yield _in(
                read, "B213", f"表里写的部门是「{read.unit_named}」，正在填报的是「{name}」", "换成本单位的决算表"
            )
        if read.year_named and read.year_named != str(unit_year.year):
            cure = "换成这个年度的决算表，或到那个年度去导入"
            yield _in(read, "B213", f"表里写的是 {read.year_named} 年，正在填报 {unit_year.year} 年度", cure)


def _totals(found: Found) -> Iterator[Finding]:
    """Yield 表1 本年收入 ≠ 表2 合计, and 表1 本年支出 ≠ 表3 合计."""
    overall = found.tables.get(nine.OVERALL)
    for code, label, number, column in (
        ("B202", INCOME_TOTAL, nine.INCOME, r"本年收入合计|合计"),
        ("B203", SPENT_TOTAL, nine.SPENDING, r"本年支出合计|合计"),
    ):
        other = found.tables.get(number)
        if overall is None or other is None:
            continue
        yield from _equal(code, final(overall, label), other.find(TOTAL_ROW, column=column))


def _balance(found: Found) -> Iterator[Finding]:
    read = found.tables.get(nine.OVERALL)
    if read is None:
        return
    income, spent = final(read, INCOME_TOTAL), final(read, SPENT_TOTAL)
    if income is None or spent is None:
        return
    into = [income, *(one for label in (FREED, OPENING) if (one := final(read, label)))]
    out = [spent, *(one for label in (DISTRIBUTED, CLOSING) if (one := final(read, label)))]
    left, right = (added_up(one.amount for one in side) for side in (into, out))
    if abs(left - right) > TOLERANCE:
        cause = f"{_sum(into)} = {words(left)}，{_sum(out)} = {words(right)}，相差 {words(abs(left - right))}"
        yield _in(read, "B204", cause, "核对年初、年末结转和结余，使用非财政拨款结余和结余分配")


def _appropriation(found: Found) -> Iterator[Finding]:
    """Yield 表4 and 表5 at odds over 一般公共预算财政拨款支出."""
    four, five = found.tables.get(nine.APPROPRIATION), found.tables.get(nine.GENERAL)
    if four is None or five is None:
        return
    general = four.find(SPENT_TOTAL, column=r"一般公共预算") or four.find(SPENT_TOTAL, block=1)
    yield from _equal("B205", general, five.find(TOTAL_ROW, column=r"小计|本年支出合计|合计"))


def _basic(found: Found) -> Iterator[Finding]:
    five, six = found.tables.get(nine.GENERAL), found.tables.get(nine.BASIC)
    if five is None or six is None:
        return
    staff, running = six.find(r"人员经费合计"), six.find(r"公用经费合计")
    basic = five.find(TOTAL_ROW, column=r"基本支出")
    if staff is None or running is None or basic is None:
        return
    total = staff.amount + running.amount
    if abs(total - basic.amount) > TOLERANCE:
        cause = (
            f"人员经费 {words(staff.amount)} + 公用经费 {words(running.amount)} = {words(total)}（{six.table.title}），"
            f"基本支出 {words(basic.amount)}（{basic.place}）"
        )
        yield _in(six, "B214", cause, "核对两张表的基本支出")


def _classes(read: Read) -> Iterator[Finding]:
    """Yield each 合计, 类 and 款 that is not the sum of what stands below it, column by column."""
    by_column: dict[str, list[Figure]] = {}
    for figure in read.figures:
        by_column.setdefault(figure.column, []).append(figure)
    for column, figures in by_column.items():
        coded = {one.code: one for one in figures if one.code}
        for whole, parts in _families(coded, figures):
            total = added_up(one.amount for one in parts)
            if abs(total - whole.amount) > TOLERANCE:
                kind = {0: "各类", 3: "各款", 5: "各项"}[len(whole.code)]
                apart = words(abs(total - whole.amount))
                cause = f"{whole.label}「{column}」{words(whole.amount)}，{kind}合计 {words(total)}，相差 {apart}"
                yield Finding("B206", Place(where=whole.place), cause, "核对这一行和它下面的各行")


def _families(coded: dict[str, Figure], figures: list[Figure]) -> Iterator[tuple[Figure, list[Figure]]]:
    top = next((one for one in figures if not one.code and one.label in {"合计", "总计"}), None)
    classes = [one for code, one in coded.items() if len(code) == 3]  # noqa: PLR2004 - 类 has three digits
    if top is not None and classes:
        yield top, classes
    for code, whole in coded.items():
        below = {3: 5, 5: 7}.get(len(code), 0)
        parts = [one for inner, one in coded.items() if len(inner) == below and inner.startswith(code)]
        if parts:
            yield whole, parts


def _three_public(found: Found) -> Iterator[Finding]:
    read = found.tables.get(nine.THREE_PUBLIC)
    if read is None:
        return
    for figure in read.figures:
        side, _, name = figure.column.partition("/")
        budget = next((one for one in read.figures if one.column == f"预算数/{name}" and one.row == figure.row), None)
        if side == "决算数" and budget is not None and figure.amount > budget.amount:
            more = words(figure.amount - budget.amount)
            cause = f"{name}决算 {words(figure.amount)}，预算 {words(budget.amount)}，多 {more}"
            yield Finding("B207", Place(where=figure.place), cause, "核对两个数；确实超支的，在情况说明里写明原因")


def _adjusted(found: Found) -> Iterator[Finding]:
    read = found.tables.get(nine.OVERALL)
    initial = read.find(SPENT_TOTAL, column=r"年初预算") if read else None
    adjusted = read.find(SPENT_TOTAL, column=r"全年预算|调整预算") if read else None
    if initial is None or adjusted is None or initial.amount == ZERO_MONEY:
        return
    change = abs(adjusted.amount - initial.amount)
    if change.fen * 100 > initial.amount.fen * MOST_ADJUSTED:
        cause = f"年初预算 {words(initial.amount)}，全年预算 {words(adjusted.amount)}，相差 {words(change)}"
        yield Finding("B208", Place(where=adjusted.place), cause, "登记预算调整的文号和原因")


def final(read: Read, label: str) -> Figure | None:
    """Return the final figure of a row of 总表: under 决算数 or 金额, never under 年初预算数 or 全年预算数."""
    found = read.all(label)
    return next((one for one in found if "预算数" not in one.column), None)


def _equal(code: str, one: Figure | None, other: Figure | None) -> Iterator[Finding]:
    if one is None or other is None or one.amount == other.amount:
        return
    apart = words(abs(one.amount - other.amount))
    cause = f"{one.place} {words(one.amount)}，{other.place} {words(other.amount)}，相差 {apart}"
    yield Finding(code, Place(where=one.place), cause, "核对两张表，改正填错的一张")


def _sum(figures: list[Figure]) -> str:
    return " + ".join(f"{one.label} {words(one.amount)}" for one in figures)


def _in(read: Read, code: str, cause: str, cure: str) -> Finding:
    return Finding(code, Place(where=f"{read.table.title}「{read.sheet}」"), cause, cure)
