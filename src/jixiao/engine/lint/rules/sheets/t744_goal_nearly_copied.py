"""T744: what is said of a goal's completion is the goal with a few words put in."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.copying import nearly_copied_goals


@rule("T744")
def check(paper: Paper) -> Iterator[Finding]:
    """实际完成情况基本照抄预期目标，只加了“了”“已”“进一步”。

    检查什么：去掉“已”“了”“进一步”一类的字，实际完成情况与预期目标几乎一样，也没有一个自己的数。
    为什么：照抄目标，看不出完成了多少。
    反例：
        |年度总体目标|预期目标|实际完成情况|
        | |加强农村公路养护，提高路况水平，保障群众出行。|进一步加强了农村公路养护，提高了路况水平，保障了群众出行。|
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|养护里程|≥120公里|124公里|50|50|
    正例：
        |年度总体目标|预期目标|实际完成情况|
        | |加强农村公路养护，提高路况水平，保障群众出行。|养护农村公路124公里，修补坑槽3600平方米，优良路率88%。|
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|养护里程|≥120公里|124公里|50|50|
    依据：财预〔2020〕10号附件1：实际完成情况填年末达到的结果。
    """
    for goal in nearly_copied_goals(paper):
        cause = "实际完成情况基本是照抄预期目标，没有一个完成的数"
        cure = "写实际做了多少、效果如何，用数说话"
        yield paper.finding("T744", goal.achieved.start, goal.achieved.end, cause=cause, cure=cure)
