"""D309: a result is dated in another year than the one that is evaluated."""

import bisect
import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule

_DID = re.compile(
    r"开展|举办|组织|召开|走访|慰问|发放|培训|宣传|参加|印发|完成|建成|竣工|验收|承办|表彰|检查|安装|维修|采购"
)
_OTHER = late(
    r"上年|去年|往年|较|相比|以来|自|起|至今|背景|根据|按照|依据|文件|通知|规定|规划|办法|方案|批复|立项|审批|合同|成立|获批|延迟|结转|跨年|历年|历史"
    r"|《|〔|—|[0-9０-９]年[-至到~]|续建|二期|一期|启动于|始建|开工|招标|评审|评价|自评|公开|支付|拨付|截[至止]|分年|质保|延用|沿用|下达"
)
_CLOSE = 30


@rule("D309")
def check(paper: Paper) -> Iterator[Finding]:
    """完成情况里的事，日期不在评价年度内。

    检查什么：完成情况里写明“某年某月开展（举办、发放……）”的，年份是不是评价的那一年。文件日期、跨年项目、与上年比较的不算。
    为什么：评价哪一年，就写哪一年的成果。年份不对，不是抄了往年的总结，就是年份写错。
    反例：
        2023年度部门整体绩效自评报告
        二、完成情况
        2022年5月组织技能竞赛一场，参赛选手86人。
    正例：
        2023年度部门整体绩效自评报告
        二、完成情况
        2023年5月组织技能竞赛一场，参赛选手86人。
    正例：
        2023年度部门整体绩效自评报告
        二、完成情况
        2021年5月立项的改造工程，本年通过验收。
    依据：财预〔2020〕10号：单位自评的对象是本年度预算批复的项目。
    """
    if paper.year is None:
        return
    starts = [each.start for each in paper.sentences]
    for day in paper.facts.dates:
        if day.year in {None, paper.year} or day.month is None or paper.part_at(day.start) is not Part.RESULTS:
            continue
        index = bisect.bisect_right(starts, day.start) - 1
        sentence = paper.sentences[index] if index >= 0 else None
        if sentence is None or day.end > sentence.end or _OTHER.search(sentence.quote):
            continue
        if _DID.search(paper.text, day.end, min(day.end + _CLOSE, sentence.end)):
            yield paper.finding(
                "D309",
                day.start,
                day.end,
                cause=f"评价的是 {paper.year} 年度，这件事却写在 {day.year} 年",
                cure="核对日期：年份写错的改正；确是别的年度的事，不要算作本年成果",
            )
