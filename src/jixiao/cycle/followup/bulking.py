"""Acts for many units at once: what came of each is kept, and what was issued can be taken back, row by row."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction

from jixiao.cycle.followup.events import BulkDone, BulkUndone
from jixiao.cycle.followup.models import Bulk, BulkKind, Letter
from jixiao.cycle.followup.withdrawing import withdraw_letter
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Unit, UnitYear, YearState
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one unit: ``words`` say it, ``letter`` is what was issued (None where nothing was)."""

    unit: str
    is_done: bool
    words: str
    letter: int | None = None
    undone: str = ""
    kept: str = ""


Act = Callable[[UnitYear], tuple[str, Letter | None]]


@transaction.atomic
def do_bulk(*, authority: Unit, year: int, kind: BulkKind, acts: Sequence[tuple[UnitYear, Act]], by: Actor) -> Bulk:
    """Do an act for each unit in a savepoint of its own, and keep what came of each."""
    outcomes = [_one(unit_year, act) for unit_year, act in acts]
    bulk = Bulk.objects.create(
        authority=authority,
        year=year,
        kind=kind,
        outcomes=[dataclasses.asdict(one) for one in outcomes],
        by=by.person,
        at=by.at,
    )
    done = sum(one.is_done for one in outcomes)
    _tell(BulkDone, bulk, by, after={"办成": done, "没有办成": len(outcomes) - done})
    return bulk


def _one(unit_year: UnitYear, act: Act) -> Outcome:
    name = unit_year.unit.name
    if unit_year.state == YearState.CLOSED:
        return Outcome(name, is_done=False, words=f"{unit_year.year} 年度已经关闭")
    try:
        with transaction.atomic():
            words, letter = act(unit_year)
    except Refused as refused:
        return Outcome(name, is_done=False, words=str(refused))
    return Outcome(name, is_done=True, words=words, letter=letter.pk if letter else None)


@transaction.atomic
def undo_bulk(*, bulk: Bulk, letters: Iterable[int], reason: str, by: Actor) -> Bulk:
    """Take the letters of a bulk act back, each by itself: where the unit has acted, it stays and the row says why.

    Refuses (U802) without a reason, and (U825) where there is nothing left to take back.
    """
    locked = Bulk.objects.select_for_update().get(pk=bulk.pk)
    chosen = set(letters)
    outcomes = outcomes_of(locked)
    if not reason.strip():
        raise Refused("撤回要写明原因", cure="写明为什么撤回", code="U802", field="reason")
    if not any(one.letter in chosen and not one.undone for one in outcomes):
        raise Refused("没有可以撤回的文书", cure="勾选还没有撤回的", code="U825", field="letters")
    found = Letter.objects.select_related("unit_year__unit", "authority").defer("document").in_bulk(list(chosen))
    undone = [_undo(one, found, reason, by) if one.letter in chosen else one for one in outcomes]
    bulk.outcomes = [dataclasses.asdict(one) for one in undone]
    bulk.save(update_fields=["outcomes"])
    gone = sum(1 for old, new in zip(outcomes, undone, strict=True) if new.undone and not old.undone)
    _tell(BulkUndone, bulk, by, after={"撤回": gone}, why=reason.strip())
    return bulk


def _undo(one: Outcome, letters: Mapping[int, Letter], reason: str, by: Actor) -> Outcome:
    letter = letters.get(one.letter or 0)
    if letter is None or one.undone:
        return one
    try:
        with transaction.atomic():
            withdraw_letter(letter=letter, reason=reason, by=by)
    except Refused as refused:
        return dataclasses.replace(one, kept=str(refused))
    return dataclasses.replace(one, undone=f"已撤回：{reason.strip()}", kept="")


def outcomes_of(bulk: Bulk) -> list[Outcome]:
    """Return what came of each unit."""
    return [Outcome(**row) for row in bulk.outcomes]


def _tell(told: type, bulk: Bulk, by: Actor, **more: Any) -> None:  # noqa: ANN401 - what an event takes
    name = f"{bulk.year} 年度{BulkKind(bulk.kind).label}"
    publish(
        told(unit_id=bulk.authority_id, year=bulk.year, subject=f"followup.bulk:{bulk.pk}", name=name, **more), by=by
    )
