"""Every address of the house. A room that is left out of INSTALLED_APPS has no address."""

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
    ("surveys", "records.surveys"),
    ("indicators", "cycle.indicators"),
    ("goals", "cycle.goals"),
    ("monitoring", "cycle.monitoring"),
    ("evaluation", "cycle.evaluation"),
    ("followup", "cycle.followup"),
    ("reports", "reports"),
    ("disclosure", "disclosure"),
)


def _rooms() -> list[URLPattern | URLResolver]:
    return [
        path(f"{_DESK}{label}/", include(f"jixiao.{module}.urls"))
        for label, module in _ROOMS
        if apps.is_installed(f"jixiao.{module}")
    ]


urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("jixiao.orgs.urls")),
    path("", include("jixiao.web.urls")),
    *(
        [path("quiz/<str:token>/", include("jixiao.records.quiz.play.urls"))]
        if apps.is_installed("jixiao.records.quiz")
        else []
    ),
    *_rooms(),
    *([path("public/", include("jixiao.disclosure.public.urls"))] if apps.is_installed("jixiao.disclosure") else []),
    *(
        [path("sign-in/", include("jixiao.records.outreach.sign_in.urls"))]
        if apps.is_installed("jixiao.records.outreach")
        else []
    ),
    *(
        [path("survey/", include("jixiao.records.surveys.answering_door.urls"))]
        if apps.is_installed("jixiao.records.surveys")
        else []
    ),
    *(
        [path("quiz/<str:token>/prizes/", include("jixiao.records.quiz.prizes.public.urls"))]
        if apps.is_installed("jixiao.records.quiz")
        else []
    ),
]
handler400 = "jixiao.web.views.bad_request"
handler403 = "jixiao.web.views.forbidden"
handler404 = "jixiao.web.views.not_found"
handler500 = "jixiao.web.views.broken"
