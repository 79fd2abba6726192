"""S101: a paper written to an official form leaves out one of its sections."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.outline_gaps import gaps, keeps_to_form, speaks_of


@rule("S101")
def check(paper: Paper) -> Iterator[Finding]:
    """照规定格式写的报告少了一个部分。

    检查什么：报告的标题大多与规定提纲相同时，提纲里的每一部分是否都有；只看已经写到的地方以前的部分。
    为什么：提纲由财政部门规定，缺一部分，审核就缺一项依据，通常退回补写。
    反例：
        部门（单位）整体绩效自评报告
        2023年度
        摘要
        全年自评得分91.2分。
        一、部门（单位）概况
        （一）部门（单位）主要职责职能，组织架构、人员及资产等基本情况
        本局负责全县水利工作，内设4个股室，编制20名，固定资产300万元。
        （二）当年部门（单位）履职总体目标、工作任务
        全年治理河道12公里。
        （三）当年部门（单位）年度整体绩效目标
        完成治理河道12公里，群众满意度不低于90%。
        （五）当年部门（单位）预算及执行情况
        全年预算500万元，支出490万元。
        二、部门（单位）整体绩效实现情况
        （一）部门产出情况
        治理河道12.4公里。
        （二）部门效果情况
        保护农田3000亩。
        三、部门（单位）整体绩效评价存在问题及改进措施
        （一）主要问题及原因分析
        因汛期延长，两处工程晚完工15天。
        （二）改进的方向和具体措施
        汛前完成招标。
        四、绩效自评结果拟应用和公开情况
        结果用于编制下年预算，9月10日在门户网站公开。
    正例：
        河道治理项目绩效自评报告
        一、项目基本情况
        治理河道12公里。
        二、存在的问题
        两处工程晚完工。
    依据：本级财政部门印发的自评报告格式；财预〔2020〕10号附件3。
    """
    if not keeps_to_form(paper):
        return
    is_listed = any("摘要" in entry.text for entry in paper.taken.entries)
    for gap in gaps(paper):
        if speaks_of(paper, section=gap.section) or (gap.section.level == 0 and is_listed):
            continue  # reworded; or S112 says that the 目录 promises it
        named = f"“{gap.number}{gap.section.title}”"
        yield paper.finding(
            "S101",
            gap.start,
            gap.end,
            cause=f"报告是照《{paper.outline.title}》写的，却没有{named}这一部分",
            cure=f"补写{named}；确实没有内容的，保留标题并写明“无”或“不涉及”",
        )
