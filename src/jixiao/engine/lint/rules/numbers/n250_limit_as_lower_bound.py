"""N250: a target of ≥100 % for a rate that cannot pass 100 %."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.underlining import label_start

_BOUNDED = re.compile(
    r"(?:满意度|满意率|知晓率|合格率|优良率|优秀率|准确率|正确率|达标率|通过率|及时率|覆盖率|及格率|成活率|完好率|发放率|公开率|规范率|建档率"
    r"|普查率|安装率|落实率|到岗率|出勤率|回收率|符合率|保障率|知悉率|按时率|按期率)$"
)
_FULL = 100


@rule("N250")
def check(paper: Paper) -> Iterator[Finding]:
    """给最多只能到100%的比率定了“≥100%”。

    检查什么：合格率、覆盖率、及时率、满意度这类上限就是100%的比率，指标值是否写成“≥100%”“大于100%”“100%以上”。完成情况里
    照抄的“≥”由另一条规则说。
    为什么：没有哪个结果会大于100%，“≥”在这里没有意义；应写“=100%”，或者定一个做得到的“≥95%”。
    反例：工程验收合格率≥100%。
    正例：工程验收合格率=100%。
    正例：招商任务完成率≥100%。
    依据：财预〔2021〕101号：指标值由运算符和数值组成，应当可衡量。
    """
    for rate in paper.facts.ratios:
        bound = rate.operator in {"≥", ">"} and rate.number == _FULL and not rate.points
        if bound and _BOUNDED.search(rate.label) and paper.part_at(rate.start) is not Part.RESULTS:
            yield paper.finding(
                "N250",
                label_start(paper.text, rate),
                rate.end,
                cause=f"“{rate.label}”最多就是 100%，不会再大，用“{rate.operator}”没有意义",
                cure="批复的指标允许更正的，改为“=100%”；今后申报时按做得到的水平定，如“≥95%”",
            )
