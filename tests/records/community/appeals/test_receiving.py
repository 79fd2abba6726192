import pytest
from django.db import IntegrityError, transaction
from tests.records.community.days import noon

from jixiao.orgs.models import TrailEntry, UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.records.community.appeals.asking import appeal_of_code
from jixiao.records.community.appeals.door import keep_door
from jixiao.records.community.appeals.receiving import Asked, receive_from_public
from jixiao.records.community.models import Appeal, AppealStep

pytestmark = pytest.mark.django_db
ASKED = Asked("need", "", "示例：缺技术指导\n第二行", "示例甲乙", "13800001234")


@pytest.fixture
def hand_in(door):
    def do(asked=ASKED, once="a", at=None):
        return receive_from_public(door=door, asked=asked, once=once, at=at or noon(3))

    return do


def test_what_the_public_hands_in_stands_with_its_receipt(hand_in, door):
    found = hand_in()
    appeal = Appeal.objects.get()
    assert (appeal.number, appeal.topic, appeal.source, appeal.code_seed) == ("S1", "示例：缺技术指导", "public", "")
    assert appeal.asker_masked == "示**乙 138****1234"
    assert "13800001234" not in appeal.asker
    assert found.code not in f"{appeal.query_digest}{appeal.asker}"
    assert appeal_of_code(unit_id=door.unit_id, typed=found.code.lower()) == appeal
    assert AppealStep.objects.get().by is None
    assert not TrailEntry.objects.filter(event="community.appeal_received").exists()


def test_the_same_form_sent_again_gives_the_same_receipt(hand_in):
    assert hand_in() == hand_in()
    assert Appeal.objects.count() == 1
    assert hand_in(once="b").code != hand_in().code


def test_an_anonymous_one_names_nobody_in_the_database_too(hand_in):
    appeal = hand_in(Asked("advice", "", "示例", is_anonymous=True)).appeal
    assert (appeal.asker, appeal.asker_masked, appeal.worker) == ("", "", None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.filter(pk=appeal.pk).update(asker_masked="示*")


@pytest.mark.parametrize(
    ("asked", "code", "field"),
    [
        (Asked("need", "", " "), "V401", "text"),
        (Asked("need", "", "长" * 2001), "V402", "text"),
        (Asked("need", "", "示例", phone="12"), "V404", "phone"),
        (Asked("need", "", "示例", name="示例甲", is_anonymous=True), "V405", "is_anonymous"),
    ],
)
def test_what_is_not_right_is_refused(hand_in, asked, code, field):
    with pytest.raises(Refused) as refused:
        hand_in(asked)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert not Appeal.objects.exists()


def test_a_door_that_is_shut_takes_nothing(county, hand_in, door, by):
    keep_door(unit_year=county.unit_year, values={"is_open": False}, by=by)
    door.refresh_from_db()
    with pytest.raises(Refused) as refused:
        hand_in()
    assert refused.value.code == "V410"


def test_a_year_that_is_not_open_goes_to_the_newest_that_is(county, hand_in):
    assert hand_in(at=noon(3).replace(year=2030)).appeal.unit_year == county.unit_year
    UnitYear.objects.filter(unit=county.unit).update(state="closed")
    with pytest.raises(Refused) as refused:
        hand_in(once="b")
    assert refused.value.code == "V411"


def test_one_taken_at_the_desk_names_whom_it_is_from(received, worker):
    one = worker("示例丙")
    assert received(worker=one, name="", phone="").asker_masked == "示*丙"
    with pytest.raises(Refused) as refused:
        received(worker=one, name="", phone="", is_anonymous=True)
    assert refused.value.code == "V413"


def test_what_was_done_is_never_rewritten(received):
    received()
    for change in (lambda rows: rows.update(told="别的"), lambda rows: rows.delete()):
        with pytest.raises(Exception, match="stays written"), transaction.atomic():
            change(AppealStep.objects.all())


def test_a_number_stands_once_in_the_database_and_the_next_one_follows(hand_in):
    first, second = hand_in().appeal, hand_in(once="b").appeal
    assert (first.number, second.number) == ("S1", "S2")
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.filter(pk=second.pk).update(number="S1")
