"""What the search of this room finds: comments and what is due, for whoever reads the trade here."""

import pytest
from tests.orgs.asking import statements
from tests.orgs.deadlines.overdue import ONE, window_until
from tests.rooms import County

from jixiao.orgs.comments import subjects
from jixiao.orgs.comments.commenting import comment_on, resolve_comment
from jixiao.orgs.comments.subjects import Commented, hang_subject
from jixiao.orgs.registering import open_year
from jixiao.web.clock import today

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def specimen(monkeypatch: pytest.MonkeyPatch, county: County) -> None:
    monkeypatch.setattr(subjects, "SUBJECTS", dict(subjects.SUBJECTS))
    hang_subject(
        "orgs.specimen", lambda year, pk: Commented(f"示例指标 {pk}", "/") if year == county.unit_year else None
    )


def found(county: County, who: str, words: str, *, unit: str = "unit") -> str:
    place = getattr(county, unit)
    return county.client(who).get(f"/{place.code}/2024/search/", {"q": words}).content.decode()


def said(county: County, text: str) -> object:
    return comment_on(unit_year=county.unit_year, subject="orgs.specimen:5", text=text, by=county.actor("head"))


def test_a_comment_is_found_by_its_words_its_subject_and_its_writer(county: County) -> None:
    resolve_comment(comment=said(county, "这个数怎么来的"), by=county.actor("head"))
    for words in ("怎么来", "示例指标 5"):
        page = found(county, "clerk", words)
        assert "这个数怎么来的" in page, words
        assert "已解决" in page
        assert f"{county.address('comments/')}?on=orgs.specimen:5" in page
    assert "这个数怎么来的" not in found(county, "outsider", "怎么来", unit="other")
    assert "这个数怎么来的" not in found(county, "system", "怎么来", unit="finance")


def test_what_is_due_is_found_by_its_kind_and_its_unit(county: County) -> None:
    open_year(unit=county.finance, year=2024, by=county.actor("system"))
    window_until(county, today() + 3 * ONE)
    assert "绩效目标还没有送审" in found(county, "clerk", "绩效目标")
    page = found(county, "reviewer", "图书馆", unit="finance")
    assert "绩效目标还没有送审" in page
    assert "示例县图书馆 · " in page
    assert "示例县图书馆 · " not in found(county, "clerk", "绩效目标")


def test_searching_takes_as_many_statements_for_three_comments_as_for_one(county: County) -> None:
    said(county, "示例一")
    client, address = county.client("clerk"), county.address("search/")
    client.get(address, {"q": "示例"})
    one = statements(lambda: client.get(address, {"q": "示例"}))
    for _ in range(2):
        said(county, "示例二")
    assert statements(lambda: client.get(address, {"q": "示例"})) == one
