"""A desk as orgs would set it, and requests that stand at it."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

urlpatterns: list[object] = []  # the hall is tested without the rooms
Ask = Callable[..., HttpRequest]


@pytest.fixture(autouse=True)
def _hall_alone(request: pytest.FixtureRequest, settings: Any) -> None:
    """Take the street and the addresses of the house away, and serve static files as they lie."""
    if not request.node.get_closest_marker("urls"):
        settings.ROOT_URLCONF = __name__
    settings.STREET, settings.FRAME_DOORS = None, {}
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture
def desk() -> SimpleNamespace:
    units = [SimpleNamespace(code="kx", name="县科协"), SimpleNamespace(code="ny", name="县农业农村局")]
    return SimpleNamespace(
        unit=SimpleNamespace(code="kx", name="县科协", short_name="县科协", is_specimen=False),
        year=2019,
        years=[2018, 2019],
        units=units,
        person=SimpleNamespace(name="填报人甲"),
        role_words="填报",
        todo_count=3,
        todo_late=0,
        is_closed=False,
    )


@pytest.fixture
def ask(rf: RequestFactory, desk: SimpleNamespace) -> Ask:
    """Return a request at the desk; ``htmx`` names the part of the page that htmx asks for."""

    def asked(
        address: str = "/", *, post: dict[str, Any] | None = None, htmx: str = "", match: Any = None
    ) -> HttpRequest:
        request = rf.get(address) if post is None else rf.post(address, post)
        request.desk = desk
        request.htmx = SimpleNamespace(target=htmx, current_url_abs_path="/here/") if htmx else False
        request.resolver_match = match
        return request

    return asked
