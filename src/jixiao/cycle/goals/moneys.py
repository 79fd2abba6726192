"""The money of the goals: its sum, by project and by source, against the budget of the year."""

import dataclasses

from jixiao.cycle.goals.promise import Promise
from jixiao.engine.values import ZERO_MONEY, Absent, Money, Ratio
from jixiao.engine.yearbook import Yearbook, budget_base
from jixiao.engine.yearbook.budgeting import amount_of, full_year_of

FISCAL = ("当年财政拨款", "上年结转资金")
PROJECTS = "项目支出"


@dataclasses.dataclass(frozen=True, slots=True)
class ProjectMoney:
    """What goals promise out of one project, and what the project has."""

    code: str
    name: str
    promised: Money
    budget: Money | None

    @property
    def over(self) -> Money | None:
        """Return how much more is promised than there is, None where it fits or nobody knows."""
        if self.budget is None or self.promised <= self.budget:
            return None
        return self.promised - self.budget


@dataclasses.dataclass(frozen=True, slots=True)
class Moneys:
    """The sums. ``budget`` is 支出合计 of the year, ``projects_budget`` its 项目支出; None where it is 未填."""

    total: Money
    unfilled: int
    budget: Money | None
    projects_budget: Money | None
    projects: tuple[ProjectMoney, ...]

    @property
    def share(self) -> Ratio | None:
        """Return the share of the whole budget that the goals promise."""
        if self.budget is None or not self.budget.fen:
            return None
        return Ratio(self.total.amount("元") / self.budget.amount("元"))


def moneys_of(promise: Promise) -> Moneys:
    """Return the sums of a promise."""
    yearbook, goals = promise.yearbook, promise.content["goals"]
    stated = [Money(goal["money"]) for goal in goals if goal["money"] is not None]
    unfilled = sum(goal["money"] is None and "money" not in goal["not_applicable"] for goal in goals)
    return Moneys(
        total=sum(stated, ZERO_MONEY),
        unfilled=unfilled,
        budget=_known(budget_base(yearbook)[0]),
        projects_budget=_projects_budget(yearbook),
        projects=tuple(_projects(promise)),
    )


def budget_of_project(yearbook: Yearbook, code: str) -> Money | None:
    """Return 全年预算数 of a project, before it is known 年初预算数; None where nobody filled it in."""
    lines = [line for line in yearbook.fundings if line.project == code]
    for column in ("adjusted", "initial"):
        amounts = [getattr(line, column) for line in lines]
        known = [amount for amount in amounts if isinstance(amount, Money)]
        if known and len(known) == len(amounts):
            return sum(known, ZERO_MONEY)
    return None


def _projects(promise: Promise) -> list[ProjectMoney]:
    names = {project.code: project.name for project in promise.yearbook.projects}
    goals = promise.content["goals"]
    used = dict.fromkeys(goal["project_code"] for goal in goals if goal["project_code"])
    return [
        ProjectMoney(
            code,
            names.get(code, ""),
            sum((Money(goal["money"]) for goal in goals if goal["project_code"] == code and goal["money"]), ZERO_MONEY),
            budget_of_project(promise.yearbook, code),
        )
        for code in used
    ]


def _projects_budget(yearbook: Yearbook) -> Money | None:
    full = _known(full_year_of(yearbook, PROJECTS))
    return _known(amount_of(yearbook, PROJECTS, "initial")) if full is None else full


def _known(amount: Money | Absent) -> Money | None:
    return None if isinstance(amount, Absent) else amount
