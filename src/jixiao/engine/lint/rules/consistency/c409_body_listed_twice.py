"""C409: one body is listed both among the inner departments and among the subordinate units."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Item, Listing
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_KINDS = (
    ("内设机构", re.compile(r"内设")),
    ("下属单位", re.compile(r"直属|下属|所属|下辖|二级单位|二级预算单位")),
    ("派出机构", re.compile(r"派出|派驻")),
)
_NO_PLACE = late(r"^[一-龥]{0,8}?[县市区旗州盟]")
_BUDGET = re.compile(r"纳入|预算单位|编制范围")
_SHORTEST = 4


@rule("C409")
def check(paper: Paper) -> Iterator[Finding]:
    """同一个机构既列为内设机构，又列为下属单位。

    检查什么：“内设……个”“直属（下属、所属）单位……个”“派出机构……个”几处列举里，有没有同一个名字。部门预算编制范围的列举不算。
    为什么：一个机构只能算一类，列两次，机构数就重复计算了。
    反例：内设机构2个：办公室和青山县项目服务中心；下属事业单位2个，即县项目服务中心、县信息中心。
    正例：内设机构2个：办公室和财务股；下属事业单位2个，即县项目服务中心、县信息中心。
    依据：机构设置以“三定”规定为准。
    """
    seen: dict[str, tuple[str, Item]] = {}
    for listing in paper.facts.lists:
        kind = _kind(paper, listing)
        if not kind:
            continue
        for item in listing.items:
            name = _NO_PLACE.sub("", item.quote.strip("“”《》 "))
            if len(name) < _SHORTEST:
                continue
            other, first = seen.setdefault(name, (kind, item))
            if other != kind:
                yield paper.finding(
                    "C409",
                    first.start,
                    first.end,
                    cause=f"“{first.quote}”这里列为{other}，后面又列为{kind}（“{item.quote}”），算了两次",
                    cure="按“三定”规定归到一类，并核对机构的个数",
                )


def _kind(paper: Paper, listing: Listing) -> str:
    told = paper.text[max(listing.start - 24, 0) : listing.items[0].start if listing.items else listing.end]
    told = told[max(told.rfind(mark) for mark in "。；;\n") + 1 :]
    if listing.announced is None or _BUDGET.search(told):
        return ""
    return next((kind for kind, speaks in _KINDS if speaks.search(told)), "")
