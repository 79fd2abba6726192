"""N245: the rate of staff to posts is given two values that cannot both hold."""

import re
from collections.abc import Iterator
from itertools import combinations

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Rate
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.staffing import staff_rates
from jixiao.engine.lint.rules.numbers.underlining import label_start

_FAR = 60
_SENTENCE_END = re.compile(r"[。！？\n]")
_YEAR = re.compile(r"上年|去年|(?:19|20)[0-9]{2}年")
_PROMISED = (Part.GOALS, Part.TASKS)
_GOAL = re.compile(r"目标|标准|计划|要求|指标值|应")


@rule("N245")
def check(paper: Paper) -> Iterator[Finding]:
    """人员控制率给了两个对不上的值。

    检查什么：财政供养人员控制率、在职人员控制率是一回事（在职人员数÷编制数），全文给的值能不能同时成立；写在目标里的
    和往年的不比。
    为什么：一个说100%，一个说小于100%，必有一个不对；而且没有写人数和编制，读的人无从核对。
    反例：财政供养人员控制率100%，在编人员控制率小于100%。
    正例：财政供养人员控制率92%，在编人员控制率小于100%。
    正例：在职人员控制率由上年的96%降到92%。
    依据：财预〔2013〕53号“在职人员控制率＝在职人员数÷编制数”。
    """
    told = [rate for rate in staff_rates(paper) if not _is_promised(paper, rate)]
    for first, second in combinations(told[:12], 2):
        if not _agree(first, second):
            between = paper.text[first.end : second.start]
            near = len(between) <= _FAR and not _SENTENCE_END.search(between)
            start = label_start(paper.text, first if near else second)
            yield paper.finding(
                "N245",
                start,
                second.end,
                cause=f"前面说“{_said(first)}”，这里说“{_said(second)}”，两个值不能同时成立",
                cure="按“在职人员数÷编制数”重算，写出两个人数，只留一个值",
            )
            return


def _is_promised(paper: Paper, rate: Rate) -> bool:
    before = paper.text[max(label_start(paper.text, rate) - 12, 0) : rate.start]
    promised = paper.part_at(rate.start) in _PROMISED and rate.operator not in {"", "="}
    year = _YEAR.search(before)
    other = year is not None and year[0] != f"{paper.year}年"
    return promised or other or _GOAL.search(before) is not None


def _said(rate: Rate) -> str:
    return f"{rate.label}{rate.quote if not rate.operator or rate.operator == '=' else rate.operator + rate.quote}"


def _agree(first: Rate, second: Rate) -> bool:
    """Return whether a number exists that both allow."""
    low, high, open_low, open_high = None, None, False, False
    for rate in (first, second):
        if rate.operator in {"", "=", "≥", ">"} and (low is None or rate.number >= low):
            open_low = (rate.operator == ">") or (open_low and rate.number == low)
            low = rate.number
        if rate.operator in {"", "=", "≤", "<"} and (high is None or rate.number <= high):
            open_high = (rate.operator == "<") or (open_high and rate.number == high)
            high = rate.number
    if low is None or high is None:
        return True
    return low < high or (low == high and not open_low and not open_high)
