"""N210: a share (占…%) is not what the part and its whole give."""

import re
from collections.abc import Iterator, Sequence

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Amount, Count, Rate
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.quotients import Figure, fits, fits_turned_over, is_plain, quotient
from jixiao.engine.lint.rules.numbers.rate_places import start_of_rate
from jixiao.engine.lint.rules.numbers.running_text import runs
from jixiao.engine.lint.rules.numbers.telling import percent

_FOLLOWS = late(
    r"[\s，,、（(]{0,3}占(?:比|比重)?(?:为|达|约|：|:)?(?P<base>[^，。；0-9]{0,16}?)的?(?:比[例重])?为?\s?$"
)
_ADORNED = re.compile(r"总额?|合计|总计|本年|全年|当年|部门|(?:[0-9]{4})?年度?|[数额]$")
_MOST, _SHORTEST = 12, 2


@rule("N210")
def check(paper: Paper) -> Iterator[Finding]:
    """占比与它的部分、总数不符。

    检查什么：“其中”之后写了“占…%”的，这个百分比是否等于部分除以总数；四舍五入、直接截去和 0.01 的尾差不算。
    为什么：占比是算出来的，谁都可以重算一遍。
    反例：支出合计640万元，其中：基本支出480万元，占78%；项目支出160万元，占25%。
    正例：支出合计640万元，其中：基本支出480万元，占75%；项目支出160万元，占25%。
    正例：支出合计640万元，其中：基本支出480万元，占全县机关基本支出的3.2%。
    依据：算术；部门决算情况说明的通用写法。
    """
    for rate in paper.facts.ratios:
        if "占" not in rate.label or not rate.numerators or not is_plain(rate) or not runs(paper, rate.start, rate.end):
            continue
        part = rate.numerators[0]
        whole = _whole(paper, rate, part)
        if whole is None or _comes_out(rate, part):
            continue
        exact = quotient(part, whole)
        if exact is not None:
            turned = "，像是把部分和总数写反了" if fits_turned_over(rate, part, whole) else ""
            yield paper.finding(
                "N210",
                start_of_rate(paper, rate),
                rate.end,
                cause=f"{part.quote} ÷ {whole.quote} = {percent(exact)}，写的是 {rate.quote}{turned}",
                cure=f"核对两个数和这个占比；数没有错，就改为 {percent(exact)}",
            )


def _whole(paper: Paper, rate: Rate, part: Figure) -> Figure | None:
    """Return what the share is of: the whole its part is said to belong to, or the figure that it names."""
    follows = _FOLLOWS.fullmatch(paper.text, part.end, rate.start)
    if follows is None or part.vague or part.low is not None:
        return None
    base = follows["base"].strip()
    named = [each for each in rate.denominators if len(base) > _SHORTEST and each.label.endswith(base)]
    if part.whole is None:
        whole = named[0] if len(named) == 1 else None
    else:
        told: Sequence[Figure] = paper.facts.amounts if isinstance(part, Amount) else paper.facts.counts
        whole = told[part.whole]
        if base and base not in whole.label and _core(base) != _core(whole.label):
            whole = named[0] if len(named) == 1 else None
    return None if whole is None or whole.vague or whole.low is not None else whole


def _core(words: str) -> str:
    return _ADORNED.sub("", words)


def _comes_out(rate: Rate, part: Figure) -> bool:
    """Return whether the share is right of any of the figures that stand before it."""
    wholes = [each for each in rate.denominators[:_MOST] if isinstance(each, Amount) is isinstance(part, Amount)]
    if isinstance(part, Count):
        wholes = [each for each in wholes if isinstance(each, Count) and each.number]
    return any(fits(rate.number, rate.quote, part, whole) for whole in wholes)
