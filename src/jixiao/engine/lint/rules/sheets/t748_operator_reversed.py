"""T748: the operator points the wrong way: cost at least, satisfaction at most."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.telling import shortened

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import Indicator

_MONEY = re.compile(r"(?:万|亿|千|百万)?元(?:[/／].{1,6})?")
_COST = re.compile(r"成本|费用|单价|支出|经费|控制数|控制额|投资额|金额")
_SAVED = re.compile(r"节约|节省|降低|下降|减少|压减|收入|收益|效益|补助|补贴|标准|奖励|工资|待遇|津贴|价值")
_BAD = re.compile(
    r"(?:投诉|事故|差错|违[法规纪]|失误|死亡|故障|返工|逾期|信访)(?:次数|起数|件数|发生率|率|数|量|例数)$"
)
_GOOD = re.compile(r"(?:合格|满意|覆盖|达标|知晓|及时|准确|完好|办结)(?:率|度)$")


@rule("T748")
def check(paper: Paper) -> Iterator[Finding]:
    """指标性质写反了：成本写 ≥，满意度写 ≤。

    检查什么：成本指标的金额写 ≥，投诉、事故次数写 ≥，合格率、满意度写 ≤。
    为什么：方向写反，花得越多、投诉越多反而越“达标”。
    反例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|成本指标|救护车购置总成本|≥36万元|35.8万元|10|10|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|成本指标|救护车购置总成本|≤36万元|35.8万元|10|10|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|成本指标|成本节约额|≥2万元|2.4万元|10|10|
    依据：财预〔2021〕101号：指标性质要与指标方向一致。
    """
    for table in paper.score_tables:
        for row in table.rows:
            fault = _fault(row)
            if fault:
                spot = row.spot("operator", "target")
                cause = f"“{shortened(row.name)}”{fault}，写的是 {row.operator}"
                cure = "改为 ≤ 或 =" if row.operator in {"≥", ">"} else "改为 ≥ 或 ="
                yield paper.finding("T748", spot.start, spot.end, cause=cause, cure=cure)


def _fault(row: "Indicator") -> str:
    if not row.target.number:
        return ""
    if row.operator in {"≥", ">"}:
        cost = row.printed.level2 in {"成本", "经济成本"} and _MONEY.fullmatch(row.unit) and _COST.search(row.name)
        if cost and not _SAVED.search(row.name):
            return "是花的钱，应当越少越好"
        return "应当越少越好" if _BAD.search(row.name) else ""
    if row.operator in {"≤", "<"} and _GOOD.search(row.name) and not re.search(r"不(?:合格|满意|达标)", row.name):
        return "应当越高越好"
    return ""
