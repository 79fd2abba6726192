import datetime

import pytest
from tests.records.quiz.days import noon
from tests.records.quiz.prizes.conftest import DRAWN, SIGNED

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.models import (
    Campaign,
    CampaignState,
    Contact,
    HandOver,
    Player,
    PlayerState,
    Prize,
    Redemption,
    RedemptionState,
    Taker,
)
from jixiao.records.quiz.prizes.contacting import Leaving, leave_contact, open_winner
from jixiao.records.quiz.prizes.finding_codes import find_by_code
from jixiao.records.quiz.prizes.handing import Signing, cancel_redemption, hand_over, undo_hand_over

pytestmark = pytest.mark.django_db


def stock() -> tuple[int, int, int, int]:
    """Return total, left, reserved and given of the only prize."""
    one = Prize.objects.get()
    return one.total, one.left, one.reserved, one.given


@pytest.fixture
def row(county, won, by):
    return find_by_code(unit=county.unit, text=won().code, by=by())


def test_a_prize_is_handed_over_and_signed_for(row, by):
    made = hand_over(redemption=row, signing=SIGNED, by=by())
    row.refresh_from_db()
    assert (row.state, row.ended_at, made.signature) == (RedemptionState.GIVEN, noon(16), DRAWN)
    assert stock() == (2, 1, 0, 1)
    line = TrailEntry.objects.get(event="quiz.prize_given")
    assert line.after == {"领取人": "本人", "签收方式": "屏幕签名", "领奖点": ""}


def test_the_second_scan_says_when_it_was_given(row, by):
    hand_over(redemption=row, signing=SIGNED, by=by())
    with pytest.raises(Refused, match=r"9 月 16 日 12:00 领走") as refused:
        hand_over(redemption=Redemption.objects.get(), signing=SIGNED, by=by())
    assert refused.value.code == "U976"
    assert HandOver.objects.count() == 1


def test_two_clerks_at_once_hand_it_over_once(row, by):
    again = Redemption.objects.select_related("prize", "player", "campaign__unit_year").get()
    hand_over(redemption=row, signing=SIGNED, by=by())
    with pytest.raises(Refused) as refused:
        hand_over(redemption=again, signing=SIGNED, by=by())
    assert refused.value.code == "U976"
    assert stock() == (2, 1, 0, 1)


@pytest.mark.parametrize(
    ("signing", "field"),
    [
        (Signing(Taker.SELF), "signature"),
        (Signing(Taker.SELF, signature="M1 1"), "signature"),
        (Signing(Taker.SELF, signature='M1 1L2 2"><script>'), "signature"),
        (Signing(Taker.PROXY, on_paper=True), "name"),
        (Signing(Taker.PROXY, on_paper=True, proxy_name="张小明", proxy_phone="12"), "phone"),
    ],
    ids=["nobody signed", "a dot", "no line at all", "a proxy without a name", "a proxy without a number"],
)
def test_what_is_not_signed_for_is_not_handed_over(row, by, signing, field):
    with pytest.raises(Refused) as refused:
        hand_over(redemption=row, signing=signing, by=by())
    assert refused.value.field == field
    assert stock() == (2, 1, 1, 0)


def test_a_proxy_is_kept_sealed(row, by):
    signing = Signing(Taker.PROXY, on_paper=True, proxy_name="张小明", proxy_phone="138 0000 1234")
    made = hand_over(redemption=row, signing=signing, by=by())
    assert "张" not in made.proxy
    assert "1380000" not in made.proxy
    found = open_winner(made.proxy)
    assert found is not None
    assert (found.name, found.phone) == ("张小明", "13800001234")


def test_a_child_comes_with_its_guardian_or_the_guardians_consent(row, by):
    Player.objects.update(is_minor=True)
    row.player.refresh_from_db()
    with pytest.raises(Refused) as refused:
        hand_over(redemption=row, signing=SIGNED, by=by())
    assert refused.value.code == "U978"
    leave_contact(redemption=row, given=Leaving("张小明", "13800001234", guardian_agreed=True), at=noon(15))
    assert hand_over(redemption=row, signing=SIGNED, by=by()).taker == Taker.SELF


def test_an_excluded_player_gets_nothing(row, by):
    Player.objects.update(state=PlayerState.EXCLUDED)
    row.player.refresh_from_db()
    with pytest.raises(Refused) as refused:
        hand_over(redemption=row, signing=SIGNED, by=by())
    assert refused.value.code == "U979"


def test_nothing_is_handed_over_after_its_time(row, by):
    with pytest.raises(Refused) as refused:
        hand_over(redemption=row, signing=SIGNED, by=by(at=noon(23)))
    assert refused.value.code == "U977"
    assert stock() == (2, 1, 1, 0)


def test_a_mistake_is_undone_by_a_line_and_the_prize_waits_again(row, by):
    leave_contact(redemption=row, given=Leaving("张小明", "13800001234"), at=noon(15))
    made = hand_over(redemption=row, signing=SIGNED, by=by())
    assert Contact.objects.get().delete_on == datetime.date(2024, 10, 16)
    undo_hand_over(hand_over=made, why="发错了人", by=by(at=noon(21)))
    row.refresh_from_db()
    assert row.state == RedemptionState.RESERVED
    assert row.expires_at == noon(28), "at least seven days longer"
    assert Contact.objects.get().delete_on is None
    assert stock() == (2, 1, 1, 0)
    again = hand_over(redemption=row, signing=SIGNED, by=by(at=noon(22)))
    assert again.number == 2
    assert stock() == (2, 1, 0, 1)
    assert TrailEntry.objects.get(event="quiz.prize_taken_back").why == "发错了人"


@pytest.mark.parametrize("what", ["no reason", "too late", "closed", "forgotten", "twice"])
def test_what_is_settled_is_not_undone(row, by, what):
    leave_contact(redemption=row, given=Leaving("张小明", "13800001234"), at=noon(15))
    made = hand_over(redemption=row, signing=SIGNED, by=by())
    day, why = 17, "发错了人"
    if what == "no reason":
        why = " "
    elif what == "too late":
        day = 24
    elif what == "closed":
        Campaign.objects.update(state=CampaignState.CLOSED, closed_at=noon(17))
        row.campaign.refresh_from_db()
    elif what == "forgotten":
        Contact.objects.update(sealed="", deleted_at=noon(17))
    else:
        undo_hand_over(hand_over=made, why="发错了人", by=by(at=noon(17)))
    with pytest.raises(Refused) as refused:
        undo_hand_over(hand_over=made, why=why, by=by(at=noon(day)))
    assert refused.value.code == "U980"


def test_a_cancelled_prize_goes_back_with_its_points(row, by):
    cancel_redemption(redemption=row, why="本人放弃", by=by())
    assert stock() == (2, 2, 0, 0)
    assert Player.objects.get().balance == 100
    row.refresh_from_db()
    assert (row.state, row.ended_because) == (RedemptionState.CANCELLED, "本人放弃")
    with pytest.raises(Refused) as refused:
        cancel_redemption(redemption=row, why="本人放弃", by=by())
    assert refused.value.code == "U981"


def test_cancelling_wants_a_reason(row, by):
    with pytest.raises(Refused) as refused:
        cancel_redemption(redemption=row, why="", by=by())
    assert refused.value.code == "U981"
    assert stock() == (2, 1, 1, 0)
