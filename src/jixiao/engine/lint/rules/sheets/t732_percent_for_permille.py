"""T732: a rate that is customarily counted per thousand is given in percent."""

import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.telling import shortened

_PER_THOUSAND = re.compile(
    r"(?:森林|草原|林草|森林草原)(?:火灾)?受害率|(?:林业|草原|林草|主要林业)?有害生物(?:成灾|危害)率|人口(?:出生|死亡|自然增长)率|自然增长率"
    r"|(?:新生儿|婴儿|5岁以下儿童|五岁以下儿童|围产儿)死亡率|孕产妇死亡率|出生率"
)
_SMALL = Fraction(30)


@rule("T732")
def check(paper: Paper) -> Iterator[Finding]:
    """按惯例用 ‰ 的指标写成了 %。

    检查什么：森林火灾受害率、有害生物成灾率、人口出生率、婴儿死亡率这类按千分比统计的指标，单位是不是写成 %。
    为什么：% 与 ‰ 差十倍，指标值宽了十倍。
    反例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |效益指标|生态效益指标|森林火灾受害率|≤0.5%|0|10|10|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |效益指标|生态效益指标|森林火灾受害率|≤0.5‰|0|10|10|
    依据：林业、卫生、人口统计的通行口径。
    """
    for table in paper.score_tables:
        for row in table.rows:
            number = row.target.number
            if number is not None and row.unit == "%" and number <= _SMALL and _PER_THOUSAND.search(row.name):
                spot = row.spot("unit") if row.text("unit") else row.spot("target")
                cause = f"“{shortened(row.name)}”通行按 ‰ 统计，这里写的是 {row.target.text.rstrip('%')}%"
                yield paper.finding("T732", spot.start, spot.end, cause=cause, cure="核对上级下达的指标，单位改为 ‰")
