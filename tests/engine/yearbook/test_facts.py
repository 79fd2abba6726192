import dataclasses
from fractions import Fraction
from typing import Any

import pytest
from tests.engine.yearbook.crafting import read, small_year

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Absent, Money, Quantity
from jixiao.engine.yearbook import (
    Activity,
    BudgetLine,
    Fact,
    Funding,
    Goal,
    Handout,
    Outcome,
    Profile,
    Project,
    Yearbook,
    budget_base,
    named_facts,
    write_workbook,
)
from jixiao.engine.yearbook.facts import BUDGET_COLUMNS, SHORT_NAMES
from jixiao.engine.yearbook.record import ACTIVITY_KINDS, BUDGET_ITEMS


def wan(text: str) -> Money:
    return Money.of(text, "万元")


def year(**rows: Any) -> Yearbook:
    return Yearbook(profile=Profile(name="示例县科学技术协会", year=2024, establishment=12, staff=11), **rows)


def value(found: Fact) -> Fraction | Absent:
    return found.value.in_base() if isinstance(found.value, Quantity) else found.value


def total_line(**amounts: Any) -> Yearbook:
    return year(budget=(BudgetLine(item="支出合计", **amounts),))


def test_every_item_and_column_has_a_name_made_the_same_way():
    facts = named_facts(year())
    assert {f"{item}{label}" for item in BUDGET_ITEMS for label in BUDGET_COLUMNS.values()} <= set(facts)
    assert set(SHORT_NAMES) <= set(facts)
    assert {f"{kind}活动场次" for kind in ACTIVITY_KINDS} <= set(facts)


@pytest.mark.parametrize(
    ("name", "item", "column"),
    [
        ("预算数", "支出合计", "initial"),
        ("预算完成数", "支出合计", "executed"),
        ("结转结余总额", "年末结转和结余", "executed"),
        ("上年三公经费", "三公经费", "previous"),
        ("实际支出公用经费", "公用经费", "executed"),
        ("政府采购预算", "政府采购", "adjusted"),
        ("项目总支出", "项目支出", "executed"),
    ],
)
def test_a_short_name_is_the_same_amount_as_the_long_one(name: str, item: str, column: str):
    amounts: dict[str, Any] = {column: wan("7.5")}
    facts = named_facts(year(budget=(BudgetLine(item=item, **amounts),)))
    assert value(facts[name]) == value(facts[f"{item}{BUDGET_COLUMNS[column]}"]) == 75_000


def test_money_is_shown_in_wan_yuan_and_knows_its_cell():
    facts = named_facts(read(write_workbook(small_year())).yearbook)  # type: ignore[arg-type] # the stubs know less than Django takes
    fact = facts["全年执行数"]
    assert str(fact.value) == "258.13万元"
    assert fact.source.place == "《预算与执行》表 E5 单元格"
    assert fact.trace.exact == 2_581_300


def test_the_full_years_budget_is_the_sum_where_both_parts_are_filled_in():
    fact = named_facts(total_line(initial=wan("274.64"), adjustment=wan("-19.27")))["全年预算数"]
    assert value(fact) == 2_553_700
    assert [part.label for part in fact.parts] == ["支出合计年初预算", "支出合计预算调整"]


def test_the_full_years_budget_stays_open_where_only_the_first_is_filled_in():
    assert named_facts(total_line(initial=wan("274.64")))["全年预算数"].value is UNFILLED


@pytest.mark.parametrize(
    ("amounts", "budget", "column", "told"),
    [
        ({"initial": wan("10"), "adjustment": wan("1"), "adjusted": wan("12")}, wan("12"), "adjusted", ""),
        ({"initial": wan("10"), "adjustment": wan("1")}, wan("11"), "initial", "加预算调整"),
        ({"initial": wan("10")}, wan("10"), "initial", "暂以年初预算为准"),
        ({"initial": wan("10"), "adjusted": NOT_APPLICABLE}, NOT_APPLICABLE, "adjusted", ""),
        ({}, UNFILLED, "adjusted", "未填"),
    ],
)
def test_what_execution_is_measured_against_says_which_column_it_was(
    amounts: dict[str, Money | Absent], budget: Money | Absent, column: str, told: str
):
    amount, address, note = budget_base(total_line(**amounts))
    assert amount == budget
    assert address == f"budget.支出合计.{column}"
    assert note.endswith(told)
    assert bool(note) is bool(told)


def test_staff_and_posts_are_counted_in_people():
    facts = named_facts(year())
    assert str(facts["编制数"].value) == "12人"
    assert str(facts["在职人员数"].value) == "11人"


ACTIVITIES = (
    Activity(code="A1", name="主场", kind="科普日", goal="G1", people=200),
    Activity(code="A2", name="进村", kind="科普日", people=100, goal="G1"),
    Activity(code="A3", name="网上竞答", kind="竞答", people=NOT_APPLICABLE),
)


def test_activities_are_counted_in_all_by_kind_and_by_goal():
    facts = named_facts(year(goals=(Goal(code="G1", name="科普宣传"),), activities=ACTIVITIES))
    assert value(facts["活动场次"]) == 3
    assert value(facts["科普日活动场次"]) == 2
    assert value(facts["三下乡活动场次"]) == 0
    assert value(facts["科普宣传活动场次"]) == 2
    assert value(facts["参加人次"]) == 300
    assert facts["竞答参加人次"].value is NOT_APPLICABLE
    assert [part.label for part in facts["科普日活动场次"].parts] == ["主场", "进村"]


def test_one_row_that_nobody_counted_leaves_the_sum_open():
    unknown = Activity(code="A4", name="讲座", kind="科普日")
    facts = named_facts(year(activities=(*ACTIVITIES, unknown)))
    assert value(facts["活动场次"]) == 4
    assert facts["参加人次"].value is UNFILLED
    assert [part.printed for part in facts["科普日参加人次"].parts] == ["200人次", "100人次", "未填"]


def test_an_activity_without_its_kind_leaves_the_counts_by_kind_open():
    facts = named_facts(year(activities=(*ACTIVITIES, Activity(code="A4", name="讲座"))))
    assert facts["科普日活动场次"].value is UNFILLED
    assert value(facts["活动场次"]) == 4


def test_an_empty_sheet_is_not_a_count_of_zero():
    facts = named_facts(year())
    for name in ("活动场次", "参加人次", "发放宣传资料数", "展板数", "目标资金合计", "绩效目标数", "项目数"):
        assert facts[name].value is UNFILLED


def test_what_is_used_again_is_never_summed_up():
    handouts = (
        Handout(activity="A1", item="展板", kind="展板", number=19, reusable="是"),
        Handout(activity="A2", item="展板", kind="展板", number=20, reusable="是"),
        Handout(activity="A1", item="宣传单", kind="宣传资料", number=1000),
        Handout(activity="A2", item="手册", kind="宣传资料", number=200, reusable="否"),
        Handout(activity="A2", item="样书", kind="宣传资料", number=50, reusable="是"),
    )
    facts = named_facts(year(activities=ACTIVITIES, handouts=handouts))
    assert value(facts["展板数"]) == 20
    assert value(facts["发放宣传资料数"]) == 1200
    assert value(facts["发放手提袋数"]) == 0


def test_a_result_is_a_fact_of_its_own_name_and_never_takes_another_ones():
    outcomes = (
        Outcome(code="C1", name="参赛作品", number=Fraction(271), unit="件"),
        Outcome(code="C2", name="编制数", number=Fraction(99), unit="个"),
        Outcome(code="C3", name="获奖作品"),
    )
    facts = named_facts(year(outcomes=outcomes))
    assert str(facts["参赛作品"].value) == "271件"
    assert value(facts["编制数"]) == 12
    assert facts["获奖作品"].value is UNFILLED


def test_goals_and_projects_bring_their_money():
    facts = named_facts(
        year(
            goals=(Goal(code="G1", name="科普", money=wan("1.5")), Goal(code="G2", name="培训", money=wan("1"))),
            projects=(Project(code="P1", name="科普专项"), Project(code="P2", name="竞赛专项")),
            fundings=(
                Funding(project="P1", source="当年财政拨款", adjusted=wan("58"), executed=wan("54.62")),
                Funding(project="P1", source="上年结转资金", adjusted=wan("4"), executed=wan("4")),
            ),
        )
    )
    assert str(facts["目标资金合计"].value) == "2.5万元"
    assert str(facts["培训预算金额"].value) == "1万元"
    assert str(facts["科普专项全年执行数"].value) == "58.62万元"
    assert facts["竞赛专项全年预算数"].value is UNFILLED
    assert value(facts["已自评项目数"]) == 0


def test_the_origin_of_a_row_goes_with_every_fact_counted_from_it():
    line = BudgetLine(item="支出合计", executed=wan("1"), origin="决算公开表01")
    assert "决算公开表01" in named_facts(year(budget=(line,)))["全年执行数"].source.place
    goal = Goal(code="G1", name="科普", money=wan("1.5"), origin="目标批复表")
    part = named_facts(year(goals=(goal,)))["目标资金合计"].parts[0]
    assert part.source is not None
    assert "目标批复表" in part.source.place


def test_proofs_and_places_do_not_make_two_years_different():
    assert dataclasses.replace(small_year(), places={"a": "b"}) == small_year()
