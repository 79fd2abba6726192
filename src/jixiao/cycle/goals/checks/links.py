"""Does every goal have indicators, and every indicator a goal (the two-way matrix)."""

from collections.abc import Iterator

from jixiao.cycle.goals.promise import Promise
from jixiao.engine.errors import Finding
from jixiao.engine.values import Money
from jixiao.engine.yearbook.checks.placing import wan
from jixiao.engine.yearbook.parsed import shortened


def check_any_goal(promise: Promise) -> Iterator[Finding]:
    """Yield a year without goals."""
    if not promise.content["goals"]:
        yield promise.finding("M531", "goals", cause="没有一项绩效目标", cure="按任务和项目列出目标，各写金额")


def check_goals_measured(promise: Promise) -> Iterator[Finding]:
    """Yield each goal that no indicator belongs to."""
    measured = {row["goal"] for row in promise.content["indicators"]}
    for goal in promise.content["goals"]:
        if goal["code"] in measured:
            continue
        money = f"安排了 {wan(Money(goal['money']))}，" if goal["money"] else ""
        cause = f"「{shortened(goal['name'])}」{money}没有任何指标与它对应"
        yield promise.finding(
            "M532", f"goals.{goal['code']}.name", cause=cause, cure="至少挂一个数量指标；不单独考核的并入别的目标"
        )


def check_indicators_tied(promise: Promise) -> Iterator[Finding]:
    """Yield each indicator that belongs to no goal; 不适用 is an answer."""
    if not promise.content["goals"]:
        return
    for row in promise.content["indicators"]:
        if not row["goal"] and "goal" not in row["not_applicable"]:
            cause = f"「{shortened(row['name'])}」没有对应的目标"
            cure = "选对应的目标；考核整个单位的选“不适用”"
            yield promise.finding("M533", f"indicators.{row['code']}.goal", cause=cause, cure=cure)
