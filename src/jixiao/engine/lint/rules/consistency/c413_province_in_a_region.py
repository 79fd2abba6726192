"""C413: money of the province in a paper from an autonomous region or a municipality."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.areas import is_named_region, region_of

_PROVINCE = re.compile(
    r"(?<![节全外各跨])省(?!级?(?:及以上|以上|外|内|道|会|份|属|市县|、|长|油|电|水))(?:本级|级)?(?:财政)?"
)
_OWN = re.compile(r"自治区(?:本?级|财政|下达|投入|配套|补助|资金|安排|拨付|专项)")
_ELSEWHERE = re.compile(r"对口|援疆|援藏|支援|协作|飞地|川渝|双城|省际")
_A_PROVINCE = re.compile(r"全省|我省|本省|省财政厅|省委|省政府|省人民政府")
_OUR_PROVINCE = late(
    r"(?<![一-龥])我省|[在对由向与的]我省|(?<![一-龥健])全省(?!略)|(?:(?<![一-龥])|(?<=[按由向经报据]))省(?:财政厅|委(?!托)|政府|人民政府)"
)
_RIGHT = {"自治区": "自治区级", "直辖市": "市级"}
_FURTHEST = 24


@rule("C413")
def check(paper: Paper) -> Iterator[Finding]:
    """自治区、直辖市的报告把资金写成“省级”。

    检查什么：标题、单位名称或“旗县”“盟市”等用语表明在自治区、直辖市，或者正文另有“自治区下达”的资金，而某笔金额写“省级财政”
    “省级资金”；标题写明在自治区、直辖市的，还查“我省”“全省”“省财政厅”。对口支援、外省的不查。
    为什么：自治区、直辖市没有“省级”，同一笔钱两个叫法，资金来源对不上下达文件。
    反例：
        内蒙古自治区青格勒旗2023年度残疾人补贴项目绩效自评报告
        共收到补助资金120万元，其中：中央资金90万元，省级资金30万元。
    正例：
        内蒙古自治区青格勒旗2023年度残疾人补贴项目绩效自评报告
        共收到补助资金120万元，其中：中央资金90万元，自治区资金30万元，建成省级以上示范点2个。
    依据：资金来源的名称与下达文件一致。
    """
    region = region_of(paper)
    sure = bool(region) and is_named_region(paper)
    if _ELSEWHERE.search(paper.text) or (not sure and _A_PROVINCE.search(paper.text)):
        return
    told = region or ("自治区" if _OWN.search(paper.text) else "")
    if not told:
        return
    for match in _OUR_PROVINCE.finditer(paper.text) if sure else ():
        yield _finding(paper, match.start(), match.end(), told)
    for amount in paper.facts.amounts:
        if "省" not in amount.label:
            continue
        begin = max(amount.start - _FURTHEST, 0)
        words = paper.text[begin : amount.start]
        cut = max(words.rfind(mark) for mark in "，,。；;：:、（(\n") + 1
        named = _PROVINCE.search(words, cut)
        if named is not None:
            yield _finding(paper, begin + named.start(), begin + named.end(), told)


def _finding(paper: Paper, start: int, end: int, region: str) -> Finding:
    words = paper.text[start:end]
    cause = f"这份报告是{region}的，这里却写“{words}”；{region}没有省这一级"
    cure = f"按下达文件的名称改，资金一般是“{_RIGHT[region]}”"
    return paper.finding("C413", start, end, cause=cause, cure=cure)
