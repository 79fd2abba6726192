"""T718: the score of an indicator that fell short is not what any rulebook gives."""

from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.telling import actual_of, percent, points, shortened, target_of

_TOLERANCE = Fraction(1, 10)


@rule("T718")
def check(paper: Paper) -> Iterator[Finding]:
    """没有完成的指标，得分与完成的比例不相称。

    检查什么：未完成指标的得分，与完成值除以指标值再乘分值相差超过 0.1，各地的分档办法和各种取舍也得不出。
    为什么：同一张表要用同一把尺子打分；凭印象扣分，复核时说不清。
    反例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|随访慢病患者人数|≥400人|312人|5|4.8|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|随访慢病患者人数|≥400人|312人|5|3.9|
    依据：财预〔2020〕10号第十六条：未完成的，按照完成值与指标值的比例记分。
    """
    for table, compared in zip(paper.score_tables, paper.compared_tables, strict=True):
        for number, checked in compared.rows.items():
            row = table.rows[number]
            if checked.reproduced or checked.exact is None or row.score is None or row.weight is None:
                continue
            gap = row.score - checked.exact
            if row.score >= row.weight or abs(gap) <= _TOLERANCE:
                continue
            spot = row.spot("score")
            done = percent((row.reached or Fraction(0)) * 100)
            word = "多" if gap > 0 else "少"
            reached = f"“{shortened(row.name)}”完成 {actual_of(row)}，是指标值 {target_of(row)} 的 {done}"
            given = f"按比例得 {points(checked.exact)} 分，所填 {row.printed.score} {word} {points(abs(gap))} 分"
            cause = f"{reached}，{given}"
            yield paper.finding(
                "T718", spot.start, spot.end, cause=cause, cure="按比例重算；另有扣分办法的写明是哪一条"
            )
