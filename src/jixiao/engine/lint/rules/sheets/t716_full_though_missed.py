"""T716: full points for an indicator that missed its target."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.telling import actual_of, percent, points, shortened, target_of

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import Indicator

_FULL_SATISFACTION = Fraction(90)
_OTHER_THING = Fraction(1, 10)


@rule("T716")
def check(paper: Paper) -> Iterator[Finding]:
    """没有完成指标值，却得满分。

    检查什么：完成值没有达到指标值（≥ 的不够，≤ 的超出），得分是不是等于分值。满意度达到 90% 的不查。
    为什么：未完成的要按完成值与指标值的比例记分；满分说明没有对照指标值打分，或者两个数口径不同。
    反例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|新建灌渠长度|≥30公里|26公里|10|10|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|新建灌渠长度|≥30公里|26公里|10|8.67|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|成本指标|单位建设成本|≤120万元/公里|108万元/公里|10|10|
    依据：财预〔2020〕10号第十六条：未完成的，按照完成值与指标值的比例记分。
    """
    for table, compared in zip(paper.score_tables, paper.compared_tables, strict=True):
        for number, row in enumerate(table.rows):
            if not row.is_missed or not row.weight or row.score != row.weight or _is_satisfied(row):
                continue
            checked = compared.rows.get(number)
            if checked is not None and any(one.exact == row.score for one in checked.explanations):
                continue
            spot = row.spot("score")
            exact = (
                f"按比例应得 {points(checked.exact)} 分" if checked is not None and checked.exact is not None else ""
            )
            cause = (
                f"{_compared(row)}，没有完成，却得满分 {row.printed.score}{'；' if exact else ''}{exact}{_hint(row)}"
            )
            yield paper.finding(
                "T716",
                spot.start,
                spot.end,
                cause=cause,
                cure="按完成值与指标值的比例记分，并写明偏差原因；数填错的改数",
            )


def _is_satisfied(row: "Indicator") -> bool:
    """Return whether it is a satisfaction of 90 percent and more, which some rules give full points (101号)."""
    number = row.actual.number
    return "满意" in row.name and number is not None and number >= _FULL_SATISFACTION


def _compared(row: "Indicator") -> str:
    reached = percent((row.reached or Fraction(0)) * 100)
    return f"“{shortened(row.name)}”指标值 {target_of(row)}，完成值 {actual_of(row)}，是指标值的 {reached}"


def _hint(row: "Indicator") -> str:
    """Return, where the two are not even near, that they may not be counts of the same thing."""
    far = row.reached is not None and (row.reached < _OTHER_THING or row.reached > 1 / _OTHER_THING)
    return "；两个数相差悬殊，也可能一个填的是钱、一个填的是数量" if far else ""
