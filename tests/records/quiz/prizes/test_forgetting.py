import pytest
from tests.records.quiz.days import noon

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.models import Contact, HandOver, Redemption, Taker
from jixiao.records.quiz.prizes.contacting import Leaving, leave_contact
from jixiao.records.quiz.prizes.forgetting import delete_contacts, forget_contacts
from jixiao.records.quiz.prizes.handing import Signing, hand_over

pytestmark = pytest.mark.django_db
LATER = noon(30).replace(month=10)


@pytest.fixture
def handed(won, by):
    row = Redemption.objects.select_related("player", "prize", "campaign__unit_year").get(pk=won().redemption)
    leave_contact(redemption=row, given=Leaving("张小明", "13812341234"), at=noon(15))
    signing = Signing(Taker.PROXY, on_paper=True, proxy_name="李小红", proxy_phone="13900005678")
    hand_over(redemption=row, signing=signing, by=by())
    return row


def test_nothing_is_forgotten_before_its_day(handed):
    assert forget_contacts(at=noon(30)) == 0
    assert Contact.objects.get().sealed


def test_what_is_sealed_goes_and_what_is_masked_stays(handed):
    assert forget_contacts(at=LATER) == 2
    one, other = Contact.objects.get(), HandOver.objects.get()
    assert (one.sealed, one.masked_name, one.deleted_at) == ("", "张*明", LATER)
    assert other.proxy == "李*红 139****5678（已删除）"
    assert forget_contacts(at=LATER) == 0


def test_the_office_may_do_it_itself_and_that_is_written_down(handed, by):
    delete_contacts(campaign=handed.campaign, by=by(at=LATER))
    assert TrailEntry.objects.get(event="quiz.contacts_deleted").after == {"删除": "2 条"}
    with pytest.raises(Refused) as refused:
        delete_contacts(campaign=handed.campaign, by=by(at=LATER))
    assert refused.value.code == "U983"
