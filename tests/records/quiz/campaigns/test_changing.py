import datetime

import pytest
from tests.records.quiz.days import LAST, noon

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.campaigns.changing import add_pick_up_point, change_campaign, raise_prize, withdraw_question
from jixiao.records.quiz.campaigns.picking_up import Counter
from jixiao.records.quiz.campaigns.queries import changes_of
from jixiao.records.quiz.models import PoolEntry
from jixiao.records.quiz.playing.cards import card_by_token

pytestmark = pytest.mark.django_db
LATER = LAST + datetime.timedelta(days=2)


@pytest.fixture
def during(county):
    return county.actor("clerk", at=noon(16))


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [("contact", "0316-1", "0316-1"), ("last_day", LATER, "2024 年 9 月 22 日"), ("claim_days", 45, "45")],
)
def test_what_is_for_the_better_is_changed_in_public(campaign, during, field, value, words):
    row = campaign(contact="0316-0")
    before = row.version
    change_campaign(campaign=row, field=field, value=value, why="示例原因", stamp=before, by=during)
    row.refresh_from_db()
    assert (getattr(row, field), row.version) == (value, before + 1)
    told = changes_of(row)[0]
    assert (told.after, told.why, told.by) == (words, "示例原因", during.person)
    assert TrailEntry.objects.latest("number").why == "示例原因"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("title", "另一个", "U950"),
        ("points_each", 2, "U950"),
        ("first_day", LAST, "U950"),
        ("token", "x", "U950"),
        ("last_day", datetime.date(2024, 9, 18), "U951"),
        ("last_day", LAST, "U951"),
        ("claim_days", 10, "U951"),
        ("claim_days", 400, "U951"),
        ("contact", " ", "U951"),
    ],
)
def test_what_was_promised_is_not_changed(campaign, during, field, value, code):
    with pytest.raises(Refused) as refused:
        change_campaign(campaign=campaign(), field=field, value=value, why="示例", stamp=None, by=during)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_a_change_wants_a_reason_and_an_open_campaign(campaign, county, draft, during):
    other, row = draft(), campaign()
    for given, why, code in ((row, " ", "U951"), (other, "示例", "U936")):
        with pytest.raises(Refused) as refused:
            change_campaign(campaign=given, field="last_day", value=LATER, why=why, stamp=None, by=during)
        assert refused.value.code == code
    with pytest.raises(Refused, match="已经结束"):
        change_campaign(
            campaign=row, field="last_day", value=LATER, why="示例", stamp=None, by=county.actor("clerk", at=noon(21))
        )


def test_more_pieces_of_a_prize_go_into_the_stock(campaign, prize, during):
    row = campaign()
    one = prize(row, total=5)
    type(one).objects.filter(pk=one.pk).update(left=3, reserved=2)
    raise_prize(campaign=row, prize=one, total=8, why="赞助增加", stamp=None, by=during)
    one.refresh_from_db()
    assert (one.total, one.left) == (8, 6)
    assert changes_of(row)[0].after == "8 件"
    with pytest.raises(Refused) as refused:
        raise_prize(campaign=row, prize=one, total=8, why="示例", stamp=None, by=during)
    assert refused.value.code == "U951"


def test_places_of_the_ranking_are_not_added(campaign, prize, during):
    row = campaign()
    one = prize(row, way="ranking", cost=None, rank_from=1, rank_to=1)
    with pytest.raises(Refused) as refused:
        raise_prize(campaign=row, prize=one, total=2, why="示例", stamp=None, by=during)
    assert refused.value.code == "U950"


def test_a_pick_up_point_is_added_and_never_twice(campaign, during):
    row = campaign()
    point = Counter("甲镇", "镇政府", "周三", "")
    add_pick_up_point(campaign=row, point=point, why="方便乡镇", stamp=None, by=during)
    assert "镇政府" in changes_of(row)[0].after
    with pytest.raises(Refused) as refused:
        add_pick_up_point(campaign=row, point=point, why="方便乡镇", stamp=None, by=during)
    assert refused.value.code == "U945"


def test_a_faulty_question_is_asked_no_more_and_players_learn_it_at_once(campaign, during):
    row = campaign()
    entry = PoolEntry.objects.select_related("version").get(campaign=row, position=3)
    assert not card_by_token(row.token).pool[2].is_withdrawn
    withdraw_question(campaign=row, entry=entry, why="答案有误", stamp=None, by=during)
    assert card_by_token(row.token).pool[2].is_withdrawn
    assert (changes_of(row)[0].what, changes_of(row)[0].before) == ("撤下题目", entry.version.text)
    with pytest.raises(Refused) as refused:
        withdraw_question(campaign=row, entry=entry, why="答案有误", stamp=None, by=during)
    assert refused.value.code == "U952"


def test_a_question_that_a_set_needs_stays(campaign, bank, during):
    row = campaign(versions=bank(5))
    entry = PoolEntry.objects.select_related("version").get(campaign=row, position=1)
    with pytest.raises(Refused, match="只剩 4 题"):
        withdraw_question(campaign=row, entry=entry, why="答案有误", stamp=None, by=during)
