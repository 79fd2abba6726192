"""A work is handed in: all is looked at once more, a place is taken, its authors are claimed, it gets a number."""

import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from jixiao.engine.errors import Finding, Severity
from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.contests.contests.allotting import give_place_back, take_place
from jixiao.records.contests.entering.checking import faults_of
from jixiao.records.contests.entering.events import EntryHandedIn, EntryWithdrawn
from jixiao.records.contests.entering.people import claims_of
from jixiao.records.contests.entering.telling import tell, write_step
from jixiao.records.contests.entering.writing import require_editable
from jixiao.records.contests.models import (
    HOLDING,
    Author,
    ContestState,
    Entry,
    EntryState,
    Group,
    StepKind,
)

MOST_TOLD = 3


@transaction.atomic
def hand_in(*, entry: Entry, stamp: int | None, at: datetime.datetime, by: Actor | None = None) -> Entry:
    """Hand a work in. Refuses it while anything must be mended, where no place is left, or an author stands elsewhere.

    The place is taken by one UPDATE that the database holds, the authors by a constraint: whoever is second is told.
    """
    on = at.astimezone(SHANGHAI).date()
    require_editable(entry, on=on, by=by)
    left = [one for one in musts_of(entry, on=on) if by is None or one.code != "A220"]
    if left:
        told = "；".join(f"{one.name}（{one.place.where}）" for one in left[:MOST_TOLD])
        raise Refused(f"还有 {len(left)} 处必须改：{told}", cure="逐条改好再报送", code="A157")
    if entry.state == EntryState.DRAFT:
        take_place(group=entry.group, school=entry.school)
    if entry.number is None:
        entry.number = next_number(entry.group)
    entry.state, entry.handed_in_at = EntryState.SUBMITTED, at
    save_stamped(entry, stamp=stamp, fields=("state", "number", "handed_in_at"))
    claim_authors(entry)
    write_step(entry, StepKind.HANDED_IN, at=at, by=by)
    if by is not None:
        tell(EntryHandedIn, entry, by, after={"作品编号": entry.number})
    return entry


@transaction.atomic
def withdraw_entry(
    *, entry: Entry, why: str, stamp: int | None, at: datetime.datetime, by: Actor | None = None
) -> Entry:
    """Take a work back: its place is free again, its authors may stand elsewhere, its number stays.

    A school may while the contest takes entries; once judging has begun only the office may, with a reason.
    """
    if entry.state not in HOLDING:
        raise Refused("没有报送的作品不用撤回", cure="草稿可以直接删除", code="A159")
    if by is None and entry.contest.state != ContestState.OPEN:
        raise Refused("评审已经开始，学校不能自己撤回", cure="写明原因，请主办单位撤回", code="A159")
    if by is not None and not why.strip():
        raise Refused("撤回要写明原因", cure="如：学校来函撤回", code="A159", field="reason")
    entry.state = EntryState.WITHDRAWN
    save_stamped(entry, stamp=stamp, fields=("state",))
    give_place_back(group=entry.group, school=entry.school)
    release_authors(entry)
    write_step(entry, StepKind.WITHDRAWN, at=at, by=by, why=why)
    if by is not None:
        tell(EntryWithdrawn, entry, by, after={"作品编号": entry.number or ""}, why=why.strip())
    return entry


def musts_of(entry: Entry, *, on: datetime.date) -> list[Finding]:
    """Return what must be mended before a work can be handed in."""
    return [one for one in faults_of(entry, on=on) if one.severity == Severity.MUST]


def claim_authors(entry: Entry) -> None:
    """Claim the authors of a work that holds a place: the database lets somebody stand in one only."""
    for pk, claim in claims_of(entry).items():
        try:
            with transaction.atomic():
                Author.objects.filter(pk=pk).update(claim=claim)
        except IntegrityError:
            masked = Author.objects.get(pk=pk).masked
            cure = "换作者，或先撤回另一件"
            raise Refused(f"作者 {masked} 刚刚报了另一件作品", cure=cure, code="A158") from None


def release_authors(entry: Entry) -> None:
    """Let the authors of a work stand elsewhere."""
    Author.objects.filter(entry=entry).update(claim=None)


def next_number(group: Group) -> str:
    """Return the next number of a group, inside the transaction that uses it."""
    Group.objects.filter(pk=group.pk).update(next_number=F("next_number") + 1)
    taken = Group.objects.values_list("next_number", flat=True).get(pk=group.pk) - 1
    return f"{group.contest.code}-{group.code}-{taken:03d}"
