"""P801: an identity number."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.privacy.masking import masked

_NUMBER = re.compile(
    r"[1-8](?<![0-9A-Za-z][1-8])[0-9]{5}[ -]?(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    r"[ -]?[0-9]{3}[0-9Xx](?![0-9A-Za-z])"
)
_OTHER_CODE = re.compile(r"信用代码|机构代码|项目编[码号]|合同编?号|订单|流水号|发票")
_PROVINCE = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")


@rule("P801")
def check(paper: Paper) -> Iterator[Finding]:
    """写出了公民身份号码。

    检查什么：18 位的公民身份号码：地区、出生日期、校验码都成立的，才算。
    为什么：绩效自评报告要向社会公开，身份证号码公开后可能被冒用。
    反例：慰问困难科技工作者赵长林（身份证号：11010519491231002X）。
    正例：慰问困难科技工作者6名，每人800元。
    正例：统一社会信用代码：11131024000019750X。
    依据：《个人信息保护法》第十条、第二十八条；《政府信息公开条例》第十五条。
    """
    for match in identity_numbers(paper.text):
        yield paper.finding(
            "P801",
            *match.span(),
            cause=f"{masked(_bare(match[0]))} 是一个公民身份号码，校验成立",
            cure="公开前删去；确需注明的，只留前 3 位和后 4 位，其余用“*”代替",
        )


def identity_numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield the identity numbers in ``text`` whose place, day and check character hold."""
    for match in _NUMBER.finditer(text):
        if _holds(_bare(match[0])) and not _OTHER_CODE.search(text[max(match.start() - 14, 0) : match.start()]):
            yield match


def _bare(number: str) -> str:
    return re.sub(r"[ -]", "", number).upper()


def _holds(number: str) -> bool:
    """Return whether 18 characters are a number by GB 11643: a province, a day that exists, the check character."""
    from stdnum.cn import ric  # noqa: PLC0415 - it brings ssl along, and most papers hold no such number
    from stdnum.exceptions import ValidationError  # noqa: PLC0415 - as above

    try:
        ric.get_birth_date(number)
    except ValidationError:
        return False
    return _PROVINCE.match(number) is not None and ric.calc_check_digit(number) == number[-1]
