"""T735: weights are dealt out, and not one actual value or score is filled in."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import ScoreTable

_FEWEST = 2


@rule("T735")
def check(paper: Paper) -> Iterator[Finding]:
    """完成值一栏、得分一栏全部空着。

    检查什么：指标和分值都填了，有完成值栏、得分栏，而一格也没有填。
    为什么：没有完成值和得分，这张表只是目标表，不是自评表。
    反例：
        |一级指标|二级指标|三级指标|指标性质|指标值|度量单位|完成值|权重|得分|
        |产出指标|数量指标|保障车辆数|＝|12|辆| |40| |
        |效益指标|社会效益指标|出车及时率|≥|95|%| |50| |
    正例：
        |一级指标|二级指标|三级指标|指标性质|指标值|度量单位|完成值|权重|得分|
        |产出指标|数量指标|保障车辆数|＝|12|辆|12|40|40|
        |效益指标|社会效益指标|出车及时率|≥|95|%|97|50|50|
    正例：
        |一级指标|二级指标|三级指标|指标值|权重|
        |产出指标|数量指标|保障车辆数|＝12辆|40|
        |效益指标|社会效益指标|出车及时率|≥95%|50|
    依据：财预〔2020〕10号附件1。
    """
    for table in paper.score_tables:
        blank = _blank_columns(table)
        if blank:
            rows = len(table.rows)
            spot = table.heads[blank[0]]
            names = "、".join(f"“{''.join(table.heads[field].text.split())}”" for field in blank)
            cause = f"{rows} 个指标都有分值，{names}一格也没有填"
            yield paper.finding(
                "T735", spot.start, spot.end, cause=cause, cure="逐项填写完成值，按完成值打分后再报送、公开"
            )


def _blank_columns(table: "ScoreTable") -> list[str]:
    """Return the columns of actual values and scores, where the table has both and all of them are blank."""
    fields = [field for field in ("actual", "score") if field in table.heads]
    if len(fields) < _FEWEST or len(table.rows) < _FEWEST or not all(row.printed.weight for row in table.rows):
        return []
    return [] if any(row.text(field).strip() for row in table.rows for field in fields) else fields
