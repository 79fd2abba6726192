"""T723: words where the target is a number."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.telling import named

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import Indicator

_NUMERAL = re.compile(r"[0-9０-９一二三四五六七八九十百千万零〇两①-⑳]")
_COUNTED = re.compile(
    r"\d+(?:\.\d+)?\s*(?:%|‰|万|亿|元|平方|公里|千米|米|亩|人|户|次|场|个|项|件|份|家|所|台|套|座|处|吨|期|篇)"
)
_MEASURED = re.compile(r"\d+(?:\.\d+)?\s*(?:%|‰|万|亿|平方|公里|千米|米|亩)")
_NONE = re.compile(r"无|没有|未发生|零|未出现|0|不涉及|未发现")
_TIMES = re.compile(r"年|月|月底|季度|[天日号周]|个?(?:工作日|自然日|月|小时|季度)|小时|分钟")
_LONGEST = 30


@rule("T723")
def check(paper: Paper) -> Iterator[Finding]:
    """定量指标的完成值填了文字，没有数。

    检查什么：指标值是一个数，而完成值写“完成”“达成预期指标”“好”一类的话，一个数字也没有。
    为什么：没有数就不能与指标值比较，得分也没有依据。定性指标才填“达成预期指标”。
    反例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|维修校舍面积|≥2600平方米|已完成|10|10|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|维修校舍面积|≥2600平方米|2680平方米|10|10|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |效益指标|社会效益指标|重大安全事故|0起|未发生|10|10|
        |效益指标|可持续影响指标|长效管护机制|健全|达成预期指标|10|10|
    依据：财预〔2020〕10号第十六条：定量指标按完成值与指标值的比例记分。
    """
    for table in paper.score_tables:
        groups: dict[str, list[Indicator]] = {}
        for row in table.rows:
            words = row.text("actual")
            if words and _wants_number(row) and not _NUMERAL.search(words) and len(words) <= _LONGEST:
                groups.setdefault(words, []).append(row)
        for words, rows in groups.items():
            spot = rows[0].cells["actual"]
            cause = f"{named(rows)}的指标值是数，完成值只写“{words}”，没有实际完成的数"
            yield paper.finding("T723", spot.start, spot.end, cause=cause, cure="填实际完成的数，如 98%、26 场")


def _wants_number(row: "Indicator") -> bool:
    words = row.text("actual")
    if row.target.number is None:
        return _in_words(row)
    timed = _TIMES.fullmatch(row.unit) is not None or (row.printed.level2 == "时效" and row.unit != "%")
    if timed or row.operator == "定性":
        return False
    return not (row.target.number == 0 and _NONE.search(words) is not None)


def _in_words(row: "Indicator") -> bool:
    """Return whether a number stands among the words of a target: 757万平方米养护全覆盖."""
    counted = _MEASURED if row.operator == "定性" else _COUNTED
    return counted.search(row.text("target")) is not None
