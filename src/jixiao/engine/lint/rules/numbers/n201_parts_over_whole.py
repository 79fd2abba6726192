"""N201: what is called a part is more than the whole."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Amount
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule


@rule("N201")
def check(paper: Paper) -> Iterator[Finding]:
    """一个部分比它所属的总数还大。

    检查什么：写在“其中”“包括”后面或括号里的每一笔金额，是否超过它所属的总额。
    为什么：部分不会大于整体。不是数写错了，就是单位写错了，或者“其中”接错了地方。
    反例：全年支出120万元，其中项目支出160万元。
    正例：全年支出120万元，其中项目支出60万元。
    正例：全年支出1.2亿元，其中项目支出160万元。
    依据：算术；财预〔2016〕143号要求公开的金额口径一致。
    """
    for part in paper.facts.amounts:
        whole = None if part.whole is None else paper.facts.amounts[part.whole]
        if whole is None or not _is_over(part, whole):
            continue
        named = part.label or "这一部分"
        yield paper.finding(
            "N201",
            part.start,
            part.end,
            cause=f"“{named}”{part.quote} 写成了 {whole.quote} 的一部分，却比它大",
            cure="对照决算表核对这两个数和单位；如果它不是前面那个数的一部分，改掉“其中”",
        )


def _is_over(part: Amount, whole: Amount) -> bool:
    if part.mark == "共计" or part.vague or whole.vague or part.money is None or whole.money is None:
        return False
    return part.money > whole.money
