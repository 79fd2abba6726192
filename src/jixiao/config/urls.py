"""Every address of the house. A room that is left out of INSTALLED_APPS has no address."""

from collections.abc import Iterable

from django.apps import apps
from django.urls import URLPattern, URLResolver, include, path, register_converter

from jixiao.orgs.addresses import UnitCode

register_converter(UnitCode, "unit")

_DESK = "<unit:unit>/<int:year>/"
_ROOMS = (
    ("measures", "measures"),
    ("profile", "records.profile"),
    ("budget", "records.budget"),
    ("outreach", "records.outreach"),
    ("quiz", "records.quiz"),
    ("contests", "records.contests"),
    ("community", "records.community"),
    ("stations", "records.stations"),
    ("surveys", "records.surveys"),
    ("indicators", "cycle.indicators"),
    ("goals", "cycle.goals"),
    ("monitoring", "cycle.monitoring"),
    ("evaluation", "cycle.evaluation"),
    ("followup", "cycle.followup"),
    ("reports", "reports"),
    ("disclosure", "disclosure"),
)

_OPEN = (
    ("quiz/<str:token>/", "records.quiz", "open_door"),
    ("contest/<str:token>/", "records.contests", "open_door"),
    ("home/", "records.community", "open_door"),
    ("survey/", "records.surveys", "answering_door"),
    ("station/", "records.stations", "open_door"),
    ("sign-in/", "records.outreach", "sign_in"),
    ("public/", "disclosure", "public"),
)
"""What needs no account: the address, the room, and the folder of the room that answers. Tried first, and quickly."""


def _below(places: Iterable[tuple[str, str, str]]) -> list[URLPattern | URLResolver]:
    return [
        path(address, include(f"jixiao.{urls}"))
        for address, room, urls in places
        if apps.is_installed(f"jixiao.{room}")
    ]


urlpatterns: list[URLPattern | URLResolver] = [
    *_below((address, room, f"{room}.{folder}.urls") for address, room, folder in _OPEN),
    path("", include("jixiao.orgs.urls")),
    path("", include("jixiao.web.urls")),
    *_below((f"{_DESK}{label}/", room, f"{room}.urls") for label, room in _ROOMS),
]
handler400 = "jixiao.web.views.bad_request"
handler403 = "jixiao.web.views.forbidden"
handler404 = "jixiao.web.views.not_found"
handler500 = "jixiao.web.views.broken"
