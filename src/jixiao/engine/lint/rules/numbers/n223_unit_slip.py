"""N223: the unit of one figure is wrong, as the sum it stands in proves."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.telling import addition, in_unit, typed
from jixiao.engine.lint.rules.numbers.told_sums import told_sums
from jixiao.engine.values.money import FEN_PER


@rule("N223")
def check(paper: Paper) -> Iterator[Finding]:
    """一笔金额的单位写错了，它所在的那道加法可以证明。

    检查什么：各项和总数里，是否有一个数只要把“元”换成“万元”（或者反过来）就正好相符。
    为什么：单位错一次，金额差一万倍。
    反例：区级资金58万元（宣传费21万元，培训费37元）。
    正例：区级资金58万元（宣传费21万元，培训费37万元）。
    正例：区级资金21.5万元（宣传费21万元，培训费5000元）。
    依据：算术；《会计基础工作规范》对金额书写的要求。
    """
    for one, slip in paper.once(told_sums):
        if slip is None:
            continue
        right = f"{typed(slip.amount)}{slip.unit}"
        fens = [
            int(part.number * FEN_PER[slip.unit]) if part is slip.amount else counted
            for part, counted in zip(one.parts, one.counted, strict=True)
        ]
        yield paper.finding(
            "N223",
            slip.amount.start,
            slip.amount.end,
            cause=f"写成“{slip.amount.quote}”各项就对不上；改成“{right}”，{addition(fens, slip.unit)} = "
            f"{in_unit(sum(fens), slip.unit)}，正好等于总数",
            cure=f"对照凭证核对；单位确实写错了的，把“{slip.amount.quote}”改为“{right}”",
        )
