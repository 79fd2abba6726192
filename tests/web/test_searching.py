import itertools

import pytest

from jixiao.web import searching
from jixiao.web.searching import Hit, find, hang_searcher, initials, matches
from jixiao.web.views import search_page


@pytest.fixture(autouse=True)
def _searchers(monkeypatch):
    monkeypatch.setattr(searching, "_SEARCHERS", {})


@pytest.mark.parametrize(
    ("text", "letters"),
    [("科普日活动", "kprhd"), ("科普e站2019", "kpez2019"), ("《KX-C09》 份数", "kxc09fs"), ("", "")],
)
def test_first_letters_are_found_in_mixed_text(text, letters):
    assert initials(text) == letters


def test_a_text_is_matched_by_words_and_by_first_letters():
    assert matches("科普日活动", "普日")
    assert matches("科普日活动", "KPR")
    assert not matches("科普日活动", "xyz")
    assert not matches("科普日活动", " ")


def test_every_room_is_asked_and_gives_ten_at_most():
    hang_searcher("活动", lambda _, text: (Hit(f"{text}{n}", "2019", f"/{n}/", "活动") for n in itertools.count()))
    hang_searcher("目标", lambda *_: [])
    ((name, hits),) = find(desk=None, text="科普", reads_trade=True)
    assert name == "活动"
    assert len(hits) == 10


def test_the_search_page_shows_hits_and_what_was_searched_escaped(ask):
    hang_searcher("活动", lambda desk, _: [Hit("科普日 <b>", desk.unit.name, "/1/", "活动")])
    html = search_page(ask("/?q=<i>"), reads_trade=True).content.decode()
    assert "科普日 &lt;b&gt;" in html
    assert 'value="&lt;i&gt;"' in html


def test_an_empty_search_asks_nobody(ask):
    asked: list[str] = []

    def search(_, text):
        asked.append(text)
        return []

    hang_searcher("活动", search)
    assert search_page(ask("/?q=+"), reads_trade=True).status_code == 200
    assert asked == []


def test_finding_nothing_says_what_to_try(ask):
    assert "没有找到「科普」" in search_page(ask("/?q=科普"), reads_trade=True).content.decode()
