"""Another unit's clerk finds nothing here: every address of the room behind a desk is 404."""

import pytest
from django.urls import URLPattern, URLResolver, reverse
from tests.rooms import County

from jixiao.config.urls import urlpatterns as house
from jixiao.orgs.urls import urlpatterns

pytestmark = pytest.mark.django_db


def names() -> list[tuple[str, tuple[str, ...]]]:
    found = []
    assert house
    for pattern in urlpatterns:
        if isinstance(pattern, URLResolver):
            found += [
                (str(one.name), tuple(one.pattern.converters))
                for one in pattern.url_patterns
                if isinstance(one, URLPattern)
            ]
    return found


@pytest.mark.parametrize(("name", "parts"), names(), ids=[name for name, _ in names()])
def test_an_outsider_gets_404(county: County, name: str, parts: tuple[str, ...]) -> None:
    given: dict[str, object] = {part: "goals" if part in {"kind", "plan"} else 1 for part in parts}
    address = reverse(f"orgs:{name}", kwargs={"unit": county.unit.code, "year": 2024, **given})
    client = county.client("outsider")
    assert client.get(address).status_code in {404, 405}
    assert client.post(address).status_code == 404


def test_without_signing_in_everything_leads_to_the_login(county: County, client) -> None:
    for name, parts in names():
        given: dict[str, object] = {part: "goals" if part in {"kind", "plan"} else 1 for part in parts}
        address = reverse(f"orgs:{name}", kwargs={"unit": county.unit.code, "year": 2024, **given})
        response = client.get(address)
        assert response.status_code == 405 or response.headers["Location"].startswith("/login/")
