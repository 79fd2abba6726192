"""A school comes in with its code, and is known again by a ticket until the code is revoked."""

import datetime

from django.db.models import Q

from jixiao.orgs.refusing import Refused
from jixiao.records.contests.contests.letting_in import DOOR
from jixiao.records.contests.models import Contest, SchoolAccess
from jixiao.records.contests.seals import code_digest, is_ticket, pk_of_ticket, ticket_of
from jixiao.web.paper_codes import plain_code


def access_by_code(*, contest: Contest, text: str, at: datetime.datetime) -> SchoolAccess:
    """Return the access of the school whose code that is; refuses a code that was never given out or is revoked."""
    if not plain_code(text):
        raise Refused("没有填报名码", cure="填码单上的 10 位字母和数字", code="A150", field="c")
    digest = code_digest(contest=contest.pk, door=DOOR, text=text)
    rows = SchoolAccess.objects.select_related("school__unit")
    found = rows.filter(contest=contest, digest=digest, revoked_at=None).first()
    if found is None or not found.school.is_active:
        cure = "核对码单上的字母和数字；遗失、作废的请向主办单位要新的"
        raise Refused("报名码不对", cure=cure, code="A150", field="c")
    SchoolAccess.objects.filter(pk=found.pk).update(used_at=at)
    return found


def ticket_for(access: SchoolAccess) -> str:
    """Return what the browser of a school keeps."""
    return ticket_of(door=DOOR, pk=access.pk, digest=access.digest)


def access_of_ticket(ticket: str, *, contest: Contest) -> SchoolAccess | None:
    """Return whose ticket it is, None for one that is none of ours or whose code was revoked."""
    pk = pk_of_ticket(ticket)
    if pk is None:
        return None
    rows = SchoolAccess.objects.select_related("school__unit").filter(Q(school__is_active=True), revoked_at=None)
    found = rows.filter(pk=pk, contest=contest).first()
    return found if found and is_ticket(ticket, door=DOOR, pk=found.pk, digest=found.digest) else None
