import pytest
from tests.records.quiz.days import noon
from tests.records.quiz.prizes.conftest import AFTER

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.models import Barred, PlayerState, Redemption
from jixiao.records.quiz.prizes.awarding import award_ranks, awards_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def ranked(campaign, scorer, prize):
    """Return a campaign with five players, a first prize and two second ones."""
    where = campaign()
    for name, points, used in (("甲", 100, 9), ("乙", 100, 5), ("丙", 80, 1), ("丁", 60, 1), ("戊", 0, 1)):
        scorer(where, name, points, used)
    first = prize(where, total=1, way="ranking", cost=None, rank_from=1, rank_to=1)
    second = prize(where, total=2, grade="二等奖", way="ranking", cost=None, rank_from=2, rank_to=3)
    return where, first, second


def test_the_ranking_becomes_prizes_and_the_pieces_are_promised(ranked, by):
    where, first, second = ranked
    made = award_ranks(campaign=where, by=by("head", at=AFTER))
    assert [(one.rank, one.player.points, one.prize_id) for one in made] == [
        (1, 100, first.pk),
        (2, 100, second.pk),
        (3, 80, second.pk),
    ]
    assert made[0].player.used_ms == 5, "of equal points the faster is before"
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.left, first.reserved, second.left, second.reserved) == (0, 1, 0, 2)
    assert (made[0].expires_at - AFTER).days == where.claim_days
    assert made[0].points == 0
    assert TrailEntry.objects.get(event="quiz.ranks_awarded").after["获奖"][0].startswith("第1名")


def test_who_is_excluded_or_barred_is_left_out_and_the_next_moves_up(ranked, by):
    where, *_ = ranked
    fast, slow = where.players.get(used_ms=5), where.players.get(used_ms=9)
    where.players.filter(pk=fast.pk).update(state=PlayerState.EXCLUDED)
    Barred.objects.create(
        campaign=where, digest=slow.key, label="示例工作人员", reason="主办方", by=by().person, at=noon(13)
    )
    assert [(one.rank, one.place.points) for one in awards_of(where)] == [(1, 80), (2, 60)]


def test_fewer_players_than_prizes_leave_the_rest_in_stock(ranked, by):
    where, _, second = ranked
    where.players.filter(points__lt=100).update(points=0)
    award_ranks(campaign=where, by=by("head", at=AFTER))
    second.refresh_from_db()
    assert (second.left, second.reserved) == (1, 1)


def test_it_is_done_once(ranked, by):
    where, *_ = ranked
    award_ranks(campaign=where, by=by("head", at=AFTER))
    with pytest.raises(Refused) as refused:
        award_ranks(campaign=where, by=by("head", at=AFTER))
    assert refused.value.code == "U971"
    assert Redemption.objects.count() == 3


def test_it_is_refused_until_the_last_set_can_be_handed_in(ranked, by):
    where, *_ = ranked
    with pytest.raises(Refused) as refused:
        award_ranks(campaign=where, by=by("head", at=noon(21, hour=0, second=20)))
    assert refused.value.code == "U970"


def test_without_places_that_win_nothing_is_awarded(campaign, by):
    with pytest.raises(Refused) as refused:
        award_ranks(campaign=campaign(), by=by("head", at=AFTER))
    assert refused.value.code == "U973"
