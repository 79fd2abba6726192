"""R517: a problem that no measure answers."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.answers import unanswered


@rule("R517")
def check(paper: Paper) -> Iterator[Finding]:
    """问题没有对应的措施。

    检查什么：前面列的每一个问题，后面的改进措施里有没有说到它。
    为什么：提出了问题又不说怎么办，问题明年还在。
    反例：
        一、存在的问题
        1.演出场次没有按季度分解。上半年只演了11场，乡镇反映下乡太少。
        2.演出器材老化。音响使用超过10年，故障频繁。
        二、改进措施
        1.按季度分解演出场次。每季度不少于15场下乡演出。
        2.加强场次考核。按季度通报各乡镇演出场次。
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
    for problem in paper.once(unanswered).problems:
        yield paper.finding(
            "R517",
            problem.start,
            problem.end,
            cause=f"“{problem.title}”列为问题，后面的措施里没有说怎么办",
            cure="补一条针对它的措施，写明由谁做、什么时候做完",
        )
