"""Codes by which schools are let in: made, printed once, and revoked. The database has only their digests."""

import dataclasses
from collections.abc import Collection

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.contests.events import SchoolCodeRevoked, SchoolCodesIssued
from jixiao.records.contests.contests.telling import require_not_over, tell
from jixiao.records.contests.models import Contest, School, SchoolAccess
from jixiao.records.contests.seals import code_digest
from jixiao.web.paper_codes import new_code, spaced

DOOR = "school"
MOST_AT_ONCE, MOST_TOLD = 300, 30


@dataclasses.dataclass(frozen=True, slots=True)
class SchoolCode:
    """The code of a school as it is printed, the only time."""

    school: School
    code: str

    @property
    def spaced(self) -> str:
        """Return it in two halves, as people read it."""
        return spaced(self.code)


@transaction.atomic
def issue_school_codes(*, contest: Contest, schools: Collection[int], by: Actor) -> list[SchoolCode]:
    """Make a code for each of those schools; one that has a working code gets a new one, and the old one ends."""
    require_not_over(contest)
    rows = list(School.objects.filter(unit=contest.unit_year.unit_id, is_active=True, pk__in=schools).order_by("code"))
    if not rows or len(rows) > MOST_AT_ONCE:
        raise Refused(f"一次选 1 至 {MOST_AT_ONCE} 所学校", cure="勾选要发码的学校", code="A023", field="schools")
    SchoolAccess.objects.filter(contest=contest, school__in=rows, revoked_at=None).update(revoked_at=by.at)
    printed = [SchoolCode(one, new_code()) for one in rows]
    try:
        with transaction.atomic():
            SchoolAccess.objects.bulk_create(_access(contest, one, by) for one in printed)
    except IntegrityError:
        raise Refused("别人刚刚也在发报名码", cure="刷新页面再发一次", code="A005") from None
    named = "、".join(one.name for one in rows[:MOST_TOLD])
    tell(SchoolCodesIssued, contest, by, after={"学校数": len(rows), "学校": named})
    return printed


@transaction.atomic
def revoke_school_code(*, access: SchoolAccess, reason: str, by: Actor) -> None:
    """End the code of a school; whoever is in with it is out at their next step."""
    if not reason.strip():
        raise Refused("作废要写明原因", cure="如：码单遗失", code="A024", field="reason")
    if not SchoolAccess.objects.filter(pk=access.pk, revoked_at=None).update(revoked_at=by.at):
        raise Refused("这个报名码已经作废", cure="刷新页面再看", code="A024")
    tell(SchoolCodeRevoked, access.contest, by, after={"学校": access.school.name}, why=reason.strip())


def _access(contest: Contest, one: SchoolCode, by: Actor) -> SchoolAccess:
    digest = code_digest(contest=contest.pk, door=DOOR, text=one.code)
    return SchoolAccess(contest=contest, school=one.school, digest=digest, made_by=by.person, made_at=by.at)
