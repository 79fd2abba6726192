"""R521: a measure that answers none of the problems."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.answers import unanswered


@rule("R521")
def check(paper: Paper) -> Iterator[Finding]:
    """措施对不上问题。

    检查什么：每一条改进措施，与前面列的问题有没有共同的内容。
    为什么：措施要对着问题来。对不上的措施多半是套话，真正的问题反而没有人管。
    反例：
        一、存在的问题
        1.演出场次没有按季度分解。上半年只演了11场，乡镇反映下乡太少。
        2.演出器材老化。音响使用超过10年，故障频繁。
        二、改进措施
        1.按季度分解演出场次。每季度不少于15场下乡演出。
        2.积极争取上级支持。拓宽融资渠道，引入社会资本。
        三、其他
        无。
    正例：
        一、存在的问题
        1.演出场次没有按季度分解。上半年只演了11场，乡镇反映下乡太少。
        2.演出器材老化。音响使用超过10年，故障频繁。
        二、改进措施
        1.按季度分解演出场次。每季度不少于15场下乡演出。
        2.更新演出器材。申请预算9万元，更换音响。
        三、其他
        无。
    依据：财预〔2020〕10号：针对自评发现的问题提出改进措施。
    """
    for measure in paper.once(unanswered).measures:
        yield paper.finding(
            "R521",
            measure.start,
            measure.end,
            cause=f"“{measure.title}”与前面列的问题都对不上",
            cure="写明它解决哪一个问题；没有对应问题的删去，或者先把问题写出来",
        )
