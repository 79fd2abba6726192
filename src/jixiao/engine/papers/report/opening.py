"""Cover and 摘要 of the 自评报告 (附件3)."""

from collections.abc import Iterator

from jixiao.engine.document import Block, Contents, Cover, Heading, Line, PageBreak, Paragraph
from jixiao.engine.papers.draft import Draft
from jixiao.engine.papers.figures import line, missing
from jixiao.engine.papers.report.money import spending_sentence
from jixiao.engine.papers.wording import joined
from jixiao.engine.scoring import GroupScore
from jixiao.engine.values import ZERO_POINTS, Absent, Grade, Points, Trace, Undefined


def cover(draft: Draft) -> tuple[Block, ...]:
    """Return the cover and the 目录; 主管部门 is a blank of the form and shows its gap."""
    profile = draft.yearbook.profile
    date = draft.figures.words("profile.reported_on", "报告日期", profile.reported_on)
    supervisor = draft.figures.words("profile.supervisor", "主管部门", profile.supervisor)
    return (
        Cover(
            annex="附件3",
            title=("部门（单位）整体绩效自评报告", f"（{draft.year}年度）"),
            blanks=(("部门（单位）名称", line(profile.name)), ("主管部门", supervisor)),
            date=date,
        ),
        PageBreak(),
        Contents(depth=2),
        PageBreak(),
    )


def summary(draft: Draft) -> Iterator[Block]:
    """Yield the 摘要: 概述, 评价结论, 经验做法、问题和建议."""
    yield Heading(0, "", "摘要")
    yield Heading(2, "", "概述")
    yield Paragraph(_overview(draft))
    yield Heading(2, "", "评价结论")
    yield from (Paragraph(sentence) for sentence in conclusion(draft))
    yield Heading(2, "", "经验做法、问题和建议")
    yield from _experience(draft)
    yield from draft.own("摘要")
    yield PageBreak()


def conclusion(draft: Draft) -> Iterator[Line]:
    """Yield the 评价结论: by which rules, how many points, which grade or why none."""
    result, figures = draft.result, draft.figures
    total = figures.traced("score.total", result.trace, result.total.text())
    scored = figures.traced("score.scored", _scored_trace(draft), result.scored.text())
    source = result.trace.rule.source if result.trace.rule else result.rulebook_title
    basis = f"依据{source}（规则集{result.rulebook}）计分，"
    if isinstance(result.grade, Grade):
        yield line(basis, f"{draft.year}年度部门整体绩效自评得分", total, f"分，等级为“{result.grade}”。")
    else:
        full = draft.ruled("满分", result.full)
        yield line(
            basis, "满分", full, "分中可以计分的有", scored, "分，得", total, "分。", _no_grade(draft, result.grade)
        )
    parts = [*_execution_score(draft), *(_group_score(draft, group) for group in result.groups)]
    yield line("其中：", joined(parts, "；"), "。")


def _scored_trace(draft: Draft) -> Trace:
    result = draft.result
    weights = [
        Trace(group.name, (group.weight - group.unscored).text(), note=f"分值 {group.weight}，未计分 {group.unscored}")
        for group in result.groups
    ]
    if result.execution is not None and isinstance(result.execution.score, Points):
        weights.insert(0, Trace("预算执行", result.execution.weight.text(), note="已计分"))
    return Trace("可以计分的分值", result.scored.text(), exact=result.scored.value, unit="分", inputs=tuple(weights))


def _no_grade(draft: Draft, grade: Undefined) -> Line:
    """Return why there is no grade: the points that could not be scored, or that the rules give none."""
    unscored = draft.result.full - draft.result.scored
    if unscored == ZERO_POINTS:
        return line(f"{grade.reason}。")
    trace = Trace(
        label="未能计分的分值",
        printed=unscored.text(),
        exact=unscored.value,
        unit="分",
        formula="满分 − 可以计分的分值",
        inputs=(_scored_trace(draft),),
    )
    return line("其余", draft.figures.traced("score.unscored", trace, unscored.text()), "分未能计分，不评定等级。")


def _execution_score(draft: Draft) -> Iterator[Line]:
    execution = draft.result.execution
    if execution is None:
        return
    weight = line("（分值", draft.ruled("预算执行", execution.weight), "分）")
    if isinstance(execution.score, Points):
        figure = draft.figures.traced("score.execution", execution.trace, execution.score.text())
        yield line("预算执行", figure, "分", weight)
    else:
        yield line("预算执行未计分", weight)


def _group_score(draft: Draft, group: GroupScore) -> Line:
    """Return the points of a group; what could not be scored is not zero."""
    weight = line("（分值", draft.ruled(group.name, group.weight), "分）")
    if isinstance(group.score, Undefined):
        return line(f"{group.name}未计分", weight)
    return line(
        group.name, draft.figures.traced(f"score.group.{group.name}", group.trace, group.score.text()), "分", weight
    )


def _overview(draft: Draft) -> Line:
    yearbook, figures = draft.yearbook, draft.figures
    goals = line(missing("绩效目标", "goals"))
    if yearbook.goals:
        goals = line("设定绩效目标", figures.fact("绩效目标数"), "项，安排资金", figures.fact("目标资金合计"), "万元")
    return line(f"{draft.year}年度，{yearbook.profile.name}", goals, "。", spending_sentence(draft), _done(draft))


def _done(draft: Draft) -> Line:
    if not draft.yearbook.activities:
        return line(missing("活动开展情况", "activities"))
    figures = draft.figures
    return line(
        "全年开展各类活动", figures.fact("活动场次"), "场次，发放宣传资料", figures.fact("发放宣传资料数"),
        "份、宣传品", figures.fact("发放宣传品数"), "个、手提袋", figures.fact("发放手提袋数"), "个。",
    )  # fmt: skip


def _experience(draft: Draft) -> Iterator[Block]:
    profile, figures = draft.yearbook.profile, draft.figures
    if not (profile.experience is Absent.UNFILLED and draft.own("摘要")):
        yield Paragraph(line("主要经验做法：", figures.words("profile.experience", "主要经验做法", profile.experience)))
    problems = draft.yearbook.problems
    if not problems:
        yield Paragraph(line("存在问题和建议：", missing("存在问题和改进建议", "problems")))
        return
    found = [figures.words(f"problems.{row.code}.problem", "存在问题", row.problem.rstrip("。")) for row in problems]
    yield Paragraph(line("存在的主要问题：", joined(found, "；"), "。"))
    cures = [
        figures.words(f"problems.{row.code}.measure", "改进措施", row.measure.rstrip("。"))
        for row in problems
        if not isinstance(row.measure, Absent)
    ]
    yield Paragraph(
        line("建议：", joined(cures, "；"), "。") if cures else line("建议：", missing("改进建议", "problems"))
    )
