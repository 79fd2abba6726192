"""R536: a paper is said to have been issued, without its number."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule

_ISSUED = re.compile(
    r"(?:印发|制发|下发|出台|发布)[了]?[“\"]?(?P<title>《[^《》\n]{4,60}(?:方案|意见|通知|办法|规划|细则|规定|计划|决定)(?:（试行）|\(试行\))?》)"
)
_NUMBERED = re.compile(r"[”\"]?\s?[（(][^（）()\n]{0,24}号[)）]")


@rule("R536")
def check(paper: Paper) -> Iterator[Finding]:
    """说印发了文件，没有写文号。

    检查什么：完成情况里写“印发《……方案》”的，书名号后面有没有文号。
    为什么：文件是工作做过的凭证，没有文号就查不到，也分不清是哪一级的文件。
    反例：
        二、绩效目标完成情况
        7月，县两办印发《关于加强乡村阅读的实施方案》，各村抓好落实。
    正例：
        二、绩效目标完成情况
        7月，县两办印发《关于加强乡村阅读的实施方案》（示办发〔2023〕12号），各村抓好落实。
    依据：GB/T 9704—2012：引用公文应当先引标题，后引发文字号。
    """
    for passage in paper.within(Part.RESULTS):
        for found in _ISSUED.finditer(passage.text):
            if not _NUMBERED.match(passage.text, found.end()):
                yield paper.finding(
                    "R536",
                    passage.start + found.start("title"),
                    passage.start + found.end("title"),
                    cause="说印发了这份文件，后面没有文号，查不到",
                    cure="在书名号后写上发文字号，如“（示办发〔2023〕12号）”；没有正式发文的，写明是怎样部署的",
                )
