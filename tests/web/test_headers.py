from types import SimpleNamespace

import pytest
from django.http import HttpResponse

from jixiao.web.headers import HeadersMiddleware


def answered(request, **headers):
    return HeadersMiddleware(lambda _: HttpResponse("", headers=headers))(request)


def test_a_page_loads_nothing_from_elsewhere_and_no_inline_script(rf):
    policy = answered(rf.get("/"))["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("name", ["X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"])
def test_every_answer_has_the_header(rf, name):
    assert answered(rf.get("/"))[name]


def test_pages_of_signed_in_people_are_kept_nowhere(rf):
    request = rf.get("/")
    assert "Cache-Control" not in answered(request)
    request.user = SimpleNamespace(is_authenticated=True)
    assert answered(request)["Cache-Control"] == "no-store, private"


def test_an_answer_that_is_stricter_keeps_its_own(rf):
    assert (
        answered(rf.get("/"), **{"Content-Security-Policy": "default-src 'none'"})["Content-Security-Policy"]
        == "default-src 'none'"
    )
