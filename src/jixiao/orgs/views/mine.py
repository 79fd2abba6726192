"""What is a person's own: duties, delegation while away, sessions, jobs."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.orgs.actor import Actor
from jixiao.orgs.delegating import end_delegation, give_delegation
from jixiao.orgs.desk import FramedRequest, actor_of, in_frame
from jixiao.orgs.forms.people import DelegationForm
from jixiao.orgs.models import Delegation, Duty, SessionRecord
from jixiao.orgs.queries import in_force
from jixiao.orgs.refusing import refusals_into
from jixiao.orgs.roles import DELEGABLE, Role
from jixiao.orgs.sessions import idle_since, key_hash_of
from jixiao.orgs.signing_in import end_own_sessions

MOST = 100


@in_frame
def mine(request: FramedRequest) -> HttpResponse:
    """Show the person's own duties, who stands in for them, whom they stand in for, and where they are signed in."""
    return _mine(request, actor_of(request), None)


@require_POST
@in_frame
def delegate(request: FramedRequest) -> HttpResponse:
    """Let a colleague act from a day to a day."""
    by = actor_of(request)
    form = DelegationForm(request.POST, duties=_delegable(by), on=by.on)
    if form.is_valid():
        given = form.cleaned_data
        with refusals_into(form):
            give_delegation(
                duty=given["duty"],
                to=given["to"],
                first_day=given["first_day"],
                last_day=given["last_day"],
                reason=given["reason"],
                by=by,
            )
            messages.success(request, f"已请{given['to'].name}代理")
            return redirect("orgs:mine")
    return _mine(request, by, form)


@require_POST
@in_frame
def take_back(request: FramedRequest, pk: int) -> HttpResponse:
    """End a delegation early."""
    by = actor_of(request)
    own = Delegation.objects.filter(duty__person=by.person) | Delegation.objects.filter(to=by.person)
    end_delegation(delegation=get_object_or_404(own.select_related("duty__person", "to"), pk=pk), by=by)
    messages.success(request, "代理已结束")
    return redirect("orgs:mine")


@require_POST
@in_frame
def end_mine(request: FramedRequest) -> HttpResponse:
    """End one session of one's own, or all others."""
    by = actor_of(request)
    pk = request.POST.get("session", "")
    record = get_object_or_404(SessionRecord, pk=pk, person=by.person) if pk.isdecimal() else None
    count = end_own_sessions(kept_key=request.session.session_key or "", by=by, record=record)
    messages.success(request, f"已结束 {count} 处登录")
    return redirect("orgs:mine")


def _delegable(by: Actor) -> list[Duty]:
    duties = Duty.objects.filter(in_force(by.on), person=by.person, role__in=sorted(DELEGABLE))
    return list(duties.select_related("unit").order_by("pk")[:MOST])


def _mine(request: FramedRequest, by: Actor, form: DelegationForm | None) -> HttpResponse:
    delegable = _delegable(by)
    duties = Duty.objects.filter(in_force(by.on), person=by.person).select_related("unit").order_by("pk")[:MOST]
    given = Delegation.objects.filter(duty__person=by.person, ended_at=None, last_day__gte=by.on)
    taken = Delegation.objects.filter(to=by.person, ended_at=None, last_day__gte=by.on)
    sessions = SessionRecord.objects.filter(person=by.person, ended_at=None, seen_at__gte=idle_since(by.at))
    context = {
        "duties": [(duty, Role(duty.role).label) for duty in duties],
        "given": _delegations(given),
        "taken": _delegations(taken),
        "form": form or (DelegationForm(duties=delegable, on=by.on) if delegable else None),
        "sessions": sessions.order_by("-seen_at")[:MOST],
        "here": key_hash_of(request.session.session_key or ""),
        "person": by.person,
        "today": by.on,
    }
    return render(request, "orgs/mine.html", context, status=422 if form is not None else 200)


def _delegations(rows: object) -> list[tuple[Delegation, str]]:
    found = rows.select_related("duty__unit", "duty__person", "to").order_by("first_day")[:MOST]  # type: ignore[attr-defined] # Django and the engine give it at run time
    return [(row, Role(row.duty.role).label) for row in found]
