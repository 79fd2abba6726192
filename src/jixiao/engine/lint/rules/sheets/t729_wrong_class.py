"""T729: a class of indicators stands under another head than the one it belongs to."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.telling import shortened

_HOME = {
    **dict.fromkeys(("数量", "质量", "时效"), "产出"),
    **dict.fromkeys(("经济效益", "社会效益", "生态效益", "可持续影响", "可持续发展"), "效益"),
}
_HEADS = ("产出", "效益", "满意度")


@rule("T729")
def check(paper: Paper) -> Iterator[Finding]:
    """二级指标放错了一级指标。

    检查什么：经济效益、社会效益一类放在产出指标下，或者数量、质量、时效放在效益、满意度指标下。
    为什么：各一级指标有各自的分值，放错了，产出和效益的分都不对。
    反例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|改良牧草面积|≥800亩|820亩|25|25|
        |产出指标|社会效益指标|带动农户数|≥60户|64户|25|25|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|改良牧草面积|≥800亩|820亩|25|25|
        |效益指标|社会效益指标|带动农户数|≥60户|64户|25|25|
    依据：财预〔2020〕10号第十三条：产出指标分数量、质量、时效、成本，效益指标分经济、社会、生态、可持续影响。
    """
    for table in paper.score_tables:
        seen = set()
        for row in table.rows:
            level1, level2 = row.printed.level1, row.printed.level2
            home = _HOME.get(level2, "")
            if not home or level1 not in _HEADS or level1 == home or (level1, level2) in seen:
                continue
            if row.carried & {"level1", "level2"}:
                continue  # the head may have been left blank where a new one begins
            seen.add((level1, level2))
            spot = row.spot("level2")
            cause = f"“{shortened(row.name)}”的二级指标是{level2}指标，却放在{level1}指标下，应属{home}指标"
            yield paper.finding(
                "T729",
                spot.start,
                spot.end,
                cause=cause,
                cure=f"移到{home}指标下，分值一并调整；二级指标写错的改二级指标",
            )
