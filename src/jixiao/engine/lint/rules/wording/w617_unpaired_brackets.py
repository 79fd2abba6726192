"""W617: a bracket without its other half."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.wording.lines import lines_of
from jixiao.engine.lint.rules.wording.unpaired import Pairs, lone_signs

_PAIRS = Pairs.of({"）": "（(", ")": "(（", "》": "《", "】": "【", "〕": "〔", "］": "［[", "]": "[［"})
_SHOWN = 6


@rule("W617")
def check(paper: Paper) -> Iterator[Finding]:
    """括号、书名号不成对。

    检查什么：一段话里（）《》〔〕【】是否有前无后、有后无前；隔几行才配上的不算，序号“1）”不算。
    为什么：少了半边，哪些话在括号里、文件名到哪里为止就说不清。
    反例：按照《县级专项资金管理办法的要求，实行专账核算。
    反例：下达资金56万元（其中中央资金40万元，已全部拨付。
    正例：按照《县级专项资金管理办法》的要求，实行专账核算（附明细）。
    正例：1）按期完工；2）验收合格。
    依据：GB/T 15834—2011《标点符号用法》。
    """
    lines = list(lines_of(paper))
    last = len(lines) - 1
    for lone in lone_signs(paper.text, lines, pairs=_PAIRS):
        start, end = lines[lone.line]
        if lone.opens and lone.line == last and paper.follows and not paper.is_whole:
            continue  # a paper that breaks off
        if not lone.opens and lone.at == start:
            continue  # a heading whose number lost its first half, which the rules of structure tell
        begin = lone.at if lone.opens else max(lone.at - _SHOWN, start)
        stop = min(lone.at + _SHOWN, end) if lone.opens else lone.at + 1
        half = "后" if lone.opens else "前"
        yield paper.finding(
            "W617",
            begin,
            stop,
            cause=f"这里的“{lone.sign}”没有{half}一半",
            cure=f"补上{half}半个括号，或者删去这半个",
        )
