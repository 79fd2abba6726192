"""R532: a result is given as a range."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.copying import copied_targets


@rule("R532")
def check(paper: Paper) -> Iterator[Finding]:
    """完成值写成了一个范围。

    检查什么：完成情况里的数是不是写成“95%以上”“不低于90%”，或者带着“≥”“≤”，旁边又没有实际完成的数。
    为什么：“以上”“不低于”是定目标的说法。做完以后有确定的数，写范围让人以为没有统计。
    反例：
        二、绩效目标完成情况
        （一）绩效指标完成情况
        1.质量指标。管网漏损率控制达标，水质合格率达到98%以上。
    正例：
        二、绩效目标完成情况
        （一）绩效指标完成情况
        1.质量指标。水质合格率98.6%，高于98%的目标。
    依据：财预〔2020〕10号：自评要将全年实际完成值与年初指标值对比。
    """
    for copied in paper.once(copied_targets):
        if not copied.plain:
            target = copied.target
            yield paper.finding(
                "R532",
                copied.start,
                target.end,
                cause=f"完成情况里写“{target.quote}”（{target.words}），是定目标的写法，看不出实际是多少",
                cure="写实际完成的那个数，如“98.6%”，并说明从哪里统计来的",
            )
