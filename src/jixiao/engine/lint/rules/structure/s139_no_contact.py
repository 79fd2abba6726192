"""S139: a report that reaches its end names nobody to ask."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.ending import is_own_report, last_words, reaches_end

_CONTACT = re.compile(r"联\s*系\s*人|电\s*话|联系方式|填报人|填表人|经办人|负责人")


@rule("S139")
def check(paper: Paper) -> Iterator[Finding]:
    """自评报告没有联系人和电话。

    检查什么：写全了的自评报告里有没有联系人、填报人或电话。
    为什么：审核时有疑问要找得到人。对外公开的文本不宜写私人电话，所以只是提醒。
    反例：
        部门（单位）整体绩效自评报告
        一、部门（单位）概况
        本局内设4个股室，编制20名。
        二、部门（单位）整体绩效实现情况
        治理河道12.4公里。
        三、部门（单位）整体绩效评价存在问题及改进措施
        招标偏晚，明年汛前完成。
        四、绩效自评结果拟应用和公开情况
        结果用于编制下年预算。
    正例：
        部门（单位）整体绩效自评报告
        联系人：办公室
        一、部门（单位）概况
        本局内设4个股室，编制20名。
        二、部门（单位）整体绩效实现情况
        治理河道12.4公里。
        三、部门（单位）整体绩效评价存在问题及改进措施
        招标偏晚，明年汛前完成。
        四、绩效自评结果拟应用和公开情况
        结果用于编制下年预算。
    依据：自评报告和自评表格式：联系人及电话。
    """
    if is_own_report(paper) and reaches_end(paper) and not _CONTACT.search(paper.text):
        start, end = last_words(paper)
        yield paper.finding(
            "S139", start, end, cause="全文没有联系人、填报人或电话", cure="报送件写明联系人和办公电话；公开件可以不写"
        )
