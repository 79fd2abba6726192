"""S128: of the headings of one series some end in a full stop and some do not."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.marks import Mark
from jixiao.engine.lint.rules.structure.numbering import Series, numbering

_FEWEST = 3
_UPPER = 2


@rule("S128")
def check(paper: Paper) -> Iterator[Finding]:
    """同级标题，有的末尾有句号，有的没有。

    检查什么：独立成行的一、二级标题，同一串里三个以上，少数与多数的写法不同。
    为什么：标题末尾一般不加句号；要加也应一致。
    反例：
        一、项目概况
        治理河道12公里。
        二、资金使用情况。
        支出460万元。
        三、存在的问题
        招标偏晚。
    正例：
        一、项目概况
        治理河道12公里。
        二、资金使用情况
        支出460万元。
        三、存在的问题
        招标偏晚。
    依据：GB/T 15834—2011 标点符号用法：标题末尾一般不用句号。
    """
    for series in paper.once(numbering).series:
        alone = [mark for mark in series.marks if _is_alone(paper, mark)]
        if len(alone) < max(_FEWEST, len(series.marks)) or series.marks[0].level not in range(1, _UPPER + 1):
            continue
        stopped = [mark for mark in alone if mark.words.endswith("。")]
        odd = _fewer(series, stopped)
        if odd:
            has = "有句号" if odd[0].words.endswith("。") else "没有句号"
            counts = f"{len(stopped)} 个末尾有句号，{len(alone) - len(stopped)} 个没有"
            yield paper.finding(
                "S128",
                odd[0].start,
                odd[0].stop,
                cause=f"同级的 {len(alone)} 个标题里，{counts}；这一个{has}",
                cure="统一去掉标题末尾的句号",
            )


def _fewer(series: Series, stopped: list[Mark]) -> list[Mark]:
    bare = [mark for mark in series.marks if not mark.words.endswith("。")]
    if not stopped or not bare or len(stopped) == len(bare):
        return []
    return min(stopped, bare, key=len)


def _is_alone(paper: Paper, mark: Mark) -> bool:
    """Return whether a heading has its line to itself."""
    return mark.titled and paper.text[mark.stop : mark.stop + 1] in {"", "\n", "\r"}
