"""N227: goals are funded as projects, and the accounts show no project spending."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Amount, Kind
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.breakdowns import fen_of, parted
from jixiao.engine.lint.rules.numbers.running_text import Said, start_with_label, sums_of_money
from jixiao.engine.lint.rules.numbers.stages import Stage, stage_of
from jixiao.engine.lint.rules.numbers.telling import addition, in_unit

_FEWEST = 2


@rule("N227")
def check(paper: Paper) -> Iterator[Finding]:
    """绩效目标安排了项目资金，决算里却没有项目支出。

    检查什么：绩效目标、工作任务里至少两项写了需用的资金，而支出决算全部是基本支出，或者写明项目支出为 0。
    为什么：目标里的钱没有花在项目上，就要说明花在了哪里；否则目标和决算对不上。
    反例：
        一、年度绩效目标
        1、开展法治讲座，需经费2万元。
        2、调解员培训，需经费1.5万元。
        二、预算执行情况
        2022年支出决算数186.4万元，其中基本支出186.4万元。
    正例：
        一、年度绩效目标
        1、开展法治讲座，需经费2万元。
        2、调解员培训，需经费1.5万元。
        二、预算执行情况
        2022年支出决算数186.4万元，其中基本支出182.9万元，项目支出3.5万元。
    依据：财预〔2020〕10号：项目支出应当设定绩效目标并对照目标自评。
    """
    said = paper.once(sums_of_money)
    funded = [each for each in said if _is_goal(paper, each)]
    if len(funded) < _FEWEST:
        return
    for amount in _no_projects(paper):
        unit = "万元"
        total = sum(each.fen for each in funded)
        told = addition([each.fen for each in funded], unit)
        yield paper.finding(
            "N227",
            start_with_label(paper, amount),
            amount.end,
            cause=f"项目支出为 0，而前面 {len(funded)} 项目标安排了资金（{told} = {in_unit(total, unit)} {unit}），"
            "看不出这些钱用在了哪里",
            cure="核对项目支出；确由基本支出列支的，逐项说明",
        )
        return


def _is_goal(paper: Paper, said: Said) -> bool:
    amount = said.amount
    if amount.whole is not None or stage_of(amount) not in {Stage.BUDGET, Stage.OTHER, Stage.GRANTED} or not said.fen:
        return False
    return paper.part_at(amount.start) in {Part.GOALS, Part.TASKS} and bool(
        set(amount.kinds) & {Kind.FUNDS, Kind.BUDGET}
    )


def _no_projects(paper: Paper) -> Iterator[Amount]:
    """Yield what shows that nothing was spent on projects: 基本支出 that is all of it, or 项目支出 of nothing."""
    for one in paper.once(parted):
        if stage_of(one.whole) is not Stage.SPENT:
            continue
        for part in one.parts:
            is_all_basic = Kind.BASIC in part.kinds and len(one.parts) == 1 and fen_of(part) == fen_of(one.whole) > 0
            if is_all_basic or (Kind.PROJECT in part.kinds and fen_of(part) == 0):
                yield part
