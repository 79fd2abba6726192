"""What everybody may read: the rules, the changes since the campaign was opened, and the ranking."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from jixiao.records.quiz.campaigns.wording import rules_of
from jixiao.records.quiz.models import CampaignChange, Player
from jixiao.records.quiz.play.telling import used_words, window_words
from jixiao.records.quiz.play.visiting import Visit, page, visited
from jixiao.records.quiz.playing.ranking import SHOWN, place_of, ranking
from jixiao.web.short_way import without_session

MOST_CHANGES, MOST_PAGE = 200, 2_000


@without_session
@require_GET
@visited
def rules(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the rules, made from what is set."""
    del request
    campaign = visit.card.campaign
    context = {"sections": rules_of(campaign), "window": window_words(campaign)}
    return page("play/rules.html", visit, context)


@without_session
@require_GET
@visited
def changes(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show every change since the campaign was opened."""
    del request
    rows = CampaignChange.objects.filter(campaign=visit.card.pk).order_by("-at", "-pk")[:MOST_CHANGES]
    return page("play/changes.html", visit, {"changes": rows})


@without_session
@require_GET
@visited
def ranked(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the ranking, a hundred a page, and where whoever looks stands."""
    campaign = visit.card.campaign
    if not campaign.shows_ranking:
        raise Http404("这个活动不公开排行")
    text = request.GET.get("page", "1")
    number = min(MOST_PAGE, max(1, int(text))) if text.isascii() and text.isdecimal() and len(text) < 6 else 1  # noqa: PLR2004 - pages are few
    places = ranking(campaign, first=(number - 1) * SHOWN + 1, most=SHOWN + 1)
    ticket = visit.ticket
    player = Player.objects.select_related("campaign").filter(pk=ticket.player).first() if ticket else None
    context = {
        "places": [(one, used_words(one.used_ms), bool(player and player.pk == one.pk)) for one in places[:SHOWN]],
        "player": player,
        "rank": place_of(player) if player else None,
        "before": number - 1,
        "after": number + 1 if len(places) > SHOWN else 0,
    }
    return page("play/ranking.html", visit, context)
