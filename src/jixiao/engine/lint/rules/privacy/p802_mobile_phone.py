"""P802: a mobile phone number."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.privacy.masking import masked

_NUMBER = re.compile(
    r"1(?<![0-9A-Za-z.]1)[3-9][0-9](?P<sign>[ -]?)[0-9]{4}(?P=sign)[0-9]{4}"
    r"(?![0-9A-Za-z%％])(?!\s?[元万亿米吨.．]|,[0-9])"
)
_OTHER_CODE = re.compile(r"编号|编码|代码|文号|订单|流水号|发票|凭证|账号|帐号|卡号")


@rule("P802")
def check(paper: Paper) -> Iterator[Finding]:
    """写出了手机号码。

    检查什么：11 位的手机号码；办公室的固定电话不算。
    为什么：报告要公开，手机号多是个人的；联系电话宜用办公室电话。
    反例：联系人：孙立民，联系电话：13900001234。
    正例：联系人：孙立民，联系电话：0316-5550123。
    正例：项目总投资13900001234元。
    依据：《个人信息保护法》第十条；《政府信息公开条例》第十五条。
    """
    for match in _NUMBER.finditer(paper.text):
        if _OTHER_CODE.search(paper.text[max(match.start() - 8, 0) : match.start()]):
            continue
        number = re.sub(r"[ -]", "", match[0])
        yield paper.finding(
            "P802",
            *match.span(),
            cause=f"{masked(number)} 是手机号码",
            cure="联系电话改用办公室电话；其他地方删去，或者只留前 3 位和后 4 位",
        )
