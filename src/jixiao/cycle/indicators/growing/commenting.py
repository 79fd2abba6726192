"""What units say of the proposals of a round while it is open."""

from typing import Any

from django.db import transaction

from jixiao.cycle.indicators.events import CommentAnswered, ProposalCommented
from jixiao.cycle.indicators.growing.renewing import about_round, locked_round
from jixiao.cycle.indicators.models import ProposalComment, RoundProposal, RoundState, Stance
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Unit
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import publish


@transaction.atomic
def comment_on(*, proposal: RoundProposal, unit: Unit, stance: str, text: str, by: Actor) -> ProposalComment:
    """Keep what a unit thinks of a proposal; said again, it takes the place of what it said before.

    Refuses (U784, U789) outside of the days for comments or from a unit that was not asked, and (U790) no without why.
    """
    round_ = locked_round(proposal.round, RoundState.COMMENTING)
    if not round_.opens <= by.on <= round_.closes or not unit.path.startswith(round_.authority.path):
        days = f"{round_.opens:%Y-%m-%d} 至 {round_.closes:%Y-%m-%d}"
        raise Refused(f"现在不收意见，征求意见的时间是 {days}", cure="有意见请直接向财政部门反映", code="U789")
    if stance not in Stance.values:
        raise Refused("没有选态度", cure="选赞成或不赞成", code="U790", field="stance")
    if stance == Stance.AGAINST and not text.strip():
        raise Refused("不赞成要写理由", cure="写一句为什么、怎样改", code="U790", field="text")
    before = ProposalComment.objects.filter(proposal=proposal, unit=unit).first()
    was = {} if before is None else {"意见态度": before.get_stance_display(), "意见内容": before.text}
    said: dict[str, Any] = {"stance": stance, "text": text.strip(), "said_by": by.person, "said_at": by.at}
    if before is not None and (before.stance, before.text) != (stance, said["text"]):
        said |= {"answer": "", "answered_by": None, "answered_at": None}
    comment = before
    if comment is None:
        comment = ProposalComment.objects.create(proposal=proposal, unit=unit, **said)
    else:
        for name, value in said.items():
            setattr(comment, name, value)
        save_stamped(comment, stamp=None, fields=said)
    after = {"提案名称": proposal.name, "意见态度": Stance(stance).label, "意见内容": comment.text}
    told = {**about_round(round_), "unit_id": unit.pk}
    publish(ProposalCommented(**told, before=was, after=after), by=by)
    return comment


@transaction.atomic
def answer_comment(*, comment: ProposalComment, answer: str, stamp: int | None, by: Actor) -> ProposalComment:
    """Keep what the bureau answers to what a unit said; the unit that says something else is answered anew.

    Refuses (U784) outside of comments and decisions, (U790) an empty answer; raises Stale for an older stamp.
    """
    round_ = locked_round(comment.proposal.round, RoundState.COMMENTING, RoundState.APPROVING)
    if not answer.strip():
        raise Refused("答复没有写", cure="写一句采纳了没有、为什么", code="U790", field="answer")
    found = ProposalComment.objects.select_related("proposal", "unit").get(pk=comment.pk)
    before = {"意见答复": found.answer}
    found.answer, found.answered_by, found.answered_at = answer.strip(), by.person, by.at
    save_stamped(found, stamp=stamp, fields=["answer", "answered_by", "answered_at"])
    after = {"提案名称": found.proposal.name, "意见单位": found.unit.name, "意见答复": found.answer}
    publish(CommentAnswered(**about_round(round_), before=before, after=after), by=by)
    return found
