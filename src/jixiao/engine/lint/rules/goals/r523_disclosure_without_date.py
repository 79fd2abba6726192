"""R523: disclosure is claimed without a day and a place."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule

_CLAIMED = re.compile(
    r"(?:已经?|均|都|全部|及时|主动|依法|按时|如期|按照?[^，。；]{0,6}?(?:规定|要求|时限|时间))+"
    r"(?:进行|予以|开展|完成|实行|做到)?了?[^，。；]{0,8}?公开(?:公示)?(?:了|工作)?"
)
_WHERE = re.compile(
    r"网|平台|公众号|公示栏|公开栏|专栏|媒体|报纸|报刊|微信|微博|电视|张贴|会议|www|http|\d{1,2}\s?月|\d{1,2}\s?日|村务|栏|广播|系统"
)
_NOT_A_CLAIM = re.compile(
    r"信息公开(?:条例|办法|制度|科|股|办|规定)|公开招标|公开招聘|公开竞争|公开选|公开课|未公开|不公开|拟|将|应当?公开|要公开"
)


@rule("R523")
def check(paper: Paper) -> Iterator[Finding]:
    """说已公开，没有时间和渠道。

    检查什么：写了“已按规定公开”，同一段里有没有日期、网站、公众号、公示栏一类的话。
    为什么：没有时间和渠道，无法核实公开过没有、是不是在批复后20日内。
    反例：
        一、绩效自评结果应用和公开情况
        自评结果作为下年预算依据，并已按规定进行了公开。
    正例：
        一、绩效自评结果应用和公开情况
        自评结果作为下年预算依据，并于9月20日在县政府门户网站公开。
    依据：预算法第十四条：批复后二十日内向社会公开；财预〔2016〕143号。
    """
    for passage in paper.within(Part.APPLICATION):
        if _WHERE.search(passage.text):
            continue
        for found in _CLAIMED.finditer(passage.text):
            if not _NOT_A_CLAIM.search(passage.text, max(found.start() - 4, 0), found.end() + 3):
                yield paper.finding(
                    "R523",
                    passage.start + found.start(),
                    passage.start + found.end(),
                    cause="说已经公开，没有写哪一天、在哪里公开",
                    cure="写明公开日期、渠道和网址，如“9月20日在县政府门户网站预决算公开专栏公开”；还没有公开的写拟公开日期",
                )
                break
