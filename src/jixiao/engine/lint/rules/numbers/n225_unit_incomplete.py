"""N225: an amount has 万 for 万元, or no unit at all."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Amount
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.running_text import runs, start_with_label
from jixiao.engine.lint.rules.numbers.telling import typed

_MONEY = re.compile(r"预算数?|执行数?|决算数?|资金|金额|经费|支出|收入|投资|拨款")
_GOES_ON = re.compile(r"\s?(?:[人户亩吨份件公平立千次]|[0-9.%％‰]|分)")
_SCORE = re.compile(r"得分|分值|权重|满分|指标|[率度]")
_LEAST = 10


@rule("N225")
def check(paper: Paper) -> Iterator[Finding]:
    """金额的单位没有写全。

    检查什么：说资金的数，是否把“万元”写成了“万”，或者完全没有单位（前面声明过“单位：万元”的除外）。
    为什么：“万”不是金额单位；没有单位的数，读的人不知道是元还是万元。
    反例：2023年下达救助资金663万，县级配套120.5万元。
    反例：全年预算数2350，全年执行数2350，执行率100%。
    正例：2023年下达救助资金663万元，县级配套120.5万元。
    正例：金额单位：万元。全年预算数2350，全年执行数2350，执行率100%。
    依据：《会计基础工作规范》对金额书写的要求。
    """
    line = -1
    for amount in paper.facts.amounts:
        if amount.typed_unit in {"万", "亿"}:
            if not _GOES_ON.match(paper.text, amount.end) and runs(paper, amount.start, amount.end):
                yield _shortened(paper, amount)
        elif amount.unit is None and amount.start > line and _is_bare(paper, amount):
            line = paper.text.find("\n", amount.end) % (len(paper.text) + 1)  # one is enough for a paragraph
            yield paper.finding(
                "N225",
                start_with_label(paper, amount),
                amount.end,
                cause=f"“{amount.label}”{amount.quote} 没有写单位，不知道是元还是万元",
                cure="补上单位",
            )


def _shortened(paper: Paper, amount: Amount) -> Finding:
    right = f"{amount.quote}元"
    whole = amount.quote.endswith(amount.typed_unit)
    return paper.finding(
        "N225",
        amount.start,
        amount.end,
        cause=f"金额的单位是“{amount.typed_unit}元”，这里写成了“{amount.typed_unit}”",
        cure=f"改为“{right}”" if whole else "把单位写全",
        replacement=right if whole else None,
    )


def _is_bare(paper: Paper, amount: Amount) -> bool:
    """Return whether the number is money by its name and has no unit, in running text, and is no score or count."""
    if amount.number < _LEAST or not _MONEY.search(amount.label) or _SCORE.search(amount.label):
        return False
    if _GOES_ON.match(paper.text, amount.end) or not runs(paper, amount.start, amount.end):
        return False
    return bool(typed(amount)) and not re.match(r"\s?[一-龥A-Za-z]", paper.text[amount.end : amount.end + 2])
