"""举荐评审人 are appointed, and dismissed while they have not voted."""

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Duty, Person
from jixiao.orgs.queries import in_force
from jixiao.orgs.refusing import Refused
from jixiao.orgs.roles import TRADE
from jixiao.records.community.honours.events import ReviewerAppointed, ReviewerDismissed
from jixiao.records.community.honours.telling import tell_call
from jixiao.records.community.models import Call, CallReviewer, CallState, NominationReview

MOST_PEOPLE = 300


def people_to_appoint(call: Call, *, by: Actor) -> list[Person]:
    """Return who reads at this unit and does not review the call yet; one statement."""
    here = Duty.objects.filter(in_force(by.on), unit=call.unit_year.unit_id, role__in=TRADE)
    there = CallReviewer.objects.filter(call=call).values("person")
    rows = Person.objects.filter(pk__in=here.values("person"), is_active=True).exclude(pk__in=there)
    return list(rows.order_by("name", "pk")[:MOST_PEOPLE])


@transaction.atomic
def appoint_reviewer(*, call: Call, person: Person, workplace: str, by: Actor) -> CallReviewer:
    """Let somebody review the nominations of a call; refuses without their workplace, and once it was settled."""
    _require_before_settling(call)
    where = workplace.strip()[:100]
    if not where:
        cure = "按人填写现在的工作单位，评审时据此回避"
        raise Refused("评审人工作单位没有填", cure=cure, code="V515", field="workplace")
    if all(one.pk != person.pk for one in people_to_appoint(call, by=by)):
        cure = "请系统管理员先给这个人授予本单位的第三方或查看角色"
        raise Refused(
            f"{person.name}不能评审这份通知：没有本单位的角色，或已经是评审人", cure=cure, code="V516", field="person"
        )
    try:
        with transaction.atomic():
            made = CallReviewer.objects.create(call=call, person=person, workplace=where, by=by.person, at=by.at)
    except IntegrityError:
        raise Refused(f"{person.name}已经是评审人", cure="刷新页面", code="V516", field="person") from None
    tell_call(ReviewerAppointed, call, by, after={"评审人": person.name, "评审人工作单位": where})
    return made


@transaction.atomic
def dismiss_reviewer(*, reviewer: CallReviewer, by: Actor) -> None:
    """Let somebody review no more; refuses one who has voted: votes stay."""
    call = reviewer.call
    _require_before_settling(call)
    if NominationReview.objects.filter(nomination__call=call, reviewer=reviewer.person_id).exists():
        raise Refused("这位评审人已经评审过", cure="评审意见要留下；不够人的再指定一位", code="V517")
    name = reviewer.person.name
    reviewer.delete()
    tell_call(ReviewerDismissed, call, by, before={"评审人": name})


def _require_before_settling(call: Call) -> None:
    if call.state not in {CallState.DRAFT, CallState.OPEN, CallState.REVIEW}:
        raise Refused(f"这份通知{CallState(call.state).label}，评审人不能再改", cure="刷新页面", code="V518")
