import datetime
from decimal import Decimal

from tests.records.outreach.days import DAY

from jixiao.engine.values import Money
from jixiao.records.outreach.models import Activity
from jixiao.records.outreach.noticing import notice_activities, notice_handout, notice_pairs, notice_session
from jixiao.records.outreach.planning import plan_activity
from jixiao.records.outreach.queries import activities_of

TODAY = datetime.date(2024, 12, 31)


def codes_of(county, proven=None):
    rows = list(activities_of(county.unit_year))
    everybody = {row.pk for row in rows}
    found = notice_activities(rows, year=2024, today=TODAY, proven=everybody if proven is None else proven)
    return {row.name: [one.code for one in found.get(row.pk, ())] for row in rows}


def test_the_same_day_place_and_a_like_name_is_a_duplicate(county, record):
    record("全国科普日主场宣传活动")
    record("科普日主场宣传活动")
    record("义务植树", place="示例公园")
    found = codes_of(county)
    assert found == {"全国科普日主场宣传活动": ["H101"], "科普日主场宣传活动": ["H101"], "义务植树": []}


def test_a_like_name_on_another_day_is_none(county, record):
    record("社区科普讲座")
    other = datetime.date(2024, 10, 1)
    record("社区科普讲座", start=other, end=other)
    assert {code for codes in codes_of(county).values() for code in codes} == set()


def test_days_that_cross_in_one_place_overlap(county, record):
    record("展览", start=DAY, end=DAY + datetime.timedelta(days=3))
    record("义诊", start=DAY + datetime.timedelta(days=2), end=DAY + datetime.timedelta(days=4))
    record("讲座", place="示例礼堂", start=DAY + datetime.timedelta(days=2), end=DAY + datetime.timedelta(days=2))
    assert codes_of(county) == {"展览": ["H102"], "义诊": ["H102"], "讲座": []}


def test_days_outside_of_the_year_missing_proofs_and_uncounted_people(county, record):
    record("早了", start=datetime.date(2023, 12, 11), end=datetime.date(2023, 12, 11), people=5)
    record("约数", place="别处", people=200, counted_by="估计")
    record("说明了的约数", place="又一处", people=200, counted_by="估计", counting_note="按展板估")
    found = codes_of(county, proven=set())
    assert found["早了"] == ["H103", "H103", "H108", "H104"]
    assert found["约数"] == ["H107", "H104"]
    assert found["说明了的约数"] == ["H104"]


def test_a_plan_past_its_day_waits_for_its_result(county, by):
    past, future = TODAY - datetime.timedelta(days=2), TODAY + datetime.timedelta(days=2)
    for name, day in (("过了", past), ("没到", future)):
        plan_activity(unit_year=county.unit_year, values={"name": name, "planned_start": day}, by=by)
    assert codes_of(county) == {"过了": ["H109"], "没到": []}


def test_a_campus_activity_without_schools_is_pointed_at(county, record):
    record("没写学校", kind="进校园")
    record("示例一中科普报告会", kind="进校园", place="别处", schools=["示例一中"])
    assert codes_of(county) == {"没写学校": ["H111"], "示例一中科普报告会": []}


def test_more_than_the_store_holds_is_a_finding_before_it_is_a_refusal(good):
    leaf = good(stock=10)
    assert [one.code for one in notice_handout(leaf, quantity=11)] == ["H105"]
    assert list(notice_handout(leaf, quantity=10)) == []


def test_a_fee_above_the_standard_is_found(session):
    dear = session(teacher_fee=Money(200_000), fee_limit=Money(50_000), fee_basis="示例办法")
    (finding,) = notice_session(dear)
    assert finding.code == "H110"
    assert "3 学时按标准最多 1,500.00 元（示例办法）" in finding.cause
    assert list(notice_session(session(dear.activity, teacher_fee=Money(150_000), fee_limit=Money(50_000)))) == []
    assert dear.pass_mark == Decimal(60)


def test_two_rows_that_are_not_saved_yet_are_compared_too(county):
    one, two = (
        Activity(unit_year=county.unit_year, state="held", name="示例活动", start=DAY, end=DAY, place="甲")
        for _ in "ab"
    )
    found = notice_activities([one], year=2024, today=TODAY, proven=set())
    assert [finding.code for finding in found[one.pk]] == ["H104"]
    assert [finding.code for finding in notice_pairs(one, [one, two])] == ["H101"]
