"""The ledger of prizes: every piece of a campaign, its value, and the goods they are."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from jixiao.measures.goods import goods_offered
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.records.quiz.access import may_keep, may_look, may_open
from jixiao.records.quiz.campaigns.days import hold_words, was_taken_over
from jixiao.records.quiz.campaigns.queries import pick_up_points_of
from jixiao.records.quiz.models import PrizeWay, Raffle, WinnersNotice
from jixiao.records.quiz.prizes.attaching import attach_good
from jixiao.records.quiz.prizes.awarding import awarded
from jixiao.records.quiz.prizes.forgetting import contacts_due
from jixiao.records.quiz.prizes.forms import GoodForm
from jixiao.records.quiz.prizes.queries import (
    MOST_CAMPAIGNS,
    campaigns_with_prizes,
    history_of,
    pieces_of,
    prizes_of,
    value_given,
)
from jixiao.records.quiz.prizes.views.finding_rows import campaign_at, prize_at
from jixiao.web.printing import moment_text
from jixiao.web.stamp import stale_page


@at_desk(may_look)
def campaigns(request: DeskRequest) -> HttpResponse:
    """Show the campaigns of the year that give prizes, and the door to the counter."""
    rows = list(campaigns_with_prizes(request.desk.its_year).prefetch_related("prizes")[:MOST_CAMPAIGNS])
    found = [(one, pieces_of(list(one.prizes.all())), was_taken_over(one)) for one in rows]
    return render(request, "quiz/prizes/campaigns.html", {"found": found, "may_keep": request.desk.may(may_keep)})


@at_desk(may_look)
def ledger(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Show every prize of a campaign with where its pieces are, and what is to be done about them."""
    desk = request.desk
    row = campaign_at(desk, pk)
    prizes = prizes_of(row)
    goods = goods_offered(desk.its_year)
    over = row.last_day is not None and desk.today > row.last_day
    ways = {one.way for one in prizes}
    raffled = set(Raffle.objects.filter(campaign=row).values_list("prize", flat=True))
    context = {
        "campaign": row,
        "lines": [(one, goods.get(one.good)) for one in prizes],
        "pieces": pieces_of(prizes),
        "worth": value_given(prizes),
        "points_at": pick_up_points_of(row),
        "hold": hold_words(row.hold_minutes),
        "over": over,
        "is_taken_over": was_taken_over(row),
        "ranks": PrizeWay.RANKING in ways,
        "awarded": awarded(row),
        "raffles": PrizeWay.RAFFLE in ways,
        "drawn": all(one.pk in raffled for one in prizes if one.way == PrizeWay.RAFFLE),
        "notice": WinnersNotice.objects.filter(campaign=row, withdrawn_at=None).first(),
        "due": contacts_due(on=desk.today).filter(redemption__campaign=row).count(),
        "may_keep": desk.may(may_keep),
        "may_open": desk.may(may_open),
        "history": history_of(f"quiz.campaign:{row.pk}", desk.its_year),
    }
    return render(request, "quiz/prizes/ledger.html", context)


@at_desk(may_keep, write=may_keep)
def good(request: DeskRequest, pk: int) -> HttpResponse:
    """Say which good of the ledger a prize is."""
    desk = request.desk
    row = prize_at(desk, pk)
    goods = goods_offered(desk.its_year)
    back = desk.door("quiz:prize_ledger", pk=row.campaign_id)
    form = GoodForm(request.POST or None, goods=goods.values(), initial={"good": row.good}, stamp=row.version)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                return done_once(
                    request,
                    lambda: attach_good(
                        prize=row, reference=form.cleaned_data["good"], stamp=form.stamp, by=desk.actor
                    ),
                    lambda _: back,
                )
        except Stale as stale:
            fresh, lines = prize_at(desk, pk), history_of(f"quiz.prize:{row.pk}", desk.its_year)
            who = f"{lines[0].person_name} {moment_text(lines[0].at)}" if lines else "别人"
            return stale_page(request, form=form, theirs=stale.theirs, stamp=fresh.version, saved=who)
    context = {"prize": row, "campaign": row.campaign, "form": form, "goods": goods, "back": back}
    return render(request, "quiz/prizes/good.html", context)
