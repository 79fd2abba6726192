"""Chapter 二（一）: what was done for each goal, and what was done beside the goals."""

from collections.abc import Iterator

from jixiao.engine.document import Block, Heading, Line, Paragraph
from jixiao.engine.papers.draft import Draft, chapter, item, part
from jixiao.engine.papers.figures import line, missing
from jixiao.engine.papers.indicators import indicator_table
from jixiao.engine.papers.wording import closed, joined, span
from jixiao.engine.values import Absent
from jixiao.engine.yearbook import Activity, Goal, Handout, Outcome

OUTPUT_LEVELS = ("成本指标", "产出指标", "投入", "过程", "产出", "运行成本", "管理效率", "履职效能")


def output_part(draft: Draft) -> Iterator[Block]:
    """Yield 二（一）部门（单位）产出情况: each goal with its work, the work that no goal foresaw, the figures."""
    yield chapter("二", "部门（单位）整体绩效实现情况")
    yield part("一", "部门（单位）产出情况")
    yield from _totals(draft)
    for number, goal in enumerate(draft.yearbook.goals, start=1):
        yield item(number, goal.name)
        yield from _goal(draft, goal)
    yield from _beside_the_goals(draft)
    yield from indicator_table(
        draft, OUTPUT_LEVELS, title="产出指标完成情况", lacking="产出指标（数量、质量、时效、成本）"
    )
    yield from draft.own("二（一）")


def _totals(draft: Draft) -> Iterator[Block]:
    book, figures = draft.yearbook, draft.figures
    profile = book.profile
    if profile.total_outcome is not Absent.UNFILLED:
        yield Paragraph(figures.words("profile.total_outcome", "总体目标完成情况", profile.total_outcome))
    if not book.activities:
        yield Paragraph(line(missing("活动开展情况", "activities")))
        return
    yield Paragraph(
        line(
            "全年开展各类活动", figures.fact("活动场次"), "场次，发放宣传资料", figures.fact("发放宣传资料数"),
            "份、宣传品", figures.fact("发放宣传品数"), "个、手提袋", figures.fact("发放手提袋数"),
            "个。展板等重复使用的物品按场次列出，不累计。",
        )
    )  # fmt: skip


def _goal(draft: Draft, goal: Goal) -> Iterator[Block]:
    base, figures = f"goals.{goal.code}", draft.figures
    if goal.money is not Absent.UNFILLED:
        yield Paragraph(
            line("年初安排资金", figures.money(f"{base}.money", f"“{goal.name}”预算金额", goal.money), "万元。")
        )
    activities = [row for row in draft.yearbook.activities if row.goal == goal.code]
    outcomes = [row for row in draft.yearbook.outcomes if row.goal == goal.code]
    if goal.outcome is not Absent.UNFILLED:
        yield Paragraph(figures.words(f"{base}.outcome", "完成情况", goal.outcome))
    yield from (Paragraph(activity_sentence(draft, row)) for row in activities)
    yield from (Paragraph(outcome_sentence(draft, row)) for row in outcomes)
    measured = any(row.goal == goal.code for row in draft.yearbook.indicators)
    if goal.outcome is Absent.UNFILLED and not activities and not outcomes and not measured:
        yield Paragraph(line(missing(f"“{goal.name}”的完成情况和成果", f"{base}.outcome")))


def _beside_the_goals(draft: Draft) -> Iterator[Block]:
    activities = [row for row in draft.yearbook.activities if isinstance(row.goal, Absent)]
    outcomes = [row for row in draft.yearbook.outcomes if isinstance(row.goal, Absent)]
    if not activities and not outcomes:
        return
    yield Heading(3, f"{len(draft.yearbook.goals) + 1}.", "年初未列入绩效目标的工作")
    yield from (Paragraph(activity_sentence(draft, row)) for row in activities)
    yield from (Paragraph(outcome_sentence(draft, row)) for row in outcomes)


def activity_sentence(draft: Draft, row: Activity) -> Line:
    """Return an activity as a paragraph: when, where, with whom, what, how many, what was handed out."""
    base, figures = f"activities.{row.code}", draft.figures
    place = () if isinstance(row.place, Absent) else line("，在", figures.words(f"{base}.place", "地点", row.place))
    partners = (
        ()
        if isinstance(row.partners, Absent)
        else line("，联合", figures.words(f"{base}.partners", "合作单位", row.partners))
    )
    name = figures.words(f"{base}.name", "活动名称", row.name)
    described = (
        ()
        if isinstance(row.description, Absent)
        else figures.words(f"{base}.description", "情况", closed(row.description))
    )
    return line(span(figures, row, draft.year), place, partners, "开展“", name, "”", _people(draft, row), "。",
                _handed_out(draft, row), described)  # fmt: skip


def outcome_sentence(draft: Draft, row: Outcome) -> Line:
    """Return a result that is not an activity as a paragraph."""
    base, figures = f"outcomes.{row.code}", draft.figures
    name = figures.words(f"{base}.name", "成果名称", row.name)
    unit = "" if isinstance(row.unit, Absent) else row.unit
    number = (
        ()
        if isinstance(row.number, Absent)
        else line("：", figures.count(f"{base}.number", row.name, row.number), unit)
    )
    described = (
        ()
        if isinstance(row.description, Absent)
        else figures.words(f"{base}.description", "情况", closed(row.description))
    )
    return line(name, number, "。", described)


def _people(draft: Draft, row: Activity) -> Line:
    if isinstance(row.people, Absent):
        return ()
    counted = "" if isinstance(row.counted_by, Absent) else f"（{row.counted_by}）"
    return line(
        "，参加", draft.figures.count(f"activities.{row.code}.people", "参加人次", row.people), f"人次{counted}"
    )


def _handed_out(draft: Draft, row: Activity) -> Line:
    rows = [
        (number, handout)
        for number, handout in enumerate(draft.yearbook.handouts, start=1)
        if handout.activity == row.code
    ]
    shown = [_thing(draft, number, handout) for number, handout in rows if handout.reusable == "是"]
    given = [_thing(draft, number, handout) for number, handout in rows if handout.reusable != "是"]
    told = [line(verb, joined(things)) for verb, things in (("展出", shown), ("发放", given)) if things]
    return line(joined(told, "，"), "。") if told else ()


def _thing(draft: Draft, number: int, handout: Handout) -> Line:
    unit = "" if isinstance(handout.unit, Absent) else handout.unit
    counted = draft.figures.count(f"handouts.{number}.number", f"{handout.item}数量", handout.number)
    return line(handout.item, counted, unit)
