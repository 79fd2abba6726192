"""T742: points that were already dealt by weight were multiplied by the weight once more."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.telling import points, summed
from jixiao.engine.values import parse_decimal

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import Indicator

_FEWEST = 2
_WHOLE = Fraction(100)
_NEAR = Fraction(1, 100)


@rule("T742")
def check(paper: Paper) -> Iterator[Finding]:
    """得分已经按分值给了，折算时又乘了一次权重。

    检查什么：有“折算得分”一栏的表，各项得分没有超过自己的权重，折算得分却是得分再乘以权重
    （25 分、权重 25，折成 6.25）。
    为什么：得分是百分制时才乘权重；已经按权重给分的再乘一次，合计远远不到应得的分。
    反例：
        |一级指标|二级指标|三级指标|指标值|完成值|单项得分|权重|单项指标折算得分|
        |产出指标|数量指标|慰问老党员人数|≥35人|36人|40|40|16|
        |效益指标|社会效益指标|慰问覆盖率|≥95%|100%|40|40|16|
    正例：
        |一级指标|二级指标|三级指标|指标值|完成值|单项得分|权重|单项指标折算得分|
        |产出指标|数量指标|慰问老党员人数|≥35人|36人|100|40|40|
        |效益指标|社会效益指标|慰问覆盖率|≥95%|100%|100|40|40|
    依据：算术：折算得分＝单项得分（百分制）×权重。
    """
    for table in paper.score_tables:
        if "folded" not in table.heads:
            continue
        rows = [row for row in table.rows if row.weight and row.score is not None and _folded(row) is not None]
        twice = [row for row in rows if _is_twice(row)]
        if len(twice) < _FEWEST or len(twice) < len(rows):
            continue
        spot = twice[0].cells["folded"]
        first = twice[0]
        folded = [_folded(row) or Fraction(0) for row in twice]
        whole = f"单项得分 {first.printed.score} 已经是按权重 {first.printed.weight} 给的满分"
        given = f"{whole}，折算时又乘一次权重得 {spot.text}"
        cause = f"{given}；各项折算后 {summed(folded)} = {points(sum(folded, Fraction(0)))}，远低于应得的分"
        yield paper.finding(
            "T742", spot.start, spot.end, cause=cause, cure="单项得分改用百分制再折算，或者折算得分直接填单项得分"
        )


def _folded(row: "Indicator") -> Fraction | None:
    number = parse_decimal(row.text("folded")) if row.text("folded") else None
    return None if number is None else Fraction(number)


def _is_twice(row: "Indicator") -> bool:
    """Return whether a met target earned its whole weight, and that was multiplied by the weight again."""
    folded = _folded(row)
    if folded is None or row.score is None or row.weight is None or row.score != row.weight or row.weight >= _WHOLE:
        return False
    return abs(folded - row.score * row.weight / 100) <= _NEAR
