"""T728: an amount of money stands as a quantity of output."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.telling import shortened

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import Indicator

_MONEY = re.compile(r"(?:万|亿|千|百万)?元")
_IS_OUTPUT = re.compile(
    r"贷款|销售|产值|收入|营业|招商|引资|贸易|进出口|保费|保额|赔付|募集|征收|税|罚没|清欠|追[缴回]|授信|交易|投放|融资|捐"
)


@rule("T728")
def check(paper: Paper) -> Iterator[Finding]:
    """把花的钱填成了数量指标。

    检查什么：二级指标是数量指标，而指标值的单位是元、万元，名称也不是贷款、招商、征收这类本身就是成果的金额。
    为什么：数量指标看做了多少事，花多少钱是成本指标；把钱当产出，花完就算完成。
    反例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|改造工程资金|38万元|38万元|10|10|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|改造教室间数|≥12间|12间|10|10|
        |产出指标|成本指标|改造工程总成本|≤38万元|37.6万元|10|10|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|招商引资到位额|≥5亿元|5.3亿元|10|10|
    依据：财预〔2021〕101号：数量指标反映提供的公共产品和服务的数量，成本指标反映所花的钱。
    """
    for table in paper.score_tables:
        for row in table.rows:
            if row.printed.level2 == "数量" and _is_money(row) and not _IS_OUTPUT.search(row.name):
                spot = row.spot("target")
                cause = f"数量指标“{shortened(row.name)}”的指标值 {row.text('target')} 是钱，不是做了多少事"
                cure = "数量指标改填建了多少、办了几场、发了几份；这笔钱移到成本指标，写 ≤"
                yield paper.finding("T728", spot.start, spot.end, cause=cause, cure=cure)


def _is_money(row: "Indicator") -> bool:
    return row.target.number is not None and _MONEY.fullmatch(row.unit) is not None
