"""Does the money of the goals fit the projects and the budget."""

from collections.abc import Iterator

from jixiao.cycle.goals.moneys import moneys_of
from jixiao.cycle.goals.promise import Promise
from jixiao.engine.errors import Finding
from jixiao.engine.values import Money, print_decimal
from jixiao.engine.yearbook.checks.placing import wan

_YUAN_IN_WAN = 10_000


def check_money_filled(promise: Promise) -> Iterator[Finding]:
    """Yield each goal without money; 0 and 不适用 are answers."""
    for goal in promise.content["goals"]:
        if goal["money"] is None and "money" not in goal["not_applicable"]:
            cause = f"「{goal['name']}」没有填预算金额"
            cure = "填金额；不另安排资金的填 0 或不适用"
            yield promise.finding("M521", f"goals.{goal['code']}.money", cause=cause, cure=cure)


def check_money_in_yuan(promise: Promise) -> Iterator[Finding]:
    """Yield each amount above the whole budget that would be well below it if it had been typed in 元."""
    budget = moneys_of(promise).budget
    if budget is None or not budget.fen:
        return
    for goal in promise.content["goals"]:
        fen = goal["money"] or 0
        if fen > budget.fen and not fen % _YUAN_IN_WAN:
            meant = Money(fen // _YUAN_IN_WAN)
            typed = print_decimal(Money(fen).amount("万元"))
            cause = f"本栏单位是万元，填的 {typed} 超过全年预算 {wan(budget)}"
            cure = f"{typed} 元应填 {meant.text('万元')}"
            yield promise.finding("M522", f"goals.{goal['code']}.money", cause=cause, cure=cure, quote=typed)


def check_projects(promise: Promise) -> Iterator[Finding]:
    """Yield goals that promise more money than their project has, and goals whose project nobody knows."""
    known = {project.code for project in promise.yearbook.projects}
    first = {goal["project_code"]: goal["code"] for goal in reversed(promise.content["goals"])}
    for project in moneys_of(promise).projects:
        address = f"goals.{first[project.code]}"
        if known and project.code not in known:
            cause = f"预算里没有编号为 {project.code} 的项目"
            cure = "从列表里选项目；还没有登记的，先在「预算执行」登记"
            yield promise.finding("M524", f"{address}.money", cause=cause, cure=cure, quote=project.code)
        elif project.over is not None and project.budget is not None:
            cause = (
                f"项目「{project.name}」下各目标合计 {wan(project.promised)}，"
                f"超过项目预算 {wan(project.budget)}，多 {wan(project.over)}"
            )
            yield promise.finding("M523", f"{address}.money", cause=cause, cure="核对各目标的金额和单位（万元）")


def check_projects_covered(promise: Promise) -> Iterator[Finding]:
    """Yield each project with money that no goal is funded from, once goals name projects at all."""
    used = {goal["project_code"] for goal in promise.content["goals"] if goal["project_code"]}
    funded = {line.project for line in promise.yearbook.fundings}
    for project in promise.yearbook.projects:
        if used and project.code in funded and project.code not in used:
            cause = f"项目「{project.name}」安排了资金，没有一项目标说明用来做什么"
            yield promise.finding("M525", "goals", cause=cause, cure="补上这个项目的目标，或在已有目标里选它")
