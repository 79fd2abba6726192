"""R506: a completed value is the target itself, sign and all."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.copying import copied_targets


@rule("R506")
def check(paper: Paper) -> Iterator[Finding]:
    """完成值照抄了指标值。

    检查什么：完成情况里，一类指标下的完成值是不是还带着“≥”“≤”，同一处又没有实际完成的数。
    为什么：指标值是年初定的范围，完成值是年末量出来的一个数。把范围抄过来，等于没有说完成了多少，也无法打分。
    反例：
        二、绩效目标完成情况
        （一）绩效指标完成情况
        1.服务对象满意度指标。学生家长满意度≥90%。
    正例：
        二、绩效目标完成情况
        （一）绩效指标完成情况
        1.服务对象满意度指标。学生家长满意度目标≥90%，发放问卷200份，实际为93.5%。
    依据：财预〔2020〕10号：自评要将全年实际完成值与年初指标值对比。
    """
    for copied in paper.once(copied_targets):
        if copied.plain:
            target = copied.target
            yield paper.finding(
                "R506",
                copied.start,
                target.end,
                cause=f"这里说的是完成情况，写的却是“{target.words}{target.quote}”，这是指标值的写法，没有实际完成的数",
                cure="写实际完成值（一个确定的数）和它的来源；指标值要写的话另写，如“指标值≥95%，实际96.2%”",
            )
