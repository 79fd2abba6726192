"""Compares what a table prints with what the rules give: which rulebook and rounding explain it, and what none does."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from jixiao.engine.errors import Finding, Place
from jixiao.engine.scoring.marking import score
from jixiao.engine.scoring.published import PublishedTable, as_sheet
from jixiao.engine.scoring.reproducing import (
    EXECUTION,
    NO_DENOMINATOR,
    RATE,
    ROW,
    TOTAL,
    Check,
    check_figures,
    printed_rates,
)
from jixiao.engine.scoring.rulebook import Rulebook
from jixiao.engine.values import print_decimal, printed_number, printed_places

_ZERO = Fraction(0)
_CENT = Fraction(1, 100)
_USUAL_WEIGHTS = (Fraction(10), Fraction(20))
_SHOWN = 3

# What a restated table does not carry (reasons, proofs, rows that were cut off) is no fault of it.
_NOT_AT_HAND = frozenset({"J202", "J203", "J204", "J301", "J313", "J401", "J402", "J403", "J410", "J413"})
_ONLY_IF_COMPLETE = frozenset({"J201", "J215", "J404", "J405", "J406", "J407", "J412"})


@dataclasses.dataclass(frozen=True, slots=True)
class Comparison:
    """A published table with every check of it and what came out as findings."""

    table: PublishedTable
    checks: tuple[Check, ...]
    findings: tuple[Finding, ...]

    def of(self, what: str) -> tuple[Check, ...]:
        """Return the checks of one kind: 执行率, 执行率得分, 指标得分, 总分."""
        return tuple(check for check in self.checks if check.what == what)


def compare_printed(table: PublishedTable, *, rulebooks: Mapping[str, Rulebook]) -> Comparison:
    """Return what of the printed table which rulebook reproduces, and the findings where none does.

    The first of ``rulebooks`` says what the tolerance is and which faults the table has by itself.
    """
    books = tuple(rulebooks.values())
    checks = check_figures(table, rulebooks=books)
    findings = (*_judge(table, checks, books[0]), *_own_faults(table, books[0]))
    return Comparison(table, checks, findings)


def fit_rulebook(comparison: Comparison, *, what: str) -> tuple[tuple[str, int], ...]:
    """Return (rulebook with its rounding, how many printed figures of the kind it explains), the best first.

    One table was scored in one way, so this is the honest count: a figure that only another rounding explains is not
    in it.
    """
    counts: dict[str, int] = {}
    for check in comparison.of(what):
        for name in dict.fromkeys(f"{one.by}（{one.rounding}）" for one in check.explanations):
            counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts.items(), key=lambda pair: -pair[1]))


def _judge(table: PublishedTable, checks: Iterable[Check], book: Rulebook) -> Iterator[Finding]:
    tolerance = book.flags.tolerance
    for check in checks:
        place = _place(table, check.name)
        if check.what == RATE:
            yield from _judge_rate(table, check, place, tolerance)
        elif check.what == TOTAL and check.exact is not None and not check.reproduced:
            cause = f"所印总分 {check.printed}，各项得分之和为 {check.recomputed}"
            yield Finding("J506", place, cause, "重新相加，改正总分或漏印的得分")
        elif check.what in {EXECUTION, ROW}:
            yield from _judge_score(check, place, tolerance)


def _judge_rate(table: PublishedTable, check: Check, place: Place, tolerance: Fraction) -> Iterator[Finding]:
    printed = printed_number(check.printed) or _ZERO
    if check.exact is None:
        if check.note == NO_DENOMINATOR and printed:
            cause = f"所印执行率 {check.printed}，而预算数为 0，没有分母"
            yield Finding("J501", place, cause, "核对全年预算数（含调整和上年结转）")
    elif not check.reproduced:
        cause = f"所印执行率 {check.printed}，按表中的执行数和预算数应为 {check.recomputed}%"
        yield Finding("J501", place, cause, "按全年执行数 ÷ 全年预算数重算")
    elif _is_coarse_rate(table, check, printed, tolerance):
        cause = f"所印执行率 {check.printed} 是取整所得，准确值为 {check.recomputed}%"
        yield Finding("J502", place, cause, "保留两位小数")


def _is_coarse_rate(table: PublishedTable, check: Check, printed: Fraction, tolerance: Fraction) -> bool:
    """Return whether a printed rate was rounded to fewer decimals than it shows, or further off than is allowed.

    A rate against another denominator than the table's first is not judged.
    """
    plainest = check.explanations[0]
    padded = printed_places(check.printed) > 0 and f"到 {printed_places(check.printed)} 位小数" not in plainest.rounding
    return plainest.by == printed_rates(table)[0][0] and (padded or abs(printed - plainest.exact) > tolerance)


def _judge_score(check: Check, place: Place, tolerance: Fraction) -> Iterator[Finding]:
    printed, weight = printed_number(check.printed) or _ZERO, printed_number(check.weight) or _ZERO
    if printed > weight:
        cause = f"所印得分 {check.printed}，高于分值 {print_decimal(weight)}"
        yield Finding("J509", place, cause, "得分不能高于分值")
    elif check.reproduced:
        yield from _judge_reproduced(check, place, tolerance, is_full=printed == weight)
    elif check.what == EXECUTION:
        yield _execution_fault(check, place, weight)
    elif check.exact is not None and abs(printed - check.exact) > tolerance:
        cause = f"所印得分 {check.printed}，按规则为 {check.recomputed}，没有哪套规则得出所印的数"
        yield Finding("J505", place, cause, "按完成值和指标值重算，或写明另行扣分的理由")


def _judge_reproduced(check: Check, place: Place, tolerance: Fraction, *, is_full: bool) -> Iterator[Finding]:
    printed = printed_number(check.printed) or _ZERO
    gap = min(abs(printed - one.exact) for one in check.explanations)
    plainest = check.explanations[0]
    exact = print_decimal(plainest.exact, places=2)
    if gap > tolerance:
        far = f"相差超过 {print_decimal(tolerance)} 分"
        cause = f"所印得分 {check.printed}，准确值为 {exact}，{far}；{plainest}可得"
        yield Finding("J504", place, cause, "得分保留两位小数")
    elif is_full and gap > _CENT and check.what == ROW:
        cause = f"完成值未达到指标值，按规则为 {exact}，所印得分 {check.printed} 是满分"
        yield Finding("J505", place, cause, "按完成值和指标值重算")


def _execution_fault(check: Check, place: Place, weight: Fraction) -> Finding:
    printed = printed_number(check.printed) or _ZERO
    if check.exact is None:
        cause = f"所印得分 {check.printed}，而{check.note}，执行率算不出"
        return Finding("J503", place, cause, "先核对预算数和执行数")
    share = check.exact / weight if weight else _ZERO
    fitting = next((usual for usual in _USUAL_WEIGHTS if usual != weight and share * usual == printed), None)
    if fitting is not None:
        cause = f"执行率分值印作 {check.weight}，得分 {check.printed}；分值应为 {print_decimal(fitting)}"
        return Finding("J510", place, cause, f"把分值改为 {print_decimal(fitting)}")
    cause = f"所印得分 {check.printed}，按执行数 ÷ 预算数 × 分值应为 {check.recomputed}"
    return Finding("J503", place, cause, "按表中的执行数和预算数重算")


def _own_faults(table: PublishedTable, book: Rulebook) -> Iterator[Finding]:
    """Yield what is wrong with the table by itself: blanks, sums, values that are no numbers."""
    yield from _blank_scores(table)
    yield from _fund_sums(table)
    yield from _subtotal_weights(table, book)
    sheet, readings = as_sheet(table)
    dropped = _NOT_AT_HAND if table.complete else _NOT_AT_HAND | _ONLY_IF_COMPLETE
    yield from (finding for finding in score(sheet, readings, book).findings if finding.code not in dropped)


def _blank_scores(table: PublishedTable) -> Iterator[Finding]:
    weighted = [row for row in table.rows if row.weight]
    blank = [row.name for row in weighted if not row.score]
    if table.weight and not table.score and (table.rate or weighted):
        blank.insert(0, "预算执行率")
    if blank:
        cause = f"{'、'.join(blank[:_SHOWN])}等 {len(blank)} 处有分值而没有得分"
        yield Finding("J508", _place(table, "得分列"), cause, "填写得分后再公开")


def _fund_sums(table: PublishedTable) -> Iterator[Finding]:
    for key, name in (("adjusted", "全年预算数"), ("executed", "全年执行数")):
        whole = printed_number(getattr(table, key))
        lines = [printed_number(getattr(line, key)) for line in table.funds]
        known = [line for line in lines if line is not None]
        if whole is not None and known and len(known) == len(lines) and sum(known, _ZERO) != whole:
            parts = print_decimal(sum(known, _ZERO))
            cause = f"年度资金总额的{name}印作 {print_decimal(whole)}，各来源之和为 {parts}"
            yield Finding("J507", _place(table, name), cause, "总额一行应等于各来源之和")


def _subtotal_weights(table: PublishedTable, book: Rulebook) -> Iterator[Finding]:
    weights = [printed_number(part.weight) for part in table.subtotals]
    known = [weight for weight in weights if weight is not None]
    execution = printed_number(table.weight)
    if not known or len(known) != len(weights) or execution is None:
        return
    total = sum(known, execution)
    if total != book.full:
        parts = " + ".join(print_decimal(weight) for weight in (execution, *known))
        cause = f"分值 {parts} = {print_decimal(total)}，不等于满分 {print_decimal(book.full)}"
        yield Finding("J201", _place(table, "分值列"), cause, "核对各部分分值，改到合计等于满分")


def _place(table: PublishedTable, what: str) -> Place:
    return Place(where=f"{table.department} {table.year or '年度未印'} {what}", path=table.id)
