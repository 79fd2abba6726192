import pytest
from tests.records.quiz.days import noon

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.models import Barred, Contact, Player, Redemption
from jixiao.records.quiz.prizes.contacting import Leaving, leave_contact, masked, open_winner, see_contact
from jixiao.records.quiz.prizes.handing import cancel_redemption
from jixiao.records.quiz.seals import digest_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(won):
    return Redemption.objects.select_related("player", "campaign__unit_year", "prize").get(pk=won().redemption)


def test_name_and_number_are_sealed_and_masked(row):
    made = leave_contact(redemption=row, given=Leaving("张小明", "138 1234 1234", may_publish=True), at=noon(15))
    assert (made.masked_name, made.masked_phone, made.may_publish) == ("张*明", "138****1234", True)
    assert "张小明" not in made.sealed
    assert "13812341234" not in str(Contact.objects.values().get())
    assert masked(open_winner(made.sealed)) == "张*明 138****1234"
    assert not TrailEntry.objects.filter(event__startswith="quiz.").exists(), "what players do is not in the trail"


def test_typed_again_the_later_stands(row):
    leave_contact(redemption=row, given=Leaving("张小明", "13812341234"), at=noon(15))
    leave_contact(redemption=row, given=Leaving("张大明", "13812341235"), at=noon(15))
    assert Contact.objects.get().masked_phone == "138****1235"


@pytest.mark.parametrize(
    ("name", "phone", "field"),
    [("", "13812341234", "name"), ("张3", "13812341234", "name"), ("张小明", "1381", "phone")],
)
def test_what_is_no_name_or_number_is_refused(row, name, phone, field):
    with pytest.raises(Refused) as refused:
        leave_contact(redemption=row, given=Leaving(name, phone), at=noon(15))
    assert (refused.value.code, refused.value.field) == ("U982", field)


def test_a_child_needs_the_guardians_consent(row):
    Player.objects.update(is_minor=True)
    row.player.refresh_from_db()
    with pytest.raises(Refused) as refused:
        leave_contact(redemption=row, given=Leaving("张小明", "13812341234"), at=noon(15))
    assert refused.value.field == "guardian_agreed"
    given = Leaving("张小明", "13812341234", guardian_agreed=True)
    assert leave_contact(redemption=row, given=given, at=noon(15)).guardian_agreed


def test_staff_do_not_win(row, by):
    digest = digest_of(row.campaign.unit_year.unit_id, "phone", "13812341234")
    Barred.objects.create(
        campaign=row.campaign, digest=digest, label="示例工作人员", reason="主办方", by=by().person, at=noon(13)
    )
    with pytest.raises(Refused) as refused:
        leave_contact(redemption=row, given=Leaving("张小明", "13812341234"), at=noon(15))
    assert refused.value.code == "U979"


def test_a_prize_that_has_ended_takes_no_contact(row, by):
    cancel_redemption(redemption=row, why="本人放弃", by=by())
    row.refresh_from_db()
    with pytest.raises(Refused):
        leave_contact(redemption=row, given=Leaving("张小明", "13812341234"), at=noon(16))


def test_each_look_is_in_the_trail(row, by):
    made = leave_contact(redemption=row, given=Leaving("张小明", "13812341234"), at=noon(15))
    assert see_contact(contact=made, by=by()).phone == "13812341234"
    line = TrailEntry.objects.get(event="quiz.contact_shown")
    assert "13812341234" not in f"{line.subject_name}{line.after}"
    assert line.subject_name.startswith("张*明")


def test_what_was_deleted_is_not_shown(row, by):
    made = leave_contact(redemption=row, given=Leaving("张小明", "13812341234"), at=noon(15))
    made.sealed = ""
    with pytest.raises(Refused) as refused:
        see_contact(contact=made, by=by())
    assert refused.value.code == "U983"
