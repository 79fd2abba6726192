"""T720: points were lost and the column of reasons is blank."""

import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.explaining import explains, gives_reason
from jixiao.engine.lint.rules.sheets.telling import shortened

_ASKS = re.compile(r"原因|偏差|未完成|扣分|失分")
_HUNDREDTH = Fraction(1, 100)


@rule("T720")
def check(paper: Paper) -> Iterator[Finding]:
    """扣了分，偏差原因一栏空着。

    检查什么：得分低于分值的指标，表里有偏差原因（未完成原因）一栏而没有填，表后也没有统一说明。
    为什么：失分的指标要分析原因、写改进措施，这是整改和下年预算的依据。
    反例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施|
        |产出指标|数量指标|抽检批次|≥120批次|108批次|10|9| |
        |产出指标|质量指标|抽检合格率|≥98%|99%|10|10| |
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施|
        |产出指标|数量指标|抽检批次|≥120批次|108批次|10|9|检测机构12月停检，余下批次次年一季度补检|
    依据：财预〔2020〕10号附件1：未完成的要填写偏差原因分析及改进措施。
    """
    for table in paper.score_tables:
        if "reason" not in table.heads or not _ASKS.search(table.heads["reason"].text) or explains(table):
            continue
        for row in table.rows:
            if row.score is None or row.weight is None or row.score > row.weight - _HUNDREDTH or gives_reason(row):
                continue
            spot = row.spot("score")
            head = "".join(table.heads["reason"].text.split())
            cause = f"“{shortened(row.name)}”分值 {row.printed.weight}，得 {row.printed.score}，“{head}”一栏空着"
            yield paper.finding("T720", spot.start, spot.end, cause=cause, cure="写明没有完成的原因和改进措施")
