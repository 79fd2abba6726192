"""S109: a self-evaluation that reaches its end with no table annexed or mentioned."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.ending import is_own_report, last_words, reaches_end

_ANNEXED = re.compile(r"自评表|评分表|打分表|评价表|指标表|附表|附件[1-9一二三：:]|见附件|附后|佐证材料|指标完成情况表")


@rule("S109")
def check(paper: Paper) -> Iterator[Finding]:
    """自评报告没有附自评表，也没有提到。

    检查什么：写全了的自评报告里有没有表格，或者“附表”“自评表”“附件”字样。
    为什么：自评表是打分的依据；单独报送的，报告里也应写明。
    反例：
        部门（单位）整体绩效自评报告
        一、部门（单位）概况
        本局内设4个股室，编制20名。
        二、部门（单位）整体绩效实现情况
        治理河道12.4公里，自评得分93.5分，等级为优。
        三、部门（单位）整体绩效评价存在问题及改进措施
        招标偏晚，明年汛前完成。
        四、绩效自评结果拟应用和公开情况
        结果用于编制下年预算。
    正例：
        部门（单位）整体绩效自评报告
        一、部门（单位）概况
        本局内设4个股室，编制20名。
        二、部门（单位）整体绩效实现情况
        治理河道12.4公里，自评得分93.5分，等级为优，详见附表。
        三、部门（单位）整体绩效评价存在问题及改进措施
        招标偏晚，明年汛前完成。
        四、绩效自评结果拟应用和公开情况
        结果用于编制下年预算。
    依据：财预〔2020〕10号附件1《项目支出绩效自评表》。
    """
    if paper.tables or not is_own_report(paper) or not reaches_end(paper):
        return
    body = paper.text[paper.cover[2] if paper.cover else 0 :]
    if not _ANNEXED.search(body):
        start, end = last_words(paper)
        yield paper.finding(
            "S109",
            start,
            end,
            cause="报告写完了，没有表格，也没有提到自评表、附表或附件",
            cure="附上绩效自评表；单独报送的，在文末写明“附件：绩效自评表”",
        )
