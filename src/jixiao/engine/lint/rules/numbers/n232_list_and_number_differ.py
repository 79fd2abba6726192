"""N232: a list and the number beside it differ, where the words leave a little room."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.enumerating import Told, lists_after_number, lists_before_number

_MOST_SHOWN = 6


@rule("N232")
def check(paper: Paper) -> Iterator[Finding]:
    """列出的名称与紧挨着的个数对不上。

    检查什么：先列名称、后报个数的（甲、乙、丙3个街道），以及用冒号引出的列举，名称的多少与个数是否相同；先报个数
    而列出的反而更多的，也在这里说。
    为什么：多半是增减了一个名称而没有改数。列举的起止有时要靠上下文看，所以请人核对。
    反例：项目覆盖新河镇、石桥镇、柳林镇、青山镇5个镇。
    反例：设3个股室：办公室、业务股、财务股、法规股。
    正例：项目覆盖新河镇、石桥镇、柳林镇、青山镇4个镇。
    正例：会同县教育局、县卫生健康局3个部门联合检查。
    依据：计数。
    """
    for told in (*lists_after_number(paper), *lists_before_number(paper)):
        if _differs(told):
            few = told.fewest if told.announced < told.fewest else told.most
            yield paper.finding(
                "N232",
                told.start,
                told.end,
                cause=f"写的是 {told.announced}{told.measure}，列出的是 {few} 个（{_shown(told)}）",
                cure="数一数名称：少列的补上，多列的删去，或者把个数改对",
            )


def _differs(told: Told) -> bool:
    return told.announced < told.fewest or (not told.sure and told.announced > told.most)


def _shown(told: Told) -> str:
    return "、".join(told.names) if len(told.names) <= _MOST_SHOWN else f"{told.names[0]}……{told.names[-1]}"
