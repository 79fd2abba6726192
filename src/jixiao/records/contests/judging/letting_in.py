"""A judge is let in by the code on paper, and the browser keeps a ticket that is theirs."""

import datetime

from jixiao.orgs.refusing import Refused
from jixiao.records.contests.judging.inviting import DOOR
from jixiao.records.contests.models import Contest, Judge
from jixiao.records.contests.seals import code_digest, is_ticket, pk_of_ticket
from jixiao.web.paper_codes import plain_code


def judge_by_code(*, contest: Contest, text: str, at: datetime.datetime) -> Judge:
    """Return the judge that a code lets in. Refuses a code that is none, or was replaced."""
    code = plain_code(text)
    if not code:
        raise Refused("没有填评审码", cure="填纸条上的 10 位字母和数字", code="A531", field="code")
    found = Judge.objects.filter(
        contest=contest, digest=code_digest(contest=contest.pk, door=DOOR, text=code), removed_at=None
    ).first()
    if found is None:
        raise Refused("评审码不对，或者已经换了新的", cure="对照纸条再填一次；不行的请主办单位重新发码", code="A531",
                      field="code")  # fmt: skip
    found.used_at = at
    Judge.objects.filter(pk=found.pk).update(used_at=at)
    return found


def judge_by_ticket(*, contest: Contest, ticket: str) -> Judge | None:
    """Return the judge whose ticket a browser keeps, None where it is none of ours, or a new code was made since."""
    number = pk_of_ticket(ticket)
    if number is None:
        return None
    found = Judge.objects.filter(pk=number, contest=contest, removed_at=None, digest__isnull=False).first()
    known = found is not None and is_ticket(ticket, door=DOOR, pk=found.pk, digest=found.digest or "")
    return found if known else None


def sign_promise(*, judge: Judge, at: datetime.datetime) -> None:
    """Write down that a judge promised to mark fairly, to step back where they must, and to tell nobody."""
    Judge.objects.filter(pk=judge.pk, promised_at=None).update(promised_at=at)
    judge.promised_at = judge.promised_at or at
