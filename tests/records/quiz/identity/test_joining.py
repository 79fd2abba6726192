import pytest
from tests.records.quiz.days import noon

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.identity.joining import Consent, Newcomer, join, require_way
from jixiao.records.quiz.models import Gate, Player, PlayerState
from jixiao.records.quiz.playing.cards import card_of
from jixiao.records.quiz.playing.sitting import Phone
from jixiao.records.quiz.seals import digest_of, handle_of

pytestmark = pytest.mark.django_db
MINOR = Consent(agreed=True, is_minor=True)


def test_whoever_comes_is_a_player_known_by_a_digest_and_a_made_up_name(comes):
    who = comes()
    assert who.key == digest_of(who.campaign.unit_year.unit_id, "code", "甲")
    assert who.handle == handle_of(campaign=who.campaign_id, key=who.key, turn=0)
    assert (who.state, who.points, who.agreed_at) == (PlayerState.PLAYING, 0, noon())
    assert "甲" not in repr(Player.objects.values())


def test_whoever_comes_again_is_the_same_player_also_from_another_phone_and_after_the_last_day(comes):
    first = comes()
    assert comes(device="another", consent=Consent()).pk == first.pk
    assert comes(at=noon(25)).pk == first.pk
    assert Player.objects.count() == 1


@pytest.mark.parametrize(
    ("consent", "values", "code"),
    [
        (Consent(), {}, "U956"),
        (MINOR, {}, "U958"),
        (MINOR, {"lets_minors": True}, "U958"),
        (Consent(agreed=True), {"audience": "county", "places": ["示例镇"]}, "U957"),
        (Consent(agreed=True, group="别处"), {"audience": "county", "places": ["示例镇"]}, "U957"),
    ],
    ids=["not agreed", "too young here", "no guardian", "no place", "a place that is none"],
)
def test_without_what_is_needed_nothing_is_written(comes, campaign, consent, values, code):
    with pytest.raises(Refused) as refused:
        comes(card=card_of(campaign(**values)), consent=consent)
    assert refused.value.code == code
    assert refused.value.field
    assert (Player.objects.count(), Gate.objects.count()) == (0, 0)


def test_a_child_whose_guardian_agrees_plays_and_is_known_to_be_one(comes, campaign):
    consent = Consent(agreed=True, is_minor=True, has_guardian=True)
    assert comes(card=card_of(campaign(lets_minors=True)), consent=consent).is_minor


def test_the_group_is_that_of_the_code_else_the_place_that_was_chosen(comes, campaign):
    card = card_of(campaign(audience="county", places=["示例镇", "示例街道"]))
    chosen = Consent(agreed=True, group="示例街道")
    assert comes(card=card, consent=chosen).group == "示例街道"
    assert comes("乙", card=card, group="示例小学").group == "示例小学"


@pytest.mark.parametrize("day", [13, 21])
def test_nobody_new_comes_before_the_first_day_or_after_the_last(comes, day):
    with pytest.raises(Refused) as refused:
        comes(at=noon(day))
    assert refused.value.code == "U900"


def test_a_phone_that_keeps_nothing_is_told(card):
    who = Newcomer("code", digest_of(1, "code", "甲"))
    with pytest.raises(Refused) as refused:
        join(card=card, who=who, consent=Consent(agreed=True), phone=Phone(), at=noon())
    assert refused.value.code == "U961"


def test_one_phone_lets_so_many_join_and_no_more(comes, campaign):
    card = card_of(campaign(device_most=2))
    for name in ("甲", "乙"):
        comes(name, card=card, device="one")
    with pytest.raises(Refused) as refused:
        comes("丙", card=card, device="one", at=noon(20))
    assert (refused.value.code, refused.value.status) == ("U963", 429)
    assert comes("甲", card=card, device="one").handle
    assert Player.objects.count() == 2


def test_one_network_lets_so_many_join_within_an_hour(comes, campaign):
    card = card_of(campaign(address_most=2))
    for name in ("甲", "乙"):
        comes(name, card=card, address="one")
    with pytest.raises(Refused) as refused:
        comes("丙", card=card, address="one")
    assert refused.value.code == "U963"
    assert comes("丙", card=card, address="one", at=noon(hour=14)).pk


def test_a_made_up_name_that_is_taken_gives_way_to_the_next(comes, card, player):
    key = digest_of(card.campaign.unit_year.unit_id, "code", "甲")
    other = player(card.campaign, "乙")
    other.handle = handle_of(campaign=card.pk, key=key, turn=0)
    other.save()
    assert comes().handle == handle_of(campaign=card.pk, key=key, turn=1)


@pytest.mark.parametrize(
    ("way", "values"), [("phone", {}), ("", {}), ("x", {}), ("wechat", {"ways": ["wechat"], "audience": "list"})]
)
def test_a_way_that_the_campaign_does_not_offer_is_refused(campaign, way, values):
    with pytest.raises(Refused) as refused:
        require_way(campaign=campaign(**values), way=way)
    assert refused.value.code == "U966"
