import pytest
from django.db import IntegrityError, transaction
from tests.records.community.days import day, noon

from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.community.appeals.assigning import Office, ask_help, assign_appeal, give_opinion, hand_back, lead_of
from jixiao.records.community.appeals.queries import told_steps
from jixiao.records.community.models import AppealState, Handling, HandlingState

pytestmark = pytest.mark.django_db


def told(appeal):
    return [one.told for one in told_steps(appeal)]


def test_it_is_handed_to_one_and_others_help(county, received, by):
    appeal = received()
    helpers = [Office("示例县农业农村局"), Office("示例县财政局")]
    lead = Office("示例部", county.people["head"])
    assign_appeal(appeal=appeal, lead=lead, helpers=helpers, deadline=day(31), stamp=appeal.version, by=by)
    assert appeal.state == AppealState.ASSIGNED
    assert lead_of(appeal).person == county.people["head"]
    assert told(appeal)[0] == "交示例部办理，示例县农业农村局、示例县财政局协办，2024-05-31 前答复"


def test_without_a_day_it_is_fifteen_working_days_after_receipt(received, by):
    appeal = received()  # received on Friday 3 May 2024; 11 May was worked on
    assign_appeal(appeal=appeal, lead=Office("示例部"), helpers=(), deadline=None, stamp=appeal.version, by=by)
    assert appeal.deadline == day(23)


@pytest.mark.parametrize(
    ("given", "code"),
    [((" ", (), None), "V424"), (("示例部", ("示例部",), None), "V421"), (("示例部", (), day(2)), "V420")],
)
def test_what_is_not_right_is_refused(received, by, given, code):
    appeal = received()
    lead, helpers, deadline = given
    with pytest.raises(Refused) as refused:
        assign_appeal(
            appeal=appeal, lead=Office(lead), helpers=[Office(one) for one in helpers], deadline=deadline,
            stamp=appeal.version, by=by,
        )  # fmt: skip
    assert refused.value.code == code


def test_who_hands_it_back_is_named_and_another_takes_it(assigned, by):
    appeal = assigned()
    hand_back(handling=lead_of(appeal), why="示例：不属于本部职责", by=by)
    assert lead_of(appeal) is None
    assert told(appeal)[0] == "示例部退回承办：示例：不属于本部职责"
    assign_appeal(appeal=appeal, lead=Office("示例二部"), helpers=(), deadline=None, stamp=appeal.version, by=by)
    assert told(appeal)[0] == "改由示例二部承办，2024-05-31 前答复"
    assert appeal.deadline == day(31)


def test_it_goes_to_another_and_the_first_is_released(assigned, by):
    appeal = assigned("示例局")
    assign_appeal(appeal=appeal, lead=Office("示例二部"), helpers=(), deadline=None, stamp=appeal.version, by=by)
    states = dict(Handling.objects.values_list("office", "state"))
    assert states == {"示例部": "released", "示例局": "released", "示例二部": "asked"}


def test_an_opinion_is_for_the_office_alone(assigned, by):
    appeal = assigned("示例局")
    helper = Handling.objects.get(office="示例局")
    give_opinion(handling=helper, said="示例：可以安排专家", by=by)
    assert helper.state == HandlingState.DONE
    assert not [words for words in told(appeal) if "可以安排专家" in words]
    with pytest.raises(Refused) as refused:
        hand_back(handling=helper, why="示例", by=by)
    assert refused.value.code == "V423"
    with pytest.raises(Refused) as refused:
        give_opinion(handling=lead_of(appeal), said=" ", by=by)
    assert refused.value.code == "V425"


def test_help_is_asked_of_an_office_once(assigned, by):
    appeal = assigned()
    ask_help(appeal=appeal, office=Office("示例局"), by=by)
    with pytest.raises(Refused) as refused:
        ask_help(appeal=appeal, office=Office("示例局"), by=by)
    assert refused.value.code == "V422"


def test_two_leads_at_a_time_the_database_does_not_take(assigned):
    appeal = assigned()
    with pytest.raises(IntegrityError), transaction.atomic():
        Handling.objects.create(appeal=appeal, role="lead", office="示例二部", asked_at=noon(3))


def test_who_was_slower_is_told(assigned, by):
    with pytest.raises(Stale):
        assign_appeal(appeal=assigned(), lead=Office("示例二部"), helpers=(), deadline=None, stamp=1, by=by)


def test_what_is_answered_is_not_handed_on(answered, by):
    with pytest.raises(Refused) as refused:
        assign_appeal(appeal=answered(), lead=Office("示例二部"), helpers=(), deadline=None, stamp=None, by=by)
    assert refused.value.code == "V403"
