"""The demo's survey of scientists: 125 valid sheets, 119 of them content, as the year says (95.20%, KX-M03)."""

import datetime
from collections.abc import Iterable, Sequence

from jixiao.cli.demo_site.building import Walk
from jixiao.cli.demo_site.community_people import bring_in, then
from jixiao.cli.demo_site.surveys import opened_survey
from jixiao.cycle.goals.drafting import amend_indicator
from jixiao.cycle.goals.models import GoalIndicator
from jixiao.orgs.models import UnitYear
from jixiao.records.surveys.counting import NAMES
from jixiao.records.surveys.models import Survey, SurveyWay, Target
from jixiao.records.surveys.opening import close_survey
from jixiao.records.surveys.planning import Part
from jixiao.records.surveys.sheet_table import DOOR

CONTENT = "Z24"
"""The goal of the year that asks how content the scientists are."""
LEVELS = (74, 45, 4, 1, 1)
GROUPS = (("教育系统", 96, 44), ("卫生系统", 82, 38), ("农业和企业", 90, 43))
HEADS = (
    "调查编号", "卷号", "收卷方式", "分组", "拒访", "第1题", "第2题", "第3题", "第4题", "第5题",
)  # fmt: skip
STRIDE = 37


def ask_the_scientists(*, walk: Walk, unit_year: UnitYear) -> None:
    """Ask on paper in November, type the sheets in as a table, and let the goal count on it."""
    by = walk.actor(walk.office.clerk)
    for row in GoalIndicator.objects.filter(sheet__unit_year=unit_year, code=CONTENT):
        amend_indicator(indicator=row, values={"formula": NAMES[Target.SCIENTISTS]}, stamp=row.version, by=by)
    clerk, year = walk.office.clerk, unit_year.year
    values = {
        "title": "示例：科技工作者满意度调查", "target": Target.SCIENTISTS, "way": SurveyWay.CODES,
        "opens": datetime.date(year, 11, 4), "closes": datetime.date(year, 11, 29),
        "population": sum(number for _, number, _ in GROUPS),
        "population_source": "示例：全国科技工作者登记口径的抽样名单",
        "contact": "0000-0000000", "keep_until": datetime.date(year + 10, 12, 31),
        "intro": "示例：为改进对科技工作者的服务，请您用一分钟作答。不记名。",
    }  # fmt: skip
    parts = [Part(name, number, wanted) for name, number, wanted in GROUPS]
    survey = opened_survey(unit_year, values, parts, by=then(clerk, f"{year}-11-01"))
    rows = _sheets(survey)
    bring_in(
        unit_year=unit_year, door=DOOR, name="示例-科技工作者问卷.xlsx", rows=rows, by=then(clerk, f"{year}-11-28")
    )
    fresh = Survey.objects.get(pk=survey.pk)
    close_survey(survey=fresh, stamp=fresh.version, by=then(clerk, f"{year}-11-30"))


def _sheets(survey: Survey) -> Iterable[Sequence[object]]:
    yield HEADS
    names = [name for name, _, wanted in GROUPS for _ in range(wanted)]
    for number in range(sum(LEVELS)):
        level = _level(number)
        lines = " ".join(str(min(5, level + (number // (3 + row)) % 2)) for row in range(4))
        cells = (str(level), lines, str(1 + number % 6), str(2 + number % 4), "")
        yield (survey.code, f"K{number + 1:03}", "纸质", names[number], "", *cells)


def _level(number: int) -> int:
    place = number * STRIDE % sum(LEVELS)
    return next(level for level in range(1, 6) if place < sum(LEVELS[:level]))
