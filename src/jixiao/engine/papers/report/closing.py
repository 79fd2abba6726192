"""Chapters 三 and 四, the closing lines and the list of annexes."""

from collections.abc import Iterator

from jixiao.engine.document import Align, Annexes, Block, Cell, Line, Paragraph, Signature, Table
from jixiao.engine.papers.draft import Draft, chapter, part
from jixiao.engine.papers.figures import line, missing
from jixiao.engine.values import Absent
from jixiao.engine.yearbook import Problem


def problem_chapter(draft: Draft) -> Iterator[Block]:
    """Yield chapter 三: each problem with its cause, each measure with who and until when."""
    problems = draft.yearbook.problems
    yield chapter("三", "部门（单位）整体绩效自评存在问题及改进措施")
    yield part("一", "主要问题及原因分析")
    if not problems and not draft.own("三（一）"):
        yield Paragraph(line(missing("存在问题及原因分析", "problems")))
    yield from (Paragraph(_problem(draft, number, row)) for number, row in enumerate(problems, start=1))
    yield from draft.own("三（一）")
    yield part("二", "改进的方向和具体措施")
    if not problems and not draft.own("三（二）"):
        yield Paragraph(line(missing("改进措施、责任人和完成时限", "problems")))
    if problems:
        yield _measures(draft)
    yield from draft.own("三（二）")


def application_chapter(draft: Draft) -> Iterator[Block]:
    """Yield chapter 四: how the result will be used, and when and where it is disclosed (预算法第十四条)."""
    profile, figures = draft.yearbook.profile, draft.figures
    yield chapter("四", "绩效自评结果拟应用和公开情况")
    yield from draft.told("四", "profile.application", "绩效自评结果的应用", profile.application)
    if draft.assessment.projects:
        yield Paragraph(
            line(
                "本年度列入自评的项目", figures.fact("项目数"), "个，已按表计分", figures.fact("已自评项目数"), "个。",
            )
        )  # fmt: skip
    yield Paragraph(
        line(
            "部门决算于", figures.day("profile.approved_on", "决算批复日期", profile.approved_on), "批复，自评结果于",
            figures.day("profile.disclosed_on", "公开日期", profile.disclosed_on), "在",
            figures.words("profile.channel", "公开渠道", profile.channel), "公开，网址：",
            figures.words("profile.address", "公开网址", profile.address), "。",
        )
    )  # fmt: skip


def closing(draft: Draft) -> Iterator[Block]:
    """Yield the annex list and the closing lines with unit, contact and date."""
    profile, figures = draft.yearbook.profile, draft.figures
    sheets = (draft.assessment.sheet, *(sheet for _, sheet, _ in draft.assessment.projects))
    yield Annexes(tuple(sheet.title for sheet in sheets))
    yield Signature(
        (
            line(profile.name, "（盖章）"),
            line("联系人：", figures.words("profile.contact", "联系人", profile.contact)),
            line("电话：", figures.words("profile.telephone", "联系电话", profile.telephone)),
            figures.words("profile.reported_on", "报告日期", profile.reported_on),
        )
    )


def _problem(draft: Draft, number: int, row: Problem) -> Line:
    base, figures = f"problems.{row.code}", draft.figures
    problem = figures.words(f"{base}.problem", "存在问题", row.problem.rstrip("。"))
    cause = figures.words(f"{base}.cause", f"第{number}个问题的原因分析", _bare(row.cause))
    return line(f"{number}.", problem, "。原因：", cause, "。")


def _measures(draft: Draft) -> Table:
    heads = ("序号", "改进措施", "责任科室或岗位", "完成时限")
    head = tuple(Cell(line(words), Align.CENTER, head=True) for words in heads)
    rows = []
    for number, row in enumerate(draft.yearbook.problems, start=1):
        base, figures = f"problems.{row.code}", draft.figures
        rows.append(
            (
                Cell(line(str(number)), Align.CENTER),
                Cell(figures.words(f"{base}.measure", "改进措施", row.measure)),
                Cell(figures.words(f"{base}.owner", "责任人", row.owner), Align.CENTER),
                Cell(line(figures.day(f"{base}.due", "完成时限", row.due)), Align.CENTER),
            )
        )
    return Table(f"{draft.figures.numbered('表')}　改进措施清单", "", (8, 52, 20, 20), (head, *rows))


def _bare(text: str | Absent) -> str | Absent:
    return text if isinstance(text, Absent) else text.rstrip("。")
