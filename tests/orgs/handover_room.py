"""A room with nothing but a handover, mounted beside the real ones, so that the five views are tried out."""

from django.http import HttpResponse
from django.template import engines
from django.urls import include, path

from jixiao.config.urls import *  # noqa: F403 - the house as it is
from jixiao.config.urls import urlpatterns as house
from jixiao.orgs.actor import Actor
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.handing import handover_of
from jixiao.orgs.handover_panel import panel_of
from jixiao.orgs.models import Handover, HandoverKind
from jixiao.orgs.refusing import Refused
from jixiao.orgs.views.handovers import handover_views

PAGE = (
    '{% extends "web/frame.html" %}{% block content %}{% include "orgs/handover_panel.html" %}'
    '<p id="field-G3">目标 3</p>{% endblock %}'
)


@at_desk()
def page(request: DeskRequest) -> HttpResponse:
    assert request.desk.unit_year is not None
    handover = handover_of(request.desk.unit_year, HandoverKind.GOALS)
    obstacles = [("「目标 3」没有指标", "#field-G3")] if "bad" in request.GET else ()
    panel = panel_of(request.desk, handover, room="given", obstacles=obstacles, markable=[("G3", "目标 3")])
    return HttpResponse(engines["django"].from_string(PAGE).render({"panel": panel}, request))


def require_specimen(handover: Handover, by: Actor) -> None:
    if not handover.unit_year.unit.is_specimen:
        raise Refused("目标还没有填完", code="U529")


views = handover_views(kind=HandoverKind.GOALS, back="given:page", before_send=require_specimen)
room = ([path("", page, name="page"), *views.urls], "given")
urlpatterns = [path("<unit:unit>/<int:year>/given/", include(room)), *house]
