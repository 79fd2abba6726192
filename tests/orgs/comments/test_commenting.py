"""Comments hang on a record of a unit's year, ask colleagues to look, and never cross units."""

import pytest
from tests.orgs.asking import statements
from tests.rooms import County

from jixiao.orgs.comments import subjects
from jixiao.orgs.comments.commenting import answer_comment, comment_on, reopen_comment, resolve_comment
from jixiao.orgs.comments.queries import colleagues_of, comments_of, open_counts
from jixiao.orgs.comments.subjects import Commented, hang_subject
from jixiao.orgs.models import Comment, Mention, TrailEntry, UnitYear
from jixiao.orgs.refusing import Refused, Stale
from jixiao.orgs.registering import close_year

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def specimen(monkeypatch: pytest.MonkeyPatch, county: County) -> None:
    """Records 1 to 9 of a kind of their own, all of them of the unit."""
    monkeypatch.setattr(subjects, "SUBJECTS", dict(subjects.SUBJECTS))

    def find(unit_year: UnitYear, pk: int) -> Commented | None:
        there = unit_year == county.unit_year and pk < 10
        return Commented(f"示例指标 {pk}", county.address("goals/")) if there else None

    hang_subject("orgs.specimen", find)


def said(county: County, who: str = "head", subject: str = "orgs.specimen:5", mention: tuple[str, ...] = ()) -> Comment:
    return comment_on(
        unit_year=county.unit_year, subject=subject, text="这个数是怎么来的？", by=county.actor(who),
        mentioned=[county.people[one] for one in mention],
    )  # fmt: skip


def to_dos(county: County, who: str, unit: str = "unit") -> str:
    place = county.unit if unit == "unit" else county.other
    return county.client(who).get(f"/{place.code}/2024/todo/").content.decode()


def test_a_comment_asks_a_colleague_until_they_answer(county: County) -> None:
    comment = said(county, mention=("clerk",))
    assert "请您看「示例指标 5」的批注" in to_dos(county, "clerk")
    answer_comment(comment=comment, text="来自活动台账", by=county.actor("clerk"))
    assert "请您看" not in to_dos(county, "clerk")
    assert TrailEntry.objects.filter(event="orgs.commented", subject="orgs.specimen:5").count() == 2


def test_the_bureau_finds_a_mention_at_any_desk_of_theirs(county: County) -> None:
    said(county, mention=("reviewer",))
    page = to_dos(county, "reviewer", unit="other")
    assert "请您看「示例指标 5」的批注" in page
    assert f"/{county.unit.code}/2024/comments/?on=orgs.specimen:5" in page


def test_resolved_nobody_has_to_look_and_reopened_they_have_again(county: County) -> None:
    comment = said(county, mention=("clerk", "viewer"))
    resolve_comment(comment=comment, by=county.actor("head"), stamp=comment.version)
    assert not Mention.objects.filter(done_at=None).exists()
    assert open_counts(county.unit_year) == {"orgs.specimen:5": (0, 1)}
    reopen_comment(comment=comment, by=county.actor("clerk"), stamp=comment.version)
    assert Mention.objects.filter(done_at=None).count() == 2
    with pytest.raises(Stale):
        resolve_comment(comment=comment, by=county.actor("head"), stamp=1)


def test_other_units_are_neither_commented_on_nor_asked(county: County) -> None:
    for subject in ("orgs.specimen:10", "orgs.specimen:x", "orgs.unknown:1", "orgs.specimen:" + "9" * 40, ""):
        with pytest.raises(Refused) as refused:
            said(county, subject=subject)
        assert refused.value.code == "U396"
    with pytest.raises(Refused) as refused:
        said(county, mention=("outsider",))
    assert refused.value.code == "U399"
    assert not Comment.objects.exists()


def test_administrators_are_no_colleagues_and_reviewers_are(county: County) -> None:
    names = {person.username for person in colleagues_of(county.unit, on=county.actor("clerk").on)}
    assert names == {f"{who}.shili" for who in ("clerk", "head", "viewer", "third", "reviewer")}


def test_an_answer_to_something_settled_and_a_comment_in_a_closed_year_are_refused(county: County) -> None:
    comment = said(county)
    resolve_comment(comment=comment, by=county.actor("head"))
    with pytest.raises(Refused, match="先重开"):
        answer_comment(comment=comment, text="x", by=county.actor("clerk"))
    with pytest.raises(Refused, match="已经解决"):
        resolve_comment(comment=comment, by=county.actor("head"))
    close_year(unit_year=county.unit_year, by=county.actor("reviewer"))
    with pytest.raises(Refused, match="已经关闭"):
        said(county)


@pytest.mark.parametrize("text", ["", "  ", "长" * 1001])
def test_an_empty_comment_and_one_too_long_are_refused(county: County, text: str) -> None:
    with pytest.raises(Refused) as refused:
        comment_on(unit_year=county.unit_year, subject="orgs.specimen:5", text=text, by=county.actor("head"))
    assert refused.value.code == "U387"


def test_reading_takes_the_same_statements_for_three_threads(county: County) -> None:
    answer_comment(comment=said(county, mention=("clerk",)), text="x", by=county.actor("clerk"))
    one = statements(lambda: comments_of(county.unit_year, "orgs.specimen:5"))
    for _ in range(3):
        answer_comment(comment=said(county, mention=("clerk",)), text="x", by=county.actor("viewer"))
    assert statements(lambda: comments_of(county.unit_year, "orgs.specimen:5")) == one
    assert len(comments_of(county.unit_year, "orgs.specimen:5")) == 4


def test_the_page_shows_writes_and_settles(county: County) -> None:
    client, address = county.client("clerk"), county.address("comments/")
    assert client.get(f"{address}?on=orgs.specimen:99").status_code == 404
    assert "还没有批注" in client.get(f"{address}?on=orgs.specimen:5").content.decode()
    data = {
        "on": "orgs.specimen:5",
        "text": "请核对",
        "mentioned": [county.people["head"].pk],
        "back": "//evil.example",
    }
    once = {"once": "0a0a0a0a-0a0a-4a0a-8a0a-0a0a0a0a0a0a"}
    for _ in range(2):
        assert client.post(address, data | once).headers["Location"] == f"{address}?on=orgs.specimen:5"
    comment = Comment.objects.get()
    page = client.get(f"{address}?on=orgs.specimen:5").content.decode()
    assert "请核对" in page
    assert "示例审核看" in page
    client.post(f"{address}{comment.pk}/answer/", {"text": "已核对", "back": county.address("goals/")})
    client.post(f"{address}{comment.pk}/settle/", {"act": "resolve", "stamp": comment.version})
    comment.refresh_from_db()
    assert (comment.answers.count(), comment.resolved_by) == (1, county.people["clerk"])


def test_a_comment_of_another_unit_is_not_there(county: County) -> None:
    comment = said(county)
    client = county.client("outsider")
    address = f"/{county.other.code}/2024/comments/{comment.pk}/"
    assert client.post(f"{address}answer/", {"text": "x"}).status_code == 404
    assert client.post(f"{address}settle/").status_code == 404
    assert county.client("system").get(county.address("comments/?on=orgs.specimen:5")).status_code in {403, 404}


def test_written_in_the_side_panel_one_comes_back_to_the_page_it_stands_in(county: County) -> None:
    client, page = county.client("clerk"), county.address("goals/")
    answer = client.get(
        county.address("comments/?on=orgs.specimen:5"),
        headers={"HX-Request": "true", "HX-Current-URL": f"http://testserver{page}?project=P1"},
    )
    assert f'name="back" value="{page}?project=P1"' in answer.content.decode()
    elsewhere = client.get(
        county.address("comments/?on=orgs.specimen:5"),
        headers={"HX-Request": "true", "HX-Current-URL": "http://evil.example/x/"},
    )
    assert "evil.example" not in elsewhere.content.decode()
