"""S134: the title of a yearly report does not say the year."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.blanks import head_of
from jixiao.engine.lint.rules.structure.ending import is_self_evaluation, title_of

_YEARLY = re.compile(r"整体|部门|单位|年度|转移支付|运行经费|工作经费|专项经费")
_YEAR = re.compile(
    r"(?:19|20)[0-9]{2}|二[〇○零Oo0][一二三四五六七八九〇○零]{2}|[0-9XxＸ×]{2,4}\s*年|[“\"]?十[一二三四五六]五|年度?[:：]\s*\S"
)
_DATE_LINE = re.compile(
    r"^.*[0-9〇○零一二三四五六七八九]{2,4}\s*年\s*[0-9一二三四五六七八九十]{1,3}\s*月.*$", re.MULTILINE
)

_SAID = re.compile(r"20[0-9]{2}\s?年度")


@rule("S134")
def check(paper: Paper) -> Iterator[Finding]:
    """报告的标题和封面没有写是哪一年度。

    检查什么：部门（单位）整体、转移支付、年度经费的自评报告，标题和封面（不算落款日期）里有没有年度；
    摘要一开头就写明年度的不算缺。
    为什么：封面日期是写报告的日子，常在第二年；不写年度，就不知道评的是哪一年的钱。
    反例：
        部门整体绩效自评报告
        单位名称：示例县水利局
        2024年3月
        一、单位概况
        内设4个股室。
    正例：
        2023年度部门整体绩效自评报告
        单位名称：示例县水利局
        2024年3月
        一、单位概况
        内设4个股室。
    正例：
        部门整体绩效自评报告
        单位名称：示例县水利局
        评价年度：2023年
        一、单位概况
        内设4个股室。
    依据：绩效评价以预算年度为单位；报告标题应写明年度。
    """
    title = title_of(paper)
    if paper.cover is None or not is_self_evaluation(paper) or not title.rstrip("》）) ").endswith("报告"):
        return
    if not _YEARLY.search(title):
        return
    start, end = head_of(paper)
    head = _DATE_LINE.sub("", paper.text[start : max(end, paper.cover[2])])
    if not _YEAR.search(head) and not any(_SAID.search(one.text) for one in paper.within(Part.SUMMARY)):
        at = paper.text.find(paper.cover[0].title[-1], paper.cover[1])
        date = "".join(one.text for one in paper.cover[0].date)
        stated = f"，封面只有“{date}”" if date else ""
        yield paper.finding(
            "S134",
            at,
            at + len(paper.cover[0].title[-1]),
            cause=f"标题没有写是哪一年度的报告{stated}",
            cure="在标题中写明年度，例如“2023年度……报告”",
        )
