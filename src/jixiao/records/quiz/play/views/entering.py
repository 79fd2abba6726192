"""Joining: the consent, then who it is, by code, telephone or WeChat; and leaving a phone that is somebody else's."""

import secrets
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.campaigns.days import was_taken_over
from jixiao.records.quiz.identity.by_code import newcomer_by_code
from jixiao.records.quiz.identity.by_phone import newcomer_by_phone, send_code
from jixiao.records.quiz.identity.by_wechat import newcomer_by_wechat, send_to_wechat
from jixiao.records.quiz.identity.joining import Consent, Newcomer, join, require_consent, require_way
from jixiao.records.quiz.identity.limits import TRIES_OF_A_DEVICE, TRIES_OF_AN_ADDRESS, count_try
from jixiao.records.quiz.identity.texting import sender
from jixiao.records.quiz.identity.tickets import HalfWay, half_way_in
from jixiao.records.quiz.identity.wechat import OAuth, wechat
from jixiao.records.quiz.models import IdentityWay
from jixiao.records.quiz.play.marking import marked_device, with_half_way, with_ticket, without_ticket
from jixiao.records.quiz.play.telling import where_it_stands
from jixiao.records.quiz.play.visiting import Visit, day_of_form, led_to, phone_of, visited
from jixiao.records.quiz.playing.cards import require_on
from jixiao.web.headers import POLICY


@never_cache
@require_http_methods(["GET", "POST"])
@visited
def enter(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show what is agreed to and the ways in; a POST comes in by code, or goes on to WeChat or a text message.

    After the last day the page is there for those who have joined: on another phone they find what they have won. A
    campaign that was held elsewhere has nobody who could come in.
    """
    if was_taken_over(visit.card.campaign):
        return led_to(visit)
    if request.method == "GET":
        return _page(request, visit)
    try:
        return _come_in(request, visit)
    except Refused as refused:
        return _page(request, visit, refused)


@never_cache
@require_http_methods(["GET", "POST"])
@visited
def by_phone(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ask for the code that was sent to the telephone, and let in who knows it."""
    half = half_way_in(request.COOKIES, campaign=visit.card.pk)
    if half is None or not half.of:
        return led_to(visit, "join/")
    if request.method == "GET":
        return _render(request, visit, "play/phone_code.html", {})
    try:
        _count(request, visit)
        who = newcomer_by_phone(
            campaign=visit.card.campaign, of=half.of, holder=half.nonce, code=request.POST.get("sms", ""), at=visit.at
        )
        return _joined(request, visit, who, _consent_of(half))
    except Refused as refused:
        return _render(request, visit, "play/phone_code.html", {"refused": refused}, status=refused.status)


@never_cache
@require_GET
@visited
def by_wechat(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Let in who comes back from WeChat."""
    half, oauth = half_way_in(request.COOKIES, campaign=visit.card.pk), wechat()
    if half is None or oauth is None:
        raise Refused("这次微信授权不是从这里开始的，或已经过期", cure="从活动首页重新用微信进入", code="U960")
    given = request.GET
    who = newcomer_by_wechat(
        campaign=visit.card.campaign, holder=half.nonce, state=given.get("state", ""), code=given.get("code", ""),
        oauth=oauth, at=visit.at,
    )  # fmt: skip
    return _joined(request, visit, who, _consent_of(half))


@csrf_exempt
@require_POST
@visited
def leave(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Forget on this phone who plays; the form carries the token of the player."""
    day_of_form(request, visit)
    return without_ticket(led_to(visit), visit)


def _come_in(request: HttpRequest, visit: Visit) -> HttpResponse:
    campaign, given = visit.card.campaign, request.POST
    way = require_way(campaign=campaign, way=given.get("way", ""))
    consent = Consent(
        "agreed" in given, given.get("age") == "minor", "guardian" in given, given.get("group", "")[:60]
    )  # fmt: skip
    _count(request, visit)
    if way == IdentityWay.CODE:
        return _joined(request, visit, newcomer_by_code(campaign=campaign, text=given.get("c", "")), consent)
    group = require_consent(campaign=campaign, consent=consent)
    nonce = secrets.token_urlsafe(18)
    half = HalfWay(nonce, group, consent.is_minor, consent.has_guardian)
    if way == IdentityWay.PHONE:
        phone, address = given.get("phone", ""), phone_of(request, visit).address
        of = send_code(
            campaign=campaign, phone=phone, holder=nonce, address=address, sender=sender(), at=visit.at
        )  # fmt: skip
        half = HalfWay(nonce, group, consent.is_minor, consent.has_guardian, of)
        return with_half_way(led_to(visit, "join/phone/"), visit, half)
    back_to = f"{settings.SITE}{visit.here}join/wechat/" if settings.SITE else request.build_absolute_uri("wechat/")
    address = send_to_wechat(campaign=campaign, holder=nonce, back_to=back_to, oauth=_oauth(), at=visit.at)
    return with_half_way(redirect(address), visit, half)


def _oauth() -> OAuth:
    found = wechat()
    if found is None:
        raise Refused("这个网站还没有设置微信", cure="请换一种参与方式", code="U966")
    return found


def _consent_of(half: HalfWay) -> Consent:
    """Return what somebody said before they were sent for their identity: without it they were not sent."""
    return Consent(agreed=True, is_minor=half.is_minor, has_guardian=half.has_guardian, group=half.group)


def _joined(request: HttpRequest, visit: Visit, who: Newcomer, consent: Consent) -> HttpResponse:
    player = join(card=visit.card, who=who, consent=consent, phone=phone_of(request, visit), at=visit.at)
    return with_ticket(led_to(visit), visit, player)


def _count(request: HttpRequest, visit: Visit) -> None:
    phone = phone_of(request, visit)
    for limit, who in ((TRIES_OF_AN_ADDRESS, phone.address), (TRIES_OF_A_DEVICE, phone.device)):
        if who:
            count_try(campaign=visit.card.pk, limit=limit, who=who, at=visit.at)


def _page(request: HttpRequest, visit: Visit, refused: Refused | None = None) -> HttpResponse:
    campaign = visit.card.campaign
    stands = where_it_stands(visit.card, visit.at)
    if "is_before" in stands:
        require_on(visit.card, at=visit.at)
    known = [way for way in campaign.ways if way != IdentityWay.WECHAT or wechat()]
    given = request.POST if request.method == "POST" else request.GET
    context = {
        "ways": known,
        "way": given.get("way") if given.get("way") in known else known[0] if len(known) == 1 else "",
        "given": given,
        "groups": campaign.places if campaign.audience == "county" else [],
        "refused": refused,
        "is_over": "is_over" in stands,
    }
    return _render(request, visit, "play/join.html", context, status=refused.status if refused else 200)


def _render(
    request: HttpRequest, visit: Visit, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Answer with a page whose form is guarded by the CSRF cookie, and may lead on to WeChat."""
    campaign = visit.card.campaign
    shared = {"campaign": campaign, "unit": campaign.unit_year.unit, "here": visit.here, "is_known": visit.ticket}
    answer = render(request, template, {**shared, **context}, status=status)
    if settings.WECHAT_APPID:
        own = "form-action 'self'"
        answer.headers["Content-Security-Policy"] = POLICY.replace(own, f"{own} {settings.WECHAT_OPEN}")
    return marked_device(request, answer, visit)
