"""R525: satisfaction is claimed, and nobody was asked."""

import re
from collections.abc import Iterator
from itertools import islice

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper, Passage
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.stretch import told_in

_ASKED = re.compile(
    r"问卷|样本|抽样|回访|民意|好差评|评价器|满意度(?:的)?(?:问卷|调查|测评|测验|测评|抽查|访问|评议|评价)|"
    r"随机(?:抽|访|调)|(?:电话|入户|现场|实地|网络|线上|扫码)(?:调查|访|询|评)|访谈|民主评议|征求(?:了)?[^。；]{0,10}意见"
    r"|(?:走访|访问|询问|调查|随访|抽查|座谈)[^。；\n]{0,16}?[0-9][0-9,]*\s?(?:余|多)?(?:名|人|户|位|份|家)"
    r"|(?:非常|基本|比较)?满意的?(?:有)?\s?[0-9]+\s?(?:名|人|户|位|份|家)"
)
_PEOPLE = "群众|公众|百姓|居民|村民|对象|师生|学生|家长|患者|病人|企业|农户|农民|学员|市民|职工|用户|老人|干部"
_SAID = re.compile(
    rf"(?:让|使|令|得到|获得|赢得)?了?(?:广大|全体|辖区|受益|服务|沿线|周边|当地|项目区|参训|各族|社会)*(?:{_PEOPLE})[^，。；、：]{{0,8}}?"
    r"(?<!不)满意(?![度率程])|满意度(?:较高|很高|高|明显提[升高]|显著提[升高]|不断提[升高]|大幅提[升高])"
)
_PLACES = (Part.RESULTS, Part.SUMMARY, Part.APPLICATION)
_MOST = 3


@rule("R525")
def check(paper: Paper) -> Iterator[Finding]:
    """说满意，却没有调查。

    检查什么：写了“满意度98%”或“群众满意”，而全文没有说问过谁：没有问卷、样本、回访、测评。
    为什么：满意度是问出来的。没有问多少人、怎么问的，这个数和这句话都没有依据。
    反例：
        二、绩效目标完成情况
        （一）项目效益情况
        路修通后，沿线群众非常满意，满意度达98%。
        三、存在的问题
        管护不足。
    正例：
        二、绩效目标完成情况
        （一）项目效益情况
        路修通后，沿线群众非常满意：回收问卷150份，满意147份，满意度98%。
        三、存在的问题
        管护不足。
    依据：财预〔2020〕10号：满意度指标应有调查方法和样本支撑。
    """
    chapters = [each.start for each in paper.headings if each.level == 1]
    last = len(paper.text) if paper.is_whole else max(chapters, default=0)
    claims = (
        (start, end)
        for passage in paper.within(*_PLACES)
        if passage.start < last and "满意" in passage.text
        for start, end in _claims(paper, passage)
    )
    found = list(islice(claims, _MOST))
    if not chapters or not found or _ASKED.search(paper.text):
        return
    for start, end in found:
        yield paper.finding(
            "R525",
            start,
            end,
            cause=f"这里说“{paper.text[start:end]}”，全文没有写问过多少人、怎么问的",
            cure="写明调查方式、发放和有效问卷数、满意的有多少；没有调查的，删去这句话或写“未开展调查”",
        )


def _claims(paper: Paper, passage: Passage) -> Iterator[tuple[int, int]]:
    rates = [
        rate
        for rate in told_in(paper.facts.ratios, passage.start, passage.end)
        if "满意" in rate.label and rate.operator in {"", "="}
    ]
    for rate in rates:
        start = paper.text.rfind(rate.label, passage.start, rate.start)
        yield (start if start >= 0 else rate.start), rate.end
    if not rates:
        for found in _SAID.finditer(passage.text):
            yield passage.start + found.start(), passage.start + found.end()
