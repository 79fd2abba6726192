"""Every address of the house, tried by everybody: by whoever may, by whoever may not, and by somebody from outside."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.rooms import ROLES, County
from tests.walking import text_of

from jixiao.orgs.models import TrailEntry

STUDIED = (200, 302, 400, 403, 404, 405, 409, 410, 422)
NOT_FOR_THEM = (403, 404, 405)
SECRET = "全国科普日系列活动"
ADMINISTRATORS = ("system", "security", "audit")
READERS = ("viewer", "third", *ADMINISTRATORS)
OPEN = {"public", "home", "volunteer"}  # what a unit shows to everybody
OWN_BUSINESS = re.compile(r"^(orgs:(mine|end|logout|password|login)|web:)")
SAMPLES: dict[str, object] = {
    "int": 1, "str": "G1", "slug": "docx", "uuid": "00000000-0000-0000-0000-000000000001", "path": "x",
}  # fmt: skip


def patterns(resolver: URLResolver, *, before: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    """Yield (name with its namespace, route) of every address."""
    for entry in resolver.url_patterns:
        route = f"{before}{entry.pattern}"
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from patterns(entry, before=route, space=inner)
        elif isinstance(entry, URLPattern):
            yield f"{space}{entry.name}", route


def filled(route: str, *, unit: str, number: int = 1) -> str:
    """Return the route with something in every place of it."""

    def put(found: re.Match[str]) -> str:
        kind, name = found["kind"] or "str", found["name"]
        known = {"unit": unit, "year": "2024"}
        value = known.get(name) or (number if kind == "int" else SAMPLES.get(kind, "G1"))
        return str(value)

    return "/" + re.sub(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>", put, route)


def desk_addresses() -> list[tuple[str, str]]:
    return sorted(
        {
            (name, route)
            for name, route in patterns(get_resolver())
            if "<unit:unit>" in route and route.partition("/")[0] not in OPEN
        }
    )


def test_the_walk_finds_the_rooms():
    rooms = {name.partition(":")[0] for name, _ in desk_addresses()}
    assert {"orgs", "measures", "profile", "budget", "outreach", "indicators", "goals", "evaluation", "reports",
            "disclosure"} <= rooms  # fmt: skip


def test_nobody_reads_anything_before_signing_in(lived_in: County):
    for name, route in desk_addresses():
        answer = Client().get(filled(route, unit=lived_in.unit.code))
        assert answer.status_code in {302, 405}, name
        assert SECRET not in text_of(answer), name


@pytest.mark.parametrize("fragment", [False, True], ids=["pages", "fragments"])
def test_another_unit_is_not_there_at_all(lived_in: County, fragment: bool):  # noqa: FBT001 - the case
    headers = {"HX-Request": "true"} if fragment else {}
    for who in ("outsider", "outside_head"):
        client = lived_in.client(who)
        for name, route in desk_addresses():
            address = filled(route, unit=lived_in.unit.code)
            assert client.get(address, headers=headers).status_code in {404, 405}, (who, name)
            assert client.post(address, headers=headers).status_code in {404, 405}, (who, name)


def test_rows_of_another_unit_are_not_reached_from_ones_own_desk(lived_in: County):
    client = lived_in.client("outsider")
    before = TrailEntry.objects.filter(unit=lived_in.unit).count()
    for name, route in desk_addresses():
        if not re.search(r"<(?!unit:unit|int:year)", route):
            continue
        for number in (1, 2, 3):
            address = filled(route, unit=lived_in.other.code, number=number)
            for answer in (client.get(address), client.post(address)):
                assert answer.status_code in STUDIED, (name, answer.status_code)
                assert SECRET not in text_of(answer), name
    assert TrailEntry.objects.filter(unit=lived_in.unit).count() == before


def test_everybody_gets_an_answer_everywhere_and_readers_change_nothing(lived_in: County):
    for turn, who in enumerate(ROLES):
        client = lived_in.client(who)
        before = TrailEntry.objects.count()
        for place, (name, route) in enumerate(desk_addresses()):
            if who in ADMINISTRATORS and place % len(ADMINISTRATORS) != turn % len(ADMINISTRATORS):
                continue  # what one of them is refused, all are: see test_administrators_see_no_trade
            address = filled(route, unit=lived_in.unit.code)
            answer = client.get(address)
            assert answer.status_code in STUDIED, (who, name, answer.status_code)
            text_of(answer)
            if who in READERS and not OWN_BUSINESS.match(name):
                answer = client.post(address)
                assert answer.status_code in STUDIED, (who, name, answer.status_code)
                answer.close()
        if who in {"viewer", "third"}:
            assert TrailEntry.objects.count() == before, who


def test_administrators_see_no_trade(lived_in: County):
    for who in ADMINISTRATORS:
        client = lived_in.client(who)
        for name, route in desk_addresses():
            if name.partition(":")[0] in {"orgs", "web"}:
                continue
            answer = client.get(filled(route, unit=lived_in.unit.code))
            assert answer.status_code in NOT_FOR_THEM, (who, name)


def test_administrators_find_no_trade_by_searching(lived_in: County):
    address = lived_in.address(f"search/?q={SECRET}")
    assert "没有找到" not in text_of(lived_in.client("clerk").get(address))
    for who in ("system", "security", "audit"):
        assert "没有找到" in text_of(lived_in.client(who).get(address)), who
