"""T736: one indicator among others has no actual value or no score."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.telling import shortened

_NAMES = {"actual": "完成值", "score": "得分"}


@rule("T736")
def check(paper: Paper) -> Iterator[Finding]:
    """别的指标都填了，这一项的完成值或得分空着。

    检查什么：有分值的指标，同栏多数已填，这一项的完成值或得分没有填。
    为什么：有得分而没有完成值，分从哪里来看不出；有完成值而没有得分，总分少一项。
    反例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|新增停车位|≥200个|215个|20|20|
        |产出指标|数量指标|改造公厕|≥8座| |15|15|
        |产出指标|质量指标|验收合格率|100%|100%|15|15|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|新增停车位|≥200个|215个|20|20|
        |产出指标|数量指标|改造公厕|≥8座|8座|15|15|
        |产出指标|质量指标|验收合格率|100%|100%|15|15|
    依据：财预〔2020〕10号附件1。
    """
    for table in paper.score_tables:
        if table.excerpt:
            continue  # what stands blank here may have been left out by whoever made the excerpt
        weighted = [row for row in table.rows if row.weight]
        for field, name in _NAMES.items():
            if field not in table.heads:
                continue
            blank = [row for row in weighted if not row.text(field).strip()]
            if not blank or len(blank) * 2 >= len(weighted):
                continue
            for row in blank:
                spot = row.cells["name"]
                cause = f"“{shortened(row.name)}”分值 {row.printed.weight}，{name}空着"
                yield paper.finding(
                    "T736", spot.start, spot.end, cause=cause, cure=f"补填{name}；本年不涉及的写“不适用”并调整分值"
                )
