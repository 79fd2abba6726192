"""R508: among the classes of indicators one that is always wanted is missing."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper, Titled
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.classes import EFFECTS, Class, Classed, classed

_FEWEST = 3  # classes that are there: with fewer the paper does not go by classes
_DEEPEST = 9
_WANTED = (Class.QUANTITY, Class.QUALITY, Class.TIME, Class.COST)


@rule("R508")
def check(paper: Paper) -> Iterator[Finding]:
    """指标缺了一类。

    检查什么：按类写的指标（至少已有三类）里，数量、质量、时效、成本、效益、满意度是不是都有。
    为什么：缺的那一类没有人看，通常正是没有做的一类，最常见的是满意度和成本。
    反例：
        二、绩效目标完成情况
        1.数量指标。改造厕所320户。
        2.质量指标。验收合格率100%。
        3.时效指标。10月底全部完工。
        4.社会效益指标。受益群众1150人。
        三、存在的问题
        后期管护力量不足。
    正例：
        二、绩效目标完成情况
        1.数量指标。改造厕所320户。
        2.质量指标。验收合格率100%。
        3.时效指标。10月底全部完工。
        4.成本指标。每户1500元。
        5.社会效益指标。受益群众1150人。
        6.满意度指标。问卷200份，满意度96.5%。
        三、存在的问题
        后期管护力量不足。
    依据：财预〔2020〕10号附件1：产出、效益、满意度三个一级指标及其二级指标。
    """
    if paper.tables:
        return
    told: list[list[str]] = []
    for part in (Part.GOALS, Part.RESULTS):
        labels = [label for label in paper.once(classed) if label.part is part]
        kinds = {label.kind for label in labels}
        if len(kinds) < _FEWEST or not _is_closed(paper, labels[-1]):
            continue
        missing = _missing(kinds)
        if missing and missing not in told:
            told.append(missing)
            start, end = _heading_over(paper, labels[0], labels[-1])
            yield paper.finding(
                "R508",
                start,
                end,
                cause=f"这里的指标分类写，有{'、'.join(dict.fromkeys(map(str, (label.kind for label in labels))))}，"
                f"没有{'、'.join(missing)}",
                cure=f"补上{'、'.join(missing)}指标和完成值；确实不适用的，写明“不涉及”",
            )


def _missing(kinds: set[Class]) -> list[str]:
    missing = [str(kind) for kind in _WANTED if kind not in kinds]
    if not kinds & EFFECTS:
        missing.append("效益")
    if Class.CONTENT not in kinds:
        missing.append("满意度")
    return missing


def _is_closed(paper: Paper, last: Classed) -> bool:
    """Return whether the paper goes on with another chapter, so that nothing of these indicators was cut off."""
    return paper.is_whole or any(each.level == 1 and each.start > last.end for each in paper.headings)


def _heading_over(paper: Paper, first: Classed, last: Classed) -> tuple[int, int]:
    """Return where the words of the nearest heading above all the labels stand, else the first label itself."""
    between = [each.level for each in paper.headings if first.start < each.end and each.start < last.end]
    below = min(between, default=_DEEPEST)
    above: Titled | None = None
    for each in paper.headings:
        if each.end <= first.start and each.level < below:
            above = each
    return (above.end - len(above.title), above.end) if above else (first.start, first.end)
