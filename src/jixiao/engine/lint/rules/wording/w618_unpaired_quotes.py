"""W618: a quotation mark without its other half."""

import re
from collections.abc import Iterator, Sequence

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.wording.lines import lines_of
from jixiao.engine.lint.rules.wording.unpaired import Lone, Pairs, lone_signs

_PAIRS = Pairs.of({"”": "“", "’": "‘", "」": "「", "』": "『"})
_SHOWN = 6
_INCHES = re.compile(r'[0-9]"')


@rule("W618")
def check(paper: Paper) -> Iterator[Finding]:
    """引号不成对。

    检查什么：一段话里的引号是否有前无后、有后无前，或者前后用了同一个方向的引号。
    为什么：引号少了半边，引用的话、专门的名称到哪里为止就说不清。
    反例：深入开展“我为群众办实事实践活动，解决难题26个。
    反例：深入开展“我为群众办实事“实践活动，解决难题26个。
    正例：深入开展“我为群众办实事”实践活动，解决难题26个。
    依据：GB/T 15834—2011《标点符号用法》。
    """
    lines = list(lines_of(paper))
    last = len(lines) - 1
    told: set[int] = set()
    for lone in lone_signs(paper.text, lines, pairs=_PAIRS):
        start, end = lines[lone.line]
        if lone.line in told or (lone.line == last and lone.opens and not paper.is_whole and paper.follows):
            continue
        if _may_stand_alone(paper.text, lone, lines):
            continue
        told.add(lone.line)
        begin = lone.at if lone.opens else max(lone.at - _SHOWN, start)
        stop = min(lone.at + _SHOWN, end) if lone.opens else lone.at + 1
        half = "后" if lone.opens else "前"
        yield paper.finding(
            "W618", begin, stop, cause=f"这里的“{lone.sign}”没有{half}一半", cure="补上另一半引号，或者改正引号的方向"
        )
    if '"' in paper.text:
        yield from _odd_straight_quotes(paper, lines)


def _odd_straight_quotes(paper: Paper, lines: Sequence[tuple[int, int]]) -> Iterator[Finding]:
    for start, end in lines:
        at = paper.text.rfind('"', start, end)
        if at >= 0 and paper.text.count('"', start, end) % 2 and not _INCHES.search(paper.text, start, end):
            yield paper.finding(
                "W618", at, min(at + _SHOWN, end), cause="这一段里的引号是单数，有一个没有另一半", cure="补上另一半引号"
            )


def _may_stand_alone(text: str, lone: Lone, lines: Sequence[tuple[int, int]]) -> bool:
    """Return whether it is an apostrophe (’98), or opens a quotation that goes on in the next paragraph."""
    if lone.sign == "’":
        return text[lone.at + 1 : lone.at + 2].isalnum() and text[lone.at + 1].isascii()
    follows = lone.line + 1 < len(lines) and text.startswith(lone.sign, lines[lone.line + 1][0])
    return lone.opens and (follows or lone.at == lines[lone.line][0])
