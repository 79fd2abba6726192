"""The short way: what it answers, what it passes on, and that both look the same from outside."""

import pytest
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.urls import path

from jixiao.web.short_way import ShortWayMiddleware, without_session

PASSED_ON = "passed on"


@pytest.fixture
def answered(settings):
    """Ask for an address of the urls of this file, through the middleware alone."""
    settings.ROOT_URLCONF = __name__
    settings.SHORT_WAYS = ("/open/",)
    way = ShortWayMiddleware(lambda request: HttpResponse(f"{PASSED_ON} {request.path_info}"))
    return lambda place: way(RequestFactory().get(place))


@without_session
def page(request, name):
    if name == "none":
        raise Http404
    return HttpResponse(f"页 {name} {request.resolver_match.url_name}")


def guarded(request, name):
    raise AssertionError("only the long way leads here")


urlpatterns = [
    path("open/<str:name>/", page, name="short"),
    path("open/<str:name>/in/", guarded),
    path("desk/<str:name>/", page),
]


def test_a_view_that_asks_no_session_is_answered_at_once(answered):
    answer = answered("/open/a/")
    assert answer.content.decode() == "页 a short"
    assert answer.headers["Content-Length"] == str(len("页 a short".encode()))


@pytest.mark.parametrize("place", ["/open/a/in/", "/open/a", "/desk/a/", "/"])
def test_everything_else_is_passed_on(answered, place):
    assert answered(place).content.decode() == f"{PASSED_ON} {place}"


def test_what_a_view_does_not_find_is_told_by_the_house(answered):
    with pytest.raises(Http404):
        answered("/open/none/")


def test_its_forms_are_not_asked_for_the_csrf_cookie():
    assert page.csrf_exempt
