"""What is written into a row: trimmed, of its kind, not longer than its column; 不适用 kept apart from 未填."""

from collections.abc import Mapping
from typing import Any

from jixiao.cycle.goals.content import FIELDS
from jixiao.cycle.goals.models import Goal, GoalIndicator, Task
from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Money, Points
from jixiao.engine.yearbook.record import FUND_SOURCES, LEVEL1, OPERATORS
from jixiao.orgs.refusing import Refused

Row = Task | Goal | GoalIndicator
KIND_OF: Mapping[type, str] = {Task: "tasks", Goal: "goals", GoalIndicator: "indicators"}
REQUIRED = {"tasks": ("content",), "goals": ("name",), "indicators": ("level1", "level2", "name")}
CHOICES = {"level1": LEVEL1, "operator": OPERATORS, "money_source": FUND_SOURCES}
AMOUNTS = ("money", "weight")
FULL_MARK = Points.of(100)
FINEST = 100


def describe(row: Row, values: Mapping[str, Any]) -> None:
    """Put the values given into the row; those not given stay. Refuses (U521—U524) what does not fit.

    An absence of the engine is taken for any field: 不适用 is listed in ``not_applicable``, 未填 leaves it blank.
    """
    kind = KIND_OF[type(row)]
    void = {name for name in getattr(row, "not_applicable", ()) if name not in values}
    for name, value in values.items():
        if name == "goal" and isinstance(row, GoalIndicator):
            void |= _tie(row, value)
        elif name not in FIELDS[kind] or name == "not_applicable":
            message = f"{kind} have no field {name}"
            raise TypeError(message)
        else:
            void |= {name} if value is NOT_APPLICABLE else set()
            setattr(row, name, _fitted(row, name, value))
    if not isinstance(row, Task):
        row.not_applicable = sorted(void)
    for name in REQUIRED[kind]:
        if not getattr(row, name):
            raise Refused(f"{_heading(row, name)}没有填", cure="补填", code="U521", field=name)


def _tie(row: GoalIndicator, goal: Any) -> set[str]:  # noqa: ANN401 - a goal, or why there is none
    if goal is NOT_APPLICABLE or goal is UNFILLED or goal is None:
        row.goal = None
        return {"goal"} if goal is NOT_APPLICABLE else set()
    if goal.sheet_id != row.sheet_id:
        raise Refused("对应目标不在这份申报表里", cure="从列表里选一项目标", code="U524", field="goal")
    row.goal = goal
    return set()


def _fitted(row: Row, name: str, value: Any) -> Any:  # noqa: ANN401 - each field has its own values
    if name in AMOUNTS:
        return None if value is None or value in {NOT_APPLICABLE, UNFILLED} else _amount(row, name, value)
    if value is None or value is NOT_APPLICABLE or value is UNFILLED:
        return ""
    text = str(value).strip()
    longest = row._meta.get_field(name).max_length  # type: ignore[union-attr]  # noqa: SLF001 - the documented way to a field
    if longest and len(text) > longest:
        cause = f"{_heading(row, name)}有 {len(text)} 个字，最多 {longest} 个字"
        raise Refused(cause, cure="写短一些，细节放到说明里", code="U522", field=name)
    if text and text not in CHOICES.get(name, (text,)):
        cause = f"{_heading(row, name)}不能填“{text}”"
        raise Refused(cause, cure=f"只能是：{'、'.join(CHOICES[name])}", code="U523", field=name)
    return text


def _amount(row: Row, name: str, value: Any) -> Money | Points:  # noqa: ANN401 - each field has its own values
    if name == "money":
        money = value if isinstance(value, Money) else Money(int(value))
        if money.fen < 0:
            raise Refused(f"{_heading(row, name)}不能是负数", cure="没有安排资金的填 0", code="U523", field=name)
        return money
    points = value if isinstance(value, Points) else Points.of(value)
    if points.value < 0 or points > FULL_MARK:
        cure = "填 0 到 100 之间的数"
        raise Refused(f"{_heading(row, name)}超出范围", cure=cure, code="U523", field=name)
    if (points.value * FINEST).denominator != 1:
        raise Refused(f"{_heading(row, name)}最多两位小数", cure="按两位小数填", code="U523", field=name)
    return points


def _heading(row: Row, name: str) -> str:
    return str(row._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # noqa: SLF001 - the documented way to a field
