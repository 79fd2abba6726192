"""One telephone is one digest, whichever part it is given to: staff are found by it from every side."""

import pytest
from tests.records.quiz.days import noon

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.fairness.barring import bar_somebody, unbar
from jixiao.records.quiz.fairness.signs import staff
from jixiao.records.quiz.identity.by_phone import newcomer_by_phone, send_code
from jixiao.records.quiz.identity.joining import Consent, join
from jixiao.records.quiz.models import Barred, Contact, IdentityWay, Redemption
from jixiao.records.quiz.playing.cards import card_of
from jixiao.records.quiz.playing.sitting import Phone
from jixiao.records.quiz.prizes.contacting import Leaving, leave_contact
from jixiao.records.quiz.prizes.promising import barred_keys
from jixiao.records.quiz.prizes.reserving import reserve_prize
from jixiao.records.quiz.telephones import plain_mobile, plain_telephone

TYPED = ("13800001234", "138 0000 1234", "+86-138-0000-1234", "１３８００００１２３４")


class Drawer:
    """A sender that keeps what it was given."""

    text = ""

    def send(self, *, phone: str, text: str) -> None:  # noqa: ARG002 - what a sender takes
        self.text = text

    @property
    def code(self) -> str:
        return self.text.split("验证码 ")[1][:6]


@pytest.fixture
def phone_card(campaign):
    return card_of(campaign(ways=[IdentityWay.PHONE, IdentityWay.CODE]))


@pytest.fixture
def by(county):
    return county.actor("head", at=noon(14))


def _join_by(card, typed):
    drawer = Drawer()
    of = send_code(campaign=card.campaign, phone=typed, holder="h", address="a", sender=drawer, at=noon())
    who = newcomer_by_phone(campaign=card.campaign, of=of, holder="h", code=drawer.code, at=noon())
    return join(card=card, who=who, consent=Consent(agreed=True), phone=Phone(device="d", address="a"), at=noon())


def _won(card, player, prize):
    type(player).objects.filter(pk=player.pk).update(points=100, balance=100)
    found = reserve_prize(card=card, player=player.pk, prize=prize(card.campaign, total=2).pk, once="a", at=noon(15))
    return Redemption.objects.get(pk=found.redemption)


@pytest.mark.parametrize("typed", TYPED)
def test_a_mobile_number_is_read_however_it_is_typed(typed):
    assert (plain_mobile(typed), plain_telephone(typed)) == ("13800001234", "13800001234")


@pytest.mark.parametrize(("typed", "digits"), [("0316-8312345", "03168312345"), ("8312345", "8312345"), ("1", "")])
def test_a_telephone_at_a_desk_is_no_mobile_number(typed, digits):
    assert (plain_mobile(typed), plain_telephone(typed)) == ("", digits)


@pytest.mark.django_db
@pytest.mark.parametrize("typed", TYPED)
def test_who_plays_by_telephone_is_found_on_the_list_of_those_who_may_not_win(phone_card, by, typed):
    bar_somebody(campaign=phone_card.campaign, phone="138-0000-1234", label="示例工作人员", reason="办活动", by=by)
    player = _join_by(phone_card, typed)
    assert player.key in barred_keys(phone_card.campaign)
    assert [one.player for one in staff(phone_card.campaign)] == [player.pk]


@pytest.mark.django_db
@pytest.mark.parametrize("typed", TYPED)
def test_who_leaves_a_telephone_of_the_list_for_a_prize_is_refused(phone_card, by, player, prize, typed):
    bar_somebody(campaign=phone_card.campaign, phone="１３８００００１２３４", label="示例", reason="办活动", by=by)
    redemption = _won(phone_card, player(phone_card.campaign, "甲"), prize)
    with pytest.raises(Refused) as refused:
        leave_contact(redemption=redemption, given=Leaving("张小明", typed), at=noon(15))
    assert refused.value.code == "U979"
    assert not Contact.objects.exists()


@pytest.mark.django_db
def test_who_left_a_telephone_before_it_stood_on_the_list_is_found_by_the_scan(phone_card, by, player, prize):
    who = player(phone_card.campaign, "甲")
    leave_contact(redemption=_won(phone_card, who, prize), given=Leaving("张小明", "+86 138 0000 1234"), at=noon(15))
    one = bar_somebody(campaign=phone_card.campaign, phone="13800001234", label="示例", reason="办活动", by=by)
    assert [one.player for one in staff(phone_card.campaign)] == [who.pk]
    unbar(barred=one, reason="示例：已调离", by=by)
    assert not Barred.objects.exists()
    assert staff(phone_card.campaign) == []
