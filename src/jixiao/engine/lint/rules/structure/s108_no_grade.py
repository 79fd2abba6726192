"""S108: a self-evaluation that reaches its end without a grade."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.ending import (
    is_scored_elsewhere,
    is_self_evaluation,
    names_a_transfer,
    reaches_end,
    states_grade,
    where_results_stand,
)


@rule("S108")
def check(paper: Paper) -> Iterator[Finding]:
    """自评报告写完了，没有写评价等级。

    检查什么：写全了的自评报告里有没有优、良、中、差的等级；说明见所附自评表的不算缺。
    为什么：等级决定结果怎样应用。有的地方规定自评可以不定等级，所以只是提醒。
    反例：
        部门（单位）整体绩效自评报告
        一、部门（单位）概况
        本局内设4个股室，编制20名。
        二、部门（单位）整体绩效实现情况
        治理河道12.4公里，自评得分93.5分。
        三、部门（单位）整体绩效评价存在问题及改进措施
        招标偏晚，明年汛前完成。
        四、绩效自评结果拟应用和公开情况
        结果用于编制下年预算。
    正例：
        部门（单位）整体绩效自评报告
        一、部门（单位）概况
        本局内设4个股室，编制20名。
        二、部门（单位）整体绩效实现情况
        治理河道12.4公里，自评得分93.5分，等级为优。
        三、部门（单位）整体绩效评价存在问题及改进措施
        招标偏晚，明年汛前完成。
        四、绩效自评结果拟应用和公开情况
        结果用于编制下年预算。
    依据：财预〔2020〕10号：90分以上为优，80分以上为良，60分以上为中，60分以下为差。
    """
    if not is_self_evaluation(paper) or not reaches_end(paper) or names_a_transfer(paper):
        return
    if states_grade(paper) or is_scored_elsewhere(paper):
        return
    start, end = where_results_stand(paper)
    yield paper.finding(
        "S108",
        start,
        end,
        cause="全文没有写评价等级（优、良、中、差）",
        cure="按总分写明等级；本地规定自评不定等级的，不必改",
    )
