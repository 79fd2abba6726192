"""P808: a number called that of an identity document whose check does not hold, or that has none."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.privacy.masking import masked
from jixiao.engine.lint.rules.privacy.p801_identity_number import identity_numbers

_CALLED = re.compile(
    r"(?=[身公居证护军士残驾])"
    r"(?:(?:身份证|公民身份号码|居民身份|证件)(?:件)?(?:号码|编号|号)?\s?[：:为]?\s?(?P<number>[0-9]{17}[0-9Xx]|[0-9]{15})(?![0-9A-Za-z])"
    r"|(?:护照|军官证|士兵证|残疾人?证|驾驶证)(?:号码|编号|号)?\s?[：:为]?\s?(?P<other>[A-Za-z]?[0-9]{7,20}[Xx]?)(?![0-9A-Za-z]))"
)


@rule("P808")
def check(paper: Paper) -> Iterator[Finding]:
    """写出了证件号码。

    检查什么：说明是身份证、护照、残疾证等证件号码的一串数字；校验成立的公民身份号码由另一条报。
    为什么：报告要公开。号码虽可能打错了一位，仍然指向具体的人。
    反例：领取人周桂英，身份证号：110105194912310021。
    反例：残疾证号11010519491231002142。
    正例：领取人身份证号已登记在册；残疾证有效期10年。
    依据：《个人信息保护法》第十条、第二十八条。
    """
    if "证" not in paper.text and "护照" not in paper.text and "身份" not in paper.text:
        return
    told = {match.start() for match in identity_numbers(paper.text)}
    for match in _CALLED.finditer(paper.text):
        start, end = match.span("number" if match["number"] else "other")
        if start not in told:
            yield paper.finding(
                "P808",
                start,
                end,
                cause=f"{masked(paper.text[start:end])} 写明是证件号码",
                cure="公开前删去，或者只留前 3 位和后 4 位",
            )
