"""People decide what a likeness means: nothing, or that the work is a copy; a copy does not pass."""

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.entering.telling import tell
from jixiao.records.contests.models import Likeness, LikenessState
from jixiao.records.contests.qualifying.events import LikenessSettled


@transaction.atomic
def settle_likeness(*, likeness: Likeness, state: str, why: str, by: Actor) -> Likeness:
    """Say what a likeness means, with the ground for it; a decision may be changed by another one with its ground.

    Two works of a contest that are found to be alike stand in the list each from its own side. That it means nothing
    goes for both sides; which of the two is the copy is said of each.
    """
    if state not in {LikenessState.FINE, LikenessState.COPIED}:
        raise Refused("没有选核查结论", cure="选“核查无碍”或“认定雷同”", code="A255", field="state")
    if not why.strip():
        raise Refused("核查结论要写明依据", cure="如：同一课题的后续研究，数据不同", code="A255", field="why")
    before = likeness.state
    held = Likeness.objects.filter(pk=likeness.pk, state=before)
    if not held.update(state=state, why=why.strip()[:300], by=by.person, at=by.at):
        raise Refused("这条相似刚刚有了别的结论", cure="刷新页面再看", code="A256")
    if state == LikenessState.FINE and likeness.other_id is not None:
        mirrored = Likeness.objects.filter(entry=likeness.other_id, other=likeness.entry_id, kind=likeness.kind)
        mirrored.filter(state=LikenessState.OPEN).update(state=state, why=why.strip()[:300], by=by.person, at=by.at)
    likeness.refresh_from_db()
    other = likeness.other.number if likeness.other else str(likeness.earlier)
    after = {"相似的作品": other or "", "结论": str(LikenessState(state).label), "相似程度": f"{likeness.percent}%"}
    tell(
        LikenessSettled, likeness.entry, by, before={"结论": LikenessState(before).label}, after=after, why=why.strip()
    )
    return likeness
