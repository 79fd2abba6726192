"""The staff of the county is asked to come to a training: who may be asked, once, with a trace."""

import datetime

import pytest
from tests.records.outreach.days import moment

from jixiao.orgs.actor import Actor
from jixiao.orgs.amending import deactivate_person
from jixiao.orgs.appointing import give_duty
from jixiao.orgs.models import TrailEntry, UnitKind
from jixiao.orgs.refusing import Refused
from jixiao.orgs.registering import register_unit
from jixiao.orgs.roles import Role
from jixiao.records.outreach.codes import make_pass
from jixiao.records.outreach.coming import attended_by, invitations_of
from jixiao.records.outreach.enrolling import enrol, remove_trainee
from jixiao.records.outreach.inviting import enrol_staff, invite_staff
from jixiao.records.outreach.models import STAFF_TRAINING, Trainee
from jixiao.records.outreach.recording import record_activity
from jixiao.records.outreach.removing import remove_activity
from jixiao.records.outreach.scheduling import open_sign_in
from jixiao.records.outreach.signing import sign_in_by_phone

DAY = moment(8).date()


def test_the_staff_of_all_units_below_is_put_on_the_roster_once_and_the_trail_says_how_many(school):
    who = school.pks("clerk", "head", "outsider", "reviewer")
    made = invite_staff(activity=school.activity, people=who, by=school.by)
    assert {(one.person_id, one.unit.name) for one in made} >= {
        (school.county.people["clerk"].pk, "示例县科学技术协会"), (school.county.people["outsider"].pk, "示例县图书馆"),
    }  # fmt: skip
    again = invite_staff(activity=school.activity, people=who | school.pks("outside_head"), by=school.by)
    assert [one.name for one in again] == ["示例审核（外单位）"]
    lines = list(TrailEntry.objects.filter(event="outreach.staff_invited").order_by("number"))
    assert [line.after["人数"] for line in lines] == [4, 1]
    assert lines[0].unit_id == school.county.finance.pk


def test_who_is_no_performance_staff_is_refused_and_nothing_is_written(school):
    for who in ("viewer", "third", "system", "audit"):
        with pytest.raises(Refused, match="不在示例县财政局及下级单位任职"):
            invite_staff(activity=school.activity, people=school.pks(who, "clerk"), by=school.by)
    with pytest.raises(Refused, match="一个人也没有选"):
        invite_staff(activity=school.activity, people=set(), by=school.by)
    deactivate_person(person=school.county.people["head"], reason="示例", by=school.by)
    with pytest.raises(Refused, match="任职"):
        invite_staff(activity=school.activity, people=school.pks("head"), by=school.by)
    assert not Trainee.objects.exists()


def test_a_unit_that_holds_its_own_training_asks_its_own_people_and_nobody_elses(school, by):
    own = record_activity(
        unit_year=school.county.unit_year, values={"name": "示例单位自办", "kind": STAFF_TRAINING, "start": DAY}, by=by
    )
    assert len(enrol_staff(activity=own, people=school.pks("clerk", "head"), by=by)) == 2
    for who in ("outsider", "reviewer"):
        with pytest.raises(Refused, match="不在示例县科学技术协会"):
            enrol_staff(activity=own, people=school.pks(who), by=by)


def test_a_training_of_another_kind_or_one_that_was_removed_is_refused(school, record, by):
    with pytest.raises(Refused, match="不是绩效业务培训"):
        invite_staff(activity=record("示例实用技术培训", kind="培训"), people=school.pks("clerk"), by=by)
    remove_activity(activity=school.activity, reason="示例", stamp=None, by=school.by)
    with pytest.raises(Refused, match="已经取消或删除"):
        invite_staff(activity=school.activity, people=school.pks("clerk"), by=school.by)


def test_an_invitation_stands_until_one_signs_in_or_it_is_over(school):
    invite_staff(activity=school.activity, people=school.pks("clerk", "head"), by=school.by)
    clerk, head = school.county.people["clerk"], school.county.people["head"]
    before = invitations_of(clerk, on=DAY - datetime.timedelta(days=3))
    assert [(one.day, one.place, len(one.sessions)) for one in before] == [(DAY, "示例会议室", 1)]
    school.come("clerk")
    assert invitations_of(clerk, on=DAY) == []
    assert [one.session.subject for one in attended_by(clerk)] == ["绩效目标怎样编"]
    assert len(invitations_of(head, on=DAY)) == 1
    assert invitations_of(head, on=DAY + datetime.timedelta(days=1)) == []


def test_who_was_taken_off_the_roster_is_expected_no_more_and_may_be_asked_again(school):
    (made,) = invite_staff(activity=school.activity, people=school.pks("clerk"), by=school.by)
    remove_trainee(trainee=made, by=school.by)
    assert invitations_of(school.county.people["clerk"], on=DAY) == []
    assert len(invite_staff(activity=school.activity, people=school.pks("clerk"), by=school.by)) == 1


def test_a_name_of_the_staff_written_down_is_that_person_and_a_namesake_elsewhere_is_not(school):
    clerk = school.county.people["clerk"]
    values = {"name": clerk.name, "workplace": "科协"}
    made = enrol(activity=school.activity, values=values, by=school.by, walk_in=False)
    assert (made.person_id, made.workplace) == (clerk.pk, "示例县科学技术协会")
    with pytest.raises(Refused, match="已经在名单里"):
        enrol(activity=school.activity, values=values, by=school.by, walk_in=True)
    guest = enrol(activity=school.activity, values={**values, "workplace": "示例外县"}, by=school.by, walk_in=True)
    assert guest.person_id is None


def test_people_of_another_county_are_not_among_those_who_may_be_asked(school):
    elsewhere = register_unit(
        code="999901-101001", name="示例邻县财政局", short_name="邻县", kind=UnitKind.FINANCE, division_code="999901",
        division_name="示例邻县", by=school.by, specimen=True,
    )  # fmt: skip
    stranger = school.county.people["viewer"]
    give_duty(person=stranger, unit=elsewhere, role=Role.CLERK, since=DAY, by=school.by)
    with pytest.raises(Refused, match="任职"):
        invite_staff(activity=school.activity, people={stranger.pk}, by=school.by)


def test_somebody_invited_who_scans_and_types_the_short_name_of_their_unit_is_found_on_the_roster(school):
    invite_staff(activity=school.activity, people=school.pks("clerk"), by=school.by)
    opened = open_sign_in(session=school.session, by=school.by)
    given = make_pass(secret=opened.secret, session=opened.pk, at=moment(8, 25), nonce="n1")
    walk_in = {"name": school.county.people["clerk"].name, "workplace": "科协"}
    at = Actor(school.by.person, moment(8, 25), "127.0.0.1")
    row = sign_in_by_phone(session=opened, given=given, trainee=None, walk_in=walk_in, by=at)
    assert row.trainee.person == school.county.people["clerk"]
    assert not row.trainee.walk_in
    assert Trainee.objects.count() == 1


def test_nobody_is_asked_to_a_training_that_is_over_but_who_was_there_may_be_written_down(school):
    late = school.county.actor("trainer")
    with pytest.raises(Refused, match="已经结束"):
        invite_staff(activity=school.activity, people=school.pks("clerk"), by=late)
    (made,) = enrol_staff(activity=school.activity, people=school.pks("clerk"), by=late)
    assert made.invited_at is None
    assert TrailEntry.objects.filter(event="outreach.staff_enrolled").count() == 1
