"""T737: the person responsible is asked for and not named."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_ASKED = late(
    r"(?P<who>(?:项目|财务|单位|部门|主要)负责人(?:[（(]?签[字名章][）)]?)?|填[报表]人)\s*[:：]\s*(?P<after>(?:[年月日\s]*)?)"
)

_LABEL = re.compile(r"[:：]")


@rule("T737")
def check(paper: Paper) -> Iterator[Finding]:
    """表末的项目负责人、财务负责人、填报人空着。

    检查什么：表格里“项目负责人：”“财务负责人：”“填报人：”后面是不是没有名字，旁边的格子也没有。
    为什么：自评结果要有人负责；公开的表没有责任人，等于没有人确认。
    反例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|编印简报期数|≥24期|24期|50|50|
        |项目负责人：| | | |财务负责人：| | |
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|编印简报期数|≥24期|24期|50|50|
        |项目负责人：李某| | | |财务负责人：|王某| |
    依据：各地自评表的表式；财预〔2020〕10号：单位对自评结果的真实性负责。
    """
    for table in paper.score_tables:
        spots = table.cells
        for spot, after in zip(spots, (*spots[1:], None), strict=True):
            found = _ASKED.fullmatch(spot.text)
            beside = after is not None and after.row == spot.row and not _LABEL.search(after.text)
            if found is None or beside:
                continue
            cause = f"“{found['who']}”后面没有名字"
            yield paper.finding("T737", spot.start, spot.end, cause=cause, cure="填上姓名，签字后再报送、公开")
