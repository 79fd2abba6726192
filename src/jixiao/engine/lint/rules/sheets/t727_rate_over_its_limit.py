"""T727: a rate that cannot pass 100 % is to be at least 100 %."""

from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.telling import shortened

_CAPPED = late(
    r"(?:合格|覆盖|接种|达标|及时|兑[付现]|发放|满意|知晓|知曉|处[置理]|查[办处]|验收|准确|到位|参[保与]|保障|通过|规范|合规|执法|办结|优良|公开|签约|建档|入学|巩固|就位|拨付|使用|完好|正常|安全|足额|应[急保补]|上岗|持证|无害化|整改|反馈|回访|配备|有效|运行|响应)[一-龥]{0,4}[率度]$"
)
_WHOLE = Fraction(100)


@rule("T727")
def check(paper: Paper) -> Iterator[Finding]:
    """比率最高是 100%，指标值却写成 ≥100%。

    检查什么：合格率、覆盖率、及时率、满意度这类不会超过 100% 的比率，指标值是不是写成 ≥100% 或 >100%。
    为什么：超不过的数不能要求“大于”；应写“= 100%”。
    反例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|质量指标|设备验收合格率|≥100%|100%|10|10|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|质量指标|设备验收合格率|＝100%|100%|10|10|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|征收任务完成率|≥100%|108%|10|10|
    依据：财预〔2021〕101号：指标值符合指标的实际含义。
    """
    for table in paper.score_tables:
        for row in table.rows:
            if (
                row.target.number == _WHOLE
                and row.unit == "%"
                and row.operator in {"≥", ">"}
                and _CAPPED.search(row.name)
            ):
                spot = row.spot("target")
                cause = f"“{shortened(row.name)}”最高就是 100%，指标值写成 {row.operator}100%"
                yield paper.finding(
                    "T727", spot.start, spot.end, cause=cause, cure="改为 = 100%，或定一个达得到的下限，如 ≥95%"
                )
