"""S132: a field of the cover that every unit fills in is empty."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.blanks import FILLED_BY_ALL, empty_fields


@rule("S132")
def check(paper: Paper) -> Iterator[Finding]:
    """封面的单位、主管部门、项目名称等栏目空着。

    检查什么：封面和正文前的“主管部门：”“单位名称：”“项目名称：”等栏，冒号后面和下一行是否都没有内容；
    写明盖章的，可能以印章代替，由 S133 提醒。
    为什么：封面是归档和受理的依据，空着要退回。
    反例：
        部门整体绩效自评报告
        单位名称：示例县水利局
        主管部门：
        2024年3月
        一、单位概况
        内设4个股室。
    正例：
        部门整体绩效自评报告
        单位名称：示例县水利局
        主管部门：示例县人民政府
        2024年3月
        一、单位概况
        内设4个股室。
    正例：
        部门整体绩效自评报告
        单位名称：
        示例县水利局
        主管部门：无
        一、单位概况
        内设4个股室。
    依据：自评报告封面格式（附件3）。
    """
    for blank in empty_fields(paper, names=FILLED_BY_ALL):
        if not blank.sealed:
            yield paper.finding(
                "S132",
                blank.start,
                blank.end,
                cause=f"“{blank.name}”后面是空的",
                cure=f"填写{blank.name}的全称；没有的写“无”",
            )
