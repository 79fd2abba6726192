"""T705: the total line of the money grid is less than one of the sources below it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao.engine.errors import Finding
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import MoneyGrid, MoneyLine

_FIELDS = {"initial": "年初预算数", "adjusted": "全年预算数", "executed": "全年执行数"}
_SOURCE = late(
    r"(?:当年|本年|年度)?(?:财政|一般公共预算)?(?:财政)?拨款(?:资金|收入)?|财政资金|一般公共预算(?:资金|收入|支出)?|政府性基金(?:预算)?(?:资金)?"
    r"|上年(?:度)?结[转余](?:结余)?(?:资金)?|其他资金|单位资金|财政专户管理资金|(?:中央|地方|省级?|市级?|县级?|区级?|本级)(?:财政|补助)?(?:资金|补助)"
    r"|基本支出|项目支出|人员经费|公用经费"
)


@rule("T705")
def check(paper: Paper) -> Iterator[Finding]:
    """资金总额一行比它下面的一项还小，常见的是总额填 0 而分项有数。

    检查什么：年度资金总额一行的预算数、执行数，是否小于它下面某一种资金来源的同一个数。
    为什么：总额是各来源之和，小于其中一项，总额一定错了；总额一行又是算执行率的依据。
    反例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|0|0|0|10|0|0|
        |其中：当年财政拨款|60|58.5|58.5||||
    正例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|60|58.5|58.5|10|100%|10|
        |其中：当年财政拨款|60|58.5|58.5||||
    依据：财预〔2020〕10号附件1：年度资金总额等于当年财政拨款、上年结转资金、其他资金之和。
    """
    for table in paper.score_tables:
        if table.money is None:
            continue
        found = [(field, over) for field in _FIELDS if (over := _larger_parts(table.money, field))]
        if found:
            spot = table.money.total.cells[found[0][0]]
            told = "；".join(_told(table.money, field, over) for field, over in found)
            cause = f"{told}，分项比总额大"
            cure = "总额一行填各来源之和，再算执行率和得分"
            yield paper.finding("T705", spot.start, spot.end, cause=cause, cure=cure)


def _told(money: "MoneyGrid", field: str, over: "list[MoneyLine]") -> str:
    parts = "、".join(f"{line.name} {line.text(field)}" for line in over)
    return f"{_FIELDS[field]}的总额印作 {money.total.text(field)}，{parts}"


def _larger_parts(money: "MoneyGrid", field: str) -> "list[MoneyLine]":
    """Return the sources that are more than the total of the same column."""
    whole = money.total.number(field)
    parts = [(line, line.number(field)) for line in money.sources if _SOURCE.fullmatch(line.name)]
    return [line for line, part in parts if whole is not None and part is not None and part > whole]
