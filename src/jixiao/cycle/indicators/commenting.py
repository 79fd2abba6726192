"""What units say of the proposals of a round while it is open."""

from django.db import transaction

from jixiao.cycle.indicators.events import ProposalCommented
from jixiao.cycle.indicators.models import ProposalComment, RoundProposal, RoundState, Stance
from jixiao.cycle.indicators.renewing import about_round, locked_round
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Unit
from jixiao.orgs.refusing import Refused
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
    said = {"stance": stance, "text": text.strip(), "said_by": by.person, "said_at": by.at}
    comment, _ = ProposalComment.objects.update_or_create(proposal=proposal, unit=unit, defaults=said)
    after = {"提案名称": proposal.name, "意见态度": Stance(stance).label, "意见内容": comment.text}
    told = {**about_round(round_), "unit_id": unit.pk}
    publish(ProposalCommented(**told, before=was, after=after), by=by)
    return comment
