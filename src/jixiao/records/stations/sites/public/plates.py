"""授牌查验: whether a certificate is genuine, and whether its station is still at work. No name, no telephone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from jixiao.records.stations.models import Station, StationState
from jixiao.records.stations.sites.queries import checks_of
from jixiao.records.stations.sites.taking_over import TAKEN
from jixiao.web.paper_codes import plain_code


@never_cache
@require_safe
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Say which station a certificate is of, what its plate is, and how it stands now; 404 where there is none."""
    rows = Station.objects.select_related("unit").filter(plate_code=plain_code(code) or None, removed_at=None)
    one = rows.exclude(plate_code="").first()
    passed = [check for check in checks_of(one) if check.passed] if one else []
    context = {
        "one": one,
        "checks": [(check, check.document.startswith(TAKEN)) for check in reversed(passed)],
        "is_working": one is not None and one.state == StationState.PLATED,
    }
    return render(request, "stationplate/verify.html", context, status=200 if one else 404)
