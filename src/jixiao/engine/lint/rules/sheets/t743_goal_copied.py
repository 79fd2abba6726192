"""T743: what is said of a goal's completion is the goal, word for word."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.copying import copied_goals


@rule("T743")
def check(paper: Paper) -> Iterator[Finding]:
    """实际完成情况与预期目标逐字相同。

    检查什么：年度总体目标下，“实际完成情况”是不是把“预期目标”原样抄了一遍。
    为什么：抄目标等于没有说完成了多少；复核时这一格会被退回。
    反例：
        |年度总体目标|预期目标|实际完成情况|
        | |改造乡镇卫生院3所，配齐基本设备，方便群众就近看病。|改造乡镇卫生院3所，配齐基本设备，方便群众就近看病。|
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|改造卫生院数|≥3所|3所|50|50|
    正例：
        |年度总体目标|预期目标|实际完成情况|
        | |改造乡镇卫生院3所，配齐基本设备，方便群众就近看病。|3所卫生院10月底通过验收，新增设备41台，门诊量增加12%。|
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|改造卫生院数|≥3所|3所|50|50|
    依据：财预〔2020〕10号附件1：实际完成情况填年末达到的结果。
    """
    for goal in copied_goals(paper):
        cause = f"实际完成情况与预期目标逐字相同（{len(goal.achieved.text)} 字），没有说完成了多少"
        yield paper.finding("T743", goal.achieved.start, goal.achieved.end, cause=cause, cure=_CURE)


_CURE = "对照目标逐条写实际做了多少、花了多少、效果如何，没有完成的写明原因"
