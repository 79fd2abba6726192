"""T706: the sources of the money do not add up to the total."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.telling import summed
from jixiao.engine.values import print_decimal

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import MoneyGrid, MoneyLine

_FIELDS = {"initial": "年初预算数", "adjusted": "全年预算数", "executed": "全年执行数"}
_BY_ORIGIN = {
    **dict.fromkeys(
        ("当年财政拨款", "本年财政拨款", "年度财政拨款", "财政拨款", "财政资金", "当年财政拨款资金"), "拨款"
    ),
    **dict.fromkeys(("上年结转资金", "上年结转结余", "上年结转", "上年结转结余资金", "上年度结转资金"), "结转"),
    **dict.fromkeys(("其他资金",), "其他"),
    **dict.fromkeys(("财政专户管理资金",), "专户"),
    **dict.fromkeys(("单位资金",), "单位"),
}
_BY_LEVEL = {
    **dict.fromkeys(("中央财政资金", "中央资金", "中央补助", "中央补助资金"), "中央"),
    **dict.fromkeys(("地方资金", "地方财政资金"), "地方"),
    **dict.fromkeys(("其他资金",), "其他"),
}
_TOLERANCE = Fraction(1, 50)


@rule("T706")
def check(paper: Paper) -> Iterator[Finding]:
    """各资金来源相加不等于年度资金总额。

    检查什么：表里列出了全部来源（当年财政拨款、上年结转资金、其他资金，或中央、地方、其他资金），逐项相加是否等于总额。
    为什么：总额用来算执行率，少一项多一项都会算错。
    反例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|100|112|90|10|80.36%|8.04|
        |其中：当年财政拨款|100|100|80||||
        |上年结转资金|0|10|10||||
        |其他资金|0|0|0||||
    正例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|100|110|90|10|81.82%|8.18|
        |其中：当年财政拨款|100|100|80||||
        |上年结转资金|0|10|10||||
        |其他资金|0|0|0||||
    依据：财预〔2020〕10号附件1；算术。
    """
    for table in paper.score_tables:
        lines = None if table.money is None else _all_sources(table.money)
        if table.money is None or lines is None:
            continue
        for field, name in _FIELDS.items():
            whole = table.money.total.number(field)
            parts = [_amount(line, field) for line in lines]
            known = [part for part in parts if part is not None]
            if whole is None or len(known) < len(parts) or not any(known):
                continue
            total = sum(known, Fraction(0))
            gap = total - whole
            if abs(gap) > _TOLERANCE and max(known) <= whole:
                spot = table.money.total.cells[field]
                word = "多" if gap > 0 else "少"
                worked = f"{summed(known)} = {print_decimal(total)}"
                cause = f"{name}：{worked}，比总额 {print_decimal(whole)} {word} {print_decimal(abs(gap))}"
                yield paper.finding("T706", spot.start, spot.end, cause=cause, cure="逐项核对来源和总额，改掉错的一个")


def _all_sources(money: "MoneyGrid") -> "tuple[MoneyLine, ...] | None":
    """Return the lines where they are the whole of one division, each part once, the rest of it (其他) among them."""
    for division in (_BY_ORIGIN, _BY_LEVEL):
        kinds = [division.get(line.name) for line in money.sources]
        if kinds and None not in kinds and len(set(kinds)) == len(kinds) and "其他" in kinds and len(kinds) > 1:
            return money.sources
    return None


def _amount(line: "MoneyLine", field: str) -> Fraction | None:
    """Return the amount of a source; a dash is none, a blank is not known."""
    spot = line.cells.get(field)
    if spot is None or not spot:
        return None
    return line.number(field) if line.text(field) else Fraction(0)
