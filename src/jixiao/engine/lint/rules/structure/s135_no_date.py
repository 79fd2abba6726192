"""S135: a report with a cover bears no date."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.blanks import head_of
from jixiao.engine.lint.rules.structure.ending import is_own_report, reaches_end

_DATED = re.compile(
    r"[0-9〇○零一二三四五六七八九]{2,4}\s*[年.．/-]\s*[0-9一二三四五六七八九十]{1,3}\s*(?:[月.．/-]|$)|日期|时间|年\s*月\s*日"
)
_TAIL = 300


@rule("S135")
def check(paper: Paper) -> Iterator[Finding]:
    """报告写完了，封面和末尾都没有日期。

    检查什么：写全了的报告，封面和最后几行有没有年月。
    为什么：没有日期，看不出是否按期报送。
    反例：
        2023年度部门（单位）整体绩效自评报告
        单位名称：示例县水利局
        一、部门（单位）概况
        本局内设4个股室，编制20名。
        二、部门（单位）整体绩效实现情况
        治理河道12.4公里。
        三、部门（单位）整体绩效评价存在问题及改进措施
        招标偏晚，明年汛前完成。
        四、绩效自评结果拟应用和公开情况
        结果用于编制下年预算。
    正例：
        2023年度部门（单位）整体绩效自评报告
        单位名称：示例县水利局
        2024年3月
        一、部门（单位）概况
        本局内设4个股室，编制20名。
        二、部门（单位）整体绩效实现情况
        治理河道12.4公里。
        三、部门（单位）整体绩效评价存在问题及改进措施
        招标偏晚，明年汛前完成。
        四、绩效自评结果拟应用和公开情况
        结果用于编制下年预算。
    依据：GB/T 9704—2012：公文应有成文日期。
    """
    if paper.cover is None or not is_own_report(paper) or not reaches_end(paper):
        return
    start, end = head_of(paper)
    if not _DATED.search(paper.text[start : max(end, paper.cover[2])]) and not _DATED.search(paper.text[-_TAIL:]):
        title = paper.cover[0].title[-1]
        at = paper.text.find(title, paper.cover[1])
        yield paper.finding(
            "S135", at, at + len(title), cause="封面和末尾都没有报告日期", cure="在封面或落款处写明年、月、日"
        )
