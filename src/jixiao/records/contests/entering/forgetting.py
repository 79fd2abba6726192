"""Names, birth months and telephones of authors, guardians and tutors are deleted when the day of keeping is over.

《个人信息保护法》第十九条、第四十七条. What is masked stays, the award and its certificate too: the certificate is the
archive of the award, and its names stay sealed.
"""

import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from jixiao.measures.throwing_away import throw_away_unused
from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.taking_in import blank_columns
from jixiao.records.contests.contests.telling import tell as tell_of_contest
from jixiao.records.contests.entering.events import EntryForgotten, PeopleForgotten
from jixiao.records.contests.entering.tables import ENTRIES, PEOPLE
from jixiao.records.contests.entering.telling import tell
from jixiao.records.contests.models import (
    WITH_NAMES,
    Author,
    Contest,
    Entry,
    EntryFile,
    EntryState,
    FileKind,
    Objection,
    Tutor,
)

MOST_AT_ONCE = 20
FORGETTABLE = (EntryState.WITHDRAWN, EntryState.UNQUALIFIED)
GONE_NAME = "（保存期满，已删除）"


def contests_due(*, on: datetime.date) -> QuerySet[Contest]:
    """Return the contests whose day of keeping is over and whose people are still there."""
    return Contest.objects.filter(kept_until__lt=on, forgotten_at=None).select_related("unit_year__unit", "opened_by")


def forget_due(at: datetime.datetime) -> int:
    """Delete the people of every contest whose day has come: called by the worker, about once a minute.

    The line in the trail names whoever opened the contest and with it set the day, and says that it was done by itself.
    """
    on, number = at.astimezone(SHANGHAI).date(), 0
    for contest in contests_due(on=on).order_by("pk")[:MOST_AT_ONCE]:
        by = Actor(contest.opened_by or contest.made_by, at)
        number += forget_people(contest=contest, by=by)
    return number


@transaction.atomic
def forget_people(*, contest: Contest, by: Actor) -> int:
    """Delete the people of a contest once, with a line in the trail; return how many authors and tutors they were."""
    if not Contest.objects.filter(pk=contest.pk, forgotten_at=None).update(forgotten_at=by.at):
        return 0
    authors, tutors, files = _forget(Entry.objects.filter(contest=contest), at=by.at)
    blank_columns(
        unit_year=contest.unit_year, plan=ENTRIES.key, keys=PEOPLE,
        picked=lambda row: str(row.get("contest") or "").upper() == contest.code,
    )  # fmt: skip
    objections = Objection.objects.filter(contest=contest).filter(~Q(name_seal="") | ~Q(phone_seal=""))
    asked = objections.update(name_seal="", phone_seal="")
    after = {"作者": authors, "辅导教师": tutors, "盖章件和同意书": files, "异议人": asked}
    tell_of_contest(PeopleForgotten, contest, by, after=after, why=f"个人信息保存至 {contest.kept_until}，到期自动删除")
    return authors + tutors


@transaction.atomic
def forget_entry(*, entry: Entry, why: str, by: Actor) -> None:
    """Delete the people of a work that takes no part any more, because its author or guardian asks for it.

    Refuses a work that takes part (it is withdrawn first), and without a reason.
    """
    if not why.strip():
        raise Refused("删除个人信息要写明原因", cure="如：监护人来函要求删除", code="A174", field="reason")
    if entry.state not in FORGETTABLE:
        cause = f"作品{EntryState(entry.state).label}，还要用到作者信息"
        raise Refused(cause, cure="先撤回作品，再删除个人信息", code="A174")
    authors, tutors, files = _forget(Entry.objects.filter(pk=entry.pk), at=by.at)
    if not authors and not tutors and not files:
        raise Refused("这件作品的个人信息已经删除", cure="不用再办", code="A174")
    after = {"作品编号": entry.number or "", "作者": authors, "辅导教师": tutors, "盖章件和同意书": files}
    tell(EntryForgotten, entry, by, after=after, why=why.strip())


def _forget(entries: QuerySet[Entry], *, at: datetime.datetime) -> tuple[int, int, int]:
    authors = Author.objects.filter(entry__in=entries).exclude(name_seal="")
    tutors = Tutor.objects.filter(entry__in=entries).exclude(name_seal="")
    found = (
        authors.update(name_seal="", birth_seal="", guardian_seal="", key="", claim=None),
        tutors.update(name_seal="", phone_seal="", key=""),
    )
    return *found, _forget_files(entries, at=at)


def _forget_files(entries: QuerySet[Entry], *, at: datetime.datetime) -> int:
    """Take the signed papers off the works, and their contents off the shelf where nothing else needs them."""
    rows = EntryFile.objects.filter(entry__in=entries, kind__in=WITH_NAMES).exclude(name=GONE_NAME)
    digests = set(rows.values_list("sha256", flat=True))
    rows.filter(removed_at=None).update(removed_at=at)
    number = (
        EntryFile.objects.filter(entry__in=entries, kind__in=WITH_NAMES).exclude(name=GONE_NAME).update(name=GONE_NAME)
    )
    sealed = EntryFile.objects.filter(entry=OuterRef("pk"), kind=FileKind.SEALED, removed_at=None)
    entries.exclude(sealed_at=None).filter(~Exists(sealed)).update(sealed_at=None)
    needed = EntryFile.objects.filter(sha256__in=digests).exclude(name=GONE_NAME).values_list("sha256", flat=True)
    for digest in digests - set(needed):
        throw_away_unused(sha256=digest)
    return number
