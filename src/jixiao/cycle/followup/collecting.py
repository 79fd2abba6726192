"""Good cases: collected by the bureau for all units to read, changed, and taken back with a reason."""

from collections.abc import Mapping

from django.db import transaction

from jixiao.cycle.followup.events import CaseAmended, CaseCollected, CaseWithdrawn
from jixiao.cycle.followup.models import GoodCase
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish_in, snapshot

CASE = ("title", "what", "why_good", "score_from")


@transaction.atomic
def collect_case(*, unit_year: UnitYear, title: str, what: str, why_good: str, score_from: str, by: Actor) -> GoodCase:
    """Collect a good case; refuses (U815) one that does not say what, why, and in which score it shows."""
    told = _told({"title": title, "what": what, "why_good": why_good, "score_from": score_from})
    case = GoodCase.objects.create(unit_year=unit_year, by=by.person, on=by.on, **told)
    publish_in(unit_year, CaseCollected, subject=subject_of_case(case), name=case.title, by=by)
    return case


@transaction.atomic
def amend_case(*, case: GoodCase, values: Mapping[str, str], by: Actor, stamp: int | None = None) -> GoodCase:
    """Change what a case says. Refuses (U824) one that was taken back."""
    _require_standing(case)
    told = _told(values)
    before = snapshot(case, CASE)
    for name, words in told.items():
        setattr(case, name, words)
    save_stamped(case, stamp=stamp, fields=CASE)
    earlier, later = changes(before, snapshot(case, CASE))
    if later:
        publish_in(
            case.unit_year,
            CaseAmended,
            subject=subject_of_case(case),
            name=case.title,
            by=by,
            before=earlier,
            after=later,
        )
    return case


@transaction.atomic
def withdraw_case(*, case: GoodCase, reason: str, by: Actor, stamp: int | None = None) -> GoodCase:
    """Take a case back with a reason: readers no longer find it, the bureau still does."""
    _require_standing(case)
    if not reason.strip():
        raise Refused("撤回案例要写明原因", cure="写明为什么撤回", code="U802", field="reason")
    case.withdrawn_because = reason.strip()[:200]
    save_stamped(case, stamp=stamp, fields=("withdrawn_because",))
    publish_in(case.unit_year, CaseWithdrawn, subject=subject_of_case(case), name=case.title, by=by, why=reason.strip())
    return case


def subject_of_case(case: GoodCase) -> str:
    """Return under which subject a case is proved and written to the trail."""
    return f"followup.case:{case.pk}"


def _require_standing(case: GoodCase) -> None:
    if case.withdrawn_because:
        raise Refused("这个案例已经撤回", cure="需要的，重新收录", code="U824")


def _told(values: Mapping[str, str]) -> dict[str, str]:
    for name in CASE:
        if not values.get(name, "").strip():
            label = str(GoodCase._meta.get_field(name).verbose_name)  # type: ignore[union-attr] # noqa: SLF001 - the documented way to a field
            raise Refused(f"典型案例没有写{label}", cure="写清做法、好在哪里和得分出处", code="U815", field=name)
    return {name: values[name].strip() for name in CASE}
