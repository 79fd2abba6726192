"""What of appeals waits: those to hand on, to answer, to call back about and to close."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q

from jixiao.orgs.seat import Desk
from jixiao.orgs.workbench import ToDo
from jixiao.records.community.access import may_answer
from jixiao.records.community.appeals.deadlines import usual_deadline
from jixiao.records.community.appeals.queries import UNDER_WAY, appeals_of
from jixiao.records.community.models import ANSWERED, Appeal, AppealState, Handling, HandlingRole, HandlingState, Rating

MOST_TO_DOS = 10


def to_dos(desk: Desk) -> Iterable[ToDo]:
    """Yield the appeals that somebody has to do something about, the earliest deadline first."""
    if desk.unit_year is None or not may_answer(desk):
        return
    in_hand = Handling.objects.filter(
        appeal=OuterRef("pk"), role=HandlingRole.LEAD, state__in=[HandlingState.ASKED, HandlingState.DONE]
    )
    rows = appeals_of(desk.unit_year).annotate(in_hand=Exists(in_hand))
    for one in rows.filter(state__in=UNDER_WAY).order_by("deadline", "received_at", "pk")[:MOST_TO_DOS]:
        yield _open(desk, one)
    disliked = Q(state=AppealState.RATED, rating__lte=Rating.BAD, called_on=None)
    for one in rows.filter(disliked).order_by("rated_at", "pk")[:MOST_TO_DOS]:
        yield _to_do(desk, one, f"回访诉求 {one.number}", "评价不满意，先回访或重新办理", "去回访")
    liked = Q(state=AppealState.RATED) & (Q(rating__gt=Rating.BAD) | Q(called_on__isnull=False))
    number = rows.filter(liked | Q(state__in=ANSWERED, called_on__isnull=False)).count()
    if number:
        url = f"{desk.door('community:appeals')}?state={AppealState.RATED.value}"
        yield ToDo(f"{number} 件诉求可以办结", "已评价或已回访", url, "去办结")


def _open(desk: Desk, one: Appeal) -> ToDo:
    due = one.deadline or usual_deadline(one)
    late = "late" if due < desk.today else ""
    if one.state == AppealState.RECEIVED:
        return _to_do(desk, one, f"交办诉求 {one.number}", f"「{one.topic}」还没有交办", "去交办")
    if not getattr(one, "in_hand", False):
        return _to_do(desk, one, f"改派诉求 {one.number}", f"「{one.topic}」承办单位退回了", "去改派")
    url = desk.door("community:appeal", pk=one.pk)
    return ToDo(f"答复诉求 {one.number}", f"「{one.topic}」", url, "去答复", due, late)


def _to_do(desk: Desk, one: Appeal, title: str, words: str, action: str) -> ToDo:
    return ToDo(title, words, desk.door("community:appeal", pk=one.pk), action, one.deadline)
