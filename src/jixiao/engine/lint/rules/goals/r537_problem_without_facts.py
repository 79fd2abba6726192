"""R537: a problem that is nothing but 有待加强."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.stretch import words_of

_MORE = (
    r"(?:进一步|不断|切实|继续)?(?:得到)?(?:加强|提高|提升|完善|改进|细化|规范|强化"
    r"|优化|加大|改善|健全|增强|加快|拓展|深化|夯实|解决|提质)"
)
_VAGUE = re.compile(
    rf"(?:还|仍|尚)?(?:有待(?:于)?|需要?|亟待|尚待|仍待|应当?){_MORE}(?=[，,；;。\n]|$)"
    r"|(?:不够|不太|欠)(?:细化|规范|完善|到位|健全|精细|科学|深入|合理|全面|具体|重视)(?=[，,；;。\n]|$)"
    r"|(?:意识|水平|能力|力度|质量|管理)(?:还|仍|尚)?(?:不强|不高|不够|较低|薄弱|偏弱)(?=[，,；;。\n]|$)"
)
_FACT = re.compile(
    r"[0-9０-９]|[一二两三四五六七八九十百]+(?:个|名|项|户|处|家|次|人|所|座|月|天|年)|如[，,：:]|例如|比如|《|“|表现在|体现在"
    r"|因[，,为]|由于|导致|造成|未|没有|超期|滞后|延[迟期误]"
)
_MARK = re.compile(
    r"\s*(?:[一二三四五六七八九十]是|[（(]?[0-9一二三四五六七八九十]{1,2}[)）、.．]|[①-⑳])?(?:存在(?:的)?(?:主要)?问题)?[:：]?\s*"
)
_MOST = 2


@rule("R537")
def check(paper: Paper) -> Iterator[Finding]:
    """问题只有“有待加强”，没有事实。

    检查什么：存在的问题一节，整段没有一个数、一个例子、一个原因，只说“有待提高”“不够细化”“意识不强”。最多标两处。
    为什么：哪个单位、哪一项、差多少，一样也没有写，措施就没有对象，年年可以照抄。
    反例：
        一、存在的问题
        项目管理水平有待提高，干部绩效意识不强。
        二、改进措施
        4月底前培训一次。
    正例：
        一、存在的问题
        12个项目中有3个没有编制绩效目标，项目管理水平有待提高。
        二、改进措施
        4月底前培训一次。
    依据：财预〔2020〕10号：自评应当如实反映问题，分析未完成目标的原因。
    """
    told = 0
    for passage in paper.passages:
        if passage.part is not Part.PROBLEMS or told == _MOST:
            continue
        start, end = words_of(passage) if passage in paper.headings else (passage.start, passage.end)
        mark = _MARK.match(paper.text, start, end)
        begin = mark.end() if mark else start
        words = paper.text[begin:end]
        found = list(_VAGUE.finditer(words))
        if not found or _FACT.search(words) or _is_explained(paper, passage.block):
            continue
        told += 1
        yield paper.finding(
            "R537",
            begin,
            begin + found[-1].end(),
            cause="这个问题没有一个数、一个例子，看不出是哪里、差多少",
            cure="写明哪个项目（科室、地方）、差在哪里、差多少，如“12 个项目中 3 个没有编制绩效目标”",
        )


def _is_explained(paper: Paper, block: int) -> bool:
    """Return whether a heading has its facts in the running text right below."""
    below = next((one for one in paper.paragraphs if one.block == block + 1), None)
    is_heading = any(one.block == block for one in paper.headings)
    return is_heading and below is not None and bool(below.text.strip())
