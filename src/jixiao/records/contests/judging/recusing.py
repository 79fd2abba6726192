"""A judge steps back from a work: it is kept with the reason, and the work goes to another judge."""

import datetime

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.contests.judging.assigning import given_of, put
from jixiao.records.contests.judging.avoiding import MOST_WHY
from jixiao.records.contests.judging.balancing import spread
from jixiao.records.contests.judging.stages import why_closed
from jixiao.records.contests.models import Assignment, AssignmentState, AssignmentWay, Avoidance, Entry


@transaction.atomic
def recuse(*, assignment: Assignment, why: str, at: datetime.datetime) -> Assignment | None:
    """Step back from a work, and return the assignment of the judge it went to, None where nobody can take it.

    What was marked is thrown away. Refuses nothing said, and what was stepped back from already.
    """
    said = why.strip()[:MOST_WHY]
    refusal = why_closed(assignment.judge.contest, at=at, panel=assignment.panel)
    if refusal:
        raise Refused(refusal, cure="有疑问请打赛事咨询电话", code="A543")
    if not said:
        raise Refused("没有写回避理由", cure="如：作者是亲属，指导过这件作品", code="A512", field="why")
    if assignment.state in {AssignmentState.RECUSED, AssignmentState.TAKEN_BACK}:
        raise Refused("这件作品不再由您评", cure="回到作品列表", code="A544")
    assignment.state, assignment.recused_why = AssignmentState.RECUSED, said
    assignment.score, assignment.submitted_at = None, None
    save_stamped(assignment, stamp=None, fields=("state", "recused_why", "score", "submitted_at"))
    assignment.marks.all().delete()
    Avoidance.objects.get_or_create(
        judge=assignment.judge, entry=assignment.entry, defaults={"why": said, "at": at, "by": None}
    )
    return hand_on(entry=assignment.entry, by=Actor(assignment.assigned_by, at))


def hand_on(*, entry: Entry, by: Actor) -> Assignment | None:
    """Give a work that lacks a judge to whoever has fewest works; return that assignment, None where nobody can.

    It is given in the name of whoever gave it out before.
    """
    found = spread(given_of(entry.contest, pks=[entry.pk]), seed=f"hand-on-{entry.number}")
    if not found.pairs:
        return None
    put(found.pairs, way=AssignmentWay.BALANCED, by=by)
    _, judge, work = found.pairs[0]
    return Assignment.objects.get(judge=judge, entry=work)
