"""P803: the number of a bank card."""

import re
from collections.abc import Iterator

from jixiao.engine.document import Table
from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.privacy.masking import masked

_NUMBER = re.compile(r"62(?<![0-9A-Za-z.]62)(?:[0-9][ -]?){13,16}[0-9](?![0-9A-Za-z.%])")
_CARD = re.compile(r"卡号|银行卡|一卡通|一折通|社保卡|账号|帐号|账户|开户|存折|银行")
_OF_UNIT = re.compile(r"对公|基本户|零余额|专户|单位账户|财政专户|收款单位")
_LABELLED = re.compile(
    r"(?:银行卡号?|卡号|一卡通账?号|一折通账?号|个人账号|存折账?号)(?:码)?\s?(?:为|是)?\s?[:：]?\s?\Z"
)
_BEFORE = 40


@rule("P803")
def check(paper: Paper) -> Iterator[Finding]:
    """写出了个人的银行卡号。

    检查什么：62 开头、16 至 19 位，校验成立又说是卡号、账号的，或者紧跟在“银行卡号”后面的数；单位的对公账户不算。
    为什么：报告要公开，银行卡号与姓名一起公开会危害个人财产安全。
    反例：补助款打入孙玉兰银行卡，卡号6228480012345678903。
    正例：补助款通过“一卡通”发放到户；资金专户账号另行报备。
    正例：项目编码6228480012345678903。
    依据：《个人信息保护法》第二十八条。
    """
    for match in _NUMBER.finditer(paper.text):
        number = re.sub(r"[ -]", "", match[0])
        ahead = paper.text[max(match.start() - _BEFORE, 0) : match.start()]
        if _OF_UNIT.search(ahead) or not (_CARD.search(ahead) or _CARD.search(_head(paper, match.start()))):
            continue
        if _holds(number) or _LABELLED.search(ahead):
            yield paper.finding(
                "P803",
                *match.span(),
                cause=f"{masked(number)} 是一个银行卡号" + ("，校验成立" if _holds(number) else ""),
                cure="公开前删去，或者只留前 3 位和后 4 位",
            )


def _head(paper: Paper, at: int) -> str:
    """Return the words of the first row of the table around, or ""."""
    block = paper.blocks[paper.block_at(at)] if paper.blocks else None
    if not isinstance(block, Table) or not block.rows:
        return ""
    return " ".join(part.text for cell in block.rows[0] for part in cell.line)


def _holds(number: str) -> bool:
    from stdnum import luhn  # noqa: PLC0415 - it brings ssl along, and most papers hold no such number

    return luhn.is_valid(number)
