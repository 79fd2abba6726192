import pytest
from django.http import HttpResponse, QueryDict
from django.urls import NoReverseMatch, include, path

from jixiao.web.doors import changed_query, door, door_or_none


def page(request, **_):
    return HttpResponse("")


urlpatterns = [
    path("<str:unit>/<int:year>/outreach/", include(([path("<int:pk>/", page, name="activity")], "outreach"))),
    path("<str:unit>/people/", page, name="people"),
    path("login/", page, name="login"),
]
pytestmark = pytest.mark.urls(__name__)


def test_unit_and_year_come_from_the_desk(ask):
    assert door(ask(), "outreach:activity", pk=3) == "/kx/2019/outreach/3/"


def test_what_is_given_goes_before_the_desk(ask):
    assert door(ask(), "outreach:activity", pk=3, year=2020) == "/kx/2020/outreach/3/"


def test_an_address_without_a_year_goes_without(ask):
    assert door(ask(), "people") == "/kx/people/"
    assert door(ask(), "login") == "/login/"


def test_a_page_that_is_not_there_is_refused_or_nothing(ask):
    with pytest.raises(NoReverseMatch):
        door(ask(), "quiz:rounds")
    assert not door_or_none(ask(), "quiz:rounds")


def test_a_query_is_changed_key_by_key():
    query = QueryDict("sort=-money&page=3&cols=a&cols=b")
    assert changed_query(query, page=None, sort="name") == "?sort=name&cols=a&cols=b"
    assert changed_query(query, cols=["a"], page=None, sort=None) == "?cols=a"
    assert changed_query(QueryDict("page=2"), page=None) == "?"
