"""S116: a line of the 目录 and its heading in other words."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper, Titled
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.listed import Listed, listed, settled, value_of


@rule("S116")
def check(paper: Paper) -> Iterator[Finding]:
    """目录的一行和正文的标题不一样。

    检查什么：序号相同或文字相近的一行和标题，文字或序号是否一致；标点和空格不算。
    为什么：多半是改了一处忘了另一处。
    反例：
        目录
        一、项目概况
        二、资金管理情况
        三、存在的问题
        一、项目概况
        治理河道12公里。
        二、资金管理和使用情况
        全部用于工程款。
        三、存在的问题
        两处工程晚完工。
    正例：
        目录
        一、项目概况
        二、资金管理情况
        三、存在的问题
        一、项目概况
        治理河道12公里。
        二、资金管理情况。
        全部用于工程款。
        三、存在的问题
        两处工程晚完工。
    依据：目录应与正文一致。
    """
    for line in paper.once(listed):
        heading = line.heading
        if heading is None or not line.entry.number or not heading.number or _is_wrapped(paper, line, heading):
            continue
        typed = f"{line.entry.number}{line.entry.text}"
        mine, theirs = value_of(line.entry.number), value_of(heading.number)
        if line.exact and (not mine or not theirs or mine == theirs):
            continue
        yield paper.finding(
            "S116",
            line.start,
            line.end,
            cause=f"目录写的是“{typed}”，正文的标题是“{heading.number}{heading.title}”",
            cure="改成一致；用 Word 自动目录的，更新域",
        )


def _is_wrapped(paper: Paper, line: Listed, heading: Titled) -> bool:
    """Return whether the rest of the words of the line stands right under the heading: a heading of two lines."""
    words = settled(heading.title)
    rest = line.words[len(words) :]
    if not rest or not line.words.startswith(words):
        return False
    return settled(paper.text[heading.end : heading.end + 2 * len(rest) + 2]).startswith(rest)
