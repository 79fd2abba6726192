"""W625: figures typed full-width in a paper that types them half-width elsewhere."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_FULL = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+(?:．[０-９]+)?")
_HALF = re.compile(r"[0-9]")


@rule("W625")
def check(paper: Paper) -> Iterator[Finding]:
    """全角、半角数字混用。

    检查什么：同一份文稿里有没有半角数字又有全角数字、字母；全文只提一处，说明共有多少处。
    为什么：全角的“１２”与半角的“12”混在一起不整齐，也查找不到、不能参加计算。
    反例：2023年安排资金１２０万元，执行率98.5%。
    正例：2023年安排资金120万元，执行率98.5%。
    依据：GB/T 15835—2011《出版物上数字用法》。
    """
    found = list(_FULL.finditer(paper.text))
    if not found or not _HALF.search(paper.text):
        return
    first = found[0]
    more = f"，全文共 {len(found)} 处" if len(found) > 1 else ""
    yield paper.finding(
        "W625",
        *first.span(),
        cause=f"“{first[0]}”是全角的，别处的数字是半角的{more}",
        cure="全文统一用半角",
    )
