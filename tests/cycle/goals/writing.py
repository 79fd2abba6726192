"""How the tests of this room write goals: all of it 示例."""

import dataclasses
from typing import Any

from tests.rooms import County

from jixiao.cycle.goals.drafting import add_goal, add_indicator, add_task, set_total_goal, start_sheet
from jixiao.cycle.goals.models import Goal, GoalIndicator, GoalSheet
from jixiao.cycle.goals.submitting import approve_goals, submit_goals
from jixiao.engine.values import Money, Points
from jixiao.orgs.models import UnitYear

TOTAL = "2024 年办科普活动 12 场、培训 6 期，群众满意度不低于 90%。"
ROWS = (
    ("产出指标", "数量指标", "科普活动场次", "≥", "12", "场", "30"),
    ("产出指标", "质量指标", "培训考核合格率", "≥", "90", "%", "20"),
    ("效益指标", "社会效益指标", "科普受益人数", "≥", "10000", "人次", "30"),
    ("满意度指标", "服务对象满意度", "参加活动群众满意度", "≥", "90", "%", "10"),
)


@dataclasses.dataclass
class Draft:
    """A sheet with one goal and four indicators, 90 points in all."""

    sheet: GoalSheet
    goal: Goal
    indicators: list[GoalIndicator]


def values(row: tuple[str, ...], **more: Any) -> dict[str, Any]:
    level1, level2, name, operator, target, unit, weight = row
    return {
        "level1": level1, "level2": level2, "name": name, "operator": operator, "target": target, "unit": unit,
        "weight": Points.of(weight), "evidence": "签到表；照片", **more,
    }  # fmt: skip


def complete_sheet(county: County, *, unit_year: UnitYear | None = None) -> Draft:
    by = county.actor("clerk")
    sheet = start_sheet(unit_year=unit_year or county.unit_year, by=by)
    year = sheet.unit_year.year
    set_total_goal(sheet=sheet, text=TOTAL.replace("2024", str(year)), stamp=None, by=by)
    add_task(sheet=sheet, values={"content": "开展全国科普日系列活动"}, by=by)
    goal = add_goal(
        sheet=sheet,
        values={"name": "全国科普日系列活动", "money": Money.of("1.5", "万元"), "money_source": "当年财政拨款"},
        by=by,
    )
    rows = [add_indicator(sheet=sheet, values=values(row, goal=goal), by=by) for row in ROWS]
    return Draft(sheet, goal, rows)


def approved_sheet(county: County, *, unit_year: UnitYear | None = None) -> Draft:
    draft = complete_sheet(county, unit_year=unit_year)
    submit_goals(sheet=draft.sheet, by=county.actor("clerk"))
    approve_goals(sheet=draft.sheet, by=county.actor("head"))
    approve_goals(sheet=draft.sheet, by=county.actor("reviewer"))
    return draft
