import datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from tests.records.outreach.days import DAY

from jixiao.engine.values import UNFILLED, Money, Period
from jixiao.measures.catalogue import DOORS, INTAKES, MEASURES, SECTIONS
from jixiao.records.outreach.counted.records import records_of
from jixiao.records.outreach.counting import COUNTS, count_outreach
from jixiao.records.outreach.enrolling import enrol
from jixiao.records.outreach.handing_out import hand_out, hand_out_off_ledger
from jixiao.records.outreach.planning import plan_activity
from jixiao.records.outreach.recording import cancel_activity
from jixiao.records.outreach.resulting import record_outcome
from jixiao.records.outreach.signing import mark_results, sign_in_by_clerk
from jixiao.records.outreach.stocking import register_good

LIBRARY = {
    "KX-C01", "KX-C02", "KX-C03", "KX-C04", "KX-C05", "KX-C06", "KX-C07", "KX-C08", "KX-C09", "KX-C10", "KX-C11",
    "KX-C22", "KX-C23", "KX-E01", "KX-J01", "KX-J02", "KX-J03", "KX-Z01", "KX-Z03", "KX-S01", "KX-S02",
}  # fmt: skip


YEAR = Period(2024)


@pytest.fixture
def counts(county):
    def count(name, period=YEAR):
        code = next(measure.code for measure, _ in COUNTS if measure.name == name)
        return count_outreach(unit_year=county.unit_year, period=period)[code]

    return count


def test_everything_hangs_on_the_board():
    hung = {measure.library for measure in MEASURES.values() if measure.code.startswith("outreach.")}
    assert hung >= LIBRARY
    assert {"activities", "handouts", "outcomes"} <= set(SECTIONS) & set(INTAKES)
    assert DOORS["outreach.activity"] == "outreach:activity"
    assert all(measure.meaning for measure, _ in COUNTS)


def test_nobody_having_recorded_anything_is_unfilled_everywhere(county):
    found = count_outreach(unit_year=county.unit_year, period=Period(2024))
    assert {counted.value for counted in found.values()} == {UNFILLED}


def test_something_recorded_of_one_kind_makes_the_other_kinds_zero(record, counts):
    record(kind="进社区", people=30)
    assert counts("进社区活动场次").value == 1
    assert counts("进校园活动场次").value == 0
    assert counts("进社区参加人次").value == 30
    assert counts("发放宣传资料数").value is UNFILLED


def test_an_activity_without_a_kind_makes_the_kinds_unknown(record, counts):
    record(kind="", people=1)
    assert counts("进社区活动场次").value is UNFILLED
    assert counts("活动场次").value == 1


def test_every_reference_names_its_record_with_day_and_place(record, counts):
    made = record(people=30, counted_by="估计")
    (reference,) = counts("参加人次").references
    assert (reference.kind, reference.pk, reference.label, reference.amount) == (
        "outreach.activity", made.pk, "示例主场活动", 30,
    )  # fmt: skip
    assert reference.note == "9月19日，示例广场，估计"
    assert "示例主场活动约 30 人次" in counts("科普受益人数").note


def test_one_activity_without_people_makes_the_sum_unfilled_and_says_which(record, counts):
    record("数过的", people=30)
    record("没数的")
    counted = counts("参加人次")
    assert counted.value is UNFILLED
    assert "「没数的」没有填" in counted.note


def test_months_count_only_what_lies_in_them_and_the_undated_only_in_the_year(record, counts):
    record("九月", people=1)
    record("没有日期", start=None, end=None, people=2)
    assert counts("活动场次").value == 2
    assert counts("活动场次", Period(2024, 9, 9)).value == 1
    assert counts("活动场次", Period(2024, 1, 8)).value == 0


def test_townships_and_schools_are_counted_once(record, counts):
    assert counts("科普活动覆盖乡镇数").value is UNFILLED
    record("甲", townships=["甲镇", "乙镇"], schools=["示例一中"])
    record("乙", townships=["乙镇", "丙镇"], schools=["示例一中"])
    assert counts("科普活动覆盖乡镇数").value == 3
    assert counts("科普进校园学校数").value == 1
    assert [one.label for one in counts("科普进校园学校数").references] == ["示例一中（甲）"]


def test_what_is_handed_out_is_summed_and_boards_are_not(record, good, counts, by):
    first, second = record("甲"), record("乙")
    leaf, boards = good(stock=500), good("展板", "展板", reusable=True, measure="块")
    hand_out(activity=first, good=leaf, quantity=200, day=DAY, by=by)
    hand_out(activity=second, good=leaf, quantity=100, day=DAY, by=by)
    hand_out_off_ledger(activity=first, good=boards, quantity=19, by=by)
    hand_out_off_ledger(activity=second, good=boards, quantity=20, by=by)
    assert counts("发放宣传资料数").value == 300
    assert counts("展板数").value == 20
    assert counts("发放手提袋数").value == 0
    assert [one.note for one in counts("展板数").references] == ["9月19日，示例广场，未建账"] * 2


def test_a_leaflet_costs_what_was_paid_by_what_was_bought(good, counts):
    assert counts("单份宣传资料成本").value is UNFILLED
    good(stock=3000, amount=45000)
    assert counts("单份宣传资料成本").value == Fraction(15, 100)
    good("没有价的", stock=10)
    assert counts("单份宣传资料成本").value is UNFILLED


def test_plans_that_took_place_by_plans(county, record, counts, by):
    assert counts("科普活动按计划执行率").value is UNFILLED
    planned = {"planned_start": DAY, "planned_end": DAY}
    record("按计划开展的", **planned)
    record("没有计划的")
    plan_activity(unit_year=county.unit_year, values={"name": "还没开展的", **planned}, by=by)
    dropped = plan_activity(unit_year=county.unit_year, values={"name": "取消的", **planned}, by=by)
    cancel_activity(activity=dropped, reason="示例", stamp=None, by=by)
    counted = counts("科普活动按计划执行率")
    assert counted.value == Fraction(100, 3)
    assert "取消的" in counted.note


def test_science_day_in_time_is_by_the_thirtieth_of_september(record, counts):
    record("按期", series="全国科普日")
    late = datetime.date(2024, 10, 1)
    record("晚了", series="全国科普日", start=late, end=late)
    counted = counts("科普日活动按期完成率")
    assert counted.value == 50
    assert "没有按期的：晚了" in counted.note
    assert counts("全国科普日系列活动场次").value == 2
    assert counts("科技工作者日活动按期完成率").value is UNFILLED


def test_science_day_cost_adds_up_in_ten_thousands(record, counts):
    record("甲", series="全国科普日", cost=Money(800_000))
    record("乙", series="全国科普日", cost=Money(400_000))
    record("别的", cost=Money(100))
    assert counts("科普日总成本").value == Fraction(12, 10)


def test_training_is_counted_from_who_signed_in(session, counts, at, by):
    sitting = session()
    people = [enrol(activity=sitting.activity, values={"name": f"示例学员{x}"}, by=by, walk_in=False) for x in "甲乙丙"]
    rows = [sign_in_by_clerk(session=sitting, trainee=one, by=at(8, 30)) for one in people[:2]]
    mark_results(session=sitting, results={rows[0].pk: (None, Decimal(80)), rows[1].pk: (None, Decimal(40))}, by=at(12))
    assert counts("实用技术培训期数").value == 1
    assert counts("培训人次").value == 2
    assert counts("培训学时合计").value == 6
    assert counts("培训考核合格率").value == 50
    assert counts("人均培训成本").value is UNFILLED
    sitting.activity.cost = Money(60_000)
    sitting.activity.save()
    assert counts("人均培训成本").value == 300
    named = [one.label for name in ("培训人次", "培训考核合格率") for one in counts(name).references]
    assert not any("学员" in label for label in named)


def test_visits_of_the_workers_day(record, counts):
    record("走访", kind="走访慰问", people=6)
    record("春节慰问", kind="走访慰问", series="三下乡", people=9)
    assert counts("科技工作者日走访慰问人数").value == 6


def test_results_count_as_the_indicator_they_say(county, counts, by):
    for name, number in (("省赛", 200), ("市赛", 71)):
        values = {"name": name, "number": number, "measure": "件", "library": "KX-C18"}
        record_outcome(unit_year=county.unit_year, values=values, by=by)
    assert counts("登记成果创新大赛参赛作品数").value == 271
    assert counts("登记成果数").value == 2
    assert counts("登记成果科幻画征集幅数").value is UNFILLED


def test_counting_asks_the_same_number_of_statements_of_one_and_of_many(
    county, record, session, at, django_assert_max_num_queries
):
    by = at(8)
    values = {"name": "示例单", "kind": "宣传资料", "measure": "份", "reusable": False}
    leaf = register_good(unit=county.unit, values=values, by=by)

    def add(number):
        made = record(f"第{number}项", townships=["甲镇"], partners=["乙局"])
        hand_out_off_ledger(activity=made, good=leaf, quantity=10, by=by)
        sitting = session(made)
        who = enrol(activity=made, values={"name": f"示例学员{number}"}, by=by, walk_in=False)
        sign_in_by_clerk(session=sitting, trainee=who, by=at(8, 30))
        record_outcome(unit_year=county.unit_year, values={"name": f"成果{number}"}, by=by)

    seen = []
    for number in range(3):
        add(number)
        with django_assert_max_num_queries(9) as asked:
            count_outreach(unit_year=county.unit_year, period=Period(2024))
        seen.append(len(asked.captured_queries))
    assert len(set(seen)) == 1


def test_another_units_records_are_not_counted(county, record):
    record(people=5)
    assert records_of(county.other_year, period=Period(2024)).every == []
    found = count_outreach(unit_year=county.other_year, period=Period(2024))
    assert {counted.value for counted in found.values()} == {UNFILLED}
