"""Coming in with a code, and leaving."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from jixiao.orgs.addressing import address_of
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.contests.letting_in import DOOR
from jixiao.records.contests.entering.coming_in import access_by_code, access_of_ticket
from jixiao.records.contests.entering.public.visiting import COOKIE, contest_of, with_ticket
from jixiao.records.contests.knocking import knock
from jixiao.web.clock import now


@never_cache
@require_http_methods(["GET", "POST"])
def school(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for the code of a school, and let it in."""
    contest = contest_of(token)
    if request.method == "GET" and access_of_ticket(request.COOKIES.get(COOKIE, "")[:100], contest=contest):
        return redirect("contest:works", token=token)
    refused: Refused | None = None
    if request.method == "POST":
        at = now()
        try:
            knock(contest=contest, door=DOOR, address=address_of(request), at=at)
            access = access_by_code(contest=contest, text=request.POST.get("c", ""), at=at)
            access.contest = contest
            return with_ticket(redirect("contest:works", token=token), access)
        except Refused as said:
            refused = said
    typed = (request.POST if request.method == "POST" else request.GET).get("c", "")[:40]
    context = {"contest": contest, "unit": contest.unit_year.unit, "typed": typed, "refused": refused}
    return render(request, "contest/code.html", context, status=refused.status if refused else 200)


@require_POST
def leave(request: HttpRequest, token: str) -> HttpResponse:  # noqa: ARG001 - what a view takes
    """Forget on this browser which school it is."""
    here = reverse("contest:landing", kwargs={"token": token})
    answer = redirect(here)
    answer.delete_cookie(COOKIE, path=here)
    return answer
