"""Who comments, answers, and is asked: walked as the wrong person, after a duty ended, and while standing in."""

import datetime

import pytest
from tests.rooms import NOON, County

from jixiao.orgs.amending import deactivate_person
from jixiao.orgs.appointing import end_duty
from jixiao.orgs.comments import subjects
from jixiao.orgs.comments.commenting import comment_on
from jixiao.orgs.comments.queries import colleagues_of
from jixiao.orgs.comments.subjects import Commented, hang_subject
from jixiao.orgs.delegating import end_delegation, give_delegation
from jixiao.orgs.models import Comment, Duty, Mention, UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.web.clock import now

pytestmark = pytest.mark.django_db
ON = "orgs.specimen:5"
YESTERDAY = datetime.timedelta(days=1)


@pytest.fixture
def there(monkeypatch: pytest.MonkeyPatch, county: County) -> set[int]:
    """The records of the unit that are there, as a set that a test may empty."""
    pks = {5}
    monkeypatch.setattr(subjects, "SUBJECTS", dict(subjects.SUBJECTS))

    def find(unit_year: UnitYear, pk: int) -> Commented | None:
        at_home = unit_year == county.unit_year and pk in pks
        return Commented(f"示例指标 {pk}", county.address("goals/")) if at_home else None

    hang_subject("orgs.specimen", find)
    return pks


def said(county: County, *mentioned: str, who: str = "head") -> Comment:
    people = [county.people[one] for one in mentioned]
    return comment_on(unit_year=county.unit_year, subject=ON, text="请核对", by=county.actor(who), mentioned=people)


def status(county: County, who: str, path: str, data: dict[str, object] | None = None) -> int:
    client = county.client(who)
    return client.post(path, data).status_code if data is not None else client.get(path).status_code


@pytest.mark.usefixtures("there")
def test_everybody_who_reads_the_unit_comments_and_nobody_else(county: County) -> None:
    page, new = county.address(f"comments/?on={ON}"), county.address("comments/")
    for who in ("clerk", "head", "viewer", "third", "reviewer"):
        assert status(county, who, page) == 200, who
        assert status(county, who, new, {"on": ON, "text": f"{who} 问"}) == 302, who
    for who, expected in (("outsider", 404), ("outside_head", 404), ("system", 403), ("security", 403), ("audit", 403)):
        assert status(county, who, page) == expected, who
        assert status(county, who, new, {"on": ON, "text": "x"}) == expected, who
    assert Comment.objects.count() == 5


@pytest.mark.usefixtures("there")
def test_a_value_of_another_unit_is_not_reached_from_ones_own_desk(county: County) -> None:
    comment = said(county)
    own = f"/{county.other.code}/2024/comments/"
    assert status(county, "outsider", f"{own}?on={ON}") == 404
    assert status(county, "outsider", own, {"on": ON, "text": "x"}) in {404, 422}
    assert status(county, "outsider", f"{own}{comment.pk}/answer/", {"text": "x"}) == 404
    assert status(county, "outsider", f"{own}{comment.pk}/settle/", {"act": "resolve"}) == 404
    assert Comment.objects.count() == 1


@pytest.mark.usefixtures("there")
def test_strangers_are_not_asked_even_by_a_form_made_by_hand(county: County) -> None:
    for who in ("outsider", "system"):
        data = {"on": ON, "text": "请看", "mentioned": [county.people[who].pk]}
        assert status(county, "clerk", county.address("comments/"), data) == 422
    deactivate_person(person=county.people["viewer"], reason="示例", by=county.actor("system"))
    with pytest.raises(Refused, match="看不到这个单位"):
        said(county, "viewer")
    assert not Mention.objects.exists()


@pytest.mark.usefixtures("there")
def test_whose_duty_ended_is_asked_nothing_any_more_and_does_not_see_what_was_asked(county: County) -> None:
    said(county, "clerk")
    assert "请您看" in county.client("clerk").get(county.address("todo/")).content.decode()
    duty = Duty.objects.get(person=county.people["clerk"])
    end_duty(duty=duty, until=now().date() - YESTERDAY, by=county.actor("system"))
    assert status(county, "clerk", county.address(f"comments/?on={ON}")) == 404
    assert county.people["clerk"] not in colleagues_of(county.unit, on=now().date())
    with pytest.raises(Refused, match="看不到这个单位"):
        comment_on(
            unit_year=county.unit_year, subject=ON, text="x", by=county.actor("head", at=now()),
            mentioned=[county.people["clerk"]],
        )  # fmt: skip


@pytest.mark.usefixtures("there")
def test_whoever_stands_in_is_asked_and_comments_until_it_ends(county: County) -> None:
    outside, today = county.people["outside_head"], NOON.date()
    reviewing = Duty.objects.get(person=county.people["reviewer"])
    Duty.objects.create(person=outside, unit=county.finance, role="clerk", since=today)
    assert outside not in colleagues_of(county.unit, on=today)
    delegation = give_delegation(
        duty=reviewing, to=outside, first_day=today, last_day=today + 3 * YESTERDAY, reason="示例外出",
        by=county.actor("reviewer"),
    )  # fmt: skip
    assert outside in colleagues_of(county.unit, on=today)
    said(county, "outside_head", who="clerk")
    end_delegation(delegation=delegation, by=county.actor("reviewer"))
    with pytest.raises(Refused, match="看不到这个单位"):
        said(county, "outside_head", who="clerk")
    assert status(county, "outside_head", county.address(f"comments/?on={ON}")) == 404


def test_what_was_said_of_something_that_is_gone_is_read_answered_and_settled(county: County, there: set[int]) -> None:
    comment = said(county, "clerk")
    there.clear()
    client = county.client("clerk")
    page = client.get(county.address(f"comments/?on={ON}")).content.decode()
    assert "示例指标 5（已经不在）" in page
    assert "写批注" not in page
    assert status(county, "clerk", county.address("comments/"), {"on": ON, "text": "再说一句"}) == 422
    client.post(county.address(f"comments/{comment.pk}/answer/"), {"text": "已删去"})
    client.post(county.address(f"comments/{comment.pk}/settle/"), {"act": "resolve", "stamp": comment.version})
    comment.refresh_from_db()
    assert (comment.answers.count(), comment.resolved_at is not None) == (1, True)
