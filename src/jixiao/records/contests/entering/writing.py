"""Works are begun, written and thrown away: by a school within the window, or by the office for a school."""

import dataclasses
import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.contests.entering.events import EntryAmended, EntryMade
from jixiao.records.contests.entering.people import TypedAuthor, TypedTutor, write_authors, write_tutors
from jixiao.records.contests.entering.queries import EDITABLE, may_still_change
from jixiao.records.contests.entering.telling import tell, write_step
from jixiao.records.contests.models import Contest, ContestState, Entry, EntryState, Group, School, StepKind
from jixiao.web.searching import initials

FIELDS = ("title", "initials", "abstract", "answers", "begun_on", "finished_on", "link", "changed_at")
MOST_DRAFTS, MOST_TITLE, MOST_ABSTRACT, MOST_ANSWER = 200, 120, 5000, 5000


@dataclasses.dataclass(frozen=True, slots=True)
class Written:
    """A work as its form has it."""

    title: str
    abstract: str = ""
    answers: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    begun_on: datetime.date | None = None
    finished_on: datetime.date | None = None
    link: str = ""
    authors: Sequence[TypedAuthor] = ()
    tutors: Sequence[TypedTutor] = ()


@transaction.atomic
def begin_entry(
    *, group: Group, school: School, title: str, once: str, at: datetime.datetime, by: Actor | None = None
) -> Entry:
    """Begin a work in a group; the same form sent again gives the work that it made. ``by`` None is the school."""
    contest = group.contest
    require_entering(contest, on=at.astimezone(SHANGHAI).date(), by=by)
    there = Entry.objects.filter(contest=contest, once=once).first() if once else None
    if there is not None:
        return there
    drafts = Entry.objects.filter(contest=contest, school=school, state=EntryState.DRAFT, removed_at=None).count()
    if drafts >= MOST_DRAFTS:
        raise Refused(f"草稿已有 {drafts} 件", cure="先删掉不用的草稿", code="A166")
    entry = Entry(
        contest=contest, group=group, school=school, once=once or None, made_at=at, changed_at=at,
        made_by=by.person if by else None,
    )  # fmt: skip
    _fill(entry, Written(title))
    try:
        with transaction.atomic():
            entry.save(force_insert=True)
    except IntegrityError:
        return Entry.objects.get(contest=contest, once=once)
    write_step(entry, StepKind.MADE, at=at, by=by)
    if by is not None:
        tell(EntryMade, entry, by, after={"组别": group.name, "学校": school.name})
    return entry


@transaction.atomic
def write_entry(
    *, entry: Entry, written: Written, stamp: int | None, at: datetime.datetime, by: Actor | None = None
) -> Entry:
    """Save a work as far as it is written: what is missing is told, not refused. Raises Stale for an older stamp."""
    require_editable(entry, on=at.astimezone(SHANGHAI).date(), by=by)
    _fill(entry, written)
    entry.changed_at = at
    save_stamped(entry, stamp=stamp, fields=FIELDS)
    write_authors(entry, written.authors, at=at)
    write_tutors(entry, written.tutors)
    if by is not None:
        tell(EntryAmended, entry, by, after={"版本": entry.version})
    return entry


@transaction.atomic
def remove_draft(*, entry: Entry, stamp: int | None, at: datetime.datetime) -> None:
    """Throw a draft away that was never handed in."""
    if entry.state != EntryState.DRAFT or entry.number is not None:
        raise Refused("只有没报送过的草稿能删除", cure="报送过的留着编号和经过，不用管它就不参赛", code="A154")
    entry.removed_at = at
    save_stamped(entry, stamp=stamp, fields=("removed_at",))


def require_entering(contest: Contest, *, on: datetime.date, by: Actor | None) -> None:
    """Raise Refused where a school may not begin a work today; the office may while the contest is open."""
    is_open = contest.state == ContestState.OPEN and contest.entry_from is not None and contest.entry_to is not None
    if is_open and by is not None:
        return
    if not is_open or contest.entry_from is None or contest.entry_to is None:
        raise Refused(
            f"赛事现在是「{contest.get_state_display()}」，不能报名", cure="有疑问请联系主办单位", code="A153"
        )
    if not contest.entry_from <= on <= contest.entry_to:
        cause = f"报名时间是 {contest.entry_from} 至 {contest.entry_to}，今天是 {on}"
        raise Refused(cause, cure="确有原因的请联系主办单位", code="A153")


def require_editable(entry: Entry, *, on: datetime.date, by: Actor | None) -> None:
    """Raise Refused where a work may not be changed: it is handed in, or the time is over for its school."""
    if entry.state not in EDITABLE or entry.removed_at is not None:
        cure = "要改的，撤回重报，或请主办单位退回"
        raise Refused(f"作品{EntryState(entry.state).label}，现在不能修改", cure=cure, code="A154")
    if by is None and not may_still_change(entry.contest, entry, on=on):
        contest = entry.contest
        cause = f"报名时间是 {contest.entry_from} 至 {contest.entry_to}，今天是 {on}"
        raise Refused(cause, cure="确有原因的请联系主办单位", code="A153")
    if by is not None and entry.contest.state != ContestState.OPEN:
        raise Refused("评审已经开始，作品不能再改", cure="要更正的写进公示答复", code="A153")


def _fill(entry: Entry, written: Written) -> None:
    title = " ".join(written.title.split())
    if not title or len(title) > MOST_TITLE:
        cause = "作品名称没有填" if not title else f"作品名称超过 {MOST_TITLE} 字"
        raise Refused(cause, cure="写申报表上的名称", code="A156", field="title")
    entry.title, entry.initials = title, initials(title)[:MOST_TITLE]
    entry.abstract, entry.link = written.abstract.strip()[:MOST_ABSTRACT], written.link.strip()
    entry.begun_on, entry.finished_on = written.begun_on, written.finished_on
    entry.answers = {
        key: value[:MOST_ANSWER] if isinstance(value, str) else value for key, value in written.answers.items()
    }
