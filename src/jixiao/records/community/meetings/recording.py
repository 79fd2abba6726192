"""Activities of associations and papers of advice are written down, changed, taken out."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish_in, snapshot
from jixiao.records.community.meetings.events import (
    MeetingAmended,
    MeetingRecorded,
    MeetingRemoved,
    PaperAmended,
    PaperRecorded,
    PaperRemoved,
)
from jixiao.records.community.models import AdvicePaper, Meeting
from jixiao.records.community.writing import next_code, require_lengths, require_reason

FIELDS = ("kind", "organisation", "day", "title", "place", "what", "people", "advice", "services", "reference")
PAPER_FIELDS = ("title", "author", "organisation", "handed_to", "handed_on", "outcome")
Row = TypeVar("Row", Meeting, AdvicePaper)


@transaction.atomic
def record_meeting(*, unit_year: UnitYear, values: Mapping[str, Any], by: Actor) -> Meeting:
    """Write down something an association or the party branch did. Refuses a day outside of the year."""
    row = Meeting(unit_year=unit_year, by=by.person, at=by.at)
    _fill_meeting(row, values)
    return _insert(row, "H", MeetingRecorded, by)


@transaction.atomic
def amend_meeting(*, meeting: Meeting, values: Mapping[str, Any], stamp: int | None, by: Actor) -> Meeting:
    """Change what is known of an activity; raises Stale for an older stamp."""
    before = snapshot(Meeting.objects.get(pk=meeting.pk), FIELDS)
    _fill_meeting(meeting, values)
    return _save(meeting, stamp, MeetingAmended, before, by)


@transaction.atomic
def remove_meeting(*, meeting: Meeting, reason: str, stamp: int | None, by: Actor) -> None:
    """Take out an activity that was written down by mistake."""
    _remove(meeting, reason, stamp, MeetingRemoved, by)


@transaction.atomic
def record_paper(*, unit_year: UnitYear, values: Mapping[str, Any], by: Actor) -> AdvicePaper:
    """Write down a paper of advice that was handed in. Refuses a day outside of the year."""
    row = AdvicePaper(unit_year=unit_year, by=by.person, at=by.at)
    _fill_paper(row, values)
    return _insert(row, "J", PaperRecorded, by)


@transaction.atomic
def amend_paper(*, paper: AdvicePaper, values: Mapping[str, Any], stamp: int | None, by: Actor) -> AdvicePaper:
    """Change what is known of a paper; raises Stale for an older stamp."""
    before = snapshot(AdvicePaper.objects.get(pk=paper.pk), PAPER_FIELDS)
    _fill_paper(paper, values)
    return _save(paper, stamp, PaperAmended, before, by)


@transaction.atomic
def remove_paper(*, paper: AdvicePaper, reason: str, stamp: int | None, by: Actor) -> None:
    """Take out a paper that was written down by mistake."""
    _remove(paper, reason, stamp, PaperRemoved, by)


def subject_of(row: Meeting | AdvicePaper) -> str:
    """Return how the trail and the proofs name an activity or a paper."""
    return f"community.{'meeting' if isinstance(row, Meeting) else 'advicepaper'}:{row.pk}"


def _fill_meeting(row: Meeting, values: Mapping[str, Any]) -> None:
    for name in FIELDS:
        if name in values:
            setattr(row, name, values[name])
    row.title = row.title.strip()
    if not row.title:
        raise Refused("活动名称没有填", code="V451", field="title")
    if row.day is None or row.day.year != row.unit_year.year:
        cause = f"活动日期不在 {row.unit_year.year} 年度"
        raise Refused(cause, cure="核对日期，或到那一年度登记", code="V452", field="day")
    require_lengths(row, ("title", "place", "reference"))


def _fill_paper(row: AdvicePaper, values: Mapping[str, Any]) -> None:
    for name in PAPER_FIELDS:
        if name in values:
            setattr(row, name, values[name])
    row.title, row.handed_to = row.title.strip(), row.handed_to.strip()
    if not row.title or not row.handed_to:
        field = "handed_to" if row.title else "title"
        raise Refused("报告题目和报送对象都要填", cure="补填", code="V453", field=field)
    if row.handed_on is None or row.handed_on.year != row.unit_year.year:
        cause = f"报送日期不在 {row.unit_year.year} 年度"
        raise Refused(cause, cure="核对日期，或到那一年度登记", code="V454", field="handed_on")
    require_lengths(row, ("title", "author", "handed_to", "outcome"))


def _fields_of(row: Meeting | AdvicePaper) -> Sequence[str]:
    return FIELDS if isinstance(row, Meeting) else PAPER_FIELDS


def _insert(row: Row, letter: str, told: type[Event], by: Actor) -> Row:
    row.code = next_code(type(row)._default_manager.filter(unit_year=row.unit_year_id), letter)  # noqa: SLF001 - the documented way to a model's rows
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Refused(f"编号 {row.code} 刚刚被用掉", cure="再保存一次", code="V455") from None
    _tell(told, row, by, after=snapshot(row, _fields_of(row)))
    return row


def _save(row: Row, stamp: int | None, told: type[Event], before: Mapping[str, Any], by: Actor) -> Row:
    save_stamped(row, stamp=stamp, fields=_fields_of(row))
    was, became = changes(before, snapshot(row, _fields_of(row)))
    _tell(told, row, by, before=was, after=became)
    return row


def _remove(row: Row, reason: str, stamp: int | None, told: type[Event], by: Actor) -> None:
    row.removed_because, row.removed_at = require_reason(reason, "删除原因"), by.at
    save_stamped(row, stamp=stamp, fields=("removed_at", "removed_because"))
    _tell(told, row, by, why=row.removed_because)


def _tell(told: type[Event], row: Row, by: Actor, **more: Any) -> None:  # noqa: ANN401 - what the event takes
    publish_in(row.unit_year, told, subject=subject_of(row), name=row.title, by=by, **more)
