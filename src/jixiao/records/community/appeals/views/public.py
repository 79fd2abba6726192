"""The public pages, made for a phone: handing an appeal in, and looking it up by its code. No account, no script."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from jixiao.orgs.addressing import address_of
from jixiao.orgs.refusing import Refused, refusals_into
from jixiao.records.community.appeals.answering import rate_answer
from jixiao.records.community.appeals.asking import appeal_of_code
from jixiao.records.community.appeals.forms.phone import HandInForm
from jixiao.records.community.appeals.queries import told_steps
from jixiao.records.community.appeals.receiving import receive_from_public
from jixiao.records.community.knocking import HAND_IN, LOOK_UP, knock
from jixiao.records.community.models import ANSWERED, Appeal, AppealState, PublicDoor, Rating
from jixiao.web.clock import now
from jixiao.web.once import token_of
from jixiao.web.paper_codes import MOST_TYPED, plain_code, spaced

OK, REFUSED = 200, 422


@never_cache
@require_http_methods(["GET", "POST"])
def hand_in(request: HttpRequest, token: str) -> HttpResponse:
    """Take an appeal from the public. The code is told only once the appeal is really there."""
    door = _door(token)
    form = HandInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        at = now()
        try:
            knock(unit=door.unit_id, limit=HAND_IN, address=address_of(request), at=at)
        except Refused as refused:
            return _page(request, "home/refused.html", door, refused=refused, status=refused.status)
        with refusals_into(form):
            once = str(token_of(request) or at.timestamp())
            receipt = receive_from_public(door=door, asked=form.asked(), once=once, at=at)
            return _page(request, "home/received.html", door, appeal=receipt.appeal, code=spaced(receipt.code))
    return _page(request, "home/hand_in.html", door, form=form, status=REFUSED if form.errors else OK)


@never_cache
@require_http_methods(["GET", "POST"])
def status(request: HttpRequest, token: str) -> HttpResponse:
    """Show what became of an appeal to whoever has its code; the code comes by POST, so it stands in no address."""
    door = _door(token)
    typed = request.POST.get("code", "")[:MOST_TYPED]
    if request.method != "POST":
        return _page(request, "home/code.html", door, typed="")
    try:
        appeal = _looked_up(request, door, typed)
    except Refused as refused:
        return _page(request, "home/code.html", door, typed=typed, refused=refused, status=refused.status)
    return _shown(request, door, appeal, typed)


@never_cache
@require_http_methods(["GET", "POST"])
def rate(request: HttpRequest, token: str) -> HttpResponse:
    """Let the asker say how they like the answer."""
    door = _door(token)
    if request.method != "POST":
        return redirect("home:status", token=token)
    typed = request.POST.get("code", "")[:MOST_TYPED]
    try:
        appeal = _looked_up(request, door, typed)
    except Refused as refused:
        return _page(request, "home/code.html", door, typed=typed, refused=refused, status=refused.status)
    chosen, words = request.POST.get("rating", ""), request.POST.get("words", "")
    try:
        number = int(chosen) if chosen.isascii() and chosen.isdecimal() and len(chosen) == 1 else 0
        appeal = rate_answer(appeal=appeal, rating=number, words=words, at=now())
    except Refused as refused:
        return _shown(request, door, appeal, typed, refused=refused, words=words)
    return _shown(request, door, appeal, typed, thanks=True)


def _door(token: str) -> PublicDoor:
    return get_object_or_404(PublicDoor.objects.select_related("unit"), token=token)


def _looked_up(request: HttpRequest, door: PublicDoor, typed: str) -> Appeal:
    knock(unit=door.unit_id, limit=LOOK_UP, address=address_of(request), at=now())
    return appeal_of_code(unit_id=door.unit_id, typed=typed)


def _shown(
    request: HttpRequest, door: PublicDoor, appeal: Appeal, typed: str, *, refused: Refused | None = None,
    words: str = "", thanks: bool = False,
) -> HttpResponse:  # fmt: skip
    context = {
        "appeal": appeal, "code": plain_code(typed), "steps": told_steps(appeal), "ratings": Rating.choices,
        "may_rate": appeal.rating is None and bool(appeal.answer) and appeal.state in (*ANSWERED, AppealState.CLOSED),
        "under_way": appeal.state in (AppealState.RECEIVED, AppealState.ASSIGNED), "refused": refused, "words": words,
        "thanks": thanks,
    }  # fmt: skip
    return _page(request, "home/status.html", door, **context, status=refused.status if refused else 200)


def _page(
    request: HttpRequest, template: str, door: PublicDoor, *, status: int = 200, **context: object
) -> HttpResponse:
    return render(request, template, {"door": door, "unit": door.unit, **context}, status=status)
