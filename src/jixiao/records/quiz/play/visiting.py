"""Somebody at a public page: which campaign, who by their ticket, when; and how a page of theirs is answered.

A page is rendered without a request: no session, no messages, no frame. What is said of a player is kept by nobody.
"""

import dataclasses
import datetime
import functools
from collections.abc import Callable, Mapping
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import Context, Engine
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from jixiao.orgs.addressing import address_of
from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.identity.tickets import Ticket, address_digest, device_digest, form_token, is_token, ticket_in
from jixiao.records.quiz.playing.cards import Card, card_by_token, day_of
from jixiao.records.quiz.playing.sitting import Phone
from jixiao.web.clock import now

FORBIDDEN, SEE_OTHER = 403, 303
UNKEPT = "no-store, private"
MOST_TOKEN = 40
P = ParamSpec("P")


class Stranger(Refused):
    """A page of a player, asked for by nobody who is known; or a form that is not theirs."""

    status = FORBIDDEN


@dataclasses.dataclass(frozen=True, slots=True)
class Visit:
    """A campaign, whose phone it is, the moment, and the address of the campaign's own page."""

    card: Card
    ticket: Ticket | None
    at: datetime.datetime
    here: str

    @property
    def who(self) -> Ticket:
        """Return whose phone it is; refuses a phone that is nobody's."""
        if self.ticket is None:
            cure = "从活动首页参加；参加过的，用原来的方式再进一次"
            raise Stranger("这台手机还没有参加", cure=cure, code="U969")
        return self.ticket

    @property
    def today(self) -> datetime.date:
        """Return the day it is for the campaign."""
        return day_of(self.at)

    def token(self, day: datetime.date) -> str:
        """Return the token that a form about a day's set carries."""
        return form_token(self.who, campaign=self.card.pk, day=day)


def visited(
    view: Callable[Concatenate[HttpRequest, Visit, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, str, P], HttpResponse]:
    """Open a page at the campaign of its address; 404 where there is none or it is a draft; a refusal is a page too."""

    @functools.wraps(view)
    def opened(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        card = card_by_token(token[:MOST_TOKEN])
        if card is None:
            raise Http404("没有这个活动")
        ticket = ticket_in(request.COOKIES, campaign=card.pk)
        visit = Visit(card, ticket, now(), _here(card.campaign.token))
        try:
            return view(request, visit, *args, **kwargs)
        except Refused as refused:
            return page("play/refused.html", visit, {"refused": refused}, status=refused.status)

    return opened


def page(template: str, visit: Visit, context: Mapping[str, Any], *, status: int = 200) -> HttpResponse:
    """Answer with a page of the campaign."""
    return answer(rendered(template, visit, {"is_known": visit.ticket, **context}), status=status)


def rendered(template: str, visit: Visit, context: Mapping[str, Any]) -> str:
    """Return a page of the campaign that says nothing of the player but what ``context`` does."""
    campaign = visit.card.campaign
    given = {"campaign": campaign, "unit": campaign.unit_year.unit, "here": visit.here, "head": _head()}
    said = Context({**given, **context}, use_l10n=False)  # no number of these pages is written another way here
    return Engine.get_default().get_template(template).render(said)


def answer(html: str, *, status: int = 200) -> HttpResponse:
    """Answer with a page that nobody keeps."""
    response = HttpResponse(html, status=status)
    response.headers["Cache-Control"] = UNKEPT
    return response


@functools.lru_cache(maxsize=1)
def _head() -> SafeString:
    """Return the head that all pages share, made once: the addresses of styles and script do not change."""
    return render_to_string("play/head.html")


@functools.lru_cache(maxsize=50)
def _here(token: str) -> str:
    return reverse("play:landing", kwargs={"token": token})


def led_to(visit: Visit, path: str = "") -> HttpResponse:
    """Lead a form that was taken to the page of what came of it."""
    answer = HttpResponseRedirect(f"{visit.here}{path}", status=SEE_OTHER)
    answer.headers["Cache-Control"] = UNKEPT
    return answer


def phone_of(request: HttpRequest, visit: Visit) -> Phone:
    """Return what a request comes from, as digests."""
    campaign = visit.card.pk
    address = address_digest(address_of(request), campaign=campaign)
    return Phone(device_digest(request.COOKIES, campaign=campaign), address)


def day_of_form(request: HttpRequest, visit: Visit) -> datetime.date:
    """Return the day of the set that a form is about; refuses a form that was not made for this player and day."""
    try:
        day = datetime.date.fromisoformat(request.POST.get("d", "")[:10])
    except ValueError:
        raise _stale() from None
    if not is_token(request.POST.get("f", "")[:64], visit.who, campaign=visit.card.pk, day=day):
        raise _stale()
    return day


def _stale() -> Stranger:
    return Stranger("这一页已经过期", cure="从活动首页重新打开；已经保存的答案还在", code="U965")
