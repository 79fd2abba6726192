"""Today's set: opened, answered question by question, handed in. What a whole county does in one evening.

These three ask neither session nor user, and no CSRF cookie (``without_session``): the ticket is a cookie that other
sites cannot send along with a POST (SameSite=Lax), and each form carries a token bound to the player and the day of the
set, which another site cannot know. A POST is answered by the next page itself: on a slow line a redirect is a wait.
"""

import datetime
import functools
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.play.asking import answers_in, shown_question
from jixiao.records.quiz.play.moulds import Kind, filled
from jixiao.records.quiz.play.pieces import choices_of, progress_of
from jixiao.records.quiz.play.telling import day_words, left_until
from jixiao.records.quiz.play.visiting import Visit, answer, day_of_form, led_to, page, phone_of, rendered, visited
from jixiao.records.quiz.playing.cards import require_on
from jixiao.records.quiz.playing.sitting import GRACE, Sitting, hand_in, open_set, save_answers, sitting_of
from jixiao.web.short_way import without_session

KEPT = 204
KEEP, CHECK, BACK = "keep", "check", "prev"
OVERDUE = "U904"


@without_session
@require_http_methods(["GET", "POST"])
@visited
def open_today(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Give out today's set and show its first question; the set that was given out before shows where it stood.

    A browser that lost the page and asks for the address again is led to the set.
    """
    if request.method == "GET":
        return led_to(visit, "today/")
    day_of_form(request, visit)
    sitting = open_set(card=visit.card, player=visit.who.player, at=visit.at, phone=phone_of(request, visit))
    return _stand(visit, sitting)


@without_session
@require_http_methods(["GET", "POST"])
@visited
def today(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show a question of today's set; a POST keeps what was pressed and shows the question it asks for."""
    if request.method == "POST":
        return _keep(request, visit)
    sitting = sitting_of(card=visit.card, player=visit.who.player, day=visit.today)
    if sitting is None:
        return led_to(visit)
    wanted = request.GET.get("n", "")
    return _check(visit, sitting) if wanted == CHECK else _stand(visit, sitting, wanted)


@without_session
@require_http_methods(["GET", "POST"])
@visited
def hand_in_today(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Hand the set in, once, and go to its result: all answers were kept before."""
    if request.method == "GET":
        return led_to(visit, "today/")
    day = day_of_form(request, visit)
    _require_on(visit, day)
    hand_in(card=visit.card, player=visit.who.player, given={}, at=visit.at, day=day)
    return led_to(visit, f"result/{day.isoformat()}/")


def _keep(request: HttpRequest, visit: Visit) -> HttpResponse:
    card, who = visit.card, visit.who
    day = day_of_form(request, visit)
    _require_on(visit, day)
    given = functools.partial(answers_in, card, given=request.POST, handle=who.handle)
    try:
        sitting = save_answers(card=card, player=who.player, day=day, given=given, at=visit.at)
    except Refused as refused:
        sitting_then = sitting_of(card=card, player=who.player, day=day) if refused.code == OVERDUE else None
        if sitting_then is None:
            raise
        return _check(visit, sitting_then, refused)
    go = request.POST.get("go", "")
    if go == KEEP:
        return HttpResponse(status=KEPT)
    if go == CHECK:
        return _check(visit, sitting)
    return _stand(visit, sitting, go)


def _require_on(visit: Visit, day: datetime.date) -> None:
    """Raise Refused where the day of a set is no day of the campaign, or the campaign was closed meanwhile."""
    if not visit.card.is_on(day):
        require_on(visit.card, at=visit.at)


def _stand(visit: Visit, sitting: Sitting, wanted: str = "") -> HttpResponse:
    """Show the question that is asked for (from 0), else the first that is open, else what there is to hand in."""
    if sitting.is_handed_in:
        return led_to(visit, f"result/{sitting.day.isoformat()}/")
    number = len(sitting.asked)
    if wanted.isascii() and wanted.isdecimal() and int(wanted[:4]) < number:
        place = int(wanted[:4])
    elif sitting.open_places:
        place = sitting.open_places[0]
    else:
        return _check(visit, sitting)
    if visit.at > sitting.until + GRACE:
        return _check(visit, sitting)
    return _question(visit, sitting, place)


def _question(visit: Visit, sitting: Sitting, place: int) -> HttpResponse:
    """Show a question: the page is the same for everybody who is asked it at that place, but for what is filled in."""
    card, who = visit.card, visit.who
    shown = shown_question(card, sitting, place, handle=who.handle)
    number, campaign = len(sitting.asked), card.campaign
    key = (campaign.token, campaign.version, campaign.state, sitting.asked[place].pk, place, number)

    def render(holes: Mapping[str, Any]) -> str:
        same = {"question": shown, "number": number, "is_last": place == number - 1}
        return rendered("play/question.html", visit, {**same, **holes})

    around = _around(visit, sitting, place)
    values = {**around, "handle": who.handle, "choices": choices_of(shown), "seconds": str(around["seconds"])}
    return answer(filled(Kind(key, render), values))


def _check(visit: Visit, sitting: Sitting, refused: Refused | None = None) -> HttpResponse:
    """Show what there is to hand in, and which are open."""
    if sitting.is_handed_in:
        return led_to(visit, f"result/{sitting.day.isoformat()}/")
    context = {**_around(visit, sitting, -1), "open": [place + 1 for place in sitting.open_places], "refused": refused}
    return page("play/check.html", visit, context, status=refused.status if refused else 200)


def _around(visit: Visit, sitting: Sitting, place: int) -> Mapping[str, Any]:
    number, open_places = len(sitting.asked), set(sitting.open_places)
    return {
        "progress": progress_of(number, open_places, place),
        "done": [at for at in range(number) if at not in open_places],
        "number": number,
        "answered": number - len(open_places),
        "is_last": place == number - 1,
        "day": sitting.day.isoformat(),
        "day_words": day_words(sitting.day),
        "form_token": visit.token(sitting.day),
        **left_until(sitting.until, at=visit.at),
        "is_over": visit.at > sitting.until + GRACE,
    }
