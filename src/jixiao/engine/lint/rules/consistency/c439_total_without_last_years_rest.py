"""C439: 总计 equals 合计 although last year's rest, as the text's own comparison has it, was not 0."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.account_totals import accounts, in_wan


@rule("C439")
def check(paper: Paper) -> Iterator[Finding]:
    """收入总计等于收入合计，上年却有结转。

    检查什么：收入总计与收入合计相同，而“年末结转和结余……较上年增加……”倒推出上年末有结转的。
    为什么：上年末的结转就是本年的年初结转，应当计入收入总计；收回财政等原因没有了的，要说明。
    反例：
        2023年度收入总计520万元。
        收入合计520万元。年末结转和结余48万元，较上年决算数增加30万元。
    正例：
        2023年度收入总计538万元。
        收入合计520万元。年末结转和结余48万元，较上年决算数增加30万元。
    依据：《部门决算报表编制说明》：收入总计 = 收入合计 + 使用非财政拨款结余 + 年初结转和结余。
    """
    account = next((one for one in accounts(paper) if one.side == "收入"), None)
    if account is None or account.carried is not None or account.total.number != account.sum.number:
        return
    for growth in paper.facts.growths:
        now = growth.now
        if (
            now is None
            or growth.delta is None
            or "上年" not in growth.base
            or not now.label.endswith(("年末结转和结余", "年末结转结余"))
        ):
            continue
        current = getattr(now, "money", None)
        if current is None:
            continue
        rest = current.fen - growth.direction * growth.delta.in_base() * 100
        if rest > 0:
            yield paper.finding(
                "C439",
                account.total.start,
                account.total.end,
                cause=(
                    f"年末结转 {now.quote}，比上年{'增加' if growth.direction > 0 else '减少'} {growth.quote}，"
                    f"上年末应有结转 {in_wan(rest)}，收入总计却与收入合计相同，都是 {account.total.quote}"
                ),
                cure="收入总计应为收入合计加年初结转；年初结转已收回财政的，写明",
            )
            return
