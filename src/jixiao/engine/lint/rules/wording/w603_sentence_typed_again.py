"""W603: the same sentence or clause, one right after the other."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_SHORT = 6  # characters


@rule("W603")
def check(paper: Paper) -> Iterator[Finding]:
    """同一句话紧接着又写了一遍。

    检查什么：一句话（或几个分句）写完，后面紧跟着的是不是同样的一句。
    为什么：是复制时多粘贴了一次，没有意思，也显得没有校对。
    反例：按进度支付工程款，确保项目按期完工；按进度支付工程款，确保项目按期完工。
    正例：按进度支付工程款，确保项目按期完工；按合同验收，确保工程质量。
    依据：文字校对通例。
    """
    for repeat in paper.repeats:
        start, end = repeat.first
        if repeat.times > 1 and end - start >= _SHORT:
            yield paper.finding(
                "W603",
                start,
                repeat.again[1],
                cause=f"同样的话连着写了 {repeat.times} 遍",
                cure="只留一遍",
                replacement=paper.text[start:end],
            )
