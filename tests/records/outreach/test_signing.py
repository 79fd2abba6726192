import datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from tests.records.outreach.days import moment

from jixiao.orgs.refusing import Refused
from jixiao.orgs.registering import close_year
from jixiao.records.outreach.codes import code_at, make_pass
from jixiao.records.outreach.enrolling import enrol
from jixiao.records.outreach.models import Attendance, Trainee
from jixiao.records.outreach.scheduling import close_sign_in, open_sign_in
from jixiao.records.outreach.signing import (
    OnPaper,
    let_in,
    mark_results,
    sign_in_by_clerk,
    sign_in_by_phone,
    sign_in_from_paper,
    sign_out,
    take_back_sign_in,
)


@pytest.fixture
def sitting(session, at):
    return open_sign_in(session=session(), by=at(8))


@pytest.fixture
def people(sitting, by):
    return [enrol(activity=sitting.activity, values={"name": f"示例学员{x}"}, by=by, walk_in=False) for x in "甲乙丙"]


def scan(sitting, when, nonce="n1"):
    code = code_at(secret=sitting.secret, session=sitting.pk, at=when)
    return let_in(session=sitting, code=code, at=when, nonce=nonce)


def by_phone(sitting, who, by, given, **walk_in):
    return sign_in_by_phone(session=sitting, given=given, trainee=who, walk_in=walk_in, by=by)


def test_a_scan_signs_one_person_in_once(sitting, people, at):
    given = scan(sitting, moment(8, 20))
    row = by_phone(sitting, people[0], at(8, 21), given)
    assert (row.way, row.hours, row.by) == ("扫码", Decimal(3), None)
    with pytest.raises(Refused, match="已在 11-05 08:21 签到（扫码）") as again:
        by_phone(sitting, people[0], at(8, 22), scan(sitting, moment(8, 22), "n2"))
    assert again.value.code == "U494"
    with pytest.raises(Refused, match="这次扫码已经用过") as used:
        by_phone(sitting, people[1], at(8, 22), given)
    assert used.value.code == "U495"
    assert Attendance.objects.count() == 1


def test_the_database_lets_nobody_sign_in_twice(sitting, people, at):
    row = sign_in_by_clerk(session=sitting, trainee=people[0], by=at(8, 30))
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_an_expired_code_an_old_pass_and_a_closed_sign_in_are_refused_with_reasons(sitting, people, at):
    code = code_at(secret=sitting.secret, session=sitting.pk, at=moment(8, 0))
    with pytest.raises(Refused, match="二维码已经过期"):
        let_in(session=sitting, code=code, at=moment(8, 1), nonce="x")
    with pytest.raises(Refused, match="超过 5 分钟"):
        by_phone(sitting, people[0], at(8, 26), scan(sitting, moment(8, 20)))
    given = scan(sitting, moment(8, 20))
    close_sign_in(session=sitting, by=at(8, 21))
    with pytest.raises(Refused, match="没有开放签到"):
        by_phone(sitting, people[0], at(8, 22), given)
    with pytest.raises(Refused, match="没有开放签到"):
        scan(sitting, moment(8, 22))


def test_a_closed_year_takes_no_sign_in(county, sitting, at):
    close_year(unit_year=county.unit_year, by=at(8))
    sitting.activity.unit_year.refresh_from_db()
    with pytest.raises(Refused, match="没有开放签到"):
        scan(sitting, moment(8, 20))


def test_a_pass_of_another_sitting_is_refused(sitting, session, people, at):
    other = open_sign_in(session=session(sitting.activity), by=at(8))
    foreign = make_pass(secret=other.secret, session=other.pk, at=moment(8), nonce="x")
    with pytest.raises(Refused, match="超过 5 分钟"):
        by_phone(sitting, people[0], at(8), foreign)


def test_a_walk_in_is_enrolled_or_found_on_the_roster(sitting, people, at):
    row = by_phone(sitting, None, at(8, 20), scan(sitting, moment(8, 20)), name="示例 新人", workplace="示例村")
    assert (row.trainee.name, row.trainee.walk_in) == ("示例新人", True)
    found = by_phone(sitting, None, at(8, 20), scan(sitting, moment(8, 20), "n2"), name="示例学员甲")
    assert found.trainee == people[0]
    with pytest.raises(Refused, match="已在"):
        by_phone(sitting, None, at(8, 20), scan(sitting, moment(8, 20), "n3"), name="示例新人", workplace="示例村")
    assert Trainee.objects.count() == 4


def test_somebody_of_another_roster_is_unknown_here(sitting, record, at, by):
    stranger = enrol(activity=record("别的培训"), values={"name": "示例外人"}, by=by, walk_in=False)
    with pytest.raises(Refused, match="不在这次培训的名单里"):
        sign_in_by_clerk(session=sitting, trainee=stranger, by=at(8, 30))


def test_a_paper_sheet_goes_in_all_or_none(sitting, people, at):
    lines = [OnPaper(people[0]), OnPaper(people[1], moment(9, 30), moment(11, 30)), OnPaper(people[0])]
    with pytest.raises(Refused, match="已在"):
        sign_in_from_paper(session=sitting, lines=lines, by=at(14))
    assert not Attendance.objects.exists()
    rows = sign_in_from_paper(session=sitting, lines=lines[:2], by=at(14))
    assert [(row.signed_in_at, row.hours) for row in rows] == [
        (sitting.starts_at, Decimal(3)),
        (moment(9, 30), Decimal(2)),
    ]


def test_leaving_early_gives_the_hours_of_the_time_there(sitting, people, at):
    row = sign_in_by_clerk(session=sitting, trainee=people[0], by=at(8, 30))
    with pytest.raises(Refused, match="早于签到时间"):
        sign_out(attendance=row, left=moment(8, 0), by=at(9))
    assert sign_out(attendance=row, left=moment(10, 0), by=at(10)).hours == Decimal("1.5")


def test_who_reaches_the_mark_passed(sitting, people, at):
    rows = [sign_in_by_clerk(session=sitting, trainee=one, by=at(8, 30)) for one in people]
    results = {rows[0].pk: (Decimal(50), Decimal(60)), rows[1].pk: (None, Decimal("59.5")), rows[2].pk: (None, None)}
    assert mark_results(session=sitting, results=results, by=at(12)) == 3
    assert [Attendance.objects.get(pk=row.pk).passed for row in rows] == [True, False, None]
    with pytest.raises(Refused, match="0 到 1000"):
        mark_results(session=sitting, results={rows[0].pk: (None, Decimal(-1))}, by=at(12))
    with pytest.raises(Refused, match="不是这次培训的"):
        mark_results(session=sitting, results={10**6: (None, None)}, by=at(12))


def test_a_sign_in_by_mistake_is_taken_back_with_a_reason(sitting, people, at):
    row = sign_in_by_clerk(session=sitting, trainee=people[0], by=at(8, 30))
    with pytest.raises(Refused, match="写明原因"):
        take_back_sign_in(attendance=row, reason="", by=at(9))
    take_back_sign_in(attendance=row, reason="签错人", by=at(9))
    assert not Attendance.objects.exists()
    sign_in_by_clerk(session=sitting, trainee=people[0], by=at(9, 1))


def test_times_of_a_sitting_run_forward(session):
    with pytest.raises(Refused, match="晚于开始时间"):
        session(ends_at=moment(8, 0))
    with pytest.raises(Refused, match="不超过一天"):
        session(ends_at=moment(8, 30) + datetime.timedelta(days=1))
