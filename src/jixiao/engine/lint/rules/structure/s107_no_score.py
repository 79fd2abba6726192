"""S107: a self-evaluation that reaches its end without any score."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.ending import (
    is_scored_elsewhere,
    is_self_evaluation,
    names_a_transfer,
    reaches_end,
    states_score,
    title_of,
    where_results_stand,
)

_TRANSFER = re.compile(
    r"转移支付|(?:中央|省级|自治区|上级)(?:财政)?[^，。；\n]{0,30}(?:补助|专项|恢复|衔接|发展)?(?:资金|经费)"
)
_FRONT = 600
_WHOLE = re.compile(r"整体")


@rule("S107")
def check(paper: Paper) -> Iterator[Finding]:
    """自评报告写完了，全文没有一个得分。

    检查什么：写全了的自评报告里有没有自评得分；说明得分见所附自评表的不算缺。转移支付和上级下达资金的自评报告以自评表打分，不查。
    为什么：自评要有结论，没有得分就无法定等级、无法审核，也无法与其他单位比较。
    反例：
        部门（单位）整体绩效自评报告
        一、部门（单位）概况
        本局内设4个股室，编制20名。
        二、部门（单位）整体绩效实现情况
        治理河道12.4公里，群众反映良好。
        三、部门（单位）整体绩效评价存在问题及改进措施
        招标偏晚，明年汛前完成。
        四、绩效自评结果拟应用和公开情况
        结果用于编制下年预算。
    正例：
        部门（单位）整体绩效自评报告
        一、部门（单位）概况
        本局内设4个股室，编制20名。
        二、部门（单位）整体绩效实现情况
        治理河道12.4公里，自评得分93.5分。
        三、部门（单位）整体绩效评价存在问题及改进措施
        招标偏晚，明年汛前完成。
        四、绩效自评结果拟应用和公开情况
        结果用于编制下年预算。
    依据：财预〔2020〕10号：总分由各项指标得分汇总形成。
    """
    if not is_self_evaluation(paper) or not reaches_end(paper) or _is_of_a_transfer(paper):
        return
    if states_score(paper) or is_scored_elsewhere(paper):
        return
    start, end = where_results_stand(paper)
    yield paper.finding(
        "S107",
        start,
        end,
        cause="全文没有自评得分，也没有说明得分见哪张自评表",
        cure="按规定的指标和分值打分，写明总分和各部分得分，并附自评表",
    )


def _is_of_a_transfer(paper: Paper) -> bool:
    """Return whether it reports on money from above, whose form asks for no score in the text."""
    if _WHOLE.search(title_of(paper)):
        return names_a_transfer(paper)
    return paper.outline.key == "transfer" or _TRANSFER.search(paper.text, 0, _FRONT) is not None
