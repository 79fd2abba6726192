"""The pages a phone opens: what prizes there are, one's own with their codes, the draw, the winners. No script."""

import dataclasses
import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from jixiao.orgs.refusing import Refused, refusals_into
from jixiao.records.quiz.campaigns.days import was_taken_over
from jixiao.records.quiz.campaigns.queries import pick_up_points_of
from jixiao.records.quiz.identity.tickets import ticket_in
from jixiao.records.quiz.models import (
    CampaignState,
    Contact,
    Player,
    PlayerState,
    Prize,
    PrizeWay,
    Raffle,
    Redemption,
    RedemptionState,
)
from jixiao.records.quiz.playing.cards import Card, card_by_token, day_of
from jixiao.records.quiz.prizes.contacting import Leaving, leave_contact
from jixiao.records.quiz.prizes.lots import lot_of
from jixiao.records.quiz.prizes.public.forms import LeaveContactForm
from jixiao.records.quiz.prizes.publishing import standing_notice
from jixiao.records.quiz.prizes.queries import held_by, prizes_of
from jixiao.records.quiz.prizes.raffling import repeated
from jixiao.records.quiz.prizes.releasing import release_due
from jixiao.records.quiz.prizes.reserving import reserve_prize
from jixiao.records.quiz.seals import code_of
from jixiao.web.clock import now
from jixiao.web.once import token_of
from jixiao.web.paper_codes import spaced
from jixiao.web.qr import qr_code

MOST_MINE, MOST_RAFFLES, MOST_DIGITS = 50, 50, 18
NO_PLAYER, OVER = "先到活动首页参加答题，再来兑换", "活动已经结束"


@dataclasses.dataclass(frozen=True, slots=True)
class Mine:
    """One of somebody's prizes, as its page shows it."""

    redemption: Redemption
    code: str
    picture: SafeString
    contact: Contact | None


@never_cache
@require_http_methods(["GET", "POST"])
def prizes(request: HttpRequest, token: str) -> HttpResponse:
    """Show what prizes there are and what is left of them; spend points on one."""
    card, player = _seated(request, token)
    refused: Refused | None = None
    if request.method == "POST":
        try:
            return _redeemed(request, card, player)
        except Refused as said:
            refused = said
    found, closed = prizes_of(card.campaign), card.campaign.state == CampaignState.CLOSED
    held = held_by(player) if player else {}
    context = {
        "exchange": [
            (one, uuid.uuid4(), OVER if closed else _why_not(one, player, held.get(one.pk, 0)))
            for one in found
            if one.way == PrizeWay.EXCHANGE
        ],
        "is_taken_over": was_taken_over(card.campaign),
        "every": found,
        "others": [one for one in found if one.way != PrizeWay.EXCHANGE],
        "left": sum(one.left for one in found),
        "total": sum(one.total for one in found),
        "points_at": pick_up_points_of(card.campaign),
        "refused": refused,
        "has_raffle": any(one.way == PrizeWay.RAFFLE for one in found),
    }
    return _page(request, "prizes", card, player, context, status=refused.status if refused else 200)


@never_cache
@require_GET
def mine(request: HttpRequest, token: str) -> HttpResponse:
    """Show somebody's prizes: the code for the counter, by when, and where."""
    card, player = _seated(request, token)
    if player is None:
        return redirect("quizprizes:prizes", token=token)
    rows = Redemption.objects.filter(player=player).select_related("prize", "contact")
    found = [_mine(request, card, player, one) for one in rows.order_by("-reserved_at", "-pk")[:MOST_MINE]]
    return _page(request, "mine", card, player, {"mine": found, "points_at": pick_up_points_of(card.campaign)})


@never_cache
@require_http_methods(["GET", "POST"])
def contact(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """Take name and telephone of a winner, with what they agree to."""
    card, player = _seated(request, token)
    if player is None:
        return redirect("quizprizes:prizes", token=token)
    rows = Redemption.objects.select_related("prize", "player", "campaign__unit_year__unit", "contact")
    row = get_object_or_404(rows, player=player, campaign=card.campaign, pk=pk)
    form = LeaveContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            leave_contact(redemption=row, given=Leaving(**form.cleaned_data), at=now())
            return redirect("quizprizes:mine", token=token)
    context = {
        "row": row,
        "form": form,
        "known": getattr(row, "contact", None),
        "waits": row.state == RedemptionState.RESERVED,
        "faults": _faults(form),
    }
    return _page(request, "contact", card, player, context, status=422 if form.errors else 200)


@never_cache
@require_GET
def winners(request: HttpRequest, token: str) -> HttpResponse:
    """Show the winners while they are published: masked, and only who agreed by name."""
    card, player = _seated(request, token)
    notice = standing_notice(card.campaign, on=day_of(now()))
    return _page(request, "winners", card, player, {"notice": notice})


@never_cache
@require_GET
def raffle(request: HttpRequest, token: str) -> HttpResponse:
    """Show the draw: the digest of its seed from the first day; after it the seed, the list and how to repeat it."""
    card, player = _seated(request, token)
    rows = Raffle.objects.filter(campaign=card.campaign).select_related("prize", "campaign")
    raffles = list(rows.order_by("prize__position")[:MOST_RAFFLES])
    drawn = [
        {
            "raffle": one,
            "entrants": one.entrants.count("\n"),
            "lots": [
                (handle, lot_of(seed=one.seed, list_hash=one.list_hash, prize=one.prize.position, handle=handle))
                for handle in one.winners
            ],
            "agrees": repeated(one),
        }
        for one in raffles
    ]
    waiting = [
        one
        for one in prizes_of(card.campaign)
        if one.way == PrizeWay.RAFFLE and one.pk not in {row.prize_id for row in raffles}
    ]
    return _page(request, "raffle", card, player, {"drawn": drawn, "waiting": waiting})


@never_cache
@require_GET
def entrants(request: HttpRequest, token: str, position: int) -> HttpResponseBase:
    """Send the list of those in a draw, byte by byte as its digest was made."""
    card, _ = _seated(request, token)
    row = get_object_or_404(Raffle, campaign=card.campaign, prize__position=position)
    answer = HttpResponse(row.entrants.encode("ascii"), content_type="text/plain; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="entrants-{position}.txt"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _seated(request: HttpRequest, token: str) -> tuple[Card, Player | None]:
    """Return the campaign of an address and who it is; what was not fetched in time is released by the way."""
    card = card_by_token(token)
    if card is None:
        raise Http404("没有这个竞答活动")
    release_due(campaign=card.campaign, at=now())
    ticket = ticket_in(request.COOKIES, campaign=card.pk)
    return card, Player.objects.filter(pk=ticket.player, campaign=card.pk).first() if ticket else None


def _redeemed(request: HttpRequest, card: Card, player: Player | None) -> HttpResponse:
    if player is None:
        raise Refused("还不知道您是谁", cure=NO_PLAYER, code="U901")
    typed, once = request.POST.get("prize", ""), token_of(request)
    if once is None or not (typed.isascii() and typed.isdigit() and len(typed) < MOST_DIGITS):
        raise Refused("没有选奖品", cure="从奖品页重新选", code="U905")
    reserve_prize(card=card, player=player.pk, prize=int(typed), once=str(once), at=now())
    return redirect("quizprizes:mine", token=card.campaign.token)


def _faults(form: LeaveContactForm) -> list[str]:
    """Return the faults in words that name their field."""
    named = [
        (str(form.fields[name].label) if name in form.fields else "", faults) for name, faults in form.errors.items()
    ]
    return [
        str(fault) if str(fault).startswith(label) else f"{label}：{fault}"
        for label, faults in named
        for fault in faults
    ]


def _why_not(prize: Prize, player: Player | None, held: int) -> str:
    if not prize.left:
        return "已兑完；逾期未领的会放回来"
    if player is None:
        return NO_PLAYER
    if player.state == PlayerState.EXCLUDED:
        return "参与资格已被取消，不能兑换"
    if held >= prize.per_person:
        return f"每人限领 {prize.per_person} 件，您已经领过"
    lacking = (prize.cost or 0) - player.balance
    return f"还差 {lacking} 分" if lacking > 0 else ""


def _mine(request: HttpRequest, card: Card, player: Player, row: Redemption) -> Mine:
    if row.state != RedemptionState.RESERVED:
        return Mine(row, "", SafeString(""), getattr(row, "contact", None))
    code, unit_year = code_of(player=player.pk, once=row.once), card.campaign.unit_year
    path = reverse("quiz:scan", kwargs={"unit": unit_year.unit.code, "year": unit_year.year})
    address = request.build_absolute_uri(f"{path}?code={code}")
    return Mine(row, spaced(code), qr_code(address, look="code-picture"), getattr(row, "contact", None))


def _page(  # noqa: PLR0917 - what every page of this door has
    request: HttpRequest, name: str, card: Card, player: Player | None, context: dict[str, object], status: int = 200
) -> HttpResponse:
    shared = {"campaign": card.campaign, "unit": card.campaign.unit_year.unit, "player": player, "here": name}
    return render(request, f"quiz/prizes/public/{name}.html", {**shared, **context}, status=status)
