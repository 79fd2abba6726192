"""N247: so much for one person or household that the unit must be wrong."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Amount
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_FOR_ONE = re.compile("[每][人名户位亩]|/[人名户位亩]")
_ON_AVERAGE = re.compile("(?:人均|户均|亩均)(?!.*(?:产值|营业|营收|税|资产|投资|贷款|授信|注册|GDP|生产总值))")
_FIRM = re.compile("企业|公司|人才|院士|团队|专家|项目|主体|商户|产值|营业|营收|税|资产|投资|贷款|授信|注册")
_TOO_MUCH = 500 * 1_000_000  # 500万元 in 分
_GRANT = re.compile("(?:补助|补贴|慰问金?|救助)(?:标准|资金)?$")
_TOO_MUCH_OF_GRANT = {"亩": 5 * 1_000_000, "": 100 * 1_000_000}


@rule("N247")
def check(paper: Paper) -> Iterator[Finding]:
    """每人、每户、每亩的金额大得不合情理，像是单位写错了。

    检查什么：“每人”“人均”“户均”“元/人”这样的标准和平均数，是否超过 500 万元，
    其中补助、补贴是否超过每人每户 100 万元、每亩 5 万元；企业的产值、税收、贷款不查。
    为什么：补助标准、人均成本都是几百元、几千元，写成几千万元，是把“元”写成了“万元”。
    反例：护林员25名，每人每年补助8000万元。
    正例：护林员25名，每人每年补助8000元。
    正例：规上企业户均产值5600万元。
    依据：算术；补助标准以元计。
    """
    for amount in paper.facts.amounts:
        if amount.money is None or amount.money.fen < _most_of(amount) or not _is_for_one(amount):
            continue
        yield paper.finding(
            "N247",
            amount.start,
            amount.end,
            cause=f"“{amount.label or amount.per}”写成了 {amount.quote}，一个人、一户不会有这么多",
            cure="核对单位，多半是“元”写成了“万元”",
        )


def _most_of(amount: Amount) -> int:
    """Return from how many 分 on it is too much: of a grant, least of all for a 亩, from far less on."""
    if _GRANT.search(amount.label) is None:
        return _TOO_MUCH
    return _TOO_MUCH_OF_GRANT["亩" if "亩" in amount.label + amount.per else ""]


def _is_for_one(amount: Amount) -> bool:
    if _FIRM.search(amount.label) or _FIRM.search(amount.topic):
        return False
    return _FOR_ONE.search(amount.per) is not None or _ON_AVERAGE.search(amount.label) is not None
