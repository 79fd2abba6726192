"""Every address of the house, tried by everybody: by whoever may, by whoever may not, and by somebody from outside."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.http import StreamingHttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.rooms import ROLES, County
from tests.walking import walked

from jixiao.orgs.models import TrailEntry

STUDIED = (200, 302, 400, 403, 404, 405, 409, 410, 422)
NOT_FOR_THEM = (403, 404, 405)
SECRET = "全国科普日系列活动"
ADMINISTRATORS = ("system", "security", "audit")
READERS = ("viewer", "third", *ADMINISTRATORS)
OWN_BUSINESS = re.compile(r"^(orgs:(mine|end|logout|password|login)|web:)")
OF_A_KIND = {"clerk": 2, "reviewer": 2}
"""How many links of a kind are followed: one, and two by those who see most."""
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
        {(name, route) for name, route in patterns(get_resolver()) if "<unit:unit>" in route and "public" not in route}
    )


def text_of(answer) -> str:
    content = b"".join(answer.streaming_content) if isinstance(answer, StreamingHttpResponse) else answer.content
    answer.close()
    return content.decode("utf-8", errors="replace")


@pytest.fixture
def lived_in(county: County) -> County:
    """The small county with a whole year of its first unit, published."""
    walked(county, "published")
    return county


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


def links_of(html: str, *, page: str) -> set[str]:
    """Return the addresses of ours that a page links to."""
    found = (urljoin(page, unescape(href)) for href in re.findall(r'<a [^>]*href="([^"#]+)', html))
    return {href for href in found if href.startswith("/")}


def kind_of(link: str) -> str:
    """Return what is alike in links of one kind: numbers and what is asked left out."""
    return re.sub(r"\d+", "N", urlsplit(link).path) + ("?" if urlsplit(link).query else "")


@pytest.mark.parametrize("who", ["clerk", "head", "viewer", "reviewer", "system", "security", "audit"])
def test_no_link_leads_to_nothing_or_to_what_is_for_others(lived_in: County, who: str):
    client = lived_in.client(who)
    first = [lived_in.address(), lived_in.address(year=2019), f"/{lived_in.finance.code}/2024/"]
    waiting, seen = deque(first), set(first)
    while waiting:
        page = waiting.popleft()
        answer = client.get(page, follow=True)
        said = text_of(answer)
        assert page in first or answer.status_code == 200, page
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue
        alike = Counter(map(kind_of, seen))
        for link in sorted(links_of(said, page=answer.request["PATH_INFO"]) - seen):
            kind = kind_of(link)
            if alike[kind] < OF_A_KIND.get(who, 1) and "logout" not in link:
                alike[kind] += 1
                seen.add(link)
                waiting.append(link)
    assert len(seen) > len(first)


def test_administrators_find_no_trade_by_searching(lived_in: County):
    address = lived_in.address(f"search/?q={SECRET}")
    assert "没有找到" not in text_of(lived_in.client("clerk").get(address))
    for who in ("system", "security", "audit"):
        assert "没有找到" in text_of(lived_in.client(who).get(address)), who
