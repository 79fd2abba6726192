"""T749: 定性 indicators whose result is the target's own words, or a rate that is promised in words."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.telling import named, shortened

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import Indicator

_RATE = re.compile(r"(?<![频效])率$")
_FEWEST = 3
_DIGIT = re.compile(r"[\d一二三四五六七八九十]")
_GRADED = re.compile(r"达成|部分|未达|优|良|中|差|年|月|日")


@rule("T749")
def check(paper: Paper) -> Iterator[Finding]:
    """定性的话没法核对：率用“显著”，完成值照抄“健康”“良好”。

    检查什么：名称是率而指标值是一句话；或者三个以上的定性指标，完成值把指标值的话原样抄了一遍。
    为什么：没有数、没有分档，谁来看都说完成了；能量化的要量化，定性的要写达到哪一档、凭什么。
    反例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|新增造林面积|≥500亩|520亩|50|50|
        |效益指标|社会效益指标|提高群众参与率|明显|明显|30|30|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|新增造林面积|≥500亩|520亩|50|50|
        |效益指标|社会效益指标|群众参与率|≥60%|66%|30|30|
        |效益指标|可持续影响指标|管护机制|健全|达成预期指标|10|10|
    依据：财预〔2020〕10号第十六条：定性指标分达成、部分达成并具有一定效果、未达成三档；财预〔2021〕101号：指标值要可衡量。
    """
    for table in paper.score_tables:
        rates = [row for row in table.rows if _RATE.search(row.name) and _is_words(row)]
        for row in rates:
            spot = row.spot("actual", "target")
            said = f"指标值写“{shortened(row.target.text)}”，完成值写“{shortened(row.actual.text)}”"
            cause = f"“{shortened(row.name)}”是一个率，{said}，没有数，无法核对"
            yield paper.finding(
                "T749", spot.start, spot.end, cause=cause, cure="指标值填百分比，完成值填统计数，写明分子、分母"
            )
        copied = [row for row in table.rows if row not in rates and _is_words(row) and _is_repeated(row)]
        if len(copied) >= _FEWEST:
            spot = copied[0].spot("actual")
            said = "、".join(dict.fromkeys(f"“{shortened(row.actual.text)}”" for row in copied[:_FEWEST]))
            cause = f"{named(copied)}的完成值照抄指标值（{said}），没有数也没有分档，无法核对"
            cure = "能量化的改为数；定性的写达成哪一档，附依据"
            yield paper.finding("T749", spot.start, spot.end, cause=cause, cure=cure)


def _is_words(row: "Indicator") -> bool:
    return bool(row.target.text) and not _DIGIT.search(row.text("target"))


def _is_repeated(row: "Indicator") -> bool:
    target, actual = ("".join(words.split()) for words in (row.target.text, row.actual.text))
    return target == actual and not _GRADED.search(target)
