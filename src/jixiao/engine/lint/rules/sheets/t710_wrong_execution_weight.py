"""T710: the weight of the rate of execution is the full mark of the whole table."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.telling import percent, points

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import Compared, ScoreTable

_FULL = Fraction(100)
_USUAL = (Fraction(10), Fraction(20))


@rule("T710")
def check(paper: Paper) -> Iterator[Finding]:
    """执行率一项的分值填成了 100，与得分对不上。

    检查什么：执行率的分值填 100 以上，而得分正好是按分值 10（或 20）算出来的。
    为什么：100 是整张表的满分；分值填错，各项分值加起来就不是 100。
    反例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|75|75|75|100|100%|10|
    正例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|75|75|75|10|100%|10|
    依据：财预〔2020〕10号第十三条：预算执行率的权重原则上为 10%。
    """
    for table, compared in zip(paper.score_tables, paper.compared_tables, strict=True):
        meant = wrong_weight(table, compared)
        spot = None if table.money is None else table.money.total.cells.get("weight")
        if table.money is None or meant is None or not spot or compared.spent is None:
            continue
        line = table.money.total
        score, rate = line.text("score"), percent(compared.spent)
        cause = f"执行率的分值填了 {spot.text}，得分是 {score}；执行率 {rate}，按分值 {points(meant)} 才得 {score} 分"
        yield paper.finding("T710", spot.start, spot.end, cause=cause, cure=f"把分值改为 {points(meant)}")


def wrong_weight(table: "ScoreTable", compared: "Compared") -> Fraction | None:
    """Return the weight that the score was counted with, where the printed one is the full mark and does not fit."""
    if table.money is None or compared.spent is None:
        return None
    weight, score = table.money.total.number("weight"), table.money.total.number("score")
    if weight is None or score is None or weight < _FULL:
        return None
    return next((usual for usual in _USUAL if abs(compared.spent * usual / 100 - score) <= Fraction(1, 100)), None)


def has_wrong_weight(table: "ScoreTable", compared: "Compared") -> bool:
    """Return whether the weight is wrong and not the score."""
    return wrong_weight(table, compared) is not None
