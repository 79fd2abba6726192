"""R522: the heading promises how the results are used, the section does not say."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.stretch import holds_table, told_in, words_of

_PROMISED = re.compile(r"应用|运用")
_USED = re.compile(
    r"应用|运用|作为|依据|参考|挂钩|结合|用于|用作|安排|调整|调减|压减|核减|优化|整改|改进|完善|考核|奖惩|问责|激励|通报|反馈|落实到"
    r"|下[一]?年|次年|明年|以后|今后|下[一]?步|预算编制|编制[^，。]{0,6}预算|提高|促进|推动|纠正|纠偏|总结|借鉴|指导|保留|取消|重要"
)
_STOPS = ("。", "！", "；", "）")
_FEWEST = 20


@rule("R522")
def check(paper: Paper) -> Iterator[Finding]:
    """标题写了“应用”，正文没有。

    检查什么：“自评结果拟应用和公开情况”一节，正文有没有说结果用在哪里。
    为什么：标题要求说明结果怎样用（下年预算、整改、考核），只写“开展了自评”“已公开”，这一项就是空的。
    反例：
        一、部门概况
        编制12名。
        二、绩效自评结果拟应用和公开情况
        按照财政局的要求，我单位对2023年度的项目进行了认真自评，自评率100%，并在门户网站公开。
    正例：
        一、部门概况
        编制12名。
        二、绩效自评结果拟应用和公开情况
        自评得分低于80分的项目，下年预算压减10%。自评结果9月20日在县政府网站公开。
    依据：财预〔2020〕10号第六章：绩效评价结果应当与预算安排、改进管理挂钩。
    """
    for number, heading in enumerate(paper.headings):
        if heading.part is not Part.APPLICATION or not _PROMISED.search(heading.title):
            continue
        words = _below(paper, number)
        if len(words) >= _FEWEST and not _USED.search(words):
            yield paper.finding(
                "R522",
                *words_of(heading),
                cause="标题要求写自评结果怎样应用，下面没有一句说到：没有下年预算、整改、考核方面的安排",
                cure="写明结果用在哪里：哪些项目调整预算、哪些问题整改、是否纳入考核；没有安排的写“暂无应用安排”及原因",
            )


def _below(paper: Paper, number: int) -> str:
    """Return the words below a heading, "" where they may have been cut off."""
    heading = paper.headings[number]
    after = (each.start for each in paper.headings[number + 1 :] if each.level <= heading.level)
    end = next(after, None)
    stop = len(paper.text) if end is None else end
    if holds_table(paper, heading.end, stop):
        return ""
    words = "".join(each.text for each in told_in(paper.paragraphs, heading.end, stop))
    ended = words.rstrip().endswith(_STOPS) and (paper.is_whole or "公开" in words)
    return words if end is not None or ended else ""
