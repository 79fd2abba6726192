"""What the clerk says of a row: the value, points given by hand, points taken off, the reason."""

import dataclasses
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django.db import transaction

from jixiao.cycle.evaluation.entries import entry_of
from jixiao.cycle.evaluation.events import ExecutionExplained, OutcomeTold, RowEntered
from jixiao.cycle.evaluation.marking import rescore
from jixiao.cycle.evaluation.models import Evaluation, ScoreRow
from jixiao.cycle.evaluation.queries import rows_of
from jixiao.cycle.evaluation.rules import rules_of
from jixiao.cycle.evaluation.starting import workable_handover
from jixiao.cycle.goals.models import GoalIndicator
from jixiao.engine.scoring import Reading as Given
from jixiao.engine.scoring import Row, Rulebook
from jixiao.engine.scoring.judging import Chosen, choose_method, give
from jixiao.engine.scoring.methods import Takes
from jixiao.engine.scoring.places import Refusal
from jixiao.engine.values import UNFILLED, Absent, Points, Quantity, Trace, print_decimal
from jixiao.measures.models import Absence, EnteredValue
from jixiao.measures.reading import entered_in_force
from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish_in, snapshot

ENTERED = ("actual", "not_applicable", "manual", "deduction", "reason")
NOT_YET = frozenset({"J301", "J310", "J205", "J207", "J304"})
"""Faults of a row that is not complete yet: they stop 送审, not the typing."""
BY_HAND = frozenset({Takes.GRADED, Takes.MANUAL})
LONGEST_REASON = 2000
LONGEST_ACTUAL = 100
HUNDRED = 100


@dataclasses.dataclass(frozen=True, slots=True)
class Said:
    """What is typed into a row, all of it; None or "" is 未填."""

    actual: str = ""
    not_applicable: bool = False
    manual: Points | None = None
    deduction: Points | None = None
    reason: str = ""


@transaction.atomic
def enter_row(*, row: ScoreRow, said: Said, by: Actor, stamp: int | None = None) -> ScoreRow:
    """Write what the clerk says of one indicator; a sheet that was marked before is scored again at once.

    Refuses what is locked (U201, U552) and what the method of the row cannot take: a value by hand where a formula
    counts (U554), words where a number is wanted, points outside of their band (U555), 不适用 without a reason (U556).
    """
    evaluation = row.evaluation
    workable_handover(evaluation)
    if _write(row, said, rules_of(evaluation), by, stamp=stamp):
        _score_again(evaluation, [row])
    return row


@transaction.atomic
def enter_rows(*, evaluation: Evaluation, said: Sequence[tuple[ScoreRow, Said]], by: Actor) -> None:
    """Write several rows as ``enter_row`` does, all of them or none, and score once."""
    workable_handover(evaluation)
    rulebook = rules_of(evaluation)
    written = [row for row, one in said if _write(row, one, rulebook, by)]
    if written:
        _score_again(evaluation, written)


def _write(row: ScoreRow, said: Said, rulebook: Rulebook, by: Actor, *, stamp: int | None = None) -> bool:
    """Return whether anything changed."""
    settled = settle(row.indicator, said, rulebook, year=row.evaluation.unit_year.year)
    before = snapshot(row, ENTERED)
    for name in ENTERED:
        setattr(row, name, getattr(settled, name))
    earlier, later = changes(before, snapshot(row, ENTERED))
    save_stamped(row, stamp=stamp, fields=ENTERED)
    if later:
        _tell(row, earlier, later, by)
    return bool(later)


def _score_again(evaluation: Evaluation, written: Sequence[ScoreRow]) -> None:
    """Score a marked sheet again; the rows at hand get their new scores too."""
    if not evaluation.marked_at:
        return
    at_hand = {row.pk: row for row in written}
    rescore(evaluation=evaluation, rows=[at_hand.get(other.pk, other) for other in rows_of(evaluation)])


def settle(indicator: GoalIndicator, said: Said, rulebook: Rulebook, *, year: int) -> Said:
    """Return what was said in the form that is kept; raise Refused for what the row cannot take."""
    trimmed = dataclasses.replace(said, actual=said.actual.strip()[: LONGEST_ACTUAL + 1], reason=said.reason.strip())
    _require_plain(indicator, trimmed)
    if trimmed.not_applicable:
        if not trimmed.reason:
            cure = "在偏差原因里写明为什么不适用；分值会按规则转到其他指标"
            raise Refused(f"「{indicator.name}」不适用要写理由", cure=cure, code="U556", field="reason")
        return dataclasses.replace(trimmed, actual="", manual=None, deduction=None)
    if indicator.formula and trimmed.actual:
        cure = "改动记录或填报值，再重新取数"
        raise Refused(f"「{indicator.name}」由公式算出，不能手填完成值", cure=cure, code="U554", field="actual")
    plain = dataclasses.replace(trimmed, actual=_number_or_words(indicator, trimmed.actual))
    _require_fitting(indicator, plain, rulebook, year)
    return plain


def chosen_method(indicator: GoalIndicator, rulebook: Rulebook) -> Chosen | None:
    """Return the method that scores a row by the rules, None where they have none for it."""
    chosen = choose_method(engine_row(indicator), rulebook=rulebook)
    return None if isinstance(chosen, Refusal) else chosen


def engine_row(indicator: GoalIndicator) -> Row:
    """Return a promised indicator as the engine takes it."""
    operator: str | Absent = indicator.operator or UNFILLED
    target: Quantity | str | Absent = indicator.target or UNFILLED
    if isinstance(target, str) and operator != "定性":
        target = Quantity.parse(target, unit=indicator.unit) or target
    weight: Points | Absent = UNFILLED if indicator.weight is None else indicator.weight
    return Row(
        code=indicator.code,
        level1=indicator.level1,
        level2=indicator.level2,
        name=indicator.name,
        operator=operator,
        target=target,
        weight=weight,
        method=indicator.scoring_method,
    )


def _require_plain(indicator: GoalIndicator, said: Said) -> None:
    if len(said.actual) > LONGEST_ACTUAL:
        raise Refused(f"完成值超过 {LONGEST_ACTUAL} 个字", cure="只填数或结论", code="U555", field="actual")
    if len(said.reason) > LONGEST_REASON:
        cause = f"偏差原因超过 {LONGEST_REASON} 个字"
        raise Refused(cause, cure="写短一些，细节放进佐证材料", code="U555", field="reason")
    for field, label, points in (("manual", "人工评分", said.manual), ("deduction", "扣减分", said.deduction)):
        if points is None:
            continue
        if HUNDRED % points.value.denominator:
            raise Refused(f"{label}最多两位小数", cure="改为如 4.50", code="U555", field=field)
        most = indicator.weight.value if indicator.weight is not None else Fraction(0)
        if points.value < 0 or (field == "deduction" and points.value > most):
            cause = f"{label} {points} 不在 0 与分值 {print_decimal(most)} 之间"
            raise Refused(cause, cure="改为 0 到分值之间的数", code="U555", field=field)
    if said.deduction is not None and said.deduction.value > 0 and not said.reason:
        cause = f"「{indicator.name}」扣减 {said.deduction} 分，没有写理由"
        raise Refused(cause, cure="写明扣减理由", code="U556", field="reason")


def _number_or_words(indicator: GoalIndicator, actual: str) -> str:
    """Return a number without separators and without the unit it has anyway; words as they are."""
    if not actual or indicator.operator == "定性":
        return actual
    read = Quantity.parse(actual, unit=indicator.unit)
    if read is None or read.unit.symbol != Quantity.of(0, indicator.unit).unit.symbol:
        return actual
    return print_decimal(read.amount).replace(",", "")


def _require_fitting(indicator: GoalIndicator, said: Said, rulebook: Rulebook, year: int) -> None:
    """Raise Refused for what the method of the row cannot take, in the engine's own words."""
    chosen = chosen_method(indicator, rulebook)
    if chosen is None:
        return
    if said.manual is not None and chosen.method.takes not in BY_HAND:
        cause = f"「{indicator.name}」由完成值计分（{chosen.method.name}），用不上人工评分"
        raise Refused(cause, cure="删去人工评分；要扣分的填扣减分并写理由", code="U555", field="manual")
    if indicator.formula or not (said.actual or said.manual is not None):
        return
    given = give(engine_row(indicator), _reading(indicator, said), chosen=chosen, rulebook=rulebook, year=year)
    if isinstance(given, Refusal) and given.code not in NOT_YET:
        raise Refused(given.cause, cure=given.cure, code="U555", field=given.field)


def _reading(indicator: GoalIndicator, said: Said) -> Given:
    value: Quantity | str | Absent = said.actual or UNFILLED
    if isinstance(value, str) and indicator.operator != "定性":
        value = Quantity.parse(value, unit=indicator.unit) or value
    return Given(value, Trace("实际完成值", str(value)), reason=said.reason, manual=said.manual)


@transaction.atomic
def explain_execution(*, evaluation: Evaluation, reason: str, by: Actor, stamp: int | None = None) -> Evaluation:
    """Write why the money was not spent as planned (财预〔2020〕10号: 执行率偏低的须单独说明原因)."""
    return _write_whole(evaluation, "execution_reason", reason, told=ExecutionExplained, by=by, stamp=stamp)


@transaction.atomic
def tell_outcome(*, evaluation: Evaluation, text: str, by: Actor, stamp: int | None = None) -> Evaluation:
    """Write what became of the total goal: 实际完成情况 of the 自评表 (财预〔2020〕10号 附件1)."""
    return _write_whole(evaluation, "total_outcome", text, told=OutcomeTold, by=by, stamp=stamp)


def _write_whole(
    evaluation: Evaluation, field: str, text: str, *, told: type[Event], by: Actor, stamp: int | None
) -> Evaluation:
    workable_handover(evaluation)
    if len(text.strip()) > LONGEST_REASON:
        cure = "写短一些，细节放进佐证材料"
        raise Refused(f"{told.title}超过 {LONGEST_REASON} 个字", cure=cure, code="U555", field="reason")
    before = snapshot(evaluation, (field,))
    setattr(evaluation, field, text.strip())
    save_stamped(evaluation, stamp=stamp, fields=(field,))
    earlier, later = changes(before, snapshot(evaluation, (field,)))
    if not later:
        return evaluation
    if evaluation.marked_at:
        rescore(evaluation=evaluation)
    unit_year = evaluation.unit_year
    publish_in(
        unit_year,
        told,
        subject=f"evaluation:{evaluation.pk}",
        name=f"{unit_year.year}年度绩效自评",
        before=earlier,
        after=later,
        by=by,
    )
    return evaluation


@transaction.atomic
def copy_entered(*, evaluation: Evaluation, by: Actor) -> list[ScoreRow]:
    """Take the values that were entered on the board into rows that have none; return the rows that were filled.

    A value belongs to a row where its name is that of the indicator, or its code that of the pinned library indicator.
    What a row cannot take is left as it is.
    """
    workable_handover(evaluation)
    entered = entered_in_force(evaluation.unit_year)
    by_name = {value.name: value for value in entered.values()}
    rulebook = rules_of(evaluation)
    filled = []
    for row in rows_of(evaluation):
        found = entered.get(row.indicator.code) or by_name.get(row.indicator.name)
        if found is None or row.actual or row.not_applicable or row.indicator.formula:
            continue
        said = _as_said(found, row)
        try:
            settle(row.indicator, said, rulebook, year=evaluation.unit_year.year)
        except Refused:
            continue
        filled.append((row, said))
    enter_rows(evaluation=evaluation, said=filled, by=by)
    return [row for row, _ in filled]


def _as_said(value: EnteredValue, row: ScoreRow) -> Said:
    kept = entry_of(row)
    reason = "" if isinstance(kept.reason, Absent) else kept.reason
    if value.absence == Absence.NOT_APPLICABLE:
        return Said(not_applicable=True, reason=reason or value.note)
    actual = "" if value.value is None else f"{print_decimal(value.value).replace(',', '')}{value.unit}"
    return Said(actual=actual, manual=row.manual, deduction=row.deduction, reason=reason)


def said_of(row: ScoreRow) -> Said:
    """Return what stands in a row, as it would be said again."""
    return Said(row.actual, row.not_applicable, row.manual, row.deduction, row.reason)


def _tell(row: ScoreRow, before: dict[str, Any], after: dict[str, Any], by: Actor) -> None:
    unit_year = row.evaluation.unit_year
    publish_in(
        unit_year,
        RowEntered,
        subject=f"evaluation.row:{row.pk}",
        name=f"{row.indicator.code} {row.indicator.name}",
        before=before,
        after=after,
        by=by,
    )
