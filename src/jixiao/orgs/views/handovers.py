"""送审、撤回、退回、通过、重开 as views that any room mounts.

In the ``urls.py`` of a room::

    HANDOVER = handover_views(kind=HandoverKind.GOALS, back="goals:goals", before_send=require_complete)
    urlpatterns = [..., *HANDOVER.urls]

Where a room hands over several things of a year, ``subject`` turns the further parts of the address into the
handover's subject, and the room mounts them below that part: ``path("<int:pk>/", include(HANDOVER.urls))``. A room with
acts of its own around a step (freezing, filing) gives them as ``send``, ``approve``, ``reopen``…; they take what those
of ``jixiao.orgs.handing`` take.
"""

import dataclasses
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from jixiao.orgs import adopting, handing
from jixiao.orgs.access import may_judge, may_look, may_record, may_review
from jixiao.orgs.actor import Actor
from jixiao.orgs.desk import Desk, DeskRequest, at_desk
from jixiao.orgs.handing import REOPENERS, Mark, awaited_role, handover_of
from jixiao.orgs.handover_panel import turn_of
from jixiao.orgs.models import Handover, HandoverState
from jixiao.orgs.pressing import claim
from jixiao.orgs.refusing import CONFLICT, Refused, Stale
from jixiao.web.stamp import given_stamp

Act = Callable[..., Any]
Subject = Callable[..., str]
LONGEST = 200


def whole_year(desk: Desk) -> str:  # noqa: ARG001 - what other subjects need
    """Return the subject of a handover of which there is one a year."""
    return ""


@dataclasses.dataclass(frozen=True, slots=True)
class HandoverViews:
    """The five views, and their addresses under the names the panel uses."""

    send: Act
    withdraw: Act
    send_back: Act
    approve: Act
    reopen: Act
    adopt: Act

    @property
    def urls(self) -> list[URLPattern]:
        """Return the addresses to mount in a room."""
        return [
            path("send/", self.send, name="send"),
            path("withdraw/", self.withdraw, name="withdraw"),
            path("return/", self.send_back, name="return"),
            path("approve/", self.approve, name="approve"),
            path("reopen/", self.reopen, name="reopen"),
            path("adopt/", self.adopt, name="adopt"),
        ]


def handover_views(
    *,
    kind: str,
    back: str,
    subject: Subject = whole_year,
    before_send: Callable[[Handover, Actor], None] | None = None,
    send: Act = handing.send,
    withdraw: Act = handing.withdraw,
    send_back: Act = handing.send_back,
    approve: Act = handing.approve,
    reopen: Act = handing.reopen,
    adopt: Act = adopting.adopt,
) -> HandoverViews:
    """Return the views that hand over something of a room; after each the page ``back`` is shown.

    ``before_send(handover, by)`` runs in the transaction of 送审 and refuses what is not complete, or freezes it.
    """
    desk_of = _Step(kind=kind, back=back, subject=subject)

    @require_POST
    @at_desk(may_look, write=may_record)
    def send_view(request: DeskRequest, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - the parts of an address
        more = {"before": before_send} if before_send else {}
        return desk_of.done(request, kwargs, send, more, "已送审")

    @require_POST
    @at_desk(may_look, write=may_record)
    def withdraw_view(request: DeskRequest, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - the parts of an address
        return desk_of.done(request, kwargs, withdraw, {}, "已撤回，可以修改了")

    @require_POST
    @at_desk(may_look, write=may_judge)
    def return_view(request: DeskRequest, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - the parts of an address
        told = {"reason": request.POST.get("reason", ""), "marks": marks_sent(request)}
        return desk_of.judged(request, kwargs, send_back, told, "已退回")

    @require_POST
    @at_desk(may_look, write=may_judge)
    def approve_view(request: DeskRequest, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - the parts of an address
        return desk_of.judged(request, kwargs, approve, {"reason": request.POST.get("reason", "")}, "已通过")

    @require_POST
    @at_desk(may_look, write=may_judge)
    def reopen_view(request: DeskRequest, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - the parts of an address
        if not request.desk.roles & REOPENERS[kind]:
            wanted = "、".join(role.label for role in sorted(REOPENERS[kind]))
            raise Refused("您不能重开这份材料", cure=f"重开要由「{wanted}」办理", code="U209")
        return desk_of.done(request, kwargs, reopen, {"reason": request.POST.get("reason", "")}, "已重开，回到草稿")

    @require_POST
    @at_desk(may_look, write=may_review)
    def adopt_view(request: DeskRequest, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - the parts of an address
        told = {"document": request.POST.get("reason", "")}
        return desk_of.done(request, kwargs, adopt, told, "已补录为审定")

    return HandoverViews(send_view, withdraw_view, return_view, approve_view, reopen_view, adopt_view)


def marks_sent(request: DeskRequest) -> list[Mark]:
    """Return the fields a return points at, as the panel's boxes give them (mark|label)."""
    pairs = [text.partition("|") for text in request.POST.getlist("mark")[:LONGEST]]
    return [
        Mark(mark[:LONGEST], label[:LONGEST], request.POST.get(f"note-{mark}", "")[:LONGEST])
        for mark, _, label in pairs
        if mark
    ]


@dataclasses.dataclass(frozen=True, slots=True)
class _Step:
    """One step of a handover of some kind, found by its address."""

    kind: str
    back: str
    subject: Subject

    def judged(
        self, request: DeskRequest, kwargs: dict[str, Any], act: Act, told: dict[str, Any], words: str
    ) -> HttpResponse:
        """Do the step if it is this person's turn."""
        handover = self._handover(request.desk, kwargs)
        awaited = awaited_role(handover)
        if awaited is not None and awaited not in request.desk.roles:
            raise Refused("还没有轮到您办理", cure=turn_of(handover), code="U208")
        return self._act(request, handover, kwargs, act=act, told=told, words=words)

    def done(
        self, request: DeskRequest, kwargs: dict[str, Any], act: Act, told: dict[str, Any], words: str
    ) -> HttpResponse:
        """Do the step."""
        return self._act(request, self._handover(request.desk, kwargs), kwargs, act=act, told=told, words=words)

    def _handover(self, desk: Desk, kwargs: dict[str, Any]) -> Handover:
        return handover_of(desk.its_year, self.kind, subject=self.subject(desk, **kwargs))

    def _act(
        self,
        request: DeskRequest,
        handover: Handover,
        kwargs: dict[str, Any],
        *,
        act: Act,
        told: dict[str, Any],
        words: str,
    ) -> HttpResponse:
        by = request.desk.actor
        address = request.desk.door(self.back, **kwargs)
        try:
            with transaction.atomic():
                claim(request, leads_to=address)
                act(handover=handover, by=by, stamp=given_stamp(request), **told)
        except Stale:
            return _overtaken(request, handover, address)
        messages.success(request, words)
        return redirect(address)


def _overtaken(request: DeskRequest, handover: Handover, address: str) -> HttpResponse:
    handover.refresh_from_db()
    state = HandoverState(handover.state).label
    cause = f"这份材料刚刚由别人办理过，现在的状态是「{state}」"
    refused = Refused(cause, cure="回到材料看看，再决定怎样办理", code="U409")
    return render(request, "orgs/refused.html", {"refused": refused, "back": address}, status=CONFLICT)
