"""C421: the grade given is not that of the band the text itself defines."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.grade_bands import graded, holds, own_bands


@rule("C421")
def check(paper: Paper) -> Iterator[Finding]:
    """等级与文中自定的分数段不符。

    检查什么：正文写明了各等级的分数段，又写了得分和等级：得分是否落在这个等级的分数段里，或落在别的等级里。正好在两段交界上的不查。
    为什么：标准和得分都是自己写的，等级必须对得上。
    反例：评价分为四档：90分以上为优，80—90分为良，60—80分为中，60分以下为差。经综合评价，自评得分86.5分，评价等级为优。
    正例：评价分为四档：90分以上为优，80—90分为良，60—80分为中，60分以下为差。经综合评价，自评得分90分，评价等级为优。
    依据：财预〔2020〕10号：评价结果分优、良、中、差四级，分数段由评价方案规定。
    """
    bands = own_bands(paper)
    if not bands:
        return
    for each in graded(paper):
        number, grade = each.score.number, each.grading.grade
        mine = [band for band in bands if band.grade == grade]
        right = [band for band in bands if band.grade != grade and holds(band, number)]
        if mine and not holds(mine[0], number) and len(right) == 1:
            yield paper.finding(
                "C421",
                each.grading.start,
                each.grading.end,
                cause=f"得分 {each.score.quote}，按文中写的分数段是“{right[0].word}”，这里写“{each.grading.quote}”",
                cure=f"核对得分和分数段；得分无误的，等级改为“{right[0].word}”",
            )
