"""Codes of judges are made and shown once; the database has only their digests. A new code voids the old one."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.judging.events import JudgeCodesMade
from jixiao.records.contests.judging.queries import tell
from jixiao.records.contests.judging.stages import require_preparing
from jixiao.records.contests.models import Contest, Judge
from jixiao.records.contests.seals import code_digest
from jixiao.web.paper_codes import PrintedCode, new_code

DOOR = "judge"


@transaction.atomic
def make_codes(*, contest: Contest, judges: Sequence[Judge], by: Actor) -> list[tuple[Judge, PrintedCode]]:
    """Make a code for each judge; what is returned exists nowhere else. Ends what is signed in by older ones."""
    require_preparing(contest)
    if not judges:
        raise Refused("没有选评委", cure="勾选要发码的评委", code="A510", field="chosen")
    made = []
    for judge in judges:
        code = new_code()
        judge.digest, judge.code_made_at = code_digest(contest=contest.pk, door=DOOR, text=code), by.at
        Judge.objects.filter(pk=judge.pk, removed_at=None).update(
            digest=judge.digest, code_made_at=by.at, version=F("version") + 1
        )
        made.append((judge, PrintedCode(judge.number, code, judge.name)))
    numbers = "、".join(str(judge.number) for judge in judges)
    tell(JudgeCodesMade, contest, by, after={"评委序号": numbers, "评审码": len(made)})
    return made
