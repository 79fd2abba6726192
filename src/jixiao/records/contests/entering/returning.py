"""The office sends a work back to its school with what is to be mended; the place stays its own."""

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.contests.entering.events import EntryReturned
from jixiao.records.contests.entering.telling import tell, write_step
from jixiao.records.contests.models import ContestState, Entry, EntryState, StepKind

RETURNABLE = (EntryState.SUBMITTED,)


@transaction.atomic
def return_entry(*, entry: Entry, why: str, stamp: int | None, by: Actor) -> Entry:
    """Return a work for correction; refuses one that is not handed in, and all once judging has begun."""
    if not why.strip():
        raise Refused("退回要写明原因", cure="写清楚哪里不对、怎样改，学校看得到", code="A160", field="reason")
    if entry.state not in RETURNABLE or entry.contest.state != ContestState.OPEN:
        cause = f"作品{EntryState(entry.state).label}，赛事{ContestState(entry.contest.state).label}，不能退回"
        raise Refused(cause, cure="审查过的先撤销审查；评审开始以后不能退回", code="A161")
    entry.state = EntryState.RETURNED
    save_stamped(entry, stamp=stamp, fields=("state",))
    write_step(entry, StepKind.RETURNED, at=by.at, by=by, why=why)
    tell(EntryReturned, entry, by, after={"作品编号": entry.number or ""}, why=why.strip())
    return entry
