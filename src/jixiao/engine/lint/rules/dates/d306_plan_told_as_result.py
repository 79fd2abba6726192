"""D306: words of a plan in the part that tells what was done."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.dates.past_plans import past_day
from jixiao.engine.lint.rules.dates.plan_words import plans_in_results


@rule("D306")
def check(paper: Paper) -> Iterator[Finding]:
    """完成情况里写的是打算做的事。

    检查什么：“完成情况”“产出”“效果”部分里有没有“拟”“将于”“准备申报”“计划于”“力争”“年内建成”这类还没有做的说法。引用年初
    目标的、后面写明已经完成的、“下一步”的打算都不算。
    为什么：自评写的是做成的事。留着计划时的话，多半是从方案或当时的报道里抄来的，读的人不知道最后做成没有。
    反例：
        二、完成情况
        新建社区科普馆一处，力争为居民提供更好的服务。
    正例：
        二、完成情况
        年初计划于6月底前完工，实际5月20日通过验收。
    正例：
        三、改进措施
        力争明年支付进度达到序时要求。
    依据：财预〔2020〕10号第十六条：单位自评对照绩效目标填写实际完成值。
    """
    for planned in plans_in_results(paper):
        if past_day(paper, planned) is None:
            words = paper.text[planned.start : planned.end]
            yield paper.finding(
                "D306",
                planned.start,
                planned.end,
                cause=f"这里说的是完成情况，“{words}”却是还没有做的口气",
                cure="写实际结果：做成了没有、什么时候、有什么凭证；没有做成的移到“存在问题”",
            )
