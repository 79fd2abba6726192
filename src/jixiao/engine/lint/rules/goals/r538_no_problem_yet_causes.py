"""R538: no problem is named, and yet its causes are."""

import re
from collections.abc import Iterator
from itertools import pairwise

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.stretch import told_in

_PROBLEMS = re.compile(r"问题|不足")
_OTHER = re.compile(r"其他|其它|说明|建议|措施|原因")
_NONE = re.compile(r"\s*(?:无|暂无|没有|未发现|不存在)(?:存在)?(?:明显|突出|重大)?(?:的)?(?:问题|不足)?[。.]?\s*")
_CAUSES = re.compile(r"原因|整改")
_NOTHING = re.compile(r"^\s*(?:无|暂无|不涉及|没有)")
_SAID = re.compile(r"主要是|由于|因|导致|影响|滞后|不[足够]|整改|整顿")
_LEAST = 12


@rule("R538")
def check(paper: Paper) -> Iterator[Finding]:
    """说没有问题，又写问题的原因和整改。

    检查什么：“存在问题”一节写“无”，紧接着的“原因分析”“整改措施”却写了影响、滞后、不足。
    为什么：两处对不上。有原因就有问题，应当写出来。
    反例：
        一、存在问题
        无。
        二、原因分析
        主要是个别村报账晚，影响了支出进度。
        三、整改措施
        按月报账。
    正例：
        一、存在问题
        无。
        二、原因分析
        不涉及。
        三、整改措施
        无。
    依据：财预〔2020〕10号：自评结果应当真实、客观。
    """
    chapters = [each for each in paper.headings if each.level == 1]
    ends = [*(each.start for each in chapters[1:]), len(paper.text)]
    for (heading, after), end in zip(pairwise(chapters), ends[1:], strict=False):
        if not _PROBLEMS.search(heading.title) or _OTHER.search(heading.title) or not _CAUSES.search(after.title):
            continue
        words = "".join(each.text for each in told_in(paper.paragraphs, heading.end, after.start))
        below = "".join(each.text for each in told_in(paper.paragraphs, after.end, end))
        if (
            words
            and _NONE.fullmatch(words)
            and len(below) >= _LEAST
            and _SAID.search(below)
            and not _NOTHING.match(below)
        ):
            passage = next(each for each in paper.paragraphs if each.start >= heading.end)
            yield paper.finding(
                "R538",
                passage.start,
                passage.end,
                cause=f"这里写没有问题，“{after.number}{after.title}”却写了“{below[:20]}…”",
                cure="把问题写在这里；确实没有问题的，后面写“不涉及”",
            )
