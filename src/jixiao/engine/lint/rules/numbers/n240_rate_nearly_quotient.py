"""N240: a rate that the two counts right before it nearly give, but not quite."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.count_rates import rates_nearly
from jixiao.engine.lint.rules.numbers.quotients import quotient
from jixiao.engine.lint.rules.numbers.rate_places import start_of_rate
from jixiao.engine.lint.rules.numbers.telling import percent


@rule("N240")
def check(paper: Paper) -> Iterator[Finding]:
    """率与紧挨着它的两个数相除的结果很接近，却不相等。

    检查什么：率的前面紧挨着两个单位相同的数，率的名称不在其中，但两数相除与写明的率相差不到 3 个百分点。
    为什么：差一点点，多半是抄错了一个数字，或者改了分子、分母没有重算；也可能这个率另有来历，所以只作提示。
    反例：参加考试520人，上线286人，录取率57%。
    正例：参加考试520人，上线286人，录取率55%。
    正例：检查企业120家，发现隐患35处，整改率98%。
    依据：算术。
    """
    for rate, part, all_ in rates_nearly(paper):
        exact = quotient(part, all_)
        if exact is not None:
            yield paper.finding(
                "N240",
                start_of_rate(paper, rate),
                rate.end,
                cause=f"{part.quote} ÷ {all_.quote} = {percent(exact)}，写的是 {rate.quote}",
                cure="如果这个率就是这两个数的比，核对后改对；另有分子、分母的，一并写出来",
            )
