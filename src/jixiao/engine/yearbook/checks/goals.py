"""Are goals goals, tasks tasks, and does what was promised meet what was done."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.values import UNFILLED, Money
from jixiao.engine.yearbook.checks.money import funded_goals
from jixiao.engine.yearbook.checks.placing import at, wan
from jixiao.engine.yearbook.parsed import shortened
from jixiao.engine.yearbook.record import Yearbook

_COPIED = 80
_DONE = re.compile(r"已(?:经)?(?:开展|完成|建成|举办|组织)|(?<=[\u4e00-\u9fff])了(?![解结望如断却然])")


def check_results_of_goals(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield each goal with money that no activity, outcome, indicator or word of result belongs to."""
    met = {row.goal for row in yearbook.activities}
    met |= {row.goal for row in yearbook.outcomes} | {row.goal for row in yearbook.indicators}
    for goal in funded_goals(yearbook)[0]:
        if isinstance(goal.money, Money) and goal.code not in met and goal.outcome is UNFILLED:
            cause = f"“{goal.name}”安排了 {wan(goal.money)}，没有活动、成果、指标或完成情况与它对应"
            cure = f"做了的，在活动、成果或指标的“对应目标”里填 {goal.code}；没有做的，在“完成情况”里如实写明原因"
            yield at(yearbook, f"goals.{goal.code}", "Y316", cause, cure, quote=goal.name)


def check_goals_of_results(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield each activity and outcome that belongs to no goal."""
    for section, rows in (("activities", yearbook.activities), ("outcomes", yearbook.outcomes)):
        for row in rows:
            if row.goal is UNFILLED:
                cause = f"“{shortened(row.name)}”没有对应的绩效目标"
                cure = "填上对应目标的编号；年初没有列入的，说明是新增工作，下年列入目标；与目标无关的填“不适用”"
                yield at(yearbook, f"{section}.{row.code}.goal", "Y317", cause, cure)


def check_total_goal(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield a 年度总体目标 that is the duties over again (more than 80 % alike)."""
    goal, duties = yearbook.profile.total_goal, yearbook.profile.duties
    if not isinstance(goal, str) or not isinstance(duties, str):
        return
    from rapidfuzz import fuzz  # noqa: PLC0415 - this check alone needs it; the command line starts without

    alike = fuzz.ratio("".join(goal.split()), "".join(duties.split()))
    if alike > _COPIED:
        cause = f"年度总体目标与主要职责有 {alike:.0f}% 相同"
        cure = "写本年要达到的结果：做成什么、多少、什么时候，能用年末的数字检验"
        yield at(yearbook, "profile.total_goal", "Y318", cause, cure)


def check_tasks(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield each task that is written as something done."""
    for task in yearbook.tasks:
        found = _DONE.search(task.content)
        if found:
            cause = f"“{shortened(task.content)}”写的是已经做了的事"
            cure = "写成打算做的事，如“开展全国科普日活动”；做了的写在活动和成果里"
            yield at(yearbook, f"tasks.{task.code}.content", "Y319", cause, cure, quote=found[0])
