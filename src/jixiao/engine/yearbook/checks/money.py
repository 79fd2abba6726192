"""Does the money of the goals and projects fit into the budget of the unit."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.values import UNFILLED, ZERO_MONEY, Absent, Money
from jixiao.engine.yearbook.budgeting import TOTAL, amount_of, budget_base, full_year_of
from jixiao.engine.yearbook.checks.placing import at, listed, wan
from jixiao.engine.yearbook.record import Goal, Yearbook

_PROJECTS = "项目支出"


def funded_goals(yearbook: Yearbook) -> tuple[list[Goal], Money]:
    """Return the goals that have money of their own, and how much together."""
    funded = [goal for goal in yearbook.goals if isinstance(goal.money, Money) and goal.money.fen > 0]
    return funded, sum((goal.money for goal in funded if isinstance(goal.money, Money)), ZERO_MONEY)


def check_funded_goals(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield goals with money in a year whose expenditure is 基本支出 to the last 分."""
    total, basic = amount_of(yearbook, TOTAL, "executed"), amount_of(yearbook, "基本支出", "executed")
    projects = amount_of(yearbook, _PROJECTS, "executed")
    funded, money = funded_goals(yearbook)
    if isinstance(total, Absent) or total != basic or not funded:
        return
    if isinstance(projects, Absent) or projects == ZERO_MONEY:
        cause = (
            f"支出决算 {wan(total)}全部是基本支出（{wan(total)}），项目支出只能是 0，"
            f"而 {len(funded)} 项绩效目标安排了资金 {wan(money)}（{listed(goal.name for goal in funded)}）"
        )
        cure = (
            f"查明这 {wan(money)}列在哪里：列在项目支出的，改正基本支出和项目支出；"
            "列在公用经费的，在目标里说明；没有支出的，如实写明"
        )
        yield at(yearbook, "budget.基本支出.executed", "Y303", cause, cure)


def check_goal_money(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield goals that promise more money than there is for projects, or at all."""
    funded, money = funded_goals(yearbook)
    if not funded:
        return
    base = budget_base(yearbook)[0]
    projects = full_year_of(yearbook, _PROJECTS)
    if projects is UNFILLED:
        projects = amount_of(yearbook, _PROJECTS, "initial")
    address = f"goals.{funded[0].code}.money"
    if isinstance(base, Money) and money > base:
        cause = f"{len(funded)} 项目标的预算金额合计 {wan(money)}，超过支出合计的预算 {wan(base)}"
        yield at(yearbook, address, "Y314", cause, "核对目标的金额和单位（万元）")
    elif isinstance(projects, Money) and money > projects:
        cause = f"{len(funded)} 项目标的预算金额合计 {wan(money)}，超过项目支出的预算 {wan(projects)}"
        yield at(yearbook, address, "Y313", cause, "超出部分由公用经费安排的，在目标内容里写明；否则核对金额")


def check_project_money(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield projects that together have or spend more than 项目支出."""
    for column, label in (("adjusted", "全年预算数"), ("executed", "全年执行数")):
        limit = full_year_of(yearbook, _PROJECTS) if column == "adjusted" else amount_of(yearbook, _PROJECTS, column)
        amounts = [getattr(row, column) for row in yearbook.fundings if isinstance(row.project, str)]
        total = sum((amount for amount in amounts if isinstance(amount, Money)), ZERO_MONEY)
        if isinstance(limit, Money) and total > limit:
            cause = f"各项目的{label}合计 {wan(total)}，超过部门的项目支出 {wan(limit)}，多 {wan(total - limit)}"
            yield at(yearbook, "fundings", "Y315", cause, "核对各项目的资金和《预算与执行》的项目支出")
