"""Every kind of link of the house, followed by everybody: none leads to nothing or to what is for others."""

import functools
import re
from collections import Counter, deque
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from tests.rooms import County
from tests.walking import text_of

OF_A_KIND = {"clerk": 2, "reviewer": 2}
"""How many links of a kind are followed: one, and two by those who see most."""


def links_of(html: str, *, page: str) -> set[str]:
    """Return the addresses of ours that a page links to."""
    found = (urljoin(page, unescape(href)) for href in re.findall(r'<a [^>]*href="([^"#]+)', html))
    return {href for href in found if href.startswith("/")}


@functools.cache
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
