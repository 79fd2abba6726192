"""A work that was taken back becomes a draft again, to be mended and handed in anew under its old number."""

import datetime

from django.db import transaction

from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.contests.entering.events import EntryResumed
from jixiao.records.contests.entering.telling import tell, write_step
from jixiao.records.contests.entering.writing import require_entering
from jixiao.records.contests.models import Author, Entry, EntryState, StepKind


@transaction.atomic
def resume_entry(*, entry: Entry, stamp: int | None, at: datetime.datetime, by: Actor | None = None) -> Entry:
    """Make a draft of a work that was withdrawn. It holds no place and claims nobody until it is handed in again.

    Refuses any other work, one whose people were deleted, and a school outside of its window.
    """
    require_entering(entry.contest, on=at.astimezone(SHANGHAI).date(), by=by)
    if entry.state != EntryState.WITHDRAWN:
        cause = f"作品{EntryState(entry.state).label}，不用恢复"
        raise Refused(cause, cure="只有撤回的作品能恢复为草稿", code="A172")
    if Author.objects.filter(entry=entry, name_seal="").exists():
        raise Refused("这件作品的个人信息已经删除，不能恢复", cure="要参赛的，重新填报一件", code="A172")
    entry.state = EntryState.DRAFT
    save_stamped(entry, stamp=stamp, fields=("state",))
    write_step(entry, StepKind.RESUMED, at=at, by=by)
    if by is not None:
        tell(EntryResumed, entry, by, after={"作品编号": entry.number or ""})
    return entry
