"""R533: every goal is said to be reached, and little of the money was spent."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.claims import all_reached

_SPENDING = re.compile(r"(?:预算|资金|经费|项目|支出)?(?:执行|支出|使用|支付)率$|支出进度$|执行进度$")
_LITTLE = 60  # percent


@rule("R533")
def check(paper: Paper) -> Iterator[Finding]:
    """钱没有花完，目标却说全部完成。

    检查什么：说各项目标全部完成，而文中的预算执行率不到 60%。
    为什么：花了一半的钱做完了全部的事，或是预算编高了，或是没有真做完，都要说明。
    反例：
        一、资金使用情况
        全年预算300万元，支出132万元，执行率44%。
        二、绩效目标完成情况
        年初设定的各项绩效目标均已完成。
    正例：
        一、资金使用情况
        全年预算300万元，支出288万元，执行率96%。
        二、绩效目标完成情况
        年初设定的各项绩效目标均已完成。
    依据：预算法第五十七条；财预〔2020〕10号：预算执行率与目标完成情况应当相互印证。
    """
    low = [rate for rate in paper.facts.ratios if rate.number < _LITTLE and _SPENDING.search(rate.label)]
    if not low or any(rate.operator not in {"", "="} for rate in low[:1]):
        return
    for claim in all_reached(paper):
        yield paper.finding(
            "R533",
            claim.start,
            claim.end,
            cause=f"这里说目标全部完成，而{paper.where(low[0].start)}写着“{low[0].label}{low[0].quote}”，钱只用了一小半",
            cure="说明为什么花这些钱就做完了（节约、预算编高）；没有做完的，改写实际完成情况",
        )
