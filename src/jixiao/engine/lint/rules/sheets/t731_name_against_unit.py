"""T731: a rate is counted in heads, or an area is given as a rate."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.telling import shortened

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import Indicator

_RATE = re.compile(
    r"(?<![频功效倍速税利汇费斜曲概])(?<!分辨)(?<!生产)(?<!生育)(?:率|百分比)(?:[（(][^）)]{1,8}[）)])?$"
)
_COUNTED = re.compile(r"[个名人户次场件份篇期家所台套辆座处批条项亩头只幅块米吨天]|人次|公里|平方米|万亩|万人|村|例")
_SIZE = re.compile(
    r"(?:面积|里程|长度|人数|户数|数量|次数|场次|人次|份数|件数|座数|公里数|天数|吨数|总量)(?:[（(][^）)]{1,8}[）)])?$"
)
_SHARES = ("%", "‰")


@rule("T731")
def check(paper: Paper) -> Iterator[Finding]:
    """名称是率，填的却是人数；名称是面积、数量，填的却是百分比。

    检查什么：名称以“率”结尾的指标，单位是不是人、户、次一类；名称以面积、人数、里程结尾的，单位是不是 % 或 ‰。
    为什么：名称与数对不上，就不知道考核的是什么，也没法与别处的数核对。
    反例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|电子健康码激活率|≥8600人|8712人|10|10|
    反例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |效益指标|生态效益指标|水土流失面积|＜3%|2.4%|10|10|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|电子健康码激活人数|≥8600人|8712人|10|10|
        |产出指标|数量指标|河道巡查频率|≥4次|4次|10|10|
        |效益指标|生态效益指标|水土流失面积占比|＜3%|2.4%|10|10|
    依据：财预〔2021〕101号：指标名称、指标值、计量单位应当一致。
    """
    for table in paper.score_tables:
        for row in table.rows:
            fault = _fault(row)
            if fault:
                spot = row.spot("target")
                cause = f"“{shortened(row.name)}”{fault}"
                cure = "要考核人数就改名称，要考核比率就写明分子、分母，填百分比"
                yield paper.finding("T731", spot.start, spot.end, cause=cause, cure=cure)


def _fault(row: "Indicator") -> str:
    if row.target.number is None:
        return ""
    if _RATE.search(row.name) and _COUNTED.fullmatch(row.unit):
        return f"是一个率，指标值填的却是 {row.target.number} {row.unit}"
    if _SIZE.search(row.name) and row.unit in _SHARES:
        return f"是一个数量，指标值填的却是比率 {row.text('target')}"
    return ""
