"""T746: everything is said to be done, and a good part of the money was not spent."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.explaining import explains
from jixiao.engine.lint.rules.sheets.telling import percent

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import Compared, ScoreTable, Spot

_LOW = Fraction(80)
_HALF = Fraction(60)
_FEWEST = 2
_ALL_DONE = re.compile(r"(?:全部|均已?|全面|圆满|按期|如期|已)(?:按.{0,4})?完成|完成率(?:达到?|为)?100%|100%完成")


@rule("T746")
def check(paper: Paper) -> Iterator[Finding]:
    """钱只花了一半多，却说目标全部完成、指标全部满分。

    检查什么：执行率低于 80% 而指标项项满分，或者执行率低于 60% 而完成情况写“全部完成”，表里又没有说明结余原因。
    为什么：钱没花完而事都办完了，要么预算编多了，要么事没办完；财政会追问。
    反例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|90|90|43|10|47.78%|4.78|
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|清淤沟渠长度|≥8公里|8.2公里|50|50|
        |效益指标|社会效益指标|受益村数|≥5个|5个|30|30|
    正例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|90|90|86|10|95.56%|9.56|
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|清淤沟渠长度|≥8公里|8.2公里|50|50|
        |效益指标|社会效益指标|受益村数|≥5个|5个|30|30|
    依据：一省绩效系统的预警口径：指标得分率比预算执行率高出 5% 以上亮红灯。
    """
    for table, compared in zip(paper.score_tables, paper.compared_tables, strict=True):
        if compared.spent is None or compared.spent >= _LOW or explains(table):
            continue
        spot, said = _claim(table, compared)
        if spot is not None:
            cause = f"执行率只有 {percent(compared.spent)}，{said}"
            cure = "说明没有花的钱原定做什么；事没办完的按实际打分，预算编多了的写明结余处理"
            yield paper.finding("T746", spot.start, spot.end, cause=cause, cure=cure)


def _claim(table: "ScoreTable", compared: "Compared") -> "tuple[Spot | None, str]":
    if compared.spent is not None and compared.spent < _HALF:
        for goal in table.goals:
            found = _ALL_DONE.search(goal.achieved.text)
            if found:
                return goal.achieved, f"完成情况却写“{found[0]}”，没有说明剩下的钱"
    scored = [row for row in table.rows if row.weight and row.score is not None]
    if len(scored) >= _FEWEST and len(scored) == len(table.rows) and all(row.score == row.weight for row in scored):
        return scored[0].spot("score"), f"而 {len(scored)} 个指标全部满分，没有说明剩下的钱"
    return None, ""
