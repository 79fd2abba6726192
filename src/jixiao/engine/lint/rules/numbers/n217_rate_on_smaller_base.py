"""N217: the rate of execution is right of what arrived, but not of the budget that stands beside it."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Amount
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.execution import Executed, executed
from jixiao.engine.lint.rules.numbers.quotients import quotient
from jixiao.engine.lint.rules.numbers.rate_places import start_of_rate
from jixiao.engine.lint.rules.numbers.stages import Stage, stage_of
from jixiao.engine.lint.rules.numbers.telling import percent, typed

_MUCH = 2  # percentage points


@rule("N217")
def check(paper: Paper) -> Iterator[Finding]:
    """执行率只按到位资金算，没有按预算算。

    检查什么：执行率等于支出除以到位资金，而同一段里还写了更大的预算数，按预算算要低 2 个百分点以上。
    为什么：预算执行率的分母是全年预算数。只报到位口径，执行情况看上去就比实际好。
    反例：项目预算100万元，实际到位60万元，实际支出60万元，资金执行率100%。
    正例：项目预算100万元，实际到位60万元，实际支出60万元，预算执行率60%。
    正例：项目预算60万元，实际到位60万元，实际支出60万元，资金执行率100%。
    依据：财预〔2020〕10号第十三条；执行率 = 全年执行数 ÷ 全年预算数 × 100%。
    """
    for one in paper.once(executed):
        budget = _budget_beside(paper, one)
        if budget is None:
            continue
        spent = one.fitting[0][0]
        exact = quotient(spent, budget)
        if exact is not None and one.rate.number - exact > _MUCH:
            yield paper.finding(
                "N217",
                start_of_rate(paper, one.rate),
                one.rate.end,
                cause=f"{one.rate.quote} 是按到位资金算的；"
                f"按预算算，{typed(spent)} ÷ {typed(budget)} = {percent(exact)}",
                cure=f"补写按预算口径的执行率 {percent(exact)}，并说明资金没有全部到位的原因",
            )


def _budget_beside(paper: Paper, one: Executed) -> Amount | None:
    """Return the budget in the paragraph of the rate, where the rate is right of a smaller grant and of no budget."""
    bases = [under for _, under in one.fitting]
    if not bases or any(stage_of(base) is not Stage.GRANTED for base in bases) or "到位率" in one.rate.label:
        return None
    line = paper.text.rfind("\n", 0, one.rate.start)
    budgets = [each for each in one.under if "预算" in each.label and each.start > line and each.money]
    return budgets[0] if len({each.money for each in budgets}) == 1 else None
