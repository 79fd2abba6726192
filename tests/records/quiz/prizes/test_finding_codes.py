import pytest
from tests.records.quiz.days import noon
from tests.records.quiz.prizes.conftest import SIGNED

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.models import Prize, RedemptionState
from jixiao.records.quiz.prizes.finding_codes import find_by_code, why_not
from jixiao.records.quiz.prizes.handing import cancel_redemption, hand_over

pytestmark = pytest.mark.django_db


def test_a_code_is_found_however_it_is_typed(county, won, by):
    code = won().code
    typed = f" {code[:5].lower()} - {code[5:].lower()} "
    assert find_by_code(unit=county.unit, text=typed, by=by()).state == RedemptionState.RESERVED


@pytest.mark.parametrize("typed", ["", "ABC", "0123456789", "22222222222", "张三"])
def test_what_is_no_code_is_said_to_be_none(county, by, typed):
    with pytest.raises(Refused, match="不像领奖码"):
        find_by_code(unit=county.unit, text=typed, by=by())


def test_a_code_nobody_was_given_is_told_apart(county, won, by):
    won()
    with pytest.raises(Refused, match="没有这个领奖码"):
        find_by_code(unit=county.unit, text="2222222222", by=by())


def test_a_code_of_another_unit_says_only_that(county, won, by):
    with pytest.raises(Refused) as refused:
        find_by_code(unit=county.other, text=won().code, by=by("outsider"))
    assert refused.value.code == "U975"
    assert "水杯" not in str(refused.value)


def test_one_that_was_not_fetched_in_time_is_released_and_says_so(county, won, by):
    found = find_by_code(unit=county.unit, text=won().code, by=by(at=noon(23)))
    assert found.state == RedemptionState.RELEASED
    refused = why_not(found)
    assert refused is not None
    assert "逾期未领" in refused.cause
    assert Prize.objects.get().left == 2


def test_given_and_cancelled_ones_say_when(county, won, by):
    first = find_by_code(unit=county.unit, text=won().code, by=by())
    assert why_not(first) is None
    hand_over(redemption=first, signing=SIGNED, by=by())
    assert "领走" in str(why_not(first))
    second = find_by_code(unit=county.unit, text=won(name="乙", where=first.campaign, cup=first.prize).code, by=by())
    cancel_redemption(redemption=second, why="本人放弃", by=by())
    second.refresh_from_db()
    assert "本人放弃" in str(why_not(second))
