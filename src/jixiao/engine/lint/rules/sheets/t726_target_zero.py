"""T726: the target is 0 and the more the better."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.telling import shortened


@rule("T726")
def check(paper: Paper) -> Iterator[Finding]:
    """指标值是 0，指标性质却是 ≥。

    检查什么：写明 ≥ 或 > 的指标，指标值是不是 0。
    为什么：≥0 不论完成多少都达标，等于没有目标；要求不发生的事应写 = 0 或 ≤ 0。
    反例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |效益指标|社会效益指标|安全生产事故数|≥0起|0起|10|10|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |效益指标|社会效益指标|安全生产事故数|＝0起|0起|10|10|
    依据：财预〔2021〕101号：指标值要能衡量，指标性质与方向一致。
    """
    for table in paper.score_tables:
        for row in table.rows:
            if row.target.number == 0 and row.operator in {"≥", ">"}:
                spot = row.spot("target")
                cause = f"“{shortened(row.name)}”的指标值是 {row.operator}0，不论完成多少都达标"
                cure = "要求不发生的改为 = 0 或 ≤ 0；要做的事填应完成的数"
                yield paper.finding("T726", spot.start, spot.end, cause=cause, cure=cure)
