"""Do the sums of 预算与执行 agree, and is money that differs accounted for."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.values import UNFILLED, ZERO_MONEY, Absent, Money, Ratio
from jixiao.engine.yearbook.budgeting import TOTAL, amount_of, budget_base, full_year_of
from jixiao.engine.yearbook.checks.placing import at, listed, wan
from jixiao.engine.yearbook.facts import BUDGET_COLUMNS
from jixiao.engine.yearbook.record import Yearbook

INCOME = ("一般公共预算财政拨款收入", "政府性基金预算财政拨款收入", "国有资本经营预算财政拨款收入", "其他收入")
HOSPITALITY = ("因公出国（境）费", "公务用车购置费", "公务用车运行维护费", "公务接待费")
_LOW = Ratio(Fraction(90, 100))
_FULL = Ratio(Fraction(1))


def check_expenditure(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield 支出合计 ≠ 基本支出 + 项目支出, column by column."""
    yield from _check_sum(yearbook, TOTAL, ("基本支出", "项目支出"), "Y301")


def check_basic_expenditure(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield 基本支出 ≠ 人员经费 + 公用经费, column by column."""
    yield from _check_sum(yearbook, "基本支出", ("人员经费", "公用经费"), "Y302")


def check_hospitality(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield 三公经费 ≠ its four parts, column by column."""
    yield from _check_sum(yearbook, "三公经费", HOSPITALITY, "Y307")


def check_income(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield 收入合计 ≠ its parts, column by column."""
    yield from _check_sum(yearbook, "收入合计", INCOME, "Y308")


def check_full_year(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield each line whose 全年预算 ≠ 年初预算 + 预算调整, and a changed budget that nobody explains."""
    for line in yearbook.budget:
        match line.initial, line.adjustment, line.adjusted:
            case Money() as initial, Money() as change, Money() as stated if initial + change != stated:
                cause = (
                    f"{line.item}：年初预算 {wan(initial)}，预算调整 {wan(change)}，合计 {wan(initial + change)}，"
                    f"而全年预算是 {wan(stated)}"
                )
                cure = "核对三个数；没有调整的，预算调整填 0"
                yield at(yearbook, f"budget.{line.item}.adjusted", "Y306", cause, cure)
    before, after = amount_of(yearbook, TOTAL, "initial"), full_year_of(yearbook, TOTAL)
    if isinstance(before, Absent) or isinstance(after, Absent) or before == after:
        return
    if yearbook.profile.adjustment_reason is UNFILLED:
        cause = f"支出合计年初预算 {wan(before)}，全年预算 {wan(after)}，没有写调整原因"
        cure = "在“预算调整原因”里写明哪天、因什么追加或追减"
        yield at(yearbook, "profile.adjustment_reason", "Y416", cause, cure)


def check_execution(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield an execution rate above 100 % or below 90 % without a reason."""
    base, _, note = budget_base(yearbook)
    executed = amount_of(yearbook, TOTAL, "executed")
    if isinstance(base, Absent) or isinstance(executed, Absent) or base == ZERO_MONEY:
        return
    rate = Ratio(Fraction(executed.fen, base.fen))
    if yearbook.profile.execution_reason is not UNFILLED or _LOW <= rate <= _FULL:
        return
    code, cure = "Y310", "在“预算执行偏差原因”里写明原因和措施"
    if rate > _FULL:
        code, cure = "Y309", "补填预算调整和全年预算，或在“预算执行偏差原因”里写明超出部分的来源"
    cause = f"支出决算 {wan(executed)}，预算 {wan(base)}，执行率 {rate}" + (f"（{note}）" if note else "")
    yield at(yearbook, f"budget.{TOTAL}.executed", code, cause, cure)


def check_balance(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield income and expenditure that do not balance, or a difference that nothing accounts for."""
    spent = amount_of(yearbook, TOTAL, "executed")
    income, told = _income(yearbook)
    if isinstance(spent, Absent) or income is None:
        return
    carried = {name: amount_of(yearbook, name, "executed") for name in ("年初结转和结余", "年末结转和结余")}
    opening, closing = (ZERO_MONEY if isinstance(amount, Absent) else amount for amount in carried.values())
    gap = income + opening - spent - closing
    unknown = [name for name, amount in carried.items() if amount is UNFILLED]
    if gap == ZERO_MONEY:
        return
    address = f"budget.{TOTAL}.executed"
    if unknown or told:
        word = "少" if gap.fen > 0 else "多"
        facts = f"支出决算 {wan(spent)}比收入决算 {wan(income)} {word} {wan(abs(gap))}{told}"
        cause = f"收支差 {wan(abs(gap))}没有说明：{facts}" + (f"；{listed(unknown)}未填" if unknown else "")
        cure = "补填年初、年末结转和结余（没有的填 0），说明差额来自上年结转、其他收入还是非财政拨款结余"
        yield at(yearbook, address, "Y305", cause, cure)
    else:
        cause = (
            f"收入合计 {wan(income)}加年初结转和结余 {wan(opening)}，"
            f"与支出合计 {wan(spent)}加年末结转和结余 {wan(closing)}，相差 {wan(abs(gap))}"
        )
        yield at(yearbook, address, "Y304", cause, "对照决算公开表01核对；动用非财政拨款结余或有结余分配的，写明数额")


def _check_sum(yearbook: Yearbook, whole: str, parts: Sequence[str], code: str) -> Iterator[Finding]:
    """Yield each column in which the whole is not its parts, or is less than the parts that are known."""
    for column, label in BUDGET_COLUMNS.items():
        total = amount_of(yearbook, whole, column)
        amounts = {part: amount_of(yearbook, part, column) for part in parts}
        known = {part: amount for part, amount in amounts.items() if isinstance(amount, Money)}
        total_of_known = sum(known.values(), ZERO_MONEY)
        if isinstance(total, Absent) or not known:
            continue
        complete = UNFILLED not in amounts.values()
        if (complete and total != total_of_known) or (column != "adjustment" and total < total_of_known):
            words = " + ".join(f"{part} {wan(amount)}" for part, amount in known.items())
            apart = abs(total - total_of_known)
            cause = f"{whole}{label} {wan(total)}，而 {words} = {wan(total_of_known)}，相差 {wan(apart)}"
            yield at(yearbook, f"budget.{whole}.{column}", code, cause, "对照批复的预算、决算表核对，改正填错的一项")


def _income(yearbook: Yearbook) -> tuple[Money | None, str]:
    """Return 收入合计, or the sum of the kinds of income that are known and the words that say so."""
    total = amount_of(yearbook, "收入合计", "executed")
    if isinstance(total, Money):
        return total, ""
    known = {name: amount for name in INCOME if isinstance(amount := amount_of(yearbook, name, "executed"), Money)}
    if not known:
        return None, ""
    return sum(known.values(), ZERO_MONEY), f"（收入合计未填，收入按已填的{listed(known)}计）"
