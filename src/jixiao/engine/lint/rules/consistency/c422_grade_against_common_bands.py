"""C422: the grade given is not that of the common bands: 90, 80, 60."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.grade_bands import common_bands, grade_of, graded, own_bands


@rule("C422")
def check(paper: Paper) -> Iterator[Finding]:
    """等级与通行的分数段不符。

    检查什么：正文没有写分数段时，总得分和等级按通行的分数段（90 分以上优、80 分以上良、60 分以上中，其余差；选了规则
    集的按规则集）是否相符。90 分整是优。
    为什么：分数和等级对不上，结果应用时不知道按哪个算。有的地方用别的分数段，那就要在报告里写明。
    反例：经自评，项目自评得分85分，评价等级为“优”。
    正例：经自评，项目自评得分90分，评价等级为“优”。
    依据：财预〔2020〕10号：90（含）—100 分为优，80（含）—90 分为良，60（含）—80 分为中，60 分以下为差。
    """
    given = graded(paper)
    bands = common_bands(paper) if given and not own_bands(paper) else ()
    for each in given if bands else ():
        right = grade_of(each.score.number, bands)
        if each.grading.grade in {name for name, _ in bands} and right and each.grading.grade != right:
            told = "、".join(f"{name} {floor} 分以上" for name, floor in bands if floor)
            yield paper.finding(
                "C422",
                each.grading.start,
                each.grading.end,
                cause=f"得分 {each.score.quote}，按通行的分数段（{told}）应为“{right}”，这里写“{each.grading.quote}”",
                cure="核对得分和等级；当地另有分数段的，在报告里写明",
            )
