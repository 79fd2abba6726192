"""R509: a goal that nothing can measure."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper, Passage, Titled
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.aims import Aim, aims, states_a_goal
from jixiao.engine.lint.rules.goals.classes import classed
from jixiao.engine.lint.rules.goals.stretch import holds_table, numbers_of_things, told_in

_MOST = 3  # items of one paragraph that are named one by one
_UPPER = 2
_OPEN = frozenset({Part.OTHER, Part.MONEY, Part.SUMMARY, Part.TASKS})


@rule("R509")
def check(paper: Paper) -> Iterator[Finding]:
    """绩效目标不可衡量。

    检查什么：绩效目标里的一条，只有“做好……工作”“保障……顺利进行”“有效提升……”，没有数量、比率、期限，
    也没有“全覆盖”“不发生”这样能判断做到没有的话。
    为什么：年末拿什么来对照？没有数的目标，做多少都算完成，也都不算完成。
    反例：
        一、项目基本情况
        （二）项目绩效目标
        进一步做好基层卫生服务工作，切实提升居民健康水平。
    正例：
        一、项目基本情况
        （二）项目绩效目标
        为辖区65岁以上老人免费体检2400人次，规范管理率不低于62%。
    正例：
        一、项目基本情况
        （二）项目绩效目标
        确保全年不发生较大以上安全生产事故。
    依据：财预〔2020〕10号：绩效目标应当细化、量化、可衡量。
    """
    last = paper.passages[-1].block if paper.passages else 0
    for passage, measured in _goal_passages(paper):
        vague = [aim for aim in aims(paper, passage) if aim.is_vague and not (aim.is_alone and measured)]
        if passage.block == last and not paper.is_whole:
            vague = [aim for aim in vague if aim.is_ended]
        rest = len(vague) - _MOST
        for number, aim in enumerate(vague[:_MOST], start=1):
            more = f"；本段还有 {rest} 条也是这样" if rest > 0 and number == _MOST else ""
            yield _finding(paper, aim, more)


def _finding(paper: Paper, aim: Aim, more: str) -> Finding:
    return paper.finding(
        "R509",
        aim.start,
        aim.end,
        cause=f"这条目标里没有数量、比率或期限，年末无从判断做到了没有{more}",
        cure="改成能对照的目标：做多少（人、场、件、公里）、做到什么程度（比率）、什么时候完成",
    )


def _goal_passages(paper: Paper) -> Iterator[tuple[Passage, bool]]:
    """Yield the paragraphs that set goals, and whether another one under the same heading gives figures.

    Those of a chapter with its indicators by class, or in a table, are left out: the indicators measure them.
    """
    sections = _sections(paper)
    labels = [label for label in paper.once(classed) if label.part is Part.GOALS]
    for heading, end, passages in sections:
        start = 0 if heading is None else heading.start
        goals = [one for one in passages if one.part is Part.GOALS or (one.part in _OPEN and states_a_goal(one))]
        if not goals or told_in(labels, start, end) or holds_table(paper, start, end):
            continue
        titled = heading is not None and _gives_figures(paper, heading)
        with_figures = sum(_gives_figures(paper, each) for each in passages)
        for each in goals:
            yield each, titled or with_figures > _gives_figures(paper, each)


def _gives_figures(paper: Paper, passage: Passage) -> bool:
    span = (passage.start, passage.end)
    return bool(numbers_of_things(paper, *span) or told_in(paper.facts.ratios, *span))


def _sections(paper: Paper) -> list[tuple[Titled | None, int, list[Passage]]]:
    """Return the paragraphs by the heading right above, with the end of the chapter (一、 or （一）) around them."""
    found: list[tuple[Titled | None, int, list[Passage]]] = [(None, 0, [])]
    for passage in paper.passages:
        if isinstance(passage, Titled):
            found.append((passage, 0, []))
        else:
            found[-1][2].append(passage)
    end = len(paper.text)
    ended = []
    for heading, _, passages in reversed(found):
        ended.append((heading, end, passages))
        if heading is not None and heading.level <= _UPPER:
            end = heading.start
    return ended[::-1]
