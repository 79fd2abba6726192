"""The public page of a contest: what it is about, who may enter what, by when."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from jixiao.orgs.actor import SHANGHAI
from jixiao.records.contests.contests.showing import public_of
from jixiao.records.contests.models import Contest, ContestState
from jixiao.web.clock import now


@require_GET
def landing(request: HttpRequest, token: str) -> HttpResponse:
    """Show a contest to everybody; a draft is not there (404)."""
    rows = Contest.objects.select_related("unit_year__unit").exclude(state=ContestState.DRAFT)
    contest = get_object_or_404(rows, token=token)
    context = {**public_of(contest, on=now().astimezone(SHANGHAI).date()), "unit": contest.unit_year.unit}
    return render(request, "contest/landing.html", context)
