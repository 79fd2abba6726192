"""W626: a sentence too long to be taken in."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_LONG = 150
_LISTED = 8  # enumerations may be long
_PARTS = re.compile(r"[^。；;！？!?\n]+")
_SHOWN = 20


@rule("W626")
def check(paper: Paper) -> Iterator[Finding]:
    """句子太长。

    检查什么：没有句号、分号，一口气写了 150 个字以上的句子；列举名称、金额的长句不算。
    为什么：一句话里说了好几件事，读的人抓不住要点。
    反例：我局坚持把预算绩效管理作为提高财政资金使用效益的重要抓手，按照上级关于全面实施预算绩效管理的要求，成立了由主要负责人任组长的领导小组，明确了各股室的职责分工，建立了事前有评估、事中有监控、事后有评价的工作机制，并将绩效评价结果与下一年度的预算安排和干部年度考核挂起钩来，推动全局上下逐步树立起花钱必问效、无效必问责的理念，形成了比较完整的管理链条，取得了阶段性的成果。
    正例：我局成立了由主要负责人任组长的领导小组，明确了各股室的职责分工。事前评估、事中监控、事后评价都有专人负责，评价结果与下一年度预算挂钩。
    依据：《党政机关公文处理工作条例》第十九条：公文表述准确，文字精练。
    """
    for each in paper.paragraphs:
        if each.end - each.start <= _LONG:
            continue
        for part in _PARTS.finditer(paper.text, each.start, each.end):
            words = part[0].strip()
            if (
                len(words) <= _LONG
                or words.count("、") >= _LISTED
                or "..." in words
                or len(re.findall(r"[0-9]", words)) * 8 > len(words)
            ):
                continue
            start = part.start() + part[0].index(words[0])
            yield paper.finding(
                "W626",
                start,
                start + _SHOWN,
                cause=f"这一句有 {len(words)} 个字，中间没有句号或分号",
                cure="一件事写一句，用句号、分号断开",
            )
