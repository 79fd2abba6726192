"""S115: a 目录 without page numbers."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.listed import listed

_FEWEST = 3


@rule("S115")
def check(paper: Paper) -> Iterator[Finding]:
    """目录没有页码。

    检查什么：目录有三行以上，没有一行写页码。
    为什么：没有页码的目录查不到内容。网页上的文本没有页，可以不管。
    反例：
        目录
        一、项目概况
        二、资金使用情况
        三、存在的问题
        一、项目概况
        治理河道12公里。
    正例：
        目录
        一、项目概况……1
        二、资金使用情况……2
        三、存在的问题……4
        一、项目概况
        治理河道12公里。
    依据：公文和报告的目录应标页码。
    """
    lines = paper.once(listed)
    if len(lines) < _FEWEST or any(line.has_page for line in lines) or paper.contents is None:
        return
    start, end = paper.contents
    first = paper.text.find("\n", start, end)
    titled = first if 0 <= first <= lines[0].start else lines[0].end
    yield paper.finding(
        "S115",
        start,
        titled,
        cause=f"目录有 {len(lines)} 行，都没有页码",
        cure="补上页码；用 Word 的自动目录可以自动生成",
    )
