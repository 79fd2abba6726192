"""D308: tasks or goals are written as things that were done."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule

_DID = (
    "开展|完成|举办|组织|实施|建成|落实|推进|召开|参加|建立|制定|印发|承办|协助|配合|加强|提升|解决|改善|发放|走访|慰问"
)
_DONE = re.compile(
    r"(?:(?:深入|认真|积极|扎实|圆满|顺利|全面|大力|切实|有效|及时|按时|如期|精心|广泛|持续|不断|成功|共|先后|陆续)*"
    rf"(?:已经|已)?(?:{_DID})了(?!解)|(?:圆满|顺利|已经|已|全部|如期|超额)(?:完成|实现|建成)(?!率|时|支付|拨付|到位))"
)
_LOOSE = re.compile(r"上年|去年|近年来|以来|截[至止]|目前|现状|基础上|为了|存在|问题|确保|力争|要求|实现情况|完成情况")


@rule("D308")
def check(paper: Paper) -> Iterator[Finding]:
    """工作任务、绩效目标写成了已经做完的事。

    检查什么：“工作任务”“绩效目标”部分里有没有“开展了”“完成了”“已建成”这样的说法。交代现状、以往情况的不算。
    为什么：任务和目标是年初定的，要写准备做多少、做到什么程度；写成做完了，就没有目标可以对照。
    反例：
        （二）年度工作任务
        1、认真组织了安全生产大检查。
    正例：
        （二）年度工作任务
        1、组织安全生产大检查4次，隐患整改率达到95%。
    正例：
        （二）年度工作任务完成情况
        1、认真组织了安全生产大检查。
    依据：财预〔2015〕88号：绩效目标是计划期内要达到的产出和效果。
    """
    for passage in paper.within(Part.TASKS, Part.GOALS):
        match = _DONE.search(passage.text)
        if match is None or _LOOSE.search(passage.text[: match.start()]):
            continue
        start = passage.start + match.start()
        yield paper.finding(
            "D308",
            start,
            start + len(match[0]),
            cause=f"这里写的是任务或目标，“{match[0]}”却是做完以后的说法",
            cure="改成打算做什么、做多少、达到什么程度；做完的情况写到“完成情况”里",
        )
