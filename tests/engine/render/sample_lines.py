"""Lines of the sample paper written as text: {274.64@budget} is a figure with its reference, {?人数} a gap."""

import datetime
import re
from fractions import Fraction

from jixiao.engine.document import Align, Cell, Gap, Inline, Line, Number, Text
from jixiao.engine.values import Rule, Source, Trace

RULE = Rule("MOF10", "execution", "预算执行率得分", "财预〔2020〕10号第十六条", datetime.date(2020, 2, 25))
BUDGET = Trace(
    label="支出年初预算数",
    printed="274.64",
    exact=Fraction("274.64"),
    unit="万元",
    source=Source("填报", "《预算》表 C12 单元格", "budget.initial"),
)
SPENT = Trace(
    label="支出决算数",
    printed="258.13",
    exact=Fraction("258.13"),
    unit="万元",
    source=Source("填报", "《预算》表 E12 单元格", "budget.spent", ("2019年部门决算表",)),
)
RATE = Trace(
    label="预算执行率",
    printed="93.99%",
    exact=Fraction("258.13") / Fraction("274.64"),
    formula="支出决算数 ÷ 支出年初预算数 × 100%",
    worked="258.13 ÷ 274.64 × 100% = 93.99%",
    rounding="四舍五入到 2 位小数",
    rule=RULE,
    inputs=(SPENT, BUDGET),
)
SCORE = Trace("预算执行率得分", "9.40", Fraction("9.40"), "分", "执行率 × 10", "93.99% × 10 = 9.40", inputs=(RATE,))
TRACES = {"budget": BUDGET, "spent": SPENT, "rate": RATE, "score": SCORE}
_MARKED = re.compile(r"\{(.*?)\}")


def words(text: str) -> Line:
    """Return the line that ``text`` tells; {*优} is strong."""
    return tuple(
        _marked(piece) if place % 2 else Text(piece) for place, piece in enumerate(_MARKED.split(text)) if piece
    )


def _marked(piece: str) -> Inline:
    if piece.startswith("?"):
        return Gap(f"（未提供：{piece[1:]}）", piece[1:])
    if piece.startswith("*"):
        return Text(piece[1:], strong=True)
    printed, _, key = piece.partition("@")
    TRACES.setdefault(key, Trace(key, printed, source=Source("填报", "《活动》表", key)))
    return Number(printed, key)


def head(text: str, *, across: int = 1, down: int = 1) -> Cell:
    """Return a cell at the head of a column or a row."""
    return Cell(words(text), Align.CENTER, across, down, head=True)


def group(text: str, *, down: int) -> Cell:
    """Return a cell that stands for several rows."""
    return Cell(words(text), Align.CENTER, down=down)


def figure(text: str) -> Cell:
    """Return a cell with its figure at the right."""
    return Cell(words(text), Align.RIGHT)
