import datetime

import pytest
from django.db import IntegrityError
from django.db.models import F
from tests.racing import asked, race
from tests.records.contests.conftest import noon

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.contests.contests.queries import rounds_of
from jixiao.records.contests.contests.setting_rounds import add_round, amend_round, remove_round
from jixiao.records.contests.models import ContestState, Recommendation, Round

pytestmark = pytest.mark.django_db
CITY = {"level": "city", "name": "推荐到市", "first_day": None, "last_day": None, "most": 9}


def test_rounds_are_added_changed_and_taken_out_and_stand_from_the_school_upward(contest, by):
    row = contest(state=ContestState.DRAFT)
    city = add_round(contest=row, values=CITY, by=by)
    add_round(contest=row, values={**CITY, "level": "school", "name": "校级选拔", "most": None}, by=by)
    assert [one.name for one in rounds_of(row)] == ["校级选拔", "推荐到市"]
    amend_round(round_=city, values={"most": 12}, stamp=1, by=by)
    assert TrailEntry.objects.latest("number").after == {"轮次": "推荐到市", "推荐名额": 12}
    with pytest.raises(Stale):
        amend_round(round_=city, values={"most": 13}, stamp=1, by=by)
    remove_round(round_=city, stamp=None, by=by)
    assert [one.level for one in rounds_of(row)] == ["school"]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"name": " "}, "A030"),
        ({"level": "moon"}, "A030"),
        ({"most": 10_001}, "A030"),
        ({"first_day": datetime.date(2024, 5, 2), "last_day": datetime.date(2024, 5, 1)}, "A030"),
        ({"level": "county"}, "A033"),
    ],
)
def test_what_no_round_can_be_is_refused(contest, by, values, code):
    row = contest(state=ContestState.DRAFT)
    Round.objects.create(contest=row, level="county", name="县级评审")
    with pytest.raises(Refused) as refused:
        add_round(contest=row, values={**CITY, **values}, by=by)
    assert refused.value.code == code


def test_once_it_has_begun_a_round_changes_with_a_reason_and_when_it_is_over_not_at_all(contest, by):
    row = contest()
    with pytest.raises(Refused) as refused:
        add_round(contest=row, values=CITY, by=by)
    assert refused.value.code == "A025"
    add_round(contest=row, values=CITY, by=by, why="示例：市里给了名额")
    assert TrailEntry.objects.latest("number").why == "示例：市里给了名额"
    over = contest(state=ContestState.CLOSED, closed_by=by.person, closed_at=noon(30))
    with pytest.raises(Refused) as refused:
        add_round(contest=over, values=CITY, by=by, why="示例")
    assert refused.value.code == "A003"


def test_places_upward_are_never_fewer_than_works_were_sent(contest, group, school, entry, by):
    row = contest()
    work = entry(group(row), school())
    city = Round.objects.create(contest=row, level="city", name="推荐到市", most=9, sent=3)
    Recommendation.objects.create(entry=work, round=city, position=1, by=by.person, on=by.on)
    with pytest.raises(Refused) as refused:
        amend_round(round_=city, values={"most": 2}, stamp=None, by=by, why="示例")
    assert (refused.value.code, refused.value.field) == ("A031", "most")
    assert "已经推荐了 3 件" in refused.value.cause
    city.refresh_from_db()
    assert amend_round(round_=city, values={"most": 3}, stamp=None, by=by, why="示例").most == 3
    for act in (
        lambda: amend_round(round_=city, values={"level": "province"}, stamp=None, by=by, why="示例"),
        lambda: remove_round(round_=city, stamp=None, by=by, why="示例"),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "A032"


def test_at_the_same_moment_places_are_either_made_fewer_or_taken(contest, by, tmp_path):
    draft = contest(state=ContestState.DRAFT)
    city = Round.objects.create(contest=draft, level="city", name="推荐到市", most=2, sent=1)

    def send():
        try:
            Round.objects.filter(pk=city.pk).update(sent=F("sent") + 1)
        except IntegrityError:
            raise Refused("满了", cure="", code="A642") from None

    def fewer():
        amend_round(
            round_=Round.objects.select_related("contest__unit_year__unit").get(pk=city.pk),
            values={"most": 1},
            stamp=None,
            by=by,
        )

    file = tmp_path / "copy.sqlite3"
    assert race(file, [send, fewer]) in (["A642", "done"], ["A031", "done"])
    assert asked(file, "SELECT most >= sent FROM contests_round") == [(1,)]
