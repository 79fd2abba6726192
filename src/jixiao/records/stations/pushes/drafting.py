"""A push is put together: its title, the rule it goes by, its contents. Every change asks for another look."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, snapshot
from jixiao.records.stations.models import Push, PushContent, PushRule, PushState
from jixiao.records.stations.pushes.events import PushAmended, PushCancelled, PushDrafted
from jixiao.records.stations.pushes.queries import MOST_CONTENTS, pushable
from jixiao.records.stations.pushes.telling import tell

FIELDS = ("title", "rule")
MOST_TITLE, MOST_REASON = 120, 200
_UNTRIED = ("dry_run", "dry_run_at")


@transaction.atomic
def draft_push(*, unit_year: UnitYear, title: str, rule: PushRule | None, by: Actor) -> Push:
    """Begin a push; None as rule means every plated station. Refuses (X503) one without a title."""
    UnitYear.objects.select_for_update().get(pk=unit_year.pk)
    last = Push.objects.filter(unit_year=unit_year).aggregate(last=Max("number"))["last"]
    made = Push(unit_year=unit_year, number=(last or 0) + 1, title=_title(title), rule=_own(rule, unit_year))
    made.save(force_insert=True)
    tell(PushDrafted, made, by, after=snapshot(made, FIELDS))
    return made


@transaction.atomic
def amend_push(*, push: Push, title: str, rule: PushRule | None, stamp: int | None, by: Actor) -> Push:
    """Give a draft another title or rule; it has to be tried again."""
    require_draft(push)
    before = snapshot(push, FIELDS)
    push.title, push.rule = _title(title), _own(rule, push.unit_year)
    _untry(push, stamp, *FIELDS)
    was, became = changes(before, snapshot(push, FIELDS))
    if became:
        tell(PushAmended, push, by, before=was, after=became)
    return push


@transaction.atomic
def put_in(*, push: Push, chosen: Iterable[int], by: Actor) -> int:
    """Put contents into a draft, behind those that are in; return how many are new. Others than may be pushed stay out.

    Refuses (X505) more than a push holds.
    """
    require_draft(push)
    inside = dict(PushContent.objects.filter(push=push).values_list("content", "position"))
    may = pushable(push.unit_year.unit, on=by.on).filter(pk__in=set(chosen)).exclude(pk__in=inside)
    wanted = list(may.order_by("number").values_list("pk", flat=True))
    if len(inside) + len(wanted) > MOST_CONTENTS:
        raise Refused(f"一次推送最多 {MOST_CONTENTS:,} 项内容", cure="分成几次推送", code="X505")
    first = max(inside.values(), default=0) + 1
    PushContent.objects.bulk_create(
        [PushContent(push=push, content_id=pk, position=place) for place, pk in enumerate(wanted, start=first)]
    )
    if wanted:
        _untry(push, None)
        tell(PushAmended, push, by, after={"加入内容": len(wanted)})
    return len(wanted)


@transaction.atomic
def take_out(*, push: Push, chosen: Iterable[int], by: Actor) -> int:
    """Take contents out of a draft; return how many."""
    require_draft(push)
    number = PushContent.objects.filter(push=push, content__in=set(chosen)).delete()[0]
    if number:
        _untry(push, None)
        tell(PushAmended, push, by, after={"移出内容": number})
    return number


@transaction.atomic
def cancel_push(*, push: Push, reason: str, stamp: int | None, by: Actor) -> Push:
    """Give a push up that has not been sent. Refuses (X504) one that was, (X510) without a reason."""
    if push.state not in {PushState.DRAFT, PushState.PLANNED}:
        raise _sent(push)
    if not reason.strip() or len(reason.strip()) > MOST_REASON:
        raise Refused(f"取消推送要写明原因，不超过 {MOST_REASON} 字", code="X510", field="reason")
    push.state, push.cancelled_because = PushState.CANCELLED, reason.strip()
    save_stamped(push, stamp=stamp, fields=("state", "cancelled_because"))
    tell(PushCancelled, push, by, why=push.cancelled_because)
    return push


def require_draft(push: Push) -> None:
    """Refuse (X504) to change a push that is planned, sent or cancelled."""
    if Push.objects.select_for_update().only("state").get(pk=push.pk).state != PushState.DRAFT:
        raise _sent(push)


def _sent(push: Push) -> Refused:
    word = Push.objects.get(pk=push.pk).get_state_display()
    return Refused(
        f"推送「{push.title}」{word}，不能再改", cure="要补发的，另拟一次推送；要撤下的，撤回内容", code="X504"
    )


def _title(title: str) -> str:
    plain = " ".join(title.split())
    if not plain or len(plain) > MOST_TITLE:
        raise Refused(f"推送名称要有，不超过 {MOST_TITLE} 字", cure="如：10 月农业技术", code="X503", field="title")
    return plain


def _own(rule: PushRule | None, unit_year: UnitYear) -> PushRule | None:
    if rule is not None and (rule.unit_id != unit_year.unit_id or rule.removed_at is not None):
        raise Refused("没有这条规则", cure="从列出的规则里选", code="X503", field="rule")
    return rule


def _untry(push: Push, stamp: int | None, *fields: str) -> None:
    push.dry_run, push.dry_run_at = {}, None
    save_stamped(push, stamp=stamp, fields=(*fields, *_UNTRIED))
