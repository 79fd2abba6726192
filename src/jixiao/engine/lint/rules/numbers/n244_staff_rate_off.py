"""N244: the rate of staff to posts is not what the two numbers give."""

import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Rate
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.staffing import Staff, staff_of, staff_rates
from jixiao.engine.lint.rules.numbers.underlining import label_start
from jixiao.engine.values import print_decimal

_PROMISED = re.compile("(?:指标|目标)值?$")
_OF_STAFF = re.compile(r"在职人员|编制|编内|人员控制率")


@rule("N244")
def check(paper: Paper) -> Iterator[Finding]:
    """在职人员控制率与在职人数、编制数对不上。

    检查什么：写了编制数、在职人数和在职人员控制率的，控制率是否等于在职人数÷编制数；取整、四舍五入的差不算。
    为什么：这个比率有固定的算法，三个数里必有一个错。
    反例：单位编制40名，在职人员36名，在职人员控制率95%。
    正例：单位编制40名，在职人员36名，在职人员控制率90%。
    正例：单位编制40名，在职人员36名，在职人员控制率小于100%。
    依据：财预〔2013〕53号“在职人员控制率＝在职人员数÷编制数×100%”。
    """
    told = list(staff_of(paper))
    if len(told) != 1 or not told[0].posts.number:
        return
    staff = told[0]
    right = Fraction(staff.in_post.number or 0) / Fraction(staff.posts.number or 1) * 100
    for rate in staff_rates(paper):
        if _OF_STAFF.search(rate.label) and not _PROMISED.search(rate.label) and _is_off(rate, right):
            start = label_start(paper.text, rate)
            yield paper.finding("N244", start, rate.end, cause=_cause(staff, right), cure=_CURE)


_CURE = "核对在职人数、编制数，按“在职人员数÷编制数×100%”重算"


def _cause(staff: Staff, right: Fraction) -> str:
    return f"{staff.in_post.number} ÷ {staff.posts.number} = {print_decimal(right, places=2)}%，与这里写的不符"


def _is_off(rate: Rate, right: Fraction) -> bool:
    """Return whether no rounding makes ``right`` what is printed, or it is not on the side that the operator says."""
    if rate.operator in {"<", "≤"}:
        return right > rate.number or (rate.operator == "<" and right == rate.number)
    if rate.operator in {">", "≥"}:
        return right < rate.number
    printed = rate.quote.rstrip("%％ ")
    decimals = len(printed.partition(".")[2])
    return abs(right - rate.number) >= Fraction(1, 10**decimals)
