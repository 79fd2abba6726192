"""R507: the part on goals sets no indicator at all."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper, Titled
from jixiao.engine.lint.parts import Part, part_of_heading
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.aims import can_be_judged
from jixiao.engine.lint.rules.goals.classes import classed
from jixiao.engine.lint.rules.goals.stretch import any_in, numbers_of_things, points_elsewhere, words_of

_FEWEST = 50  # characters of goals: a line or two may only be the remnant of an excerpt
_ALL = "数量、质量、时效、成本、效益、满意度"


@rule("R507")
def check(paper: Paper) -> Iterator[Finding]:
    """绩效目标没有指标。

    检查什么：绩效目标一节除了钱和日期以外，有没有一个指标值；全文有没有按数量、质量、时效、成本、效益、满意度设的指标或表。
    为什么：只有“做什么、花多少钱”，没有“做到多少、做到什么程度”，自评就没有可以对照的东西。
    反例：
        一、部门概况
        （三）当年部门年度整体绩效目标
        1.送戏下乡演出，需经费12万元，主要用于演出场地和交通。
        2.民俗展览，需经费5万元，主要用于布展和印刷。
        二、部门整体绩效实现情况
        （一）产出情况
        送戏下乡64场，民俗展览2期。
        三、存在问题及改进措施
        演员偏少。
        四、绩效自评结果拟应用和公开情况
        作为下年预算依据。
    正例：
        一、部门概况
        （三）当年部门年度整体绩效目标
        1.送戏下乡演出60场，观众3万人次，需经费12万元。
        2.民俗展览2期，观众满意度不低于90%，需经费5万元。
        二、部门整体绩效实现情况
        （一）产出情况
        送戏下乡64场，民俗展览2期。
        三、存在问题及改进措施
        演员偏少。
        四、绩效自评结果拟应用和公开情况
        作为下年预算依据。
    依据：财预〔2020〕10号：绩效指标应当明确，包括产出、效益、满意度三类。
    """
    if not paper.is_whole or paper.tables or any(points_elsewhere(each.text) for each in paper.passages):
        return
    if any("指标" in label.label for label in paper.once(classed)):
        return
    goals = paper.within(Part.GOALS)
    if sum(len(each.text) for each in goals) < _FEWEST:
        return
    if any(can_be_judged(each.text) for each in goals):
        return
    facts = paper.facts
    for each in (*goals, *(one for one in paper.headings if one.part is Part.GOALS)):
        span = (each.start, each.end)
        if any_in((facts.ratios, facts.targets), *span) or numbers_of_things(paper, *span):
            return
    heading = _heading(paper)
    if heading is not None:
        yield paper.finding(
            "R507",
            *words_of(heading),
            cause=f"这一节只有要做的事和钱，没有一个指标值；{_ALL}六类指标一类也没有",
            cure=f"给每一项目标补上指标和指标值：{_ALL}，不适用的写“不涉及”；或附绩效目标表",
        )


def _heading(paper: Paper) -> Titled | None:
    found = (each for each in paper.headings if each.part is Part.GOALS and part_of_heading(each.title) is Part.GOALS)
    return next(found, None)
