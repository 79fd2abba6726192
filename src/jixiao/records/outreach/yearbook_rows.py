"""The room's sections of a unit's yearbook: 活动, 发放物品, 其他成果, in the order they were recorded."""

from collections.abc import Sequence
from typing import Any

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Absent
from jixiao.engine.yearbook import Activity as ActivityRow
from jixiao.engine.yearbook import Handout as HandoutRow
from jixiao.engine.yearbook import Outcome as OutcomeRow
from jixiao.orgs.models import UnitYear
from jixiao.records.outreach.models import STAFF_TRAINING, Activity, ActivityState, Outcome, StockMovement
from jixiao.records.outreach.queries import activities_of, outcomes_of, proofs_by_pk
from jixiao.records.outreach.spans import days_in_words
from jixiao.records.outreach.tallying import HandedOut, handed_out

_REUSABLE = {True: "是", False: "否"}


def activity_rows(unit_year: UnitYear) -> Sequence[ActivityRow]:
    """Return the activities that took place; what was planned or cancelled is no row, nor is training of the staff."""
    proofs = proofs_by_pk(unit_year, "outreach.activity")
    held = activities_of(unit_year).filter(state=ActivityState.HELD).exclude(kind=STAFF_TRAINING).order_by("pk")
    return tuple(_activity_row(activity, proofs.get(activity.pk, ())) for activity in held)


def handout_rows(unit_year: UnitYear) -> Sequence[HandoutRow]:
    """Return what was handed out or shown at the activities that took place."""
    return tuple(
        HandoutRow(
            activity=code,
            item=one.good.name,
            kind=one.good.kind or UNFILLED,
            number=UNFILLED if one.quantity is None else one.quantity,
            unit=one.good.measure or UNFILLED,
            reusable=UNFILLED if one.good.reusable is None else _REUSABLE[one.good.reusable],
            origin=one.origin or UNFILLED,
        )
        for code, one in handouts_in_order(unit_year)
    )


def handouts_in_order(unit_year: UnitYear) -> list[tuple[str, HandedOut]]:
    """Return what was handed out with the code of its activity, as the yearbook numbers it."""
    lines = StockMovement.objects.filter(
        unit_year=unit_year, activity__removed_at=None, activity__state=ActivityState.HELD
    ).select_related("good", "activity")
    codes = {line.activity_id: line.activity.code for line in lines if line.activity}
    return [(codes[one.activity_id], one) for one in handed_out(lines)]


def outcome_rows(unit_year: UnitYear) -> Sequence[OutcomeRow]:
    """Return the results that are no activities."""
    proofs = proofs_by_pk(unit_year, "outreach.outcome")
    return tuple(
        OutcomeRow(
            code=outcome.code,
            name=outcome.name,
            goal=_told(outcome, "goal_code"),
            number=_told(outcome, "number"),
            unit=_told(outcome, "measure"),
            day=_told(outcome, "day"),
            description=_told(outcome, "description"),
            proof="；".join(proofs.get(outcome.pk, ())) or outcome.proof_words or UNFILLED,
            origin=outcome.origin or UNFILLED,
        )
        for outcome in outcomes_of(unit_year).order_by("pk")
    )


def _activity_row(activity: Activity, proofs: Sequence[str]) -> ActivityRow:
    partners = "、".join(partner.name for partner in activity.partners.all())
    days = activity.days or days_in_words(one.day for one in activity.occasions.all())
    return ActivityRow(
        code=activity.code,
        name=activity.name,
        kind=activity.kind or UNFILLED,
        goal=_told(activity, "goal_code"),
        start=_told(activity, "start"),
        end=_told(activity, "end"),
        days=days or _told(activity, "days"),
        place=_told(activity, "place"),
        partners=partners or (NOT_APPLICABLE if "partners" in activity.not_applicable else UNFILLED),
        people=_told(activity, "people"),
        counted_by=_told(activity, "counted_by"),
        cost=_told(activity, "cost"),
        description=_told(activity, "description"),
        proof="；".join(proofs) or activity.proof_words or UNFILLED,
        origin=activity.origin or UNFILLED,
    )


def _told(row: Activity | Outcome, name: str) -> Any | Absent:  # noqa: ANN401 - each field has its own values
    if name in row.not_applicable:
        return NOT_APPLICABLE
    value = getattr(row, name)
    return UNFILLED if value in (None, "") else value
