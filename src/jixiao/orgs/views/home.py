"""The first page after signing in: the last desk, or the units and years to choose from."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from jixiao.orgs.desk import FramedRequest, in_frame
from jixiao.orgs.models import UnitYear
from jixiao.orgs.queries import duties_held, units_seen
from jixiao.orgs.roles import Role
from jixiao.web.clock import today

PAGE = 50
OFFICES = ((Role.SYSTEM, "orgs:units"), (Role.SECURITY, "orgs:sessions"), (Role.AUDIT, "orgs:trail"))


def home(request: HttpRequest) -> HttpResponse:
    """Lead to the last desk; without one, or with ``?all``, show the units this person works in."""
    if not request.user.is_authenticated:
        return redirect("orgs:login")
    return _home(request)  # type: ignore[return-value] # the stubs know less than Django gives


@in_frame
def _home(request: FramedRequest) -> HttpResponse:
    asked = "all" in request.GET or "q" in request.GET or "page" in request.GET
    if request.desk is not None and not asked:
        return redirect(request.desk.door("orgs:workbench"))
    on = today()
    held = duties_held(request.user, on=on)
    office = next(((unit, name) for role, name in OFFICES for unit, held_role in held if held_role == role), None)
    if office is not None and not asked:
        unit, name = office
        return redirect(reverse(name, kwargs={"unit": unit.code, "year": on.year}))
    words = request.GET.get("q", "").strip()[:100]
    units = units_seen(held).order_by("code")
    found = units.filter(name__icontains=words) | units.filter(initials__startswith=words.lower()) if words else units
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    years: dict[int, list[UnitYear]] = {}
    for unit_year in UnitYear.objects.filter(unit__in=list(page)).order_by("-year")[: PAGE * 60]:
        years.setdefault(unit_year.unit_id, []).append(unit_year)
    if not asked and page.paginator.count == 1 and years:
        unit = page[0]
        return redirect(reverse("orgs:workbench", kwargs={"unit": unit.code, "year": years[unit.pk][0].year}))
    rows = [(unit, years.get(unit.pk, [])) for unit in page]
    return render(request, "orgs/home.html", {"page": page, "rows": rows, "words": words})
