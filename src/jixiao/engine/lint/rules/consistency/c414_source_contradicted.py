"""C414: one amount comes from the province here and from the city there."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.fund_sources import LADDER, same_money, sourced_lists


@rule("C414")
def check(paper: Paper) -> Iterator[Finding]:
    """同一笔资金，一处说来自省级，一处说来自市级。

    检查什么：两处都按来源列资金，金额完全相同，而同一个金额的来源一处是中央、省、市、县、乡镇、自筹中的一级，一处是另一级。
    为什么：来源只能有一个，两处必有一处写错。
    反例：
        2023年共到位资金400万元，其中：中央资金300万元，省级资金60万元，县级资金40万元。
        资金使用情况：中央资金支出300万元，市级资金支出60万元，县级资金支出40万元。
    正例：
        2023年共到位资金400万元，其中：中央资金300万元，自治区资金60万元，县级资金40万元。
        资金使用情况：中央资金支出300万元，自治区财政资金支出60万元，县本级资金支出40万元。
    依据：资金来源以下达文件为准。
    """
    lists = sourced_lists(paper)
    for number, later in enumerate(lists):
        first = next((each for each in lists[:number] if same_money(each, later)), ())
        was = {each.amount.money: each for each in first}
        for each in later if first else ():
            before = was[each.amount.money]
            if before.source != each.source and {before.source, each.source} <= set(LADDER):
                yield paper.finding(
                    "C414",
                    each.begin,
                    each.amount.end,
                    cause=f"{each.amount.quote} 前面是“{before.amount.label[-12:]}”，这里是“{each.amount.label[-12:]}”",
                    cure="对照资金下达文件核对来源，改掉写错的一处",
                )
