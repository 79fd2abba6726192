"""N234: 一是 is followed by 三是, or 二是 comes twice."""

from collections.abc import Iterator
from itertools import pairwise

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.marking import Run, runs_of_marks

_NUMERALS = "零一二三四五六七八九十"


@rule("N234")
def check(paper: Paper) -> Iterator[Finding]:
    """“一是、二是、三是”的次序跳号或者重号。

    检查什么：同一段（或紧接着的几段）里的“一是”“二是”“三是”是否一个接一个。
    为什么：跳号说明漏了一条或者删后没有改号，重号说明插入后没有改号。
    反例：一是加强宣传；三是完善制度。
    反例：一是加强宣传；二是完善制度；二是强化监督。
    正例：一是加强宣传；二是完善制度；三是强化监督。
    正例：一是加强宣传，二要完善制度，三是强化监督。
    依据：文字校对通例：序号应当连续。
    """
    for run in runs_of_marks(paper):
        for at, (before, after) in enumerate(pairwise(run.ordinals), start=1):
            if after != before + 1 and not _is_said_otherwise(paper, run, at):
                start, end = run.marks[at]
                said = "重了" if after == before else "跳了" if after > before else "倒了"
                yield paper.finding(
                    "N234",
                    start,
                    end,
                    cause=f"前一条是“{_NUMERALS[before]}是”，这一条写成“{paper.text[start:end]}”，次序{said}",
                    cure="补上漏掉的一条，或者把这几条重新排号",
                )
                break


def _is_said_otherwise(paper: Paper, run: Run, at: int) -> bool:
    """Return whether a mark in between is written in another way: 二要, 其二, 第二, 再次."""
    if run.ordinals[at] <= run.ordinals[at - 1]:
        return False
    between = paper.text[run.marks[at - 1][1] : run.marks[at][0]]
    missing = [_NUMERALS[number] for number in range(run.ordinals[at - 1] + 1, min(run.ordinals[at], 10))]
    return any(word in between for word in (*missing, "其次", "再次", "此外", "另外", "同时"))
