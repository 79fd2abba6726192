"""Where money comes from in the words of a text (中央, 自治区, 地方匹配), and the lists that part a sum by source."""

import bisect
import dataclasses
import re

from jixiao.engine.facts import Amount
from jixiao.engine.lint.paper import Paper

_SOURCES = {
    "中央": re.compile(r"中央|财政部|国家级"),
    "省": re.compile(r"自治区|(?<!全)省"),
    "市": re.compile(r"(?<!城)市(?!场|民|政)|州级|州财政|盟"),
    "县": re.compile(r"(?<!郊)县|(?<!自治)区级|区财政|区本级|(?<![升国])旗"),
    "乡镇": re.compile(r"乡镇|镇级|乡级|镇财政"),
    "自筹": re.compile(r"自筹|自有|社会(?:资本|资金|捐)"),
    "地方": re.compile(r"地方"),
    "其他": re.compile(r"其[他它]"),
}
LADDER = ("中央", "省", "市", "县", "乡镇", "自筹")
_LOCAL = re.compile(r"本级")


@dataclasses.dataclass(frozen=True, slots=True)
class Sourced:
    """An amount with its source, and where its label begins."""

    amount: Amount
    source: str
    begin: int


def source_of(label: str) -> str:
    """Return the one source that a label names, or "" where it names none or several."""
    named = [source for source, speaks in _SOURCES.items() if speaks.search(label)]
    return named[0] if len(named) == 1 else ""


def sourced_lists(paper: Paper) -> tuple[tuple[Sourced, ...], ...]:
    """Return the lists of amounts that each name another source, each a sum's parts or those of one sentence."""
    starts = [sentence.start for sentence in paper.facts.sentences]
    lists: dict[tuple[int, int | None], list[Sourced]] = {}
    for amount in paper.facts.amounts:
        source = source_of(amount.label)
        if source and amount.money is not None and amount.money.fen and not amount.per:
            sentence = bisect.bisect_right(starts, amount.start)
            begin = paper.text.rfind(amount.label, max(amount.start - len(amount.label) - 8, 0), amount.start)
            told = Sourced(amount, source, begin if begin >= 0 else amount.start)
            lists.setdefault((sentence, amount.whole), []).append(told)
    found = (tuple(each) for each in lists.values())
    return tuple(each for each in found if 1 < len(each) == len({one.source for one in each}))


def same_money(one: tuple[Sourced, ...], other: tuple[Sourced, ...]) -> bool:
    """Return whether two lists hold the same amounts, all of them different."""
    first, second = ([each.amount.money for each in told] for told in (one, other))
    return set(first) == set(second) and len(set(first)) == len(first) == len(second)
