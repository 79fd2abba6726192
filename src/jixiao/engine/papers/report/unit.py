"""Chapter 一: the unit, its tasks, its goals, how it manages performance, its money."""

from collections.abc import Iterator

from jixiao.engine.document import Align, Block, Cell, Line, Listing, Paragraph, Table
from jixiao.engine.papers.draft import Draft, chapter, part
from jixiao.engine.papers.figures import Figures, line, missing
from jixiao.engine.papers.report.money import budget_chapter
from jixiao.engine.values import Absent, Money
from jixiao.engine.yearbook import Goal


def unit_chapter(draft: Draft) -> Iterator[Block]:
    """Yield chapter 一 in the five parts of 附件3."""
    yield chapter("一", "部门（单位）概况")
    yield part("一", "部门（单位）主要职责职能，组织架构、人员及资产等基本情况")
    yield from _basics(draft)
    yield part("二", "当年部门（单位）履职总体目标、工作任务")
    yield from _tasks(draft)
    yield part("三", "当年部门（单位）年度整体绩效目标")
    yield from _goals(draft)
    yield part("四", "部门（单位）预算绩效管理开展情况")
    yield from draft.told("一（四）", "profile.management", "预算绩效管理开展情况", draft.yearbook.profile.management)
    yield part("五", "当年部门（单位）预算及执行情况")
    yield from budget_chapter(draft)
    yield from draft.own("一（五）")


def _basics(draft: Draft) -> Iterator[Block]:
    profile, figures = draft.yearbook.profile, draft.figures
    yield Paragraph(line("主要职责："))
    yield from draft.told("一（一）", "profile.duties", "主要职责", profile.duties)
    yield Paragraph(
        line(
            "组织架构：", profile.name, "为", figures.words("profile.nature", "单位性质", profile.nature),
            "，机构规格", figures.words("profile.rank", "机构规格", profile.rank),
            "；领导职数：", figures.words("profile.leaders", "领导职数", profile.leaders),
            "；内设机构：", figures.words("profile.departments", "内设机构", profile.departments), "。",
        )
    )  # fmt: skip
    yield Paragraph(
        line(
            "人员情况：编制", _with_unit(figures, "establishment", "编制数", profile.establishment, "名"),
            "，年末在职", _with_unit(figures, "staff", "在职人员数", profile.staff, "名"), "。",
        )
    )  # fmt: skip
    yield Paragraph(
        line(
            "资产情况：年末固定资产", _with_unit(figures, "fixed_assets", "固定资产总额", profile.fixed_assets, "万元"),
            "，其中在用", _with_unit(figures, "assets_in_use", "在用固定资产", profile.assets_in_use, "万元"), "。",
        )
    )  # fmt: skip


def _with_unit(figures: Figures, field: str, label: str, value: int | Money | Absent, unit: str) -> Line:
    address = f"profile.{field}"
    if isinstance(value, Money):
        return line(figures.money(address, label, value), unit)
    return line(figures.count(address, label, value), "" if isinstance(value, Absent) else unit)


def _tasks(draft: Draft) -> Iterator[Block]:
    yield Paragraph(line("1.总体目标"))
    yield from draft.told("一（二）", "profile.total_goal", "年度总体目标", draft.yearbook.profile.total_goal)
    yield Paragraph(line("2.工作任务"))
    if not draft.yearbook.tasks:
        yield Paragraph(line(missing("年度工作任务", "tasks")))
        return
    yield Listing(
        tuple(
            line(f"（{number}）", draft.figures.words(f"tasks.{task.code}.content", "任务内容", task.content))
            for number, task in enumerate(draft.yearbook.tasks, start=1)
        )
    )


def _goals(draft: Draft) -> Iterator[Block]:
    goals, figures = draft.yearbook.goals, draft.figures
    if not goals:
        yield Paragraph(line(missing("年度绩效目标及资金", "goals")))
        return
    yield Paragraph(
        line(
            f"{draft.year}年度设定绩效目标", figures.fact("绩效目标数"), "项，安排资金",
            figures.fact("目标资金合计"), "万元；", _indicator_sentence(draft),
        )
    )  # fmt: skip
    yield _goal_table(draft)
    yield from draft.own("一（三）")


def _indicator_sentence(draft: Draft) -> Line:
    if not draft.assessment.sheet.rows:
        return line(missing("绩效指标、指标值和分值", "indicators"), "。")
    return line("设置绩效指标", draft.figures.fact("绩效指标数"), "个，指标值和分值见附件。")


def _goal_table(draft: Draft) -> Table:
    head = tuple(Cell(line(words), Align.CENTER, head=True) for words in ("序号", "绩效目标", "主要内容", "预算金额"))
    rows = tuple(_goal_row(draft, number, goal) for number, goal in enumerate(draft.yearbook.goals, start=1))
    total = (
        Cell(line("合计"), Align.CENTER, across=3),
        Cell(line(draft.figures.fact("目标资金合计")), Align.RIGHT),
    )
    return Table(
        f"{draft.figures.numbered('表')}　{draft.year}年度绩效目标及资金",
        "万元",
        (8, 26, 50, 16),
        (head, *rows, total),
    )


def _goal_row(draft: Draft, number: int, goal: Goal) -> tuple[Cell, ...]:
    base, figures = f"goals.{goal.code}", draft.figures
    content = (
        line("—") if isinstance(goal.content, Absent) else figures.words(f"{base}.content", "主要内容", goal.content)
    )
    return (
        Cell(line(str(number)), Align.CENTER),
        Cell(figures.words(f"{base}.name", "目标名称", goal.name)),
        Cell(content),
        Cell(line(figures.money(f"{base}.money", f"“{goal.name}”预算金额", goal.money)), Align.RIGHT),
    )
