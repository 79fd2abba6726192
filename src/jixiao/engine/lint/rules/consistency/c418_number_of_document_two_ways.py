"""C418: one paper is quoted with two document numbers."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.quoted_papers import Quoted, quoted_papers

_LASTING = re.compile(r"(?:办法|条例|规定|规范|细则|规则|准则|意见|纲要|规划|方案|制度|指引|标准)(?:（[^）]{1,6}）)?$")


@rule("C418")
def check(paper: Paper) -> Iterator[Finding]:
    """同一个文件前后写了两个文号。

    检查什么：题目相同的办法、规定、意见、方案等，后面括号里的发文字号机关和年份相同、号数不同，或者号数相同、机关代字不同。每年都发
    的通知、修订过的文件（年份不同）不算。
    为什么：一个文件只有一个文号，两处必有一处写错。
    反例：依据《青山县项目资金管理办法》（青财〔2021〕17号）拨付。按《青山县项目资金管理办法》（青财〔2021〕71号）验收。
    正例：依据《青山县项目资金管理办法》（青财〔2021〕17号）拨付，按《青山县项目资金管理办法》（青财〔2023〕5号）验收。
    依据：GB/T 9704—2012：发文字号由机关代字、年份、序号组成，一文一号。
    """
    first: dict[str, Quoted] = {}
    for each in quoted_papers(paper):
        if not each.number or not _LASTING.search(each.title):
            continue
        before = first.setdefault(each.plain, each)
        same_organ = before.organ.endswith(each.organ) or each.organ.endswith(before.organ)
        differs = (not same_organ) + (before.number != each.number)
        if before.year == each.year and differs == 1:
            yield paper.finding(
                "C418",
                each.number_start,
                each.number_end,
                cause=f"《{each.title}》前面写的文号是“{before.document_number}”，这里是“{each.document_number}”",
                cure="查文件原文，改掉写错的一处",
            )
