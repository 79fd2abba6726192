"""W602: a long passage that stands twice, to the letter."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule

LONG = 80  # characters
_HAN = re.compile(r"[一-龥]")
_STOP = re.compile(r"[，,。；;]")
_PROMISED = {Part.TASKS, Part.GOALS}


@rule("W602")
def check(paper: Paper) -> Iterator[Finding]:
    """一大段话一字不差地写了两遍。

    检查什么：正文里有没有 80 个字以上一字不差的两处；摘要与正文相同不算。总体目标照抄职责的，只标目标一处。
    为什么：多为复制后忘了改写。两项工作、两个项目的情况和效果不会一字不差，审核时会当作没有如实填写。
    反例：
        （一）夏季宣传
        本次活动通过微信公众号、村广播、宣传栏和入户讲解等形式，把防溺水知识送到每一个学生家庭，受到师生和家长的一致欢迎，对于提高学生安全意识、减少意外事故发生、维护社会和谐稳定具有重要的现实意义。
        （二）冬季宣传
        本次活动通过微信公众号、村广播、宣传栏和入户讲解等形式，把防溺水知识送到每一个学生家庭，受到师生和家长的一致欢迎，对于提高学生安全意识、减少意外事故发生、维护社会和谐稳定具有重要的现实意义。
    正例：
        （一）夏季宣传
        6月在12所学校开展防溺水宣传，发放告知书4200份，家长签收率99.2%。
        （二）冬季宣传
        12月在12所学校开展防煤气中毒宣传，入户检查取暖设备860户，整改隐患31处。
    依据：绩效自评应当真实、客观（财预〔2020〕10号第十五条）。
    """
    marked: set[tuple[int, int]] = set()
    for repeat in paper.repeats:
        length = repeat.again[1] - repeat.again[0]
        if length < LONG or repeat.times > 1 or not _is_prose(paper.text[slice(*repeat.again)]):
            continue
        places = [(repeat.again, repeat.first)]
        parts = {paper.part_at(repeat.first[0]), paper.part_at(repeat.again[0])}
        if not (Part.DUTIES in parts and parts & _PROMISED):
            places.append((repeat.first, repeat.again))
        for (start, end), (other, _) in places:
            if (start, end) in marked:
                continue
            marked.add((start, end))
            yield paper.finding(
                "W602",
                start,
                end,
                cause=f"这 {length} 个字与{paper.where(other)}一字不差",
                cure="保留一处；另一处写这一项自己的做法、数量和结果",
            )


def _is_prose(words: str) -> bool:
    """Return whether ``words`` are sentences, and not the head of a table that stands on each page."""
    return len(_STOP.findall(words)) > 1 and len(_HAN.findall(words)) * 5 > len(words) * 3
