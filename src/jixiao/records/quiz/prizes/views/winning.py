"""Prizes won by rank and by lot, and the list of winners that the public sees: for the head, after the last day."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from jixiao.orgs.asking import ask_reason
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import pressed
from jixiao.orgs.refusing import Refused, refusals_into
from jixiao.orgs.sending import send_document
from jixiao.records.quiz.access import may_look, may_open
from jixiao.records.quiz.models import Campaign, Prize, PrizeWay, Raffle, Suspicion, SuspicionState, WinnersNotice
from jixiao.records.quiz.prizes.awarding import award_ranks, awarded, awards_of, rank_prizes
from jixiao.records.quiz.prizes.forms import PublishForm
from jixiao.records.quiz.prizes.promising import claim_end, require_over
from jixiao.records.quiz.prizes.publishing import publish_winners, winner_rows, withdraw_notice
from jixiao.records.quiz.prizes.queries import prizes_of
from jixiao.records.quiz.prizes.raffling import draw_raffle, number_of_entrants, repeated
from jixiao.records.quiz.prizes.views.finding_rows import campaign_at
from jixiao.records.quiz.prizes.winners_paper import winners_document

DAYS = 7


@at_desk(may_look, write=may_open)
def award(request: DeskRequest, pk: int) -> HttpResponse:
    """Show who wins the prizes for places by the ranking as it stands, and freeze it."""
    row = campaign_at(request.desk, pk)
    if request.method == "POST":
        leads_to = request.desk.door("quiz:redemptions", pk=row.pk)
        answer = pressed(request, lambda: award_ranks(campaign=row, by=request.desk.actor), leads_to=leads_to)
        messages.success(request, "已按排名发奖，获奖的在「我的奖品」里看到领奖码")
        return answer
    done = awarded(row)
    context = {
        **_shared(request, row),
        "done": done,
        "awards": [] if done else awards_of(row),
        "prizes": rank_prizes(row),
        "until": claim_end(row, at=request.desk.at),
    }
    return render(request, "quiz/prizes/award.html", context)


@at_desk(may_look, write=may_open)
def raffle(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the prizes that are drawn for, how many are in the draw, and draw one."""
    row = campaign_at(request.desk, pk)
    prizes = [one for one in prizes_of(row) if one.way == PrizeWay.RAFFLE]
    if request.method == "POST":
        prize = next((one for one in prizes if str(one.pk) == request.POST.get("prize")), None)
        if prize is None:
            raise Http404("没有这个抽奖奖品")
        here = request.desk.door("quiz:raffle", pk=row.pk)
        return pressed(request, lambda: draw_raffle(prize=prize, by=request.desk.actor), leads_to=here)
    drawn = {one.prize_id: one for one in Raffle.objects.filter(campaign=row).select_related("by", "prize", "campaign")}
    context = {
        **_shared(request, row),
        "lines": [_line(one, drawn.get(one.pk)) for one in prizes],
        "public": request.build_absolute_uri(reverse("quizprizes:raffle", kwargs={"token": row.token})),
    }
    return render(request, "quiz/prizes/raffle.html", context)


@at_desk(may_look, write=may_open)
def winners(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the winners as the public would see them, and publish them for some days."""
    row = campaign_at(request.desk, pk)
    here = request.desk.door("quiz:winners", pk=row.pk)
    form = PublishForm(request.POST or None, initial={"days": DAYS})
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            days = form.cleaned_data["days"]
            return pressed(
                request, lambda: publish_winners(campaign=row, days=days, by=request.desk.actor), leads_to=here
            )
    notice = _notice(row)
    context = {
        **_shared(request, row),
        "form": form,
        "notice": notice,
        "rows": notice.rows if notice else winner_rows(row),
        "public": request.build_absolute_uri(reverse("quizprizes:winners", kwargs={"token": row.token})),
    }
    return render(request, "quiz/prizes/winners.html", context)


@at_desk(may_look)
def winners_paper(request: DeskRequest, pk: int, form: str) -> HttpResponse:
    """Send the list of winners as a paper: as it was published, or as it is now."""
    row = campaign_at(request.desk, pk)
    mark = "示例" if request.desk.unit.is_specimen else ""
    notice = _notice(row)
    rows = notice.rows if notice else winner_rows(row)
    return send_document(winners_document(row, rows, notice=notice, today=request.desk.today, mark=mark), form)


@at_desk(may_open, write=may_open)
def withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    """Take the list of winners from the public page."""
    row = campaign_at(request.desk, pk)
    back = request.desk.door("quiz:winners", pk=row.pk)
    notice = _notice(row)
    if notice is None:
        return redirect(back)
    return ask_reason(
        request,
        question="撤下获奖公示？",
        consequence="公众页不再显示名单；留下这份公示的记录，改好以后可以重新公示。",
        label="撤下原因",
        verb="撤下公示",
        back=back,
        act=lambda reason: withdraw_notice(notice=notice, why=reason, by=request.desk.actor),
    )


def _notice(row: Campaign) -> WinnersNotice | None:
    rows = WinnersNotice.objects.filter(campaign=row, withdrawn_at=None)
    return rows.select_related("campaign__unit_year", "by").first()


def _line(prize: Prize, drawn: Raffle | None) -> dict[str, object]:
    entrants = drawn.entrants.count("\n") if drawn else number_of_entrants(prize)
    return {"prize": prize, "raffle": drawn, "entrants": entrants, "agrees": drawn is not None and repeated(drawn)}


def _shared(request: DeskRequest, row: Campaign) -> dict[str, object]:
    """Return what the three pages share: who may, and why it is too early where it is."""
    try:
        require_over(row, at=request.desk.at)
        early = None
    except Refused as refused:
        early = refused
    suspicions = Suspicion.objects.filter(campaign=row, state=SuspicionState.OPEN).count()
    return {"campaign": row, "early": early, "suspicions": suspicions, "may_open": request.desk.may(may_open)}
