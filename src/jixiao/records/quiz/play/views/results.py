"""What came of it: the result of a day, one's points, a question that is wrong, and the pictures of one's own set."""

import datetime
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from jixiao.measures import shelf
from jixiao.measures.materials import PICTURE, material_of
from jixiao.measures.models import Proof
from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.models import Answer, Attempt, CampaignState, Player, PointsLine
from jixiao.records.quiz.play.asking import explained, sees_answers, shown_question
from jixiao.records.quiz.play.faulting import report_fault
from jixiao.records.quiz.play.telling import day_words, left_until, used_words
from jixiao.records.quiz.play.visiting import Visit, day_of_form, led_to, page, visited
from jixiao.records.quiz.playing.cards import turn_of
from jixiao.records.quiz.playing.ranking import place_of
from jixiao.records.quiz.playing.sitting import Sitting, sitting_of
from jixiao.web.short_way import without_session

LINES, MOST_DAYS, MOST_PAGE = 50, 400, 1_000


@without_session
@require_GET
@visited
def result(request: HttpRequest, visit: Visit, day: datetime.date) -> HttpResponse:
    """Show what came of a day: points, and what was right once that may be known."""
    del request
    sitting = _mine(visit, day)
    if not sitting.is_handed_in and visit.at < turn_of(day):
        return led_to(visit, "today/")
    tells = sees_answers(visit.card, sitting, at=visit.at)
    marks = dict(Answer.objects.filter(attempt=sitting.pk).values_list("place", "is_right")) if tells else {}
    context = {
        "sitting": sitting,
        "day": day.isoformat(),
        "day_words": day_words(day),
        "used": used_words(sitting.used_ms),
        "tells": tells,
        "questions": explained(visit.card, sitting, handle=visit.who.handle, marks=marks) if tells else [],
        "number_right": sum(marks.values()),
        **left_until(turn_of(day), at=visit.at),
        "told_on": day_words(day + datetime.timedelta(days=1)),
    }
    return page("play/result.html", visit, context)


@without_session
@require_GET
@visited
def points(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show one's days, one's place and every line of one's points."""
    player = Player.objects.select_related("campaign").filter(pk=visit.who.player).first()
    if player is None:
        raise Http404("没有这个参与者")
    first = max(0, _page_of(request) - 1) * LINES
    lines = list(PointsLine.objects.filter(player=player).order_by("-number")[first : first + LINES + 1])
    sets = Attempt.objects.filter(player=player).order_by("-day").values_list("day", "submitted_at", "points")
    context = {
        "player": player,
        "rank": place_of(player),
        "used": used_words(player.used_ms),
        "days": [(one.isoformat(), day_words(one), handed, got) for one, handed, got in sets[:MOST_DAYS]],
        "lines": lines[:LINES],
        "later": _page_of(request) - 1 if first else 0,
        "earlier": _page_of(request) + 1 if len(lines) > LINES else 0,
        "today": visit.today.isoformat(),
        "form_token": visit.token(visit.today),
    }
    return page("play/points.html", visit, context)


@without_session
@require_http_methods(["GET", "POST"])
@visited
def fault(request: HttpRequest, visit: Visit, day: datetime.date, place: int) -> HttpResponse:
    """Take a report that a question of one's set is wrong."""
    sitting = _mine(visit, day)
    if not 1 <= place <= len(sitting.asked):
        raise Http404("没有这道题")
    context: dict[str, Any] = {
        "question": shown_question(visit.card, sitting, place - 1, handle=visit.who.handle),
        "day": day.isoformat(),
        "form_token": visit.token(day),
        "text": request.POST.get("text", ""),
        "back": f"{visit.here}{f'result/{day}/' if sitting.is_handed_in else f'today/?n={place - 1}'}",
    }
    if request.method == "GET":
        return page("play/fault.html", visit, context)
    day_of_form(request, visit)
    text, asked = request.POST.get("text", ""), sitting.asked[place - 1]
    try:
        report_fault(card=visit.card, player=visit.who.player, asked=asked, text=text, at=visit.at)
    except Refused as refused:
        return page("play/fault.html", visit, {**context, "refused": refused}, status=refused.status)
    return page("play/fault.html", visit, {**context, "is_taken": True})


@without_session
@require_GET
@visited
def picture(request: HttpRequest, visit: Visit, day: datetime.date, place: int) -> HttpResponse:
    """Send the picture of a question of one's own set, and no other."""
    del request
    if visit.card.campaign.state != CampaignState.OPEN:
        raise Http404("活动已经结束")
    sitting = _mine(visit, day)
    asked = sitting.asked[place - 1] if 1 <= place <= len(sitting.asked) else None
    found = Proof.objects.filter(pk=asked.picture).first() if asked and asked.picture else None
    if found is None or material_of(found.media_type).family != PICTURE or not shelf.path_of(found.sha256).exists():
        raise Http404("没有这张图")
    answer = FileResponse(shelf.path_of(found.sha256).open("rb"), content_type=material_of(found.media_type).media_type)
    answer.headers["Content-Disposition"] = "inline"
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Cache-Control"] = "private, max-age=86400"
    return answer  # type: ignore[return-value] # a file that is sent as it is read is an answer too


def _mine(visit: Visit, day: datetime.date) -> Sitting:
    found = sitting_of(card=visit.card, player=visit.who.player, day=day)
    if found is None:
        raise Http404("这一天没有您的题")
    return found


def _page_of(request: HttpRequest) -> int:
    text = request.GET.get("page", "1")
    return min(MOST_PAGE, max(1, int(text))) if text.isascii() and text.isdecimal() and len(text) < 6 else 1  # noqa: PLR2004 - pages are few
