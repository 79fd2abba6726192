"""S126: the words of a heading run into the text without a mark between them."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.numbering import numbering

_ANALYSIS = re.compile(
    r"(?P<title>(?![通经对从按在根结以为])[一-龥（）()、“”]{2,24}?(?:情况|过程|结果|原因)分析)"
    r"(?=[一-龥“《0-9])(?!的|和|与|及|以及|或|表|报告|可|显示|表明|来看|看|得|中|时|后|如下|会|方法|工作|能力|材料|数据|等|是|为|应|不|较|还|法|上|所|以|意见|结论|要|发现|后|了|并|，)"
)
_INDICATOR = re.compile(
    r"(?P<title>(?:数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响|服务对象满意度|满意度)指标)"
    r"(?=[一-龥0-9])(?!的|和|与|及|以及|或|值|为|是|完成|均|已|全|未|得|分|共|有|达|方面|情况|完|设|权|实|按|基本|中|下|要|明|应|不)"
)
_TITLE_STOP = "。：:"
_TAIL = 10


@rule("S126")
def check(paper: Paper) -> Iterator[Finding]:
    """小标题和正文连在一起，中间没有标点，也没有另起一行。

    检查什么：带序号的段落开头是“……情况分析”“……指标”这样的标题，后面没有句号、冒号就接着写正文；“……指标”要同一串里别的标题有标点才报。
    为什么：标题和正文连写，读不出哪里是标题。
    反例：
        （一）资金情况
        1.资金到位情况分析480万元全部拨付到位，到位率100%。
        2.资金使用情况分析累计支出工程款460万元。
    正例：
        （一）资金情况
        1.资金到位情况分析。480万元全部拨付到位，到位率100%。
        2.资金使用情况分析表明，支出合规。
    依据：GB/T 9704—2012：层次标题应独立成行，或以标点与正文隔开。
    """
    marks = {mark.block: mark for mark in paper.once(numbering).marks}
    stopped = _stopped_titles(paper)
    for passage in paper.passages:
        mark = marks.get(passage.block)
        begin = mark.end - passage.start if mark is not None else 0
        text = passage.text
        found = _ANALYSIS.match(text, begin)
        if found is None and mark is not None and stopped.get(mark.block):
            found = _INDICATOR.match(text, begin)
        if found is not None:
            yield paper.finding(
                "S126",
                passage.start,
                min(passage.start + found.end() + _TAIL, passage.end),
                cause=f"标题“{found['title']}”后面没有标点，直接接了正文“{text[found.end() : found.end() + 8]}…”",
                cure=f"在“{found['title']}”后面加句号，或另起一行",
            )


def _stopped_titles(paper: Paper) -> dict[int, bool]:
    """Return, for each number, whether another heading of its series ends in a mark before its text."""
    found = {}
    for series in paper.once(numbering).series:
        is_stopped = any(mark.titled and mark.words[-1:] in _TITLE_STOP for mark in series.marks if mark.words)
        for mark in series.marks:
            found[mark.block] = is_stopped
    return found
