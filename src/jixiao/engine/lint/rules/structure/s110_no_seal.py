"""S110: a report that reaches its end unsigned."""

import re
from collections.abc import Iterator

from jixiao.engine.document import Signature
from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.ending import is_own_report, last_words, reaches_end

_SEALED = re.compile(r"盖章|公章|签章|签字|签名|签发")
_NAME_ALONE = re.compile(r"\S{2,30}(?:局|会|委|办|府|中心|院|所|处|厅|部|队|站|馆|校|社|团|室|办公室)")
_TAIL = 4


@rule("S110")
def check(paper: Paper) -> Iterator[Finding]:
    """自评报告没有落款，也没有签章。

    检查什么：写全了的自评报告末尾或封面有没有单位落款、“（盖章）”或签字栏。
    为什么：报告由单位主要负责人负责，没有落款和签章，不能作为正式材料。网上公开的文本常常略去，所以只是提醒。
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
        一、部门（单位）概况
        本局内设4个股室，编制20名。
        二、部门（单位）整体绩效实现情况
        治理河道12.4公里。
        三、部门（单位）整体绩效评价存在问题及改进措施
        招标偏晚，明年汛前完成。
        四、绩效自评结果拟应用和公开情况
        结果用于编制下年预算。
        示例县水利局（盖章）
        2024年3月15日
    依据：GB/T 9704—2012：公文应有发文机关署名、成文日期和印章。
    """
    if not is_own_report(paper) or not reaches_end(paper) or _SEALED.search(paper.text):
        return
    tail = paper.passages[-_TAIL:]
    if any(_NAME_ALONE.fullmatch(each.text.strip()) for each in tail):
        return
    if not any(isinstance(block, Signature) for block in paper.blocks):
        start, end = last_words(paper)
        yield paper.finding(
            "S110",
            start,
            end,
            cause="报告到这里结束，没有单位落款、签章和成文日期",
            cure="在文末署单位全称和日期并盖章；封面已盖章的纸质件不必改",
        )
