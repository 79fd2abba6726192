"""Flags on money against goals, and on totals at the edge of a grade."""

from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding, Place
from jixiao.engine.scoring.executing import denominator_of
from jixiao.engine.scoring.places import place_of, sheet_place
from jixiao.engine.scoring.rulebook import Flags
from jixiao.engine.scoring.sheet import ExecutionScore, Result
from jixiao.engine.scoring.totalling import Parts, total_before_rounding
from jixiao.engine.values import Grade, Money, Points, Quantity, Ratio, print_decimal

_ZERO = Fraction(0)
_EXECUTION_NAMES = ("预算执行率", "预算完成率", "资金执行率")


def flag_overspent(parts: Parts, result: Result) -> Iterator[Finding]:
    """Yield the fault of an execution rate above 100 % without a reason."""
    rate = _rate(result.execution)
    if rate is not None and rate > 1 and not parts.sheet.spending.reason:
        cause = f"预算执行率 {_percent(rate)}，支出超出预算"
        cure = "全年预算数应含调整和上年结转；补上预算调整的文件并说明原因"
        yield Finding("J408", _executed_place(parts), cause, cure)


def flag_low_execution(parts: Parts, result: Result) -> Iterator[Finding]:
    """Yield the fault of a low execution rate without a reason (财预〔2020〕10号: 执行率偏低须单独说明原因)."""
    rate, low = _rate(result.execution), parts.rulebook.flags.low_execution
    if rate is not None and rate < low and not parts.sheet.spending.reason:
        cause = f"预算执行率 {_percent(rate)}，低于 {_percent(low)}，没有说明原因"
        yield Finding("J413", _executed_place(parts), cause, "写明未执行的原因和处理办法")


def flag_money_and_goals(parts: Parts, result: Result) -> Iterator[Finding]:
    """Yield the red light (goals look far better than money) or else the yellow one (much money is unspent)."""
    execution = result.execution
    if execution is None or not isinstance(execution.score, Points):
        return
    place = sheet_place(parts.sheet, "得分列", path="scores")
    red = money_behind_goals(_earned(result), _judged(result), execution)
    flags = parts.rulebook.flags
    if red is not None and red > flags.red_light:
        yield Finding(
            "J404",
            place,
            _red_told(result, execution, red, flags),
            "核对完成值和支出数，说明钱没花完而目标已达成的原因",
        )
        return
    spending = parts.sheet.spending
    unspent = _unspent(spending.budget, spending.executed)
    if unspent is not None and unspent > flags.yellow_light:
        cause = f"还有 {_percent(unspent)} 的预算没有支出，超过 {_percent(flags.yellow_light)}"
        yield Finding("J405", place, cause, "说明结余原因，多余的资金按规定交回或调整")


def money_behind_goals(earned: Fraction, judged: Fraction, execution: ExecutionScore) -> Fraction | None:
    """Return (S ÷ weight − E ÷ weight) ÷ (S ÷ weight), None where nothing was earned or judged.

    S are the points of the indicators out of those ``judged``, E those of the execution rate.
    """
    if not judged or not earned or not isinstance(execution.score, Points) or not execution.weight.value:
        return None
    goals = earned / judged
    return (goals - execution.score.value / execution.weight.value) / goals


def flag_capped_total(parts: Parts, result: Result) -> Iterator[Finding]:
    """Yield the note that a low execution rate cut the total down."""
    whole = sum((group.earned for group in result.groups), _ZERO)
    if result.execution and isinstance(result.execution.score, Points):
        whole += result.execution.score.value
    if parts.rulebook.caps.caps and result.total.value < whole:
        less = print_decimal(whole - result.total.value)
        cause = f"各项合计 {print_decimal(whole)}，因预算执行率低，总分按 {result.total} 计，少 {less}"
        rule = parts.rulebook.caps.provision.rule
        yield Finding(
            "J411", sheet_place(parts.sheet, "总分", path="total"), cause, f"依据：{rule.source}；说明执行率低的原因"
        )


def flag_grade_line(parts: Parts, result: Result) -> Iterator[Finding]:
    """Yield the note that a total lies exactly on the line of a grade, which belongs to the better one."""
    if isinstance(result.grade, Grade) and result.total.value == result.grade.floor > 0:
        cause = f"总分恰为 {result.total}，起点分含本数，评为{result.grade}"
        yield Finding(
            "J407", sheet_place(parts.sheet, "总分", path="total"), cause, "不用改；复核时留意各项得分是否准确"
        )


def flag_rounded_grade(parts: Parts, result: Result) -> Iterator[Finding]:
    """Yield the note that rounding lifted the total over the line of its grade."""
    grade = result.grade
    exact = total_before_rounding(result)
    if isinstance(grade, Grade) and exact < grade.floor <= result.total.value and not _taken_off(result):
        cause = f"取舍前合计 {print_decimal(exact)}，取舍后为 {result.total}，按取舍后的总分评为{grade}"
        yield Finding(
            "J412", sheet_place(parts.sheet, "总分", path="total"), cause, "不用改；如按取舍前评定，等级会低一级"
        )


def flag_execution_row(parts: Parts, result: Result) -> Iterator[Finding]:
    """Yield each row named 预算执行率 whose value is not what the sheet's own money gives."""
    executed = parts.sheet.spending.executed
    below = denominator_of(parts.sheet.spending, rulebook=parts.rulebook)
    if not isinstance(below.money, Money) or not isinstance(executed, Money) or not below.money.fen:
        return
    rate = Fraction(executed.fen, below.money.fen)
    for row in result.rows:
        value = row.reading.value
        if row.row.name in _EXECUTION_NAMES and isinstance(value, Quantity) and not value.unit.powers:
            gap = abs(value.in_base() - rate) * 100
            if gap > parts.rulebook.flags.tolerance:
                cause = (
                    f"填的 {value} 与本表 全年执行数 {executed} ÷ {below.name} {below.money} = {_percent(rate)} 不符"
                )
                yield Finding("J416", place_of(parts.sheet, row.row, "actual"), cause, "按本表的预算数和执行数重算")


def _red_told(result: Result, execution: ExecutionScore, red: Fraction, flags: Flags) -> str:
    earned, judged = _earned(result), _judged(result)
    points = execution.score.value if isinstance(execution.score, Points) else _ZERO
    weight = execution.weight.value
    goals = f"{print_decimal(earned)} ÷ {print_decimal(judged)} = {_percent(earned / judged)}"
    money = f"{print_decimal(points)} ÷ {print_decimal(weight)} = {_percent(points / weight)}"
    gap = f"({_percent(earned / judged)} − {_percent(points / weight)}) ÷ {_percent(earned / judged)} = {_percent(red)}"
    return f"指标得分率 {goals}，执行率得分率 {money}；{gap}，超过 {_percent(flags.red_light)}"


def _earned(result: Result) -> Fraction:
    return sum((row.score.value for row in result.rows if isinstance(row.score, Points)), _ZERO)


def _judged(result: Result) -> Fraction:
    rows = (row for row in result.rows if isinstance(row.score, Points))
    return sum((row.weight.value for row in rows if isinstance(row.weight, Points)), _ZERO)


def _unspent(budget: object, executed: object) -> Fraction | None:
    if not isinstance(budget, Money) or not isinstance(executed, Money):
        return None
    return Fraction(budget.fen - executed.fen, budget.fen) if budget.fen else Fraction(1)


def _taken_off(result: Result) -> bool:
    return any(row.reading.deduction.value > 0 for row in result.rows)


def _rate(execution: ExecutionScore | None) -> Fraction | None:
    return execution.rate.value if execution and isinstance(execution.rate, Ratio) else None


def _executed_place(parts: Parts) -> Place:
    trace = parts.sheet.spending.executed_trace
    where = trace.source.place if trace.source else f"《{parts.sheet.title}》预算执行"
    return Place(where=where, path="spending.executed")


def _percent(share: Fraction) -> str:
    return f"{print_decimal(share * 100, places=2)}%"
