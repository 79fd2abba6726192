"""T740: the weights or scores of a group do not add up to what is printed for it."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.sums import points_of
from jixiao.engine.lint.rules.sheets.telling import points, summed
from jixiao.engine.values import parse_decimal

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import Group, Spot

_NAMES = {"weight": "分值", "score": "得分"}
_HUNDREDTH = Fraction(1, 100)


@rule("T740")
def check(paper: Paper) -> Iterator[Finding]:
    """一级指标下各项分值相加，不等于它自己写的分值；小计与各项之和不符。

    检查什么：列到总分的表，“产出指标（50分）”一类写明的分值，或小计一行的分值、得分，是否等于下面各项之和。
    为什么：分值要逐级相等，差一分，总分就差一分。
    反例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标（50分）|数量指标|架设网线里程|≥16公里|17公里|20|20|
        | |质量指标|线路畅通率|≥98%|99%|20|20|
        |效益指标（30分）|社会效益指标|受益户数|≥310户|322户|30|30|
        |满意度指标（10分）|服务对象满意度指标|用户满意度|≥90%|94%|10|10|
        |总分| | | | |90|80|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标（50分）|数量指标|架设网线里程|≥16公里|17公里|30|30|
        | |质量指标|线路畅通率|≥98%|99%|20|20|
        |效益指标（30分）|社会效益指标|受益户数|≥310户|322户|30|30|
        |满意度指标（10分）|服务对象满意度指标|用户满意度|≥90%|94%|10|10|
        |总分| | | | |90|90|
    依据：财预〔2020〕10号第十三条；算术。
    """
    for table in paper.score_tables:
        for group in table.groups if table.whole else ():
            for field, name in _NAMES.items():
                found = _mismatch(group, field)
                if found is None:
                    continue
                spot, printed, parts = found
                label = "".join(group.label.text.split())
                total = sum(parts, Fraction(0))
                word = "多" if total > printed else "少"
                worked = f"{summed(parts)} = {points(total)}，{word} {points(abs(total - printed))}"
                cause = f"“{label}”的{name}是 {points(printed)}，下面各项 {worked}"
                yield paper.finding("T740", spot.start, spot.end, cause=cause, cure=f"核对各项{name}，改到相等")


def _mismatch(group: "Group", field: str) -> "tuple[Spot, Fraction, list[Fraction]] | None":
    text, spot = (group.weight, group.weight_spot) if field == "weight" else (group.score, group.score_spot)
    number = parse_decimal(text) if text else None
    parts = points_of(group.rows, field)
    if number is None or parts is None:
        return None
    printed = Fraction(number)
    if group.before is None:
        closes = abs(sum(parts, Fraction(0)) - printed) <= _HUNDREDTH
    else:
        closes = _closes_some(points_of((*group.before, *group.rows), field) or parts, printed)
    return None if closes else (spot or group.label, printed, parts)


def _closes_some(parts: list[Fraction], printed: Fraction) -> bool:
    """Return whether the last rows up to here, however many, make up a subtotal: groups stand within groups."""
    total = Fraction(0)
    for part in reversed(parts):
        total += part
        if abs(total - printed) <= _HUNDREDTH:
            return True
    return False
