from fractions import Fraction

import pytest

from jixiao.engine.scoring.monitoring import (
    Light,
    Promised,
    forecast_money,
    forecast_value,
    grows,
    light_execution,
    light_indicator,
    light_rules_for,
    share_of_goals,
)
from jixiao.engine.values import UNFILLED, Money, Quantity

RULES = light_rules_for(2024)


def promised(target, *, level2="数量指标", operator="≥", level1="产出指标"):
    return Promised("培训场次", level1, level2, operator, target)


def light(target, value, *, month=8, **kinds):
    return light_indicator(promised(target, **kinds), value, month=month, year=2024, rules=RULES)


def wan(text):
    return Money.of(text, "万元")


def test_the_money_is_lit_by_the_time_that_passed_and_says_its_numbers():
    found = light_execution(budget=wan("274.64"), executed=wan("142.36"), month=7, rules=RULES)
    assert found.light is Light.GREEN
    assert "应执行 58.33%，实际 51.84%，差 6.50 个百分点（17.85 万元）" in found.says
    assert "51.84% ÷ 58.33% = 88.86%，不低于 80%，绿灯" in found.says
    assert found.trace.rule is not None


@pytest.mark.parametrize(
    ("executed", "colour"),
    [("35.99", Light.RED), ("36", Light.YELLOW), ("47.99", Light.YELLOW), ("48", Light.GREEN), ("60", Light.GREEN)],
)
def test_the_limits_of_the_money_belong_to_the_better_light(executed, colour):
    assert light_execution(budget=wan("120"), executed=wan(executed), month=6, rules=RULES).light is colour


def test_money_that_is_not_known_has_no_light():
    assert light_execution(budget=wan("1"), executed=UNFILLED, month=7, rules=RULES).says == "执行数未填，执行率算不出"
    assert light_execution(budget=wan("0"), executed=wan("0"), month=7, rules=RULES).light is Light.NONE


def test_an_indicator_says_what_was_due_what_is_done_and_what_is_missing():
    found = light(Quantity.of(12, "场"), Quantity.of(6, "场"))
    assert found.light is Light.YELLOW
    assert found.says == (
        "8 月应完成 66.67%（8 场），实际 50.00%（6 场），差 2 场；为应完成的 75.00%，在 60%—80% 之间，黄灯"
    )
    assert found.share == Fraction(3, 4)
    assert found.to_date == Quantity.of(8, "场")


@pytest.mark.parametrize(
    ("done", "colour"),
    [("4.79", Light.RED), ("4.8", Light.YELLOW), ("6.4", Light.GREEN), ("9.59", Light.GREEN), ("9.6", Light.BLUE)],
)
def test_the_limits_of_an_indicator_are_exact(done, colour):
    assert light(Quantity.of(12, "场"), Quantity.of(done, "场")).light is colour


def test_quality_must_be_in_range_already():
    assert light(Quantity.of(95, "%"), Quantity.of(94, "%"), level2="质量指标").light is Light.RED
    assert light(Quantity.of(95, "%"), Quantity.of(96, "%"), level2="质量指标").light is Light.GREEN


def test_a_cost_is_in_range_though_its_name_is_economic():
    found = light(
        Quantity.of(5, "万元"), Quantity.of(40000, "元"), level2="经济成本指标", operator="≤", level1="成本指标"
    )
    assert found.light is Light.GREEN


def test_a_reverse_indicator_is_red_above_its_limit():
    found = light(Quantity.of(3, "起"), Quantity.of(4, "起"), operator="≤")
    assert (found.light, found.says) == (Light.RED, "全年应≤3 起，1—8 月实际 4 起，差 1 起，红灯")


def test_a_target_of_zero_is_met_by_zero_alone():
    assert light(Quantity.of(0, "起"), Quantity.of(0, "起"), operator="=").light is Light.GREEN
    assert light(Quantity.of(0, "起"), Quantity.of(1, "起"), operator="=").light is Light.RED


@pytest.mark.parametrize(
    ("said", "colour"),
    [("达到预期", Light.GREEN), ("部分达到", Light.YELLOW), ("未达到", Light.RED), ("不清楚", Light.NONE)],
)
def test_words_have_three_lights(said, colour):
    assert light("提升", said, level2="社会效益指标", operator="定性").light is colour


def test_a_day_that_was_kept_is_green():
    assert light("2024年9月30日前", "8月20日", level2="时效指标").light is Light.GREEN


def test_what_cannot_be_compared_has_no_light():
    assert light(Quantity.of(12, "场"), Quantity.of(6, "人")).light is Light.NONE
    assert light(Quantity.of(12, "场"), UNFILLED).says == "1—8 月的完成值未填"
    assert light(UNFILLED, Quantity.of(6, "人")).light is Light.NONE


def test_the_forecast_goes_on_at_the_pace_so_far():
    ahead, trace = forecast_value(promised(Quantity.of(12, "场")), Quantity.of(5, "场"), month=7, rules=RULES)
    assert ahead.amount == Fraction(60, 7)
    assert trace.worked == "5 ÷ 7 × 12 = 8.57"


def test_a_ratio_is_forecast_as_it_stands():
    value = Quantity.of(96, "%")
    assert forecast_value(promised(Quantity.of(95, "%")), value, month=7, rules=RULES)[0] == value


def test_money_is_not_forecast_beyond_its_budget():
    assert forecast_money(executed=wan("6"), budget=wan("8"), month=6)[0] == wan("8")
    assert forecast_money(executed=wan("3"), budget=wan("8"), month=6)[0] == wan("6")
    assert forecast_money(executed=wan("9"), budget=wan("8"), month=6)[0] == wan("9")


def test_the_goals_are_one_share_by_points():
    one, two = (
        (Fraction(10), Quantity.of(6, ""), Quantity.of(12, "")),
        (Fraction(30), Quantity.of(40, ""), Quantity.of(20, "")),
    )
    assert share_of_goals([one, two, (Fraction(60), None, Quantity.of(1, ""))]) == Fraction(35, 40)
    assert share_of_goals([]) is None


@pytest.mark.parametrize("said", [UNFILLED, "未完成"])
def test_what_is_promised_by_a_later_day_is_not_due_yet(said):
    found = light("2024年9月30日前", said, level2="时效指标")
    assert (found.light, found.light.word) == (Light.LATER, "未到期")
    assert found.says == "2024 年 9 月 30 日到期，8 月底还没有到，未完成不算滞后"
    assert light("2024年8月31日前", said, level2="时效指标").light in {Light.RED, Light.NONE}


def test_only_what_adds_up_over_the_months_makes_a_curve():
    assert grows(promised(Quantity.of(12, "场")), rules=RULES)
    assert not grows(promised(Quantity.of(95, "%")), rules=RULES)
    assert not grows(promised("健全"), rules=RULES)


def test_the_usual_days_for_mending_are_data():
    assert RULES.mending_days == 15
