"""The sums of money that the running text states: no prices, standards or averages, nothing in a table."""

import dataclasses
import re

from jixiao.engine.document import Contents, Cover, Table
from jixiao.engine.facts import Amount
from jixiao.engine.lint.paper import Paper

_NO_SUM = re.compile(
    r"单价|均价|人均|户均|亩均|平均|标准|定额|限额|上限|下限|起付|封顶|每[人户月年天日次个亩台套]|[以不]上$"
)
_OF_PAIR = re.compile(r"[0-9]\s?[/／]$|^[/／]$")  # 决算／预算 told as 291.20 / 294.00万元
_ROW = re.compile(r"\||\t[^\t\n]*\t|(?:\S[ \u3000]{3,}){3}")
_FARTHEST, _ROUND = 60, 200
_DIGITS = str.maketrans("０１２３４５６７８９．％", "0123456789.%")


@dataclasses.dataclass(frozen=True, slots=True)
class Said:
    """An amount with its index in ``Facts.amounts``, the sentence and the line it stands in, counted from 0."""

    index: int
    amount: Amount
    sentence: int
    line: int

    @property
    def fen(self) -> int:
        """Return the money in 分."""
        return 0 if self.amount.money is None else self.amount.money.fen


def sums_of_money(paper: Paper) -> tuple[Said, ...]:
    """Return the sums of money stated exactly, with a unit, in headings and paragraphs, in the order of the text."""
    found = []
    sentences = iter(enumerate(paper.facts.sentences))
    number, sentence = next(sentences, (0, None))
    for index, amount in enumerate(paper.facts.amounts):
        while sentence is not None and sentence.end <= amount.start:
            number, sentence = next(sentences, (number, None))
        if sentence is not None and is_sum(amount) and runs(paper, amount.start, amount.end):
            found.append(Said(index, amount, number, sentence.paragraph))
    return tuple(found)


def is_sum(amount: Amount) -> bool:
    """Return whether the amount is one exact sum: no price, no average, no 约, no range, no bound."""
    if amount.money is None or amount.per or amount.vague or amount.low is not None:
        return False
    return _NO_SUM.search(amount.label) is None and not _OF_PAIR.search(amount.label)


def runs(paper: Paper, start: int, end: int) -> bool:
    """Return whether words stand in running text: in no table, cover or 目录, and in no row laid out with blanks."""
    if not paper.blocks:
        return False
    block = paper.block_at(start)
    if isinstance(paper.blocks[block], Table | Cover | Contents):
        return False
    first = max(paper.spans[block][0], start - _ROUND)
    return _ROW.search(paper.text, first, min(paper.spans[block][1], end + _ROUND)) is None


def start_with_label(paper: Paper, amount: Amount) -> int:
    """Return where the words that say what an amount is of begin, in its own line; the amount's own start at worst."""
    window = max(0, amount.start - _FARTHEST)
    before = paper.text[window : amount.start].translate(_DIGITS)
    begin = before.rfind(amount.label) if amount.label else -1
    if begin < 0 or "\n" in before[begin:]:
        return amount.start
    return window + begin
