import pytest
from tests.records.quiz.days import noon
from tests.records.quiz.prizes.conftest import AFTER, SEED

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.models import Barred, Campaign, PlayerState, Raffle, Redemption
from jixiao.records.quiz.prizes.lots import draw_lots, hash_of
from jixiao.records.quiz.prizes.raffling import draw_raffle, repeated
from jixiao.records.quiz.seals import code_of, digest_of, seal

pytestmark = pytest.mark.django_db


@pytest.fixture
def raffled(drawn_campaign, scorer, prize):
    """Return a prize of two pieces that five players with enough points are in the draw for."""
    where = drawn_campaign()
    for name in "甲乙丙丁戊":
        scorer(where, name, 50)
    scorer(where, "少", 10)
    return prize(where, total=2, way="raffle", cost=None, least_points=20)


def test_the_draw_can_be_repeated_from_what_is_published(raffled, by):
    made = draw_raffle(prize=raffled, by=by("head", at=AFTER))
    assert made.seed == SEED
    assert made.entrants.count("\n") == 5
    assert made.winners == list(draw_lots(seed=SEED, text=made.entrants, prize=raffled.position, winners=2))
    assert hash_of(made.entrants) == made.list_hash
    assert repeated(made)


def test_the_winners_have_a_code_and_the_pieces_are_promised(raffled, by):
    made = draw_raffle(prize=raffled, by=by("head", at=AFTER))
    raffled.refresh_from_db()
    assert (raffled.left, raffled.reserved) == (0, 2)
    one = Redemption.objects.get(player__handle=made.winners[0])
    code = code_of(player=one.player_id, once=one.once)
    assert one.digest == digest_of(one.campaign_id, "redeem", code)


def test_who_is_excluded_or_barred_is_not_in_the_draw(raffled, by):
    one, two, *_ = raffled.campaign.players.filter(points=50)
    raffled.campaign.players.filter(pk=one.pk).update(state=PlayerState.EXCLUDED)
    Barred.objects.create(
        campaign=raffled.campaign, digest=two.key, label="示例评委", reason="评委", by=by().person, at=noon(13)
    )
    made = draw_raffle(prize=raffled, by=by("head", at=AFTER))
    assert one.handle not in made.entrants
    assert two.handle not in made.entrants


def test_it_is_drawn_once(raffled, by):
    draw_raffle(prize=raffled, by=by("head", at=AFTER))
    with pytest.raises(Refused) as refused:
        draw_raffle(prize=raffled, by=by("head", at=AFTER))
    assert refused.value.code == "U971"


def test_it_is_not_drawn_before_the_end(raffled, by):
    with pytest.raises(Refused) as refused:
        draw_raffle(prize=raffled, by=by("head", at=noon(20)))
    assert refused.value.code == "U970"


def test_another_seed_than_the_one_promised_is_refused(raffled, by):
    Campaign.objects.filter(pk=raffled.campaign_id).update(raffle_seal=seal("别的种子"))
    raffled.campaign.refresh_from_db()
    with pytest.raises(Refused) as refused:
        draw_raffle(prize=raffled, by=by("head", at=AFTER))
    assert refused.value.code == "U972"
    assert not Raffle.objects.exists()


def test_a_draw_with_nobody_in_it_is_refused(raffled, by):
    raffled.campaign.players.update(points=0)
    with pytest.raises(Refused) as refused:
        draw_raffle(prize=raffled, by=by("head", at=AFTER))
    assert refused.value.code == "U973"


def test_where_fewer_are_in_the_draw_than_pieces_the_rest_stays(raffled, by):
    kept = raffled.campaign.players.filter(points=50).first()
    raffled.campaign.players.exclude(pk=kept.pk).update(points=0)
    draw_raffle(prize=raffled, by=by("head", at=AFTER))
    raffled.refresh_from_db()
    assert (raffled.left, raffled.reserved) == (1, 1)
