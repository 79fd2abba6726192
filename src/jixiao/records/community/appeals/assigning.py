"""An appeal is handed to an office, with a deadline; others are asked to help; whoever will not is named."""

import dataclasses
import datetime
from collections.abc import Sequence

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Person
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.community.appeals.deadlines import usual_deadline
from jixiao.records.community.appeals.events import AppealAssigned, HandedBack, HelpAsked, OpinionGiven
from jixiao.records.community.appeals.stepping import add_step, require_state, tell
from jixiao.records.community.models import Appeal, AppealState, Handling, HandlingRole, HandlingState

OPEN = (AppealState.RECEIVED, AppealState.ASSIGNED)
MOST_OFFICE, MOST_SAID = 60, 1000


@dataclasses.dataclass(frozen=True, slots=True)
class Office:
    """Who is to see to it: an office by name, and a person with an account where it has one."""

    name: str
    person: Person | None = None


@transaction.atomic
def assign_appeal(
    *, appeal: Appeal, lead: Office, helpers: Sequence[Office], deadline: datetime.date | None, stamp: int | None,
    by: Actor,
) -> Appeal:  # fmt: skip
    """Hand an appeal to an office that answers for it, and to others that help; again, it goes to another.

    Without a deadline the usual one holds: so many working days after it was received. Refuses a day that is past, an
    office without a name, and the same office twice. Raises Stale for an older stamp.
    """
    require_state(appeal, *OPEN)
    day = deadline or appeal.deadline or max(usual_deadline(appeal), by.on)
    if day < by.on:
        raise Refused("答复期限已经过去", cure="改为今天或以后", code="V420", field="deadline")
    names = [_named(one) for one in (lead, *helpers)]
    if len(set(names)) < len(names):
        raise Refused("同一个单位写了两次", cure="承办的不再写协办", code="V421", field="helpers")
    held = Handling.objects.filter(appeal=appeal, state__in=[HandlingState.ASKED, HandlingState.DONE])
    again = Handling.objects.filter(appeal=appeal).exists()
    held.update(state=HandlingState.RELEASED, ended_at=by.at)
    appeal.state, appeal.deadline = AppealState.ASSIGNED, day
    save_stamped(appeal, stamp=stamp, fields=("state", "deadline"))
    _ask(appeal, lead, HandlingRole.LEAD, by)
    for one in helpers:
        _ask(appeal, one, HandlingRole.HELP, by)
    told = f"改由{names[0]}承办" if again else f"交{names[0]}办理"
    told += f"，{'、'.join(names[1:])}协办" if names[1:] else ""
    add_step(appeal, "改派" if again else "交办", told=f"{told}，{day:%Y-%m-%d} 前答复", at=by.at, by=by)
    tell(AppealAssigned, appeal, by=by, after={"承办": names[0], "协办": "、".join(names[1:]), "答复期限": str(day)})
    return appeal


@transaction.atomic
def ask_help(*, appeal: Appeal, office: Office, by: Actor) -> Handling:
    """Ask another office to help with an appeal that is in hand; refuses one that is asked already."""
    require_state(appeal, AppealState.ASSIGNED)
    name = _named(office)
    made = _ask(appeal, office, HandlingRole.HELP, by)
    add_step(appeal, "协办", told=f"请{name}协办", at=by.at, by=by)
    tell(HelpAsked, appeal, by=by, after={"协办": name})
    return made


@transaction.atomic
def give_opinion(*, handling: Handling, said: str, by: Actor) -> Handling:
    """Write down what an office thinks, by itself or by the clerk for one without an account; its asker is not told."""
    _require_asked(handling)
    words = _said(said, "承办意见")
    _end(handling, HandlingState.DONE, words, by)
    add_step(handling.appeal, "意见", inside=f"{handling.office}：{words}", at=by.at, by=by)
    tell(OpinionGiven, handling.appeal, by=by, after={"单位": handling.office})
    return handling


@transaction.atomic
def hand_back(*, handling: Handling, why: str, by: Actor) -> Handling:
    """Let an office hand an appeal back. The asker reads which office that was and why; another has to be found."""
    _require_asked(handling)
    words = _said(why, "退回原因")
    _end(handling, HandlingState.REFUSED, words, by)
    role = HandlingRole(handling.role).label
    add_step(handling.appeal, "退回", told=f"{handling.office}退回{role}：{words}", at=by.at, by=by)
    tell(HandedBack, handling.appeal, by=by, why=words, after={"单位": handling.office})
    return handling


def lead_of(appeal: Appeal) -> Handling | None:
    """Return the office that answers for an appeal now, None where there is none."""
    rows = Handling.objects.filter(appeal=appeal, role=HandlingRole.LEAD)
    return rows.filter(state__in=[HandlingState.ASKED, HandlingState.DONE]).first()


def _ask(appeal: Appeal, office: Office, role: HandlingRole, by: Actor) -> Handling:
    try:
        with transaction.atomic():
            return Handling.objects.create(
                appeal=appeal, role=role, office=_named(office), person=office.person, asked_at=by.at
            )
    except IntegrityError:
        raise Refused(f"{_named(office)}已经在办这件诉求", cure="另写一个单位", code="V422", field="office") from None


def _end(handling: Handling, state: HandlingState, said: str, by: Actor) -> None:
    handling.state, handling.said, handling.ended_at = state, said, by.at
    save_stamped(handling, stamp=handling.version, fields=("state", "said", "ended_at"))


def _require_asked(handling: Handling) -> None:
    require_state(handling.appeal, AppealState.ASSIGNED)
    if handling.state != HandlingState.ASKED:
        state = HandlingState(handling.state).label
        raise Refused(f"{handling.office}{state}", cure="刷新页面，看现在谁在办", code="V423")


def _named(office: Office) -> str:
    name = " ".join(office.name.split())
    if not name:
        raise Refused("没有写承办单位", cure="写单位或科室，如：县农业农村局", code="V424", field="lead")
    return name[:MOST_OFFICE]


def _said(text: str, what: str) -> str:
    words = text.strip()
    if not words:
        raise Refused(f"没有写{what}", cure="写清楚，查得到", code="V425", field="said")
    return words[:MOST_SAID]
