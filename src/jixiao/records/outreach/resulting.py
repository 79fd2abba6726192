"""Results that are no activities are recorded, amended and removed."""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.db import IntegrityError, models, transaction

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED
from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.spelling import initials_of
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish_in, snapshot
from jixiao.records.outreach.describing import require_lengths
from jixiao.records.outreach.events import OutcomeAmended, OutcomeRecorded, OutcomeRemoved
from jixiao.records.outreach.libraries import OUTCOME_MEASURES
from jixiao.records.outreach.models import Outcome

FIELDS = ("code", "name", "goal_code", "library", "number", "measure", "day", "description", "origin", "proof_words")
MAY_NOT_APPLY = ("goal_code", "number", "measure", "day", "description")


@transaction.atomic
def record_outcome(*, unit_year: UnitYear, values: Mapping[str, Any], by: Actor) -> Outcome:
    """Write a result down; a missing code is given. Refuses a code of the year that is used."""
    outcome = Outcome(unit_year=unit_year)
    _describe(outcome, values)
    try:
        with transaction.atomic():
            outcome.save(force_insert=True)
    except IntegrityError as error:
        raise _code_taken(outcome) from error
    _publish(OutcomeRecorded, outcome, by, {}, snapshot(outcome, FIELDS))
    return outcome


@transaction.atomic
def amend_outcome(*, outcome: Outcome, values: Mapping[str, Any], stamp: int | None, by: Actor) -> Outcome:
    """Change a result. Raises Stale for an older stamp."""
    before = snapshot(Outcome.objects.get(pk=outcome.pk), FIELDS)
    _describe(outcome, values)
    same = Outcome.objects.filter(unit_year=outcome.unit_year, code=outcome.code, removed_at=None)
    if same.exclude(pk=outcome.pk).exists():
        raise _code_taken(outcome)
    save_stamped(outcome, stamp=stamp, fields=(*FIELDS, "initials", "not_applicable"))
    was, became = changes(before, snapshot(outcome, FIELDS))
    _publish(OutcomeAmended, outcome, by, was, became)
    return outcome


@transaction.atomic
def remove_outcome(*, outcome: Outcome, reason: str, by: Actor) -> None:
    """Take a result away, with a reason; the trail keeps what it said."""
    if not reason.strip():
        raise Refused("删除要写明原因", code="U465", field="reason")
    outcome.removed_at = by.at
    save_stamped(outcome, stamp=outcome.version, fields=("removed_at",))
    _publish(OutcomeRemoved, outcome, by, snapshot(outcome, FIELDS), {}, why=reason.strip())


def outcome_subject(outcome: Outcome) -> str:
    """Return how the trail and the proofs name a result."""
    return f"outreach.outcome:{outcome.pk}"


def _describe(outcome: Outcome, values: Mapping[str, Any]) -> None:
    for name in FIELDS:
        if name in values:
            _put(outcome, name, values[name])
    outcome.name = outcome.name.strip()
    if not outcome.name:
        raise Refused("成果名称没有填", code="U485", field="name")
    if outcome.number is not None and outcome.number < 0:
        raise Refused("成果数量不能小于 0", code="U486", field="number")
    if outcome.library and outcome.library not in OUTCOME_MEASURES:
        raise Refused(f"成果不能计入 {outcome.library}", code="U487", field="library")
    require_lengths(outcome, FIELDS)
    outcome.initials = initials_of(outcome.name)
    outcome.code = outcome.code or _next_code(outcome.unit_year)


def _put(outcome: Outcome, name: str, value: Any) -> None:  # noqa: ANN401 - each field has its own values
    kept = [one for one in outcome.not_applicable if one != name]
    if value is NOT_APPLICABLE:
        if name not in MAY_NOT_APPLY:
            raise Refused("这一栏不能填不适用", code="U451", field=name)
        kept.append(name)
    outcome.not_applicable = kept
    field = Outcome._meta.get_field(name)  # noqa: SLF001 - the documented way to a field
    words = isinstance(field, models.CharField | models.TextField) and name != "number"
    nothing = value is None or value is UNFILLED or value is NOT_APPLICABLE
    exact = Fraction(value) if name == "number" and not nothing else value
    setattr(outcome, name, ("" if words else None) if nothing else exact)


def _next_code(unit_year: UnitYear) -> str:
    used = Outcome.objects.filter(unit_year=unit_year).values_list("code", flat=True)
    numbers = [int(code[1:]) for code in used if re.fullmatch(r"C\d{1,6}", code)]
    return f"C{max(numbers, default=0) + 1}"


def _code_taken(outcome: Outcome) -> Refused:
    return Refused(f"成果编号 {outcome.code} 已经用过", cure="换一个编号，或空着自动编", code="U488", field="code")


def _publish(
    told: type[Event],
    outcome: Outcome,
    by: Actor,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    *,
    why: str = "",
) -> None:
    unit_year = outcome.unit_year
    publish_in(
        unit_year, told, subject=outcome_subject(outcome), name=outcome.name, before=before, after=after, why=why, by=by
    )
