"""The 自评表 of the whole unit and of each project, in the grid of 财预〔2020〕10号 附件1."""

from collections.abc import Iterator
from itertools import groupby
from types import MappingProxyType

from jixiao.engine.document import Align, Block, Cell, Document, Heading, Line, Note, PageBreak, Table
from jixiao.engine.papers.draft import Draft
from jixiao.engine.papers.figures import line, missing
from jixiao.engine.papers.indicators import achieved, promised, score_of, weight_of
from jixiao.engine.scoring import ExecutionScore, Result, RowScore, Sheet
from jixiao.engine.values import UNFILLED, Absent, Grade, Points
from jixiao.engine.yearbook import STAND_IN, Assessment, Funding, Project, funding_total, money_trace

_WIDTHS = (9, 11, 20, 11, 11, 8, 8, 22)
_FUND_HEADS = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
_ROW_HEADS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
_COLUMNS = ("initial", "adjusted", "executed")


def unit_annex(draft: Draft) -> Iterator[Block]:
    """Yield the 部门整体绩效自评表 on pages that lie on their side."""
    profile = draft.yearbook.profile
    yield PageBreak(landscape=True)
    yield Heading(0, "", draft.assessment.sheet.title)
    top = (
        (_head("部门（单位）名称", across=2), Cell(line(profile.name), across=3), _head("评价年度"),
         Cell(line(str(draft.year)), Align.CENTER, across=2)),
    )  # fmt: skip
    goals = _goals(draft, "profile", profile.total_goal, profile.total_outcome, ("total_goal", "total_outcome"))
    funds = _funds(draft, _unit_lines(draft), draft.assessment.sheet, draft.result, "")
    yield Table("", "万元", _WIDTHS, (*top, *funds, *goals), head_rows=0)
    if draft.assessment.sheet.spending.budget_trace.label == STAND_IN:
        yield Note(line("注：全年预算数未填，执行率暂按年初预算数计算。"))
    yield _indicators(draft, draft.result, "")


def project_annex(draft: Draft, project: Project, sheet: Sheet, result: Result) -> Iterator[Block]:
    """Yield the 项目支出绩效自评表 of one project on pages that lie on their side."""
    base, figures = f"projects.{project.code}", draft.figures
    yield PageBreak(landscape=True)
    yield Heading(0, "", sheet.title)
    supervisor = figures.words(f"{base}.supervisor", "主管部门", project.supervisor)
    implementer = figures.words(f"{base}.implementer", "实施单位", project.implementer)
    top = (
        (_head("项目名称", across=2), Cell(figures.words(f"{base}.name", "项目名称", project.name), across=6)),
        (_head("主管部门", across=2), Cell(supervisor, across=2), _head("实施单位"), Cell(implementer, across=3)),
    )
    lines = [(n, row) for n, row in enumerate(draft.yearbook.fundings, start=1) if row.project == project.code]
    funds = _funds(draft, lines, sheet, result, f"{project.code}.")
    goals = _goals(draft, base, project.expected, project.achieved, ("expected", "achieved"))
    yield Table("", "万元", _WIDTHS, (*top, *funds, *goals), head_rows=0)
    yield _indicators(draft, result, f"{project.code}.")


def unit_score_sheet(assessment: Assessment) -> Document:
    """Return the 部门整体绩效自评表 as a paper of its own."""
    draft = Draft.of(assessment)
    return _paper(draft, assessment.sheet.title, tuple(unit_annex(draft)))


def project_score_sheet(assessment: Assessment, project: Project) -> Document:
    """Return the 项目支出绩效自评表 of ``project`` as a paper of its own; raise ValueError for one of another unit."""
    for known, sheet, result in assessment.projects:
        if known == project:
            draft = Draft.of(assessment)
            return _paper(draft, sheet.title, tuple(project_annex(draft, project, sheet, result)))
    message = f"project {project.code} is not of this year"
    raise ValueError(message)


def _paper(draft: Draft, title: str, blocks: tuple[Block, ...]) -> Document:
    profile = draft.yearbook.profile
    mark = "" if isinstance(profile.mark, Absent) else profile.mark
    return Document(
        title=f"{profile.name}{title}", author=profile.name, year=profile.year, blocks=blocks,
        traces=MappingProxyType(dict(draft.figures.traces)), mark=mark,
    )  # fmt: skip


def _head(words: str, *, across: int = 1, down: int = 1) -> Cell:
    return Cell(line(words), Align.CENTER, across=across, down=down, head=True)


def _unit_lines(draft: Draft) -> list[tuple[int, Funding]]:
    return [(n, row) for n, row in enumerate(draft.yearbook.fundings, start=1) if isinstance(row.project, Absent)]


def _funds(
    draft: Draft, lines: list[tuple[int, Funding]], sheet: Sheet, result: Result, scope: str
) -> tuple[tuple[Cell, ...], ...]:
    """Return the money grid: only 年度资金总额 is scored, the sources below it are not (附件1)."""
    head = (
        _head("项目资金" if scope else "部门资金", down=len(lines) + 2),
        _head(""),
        *(_head(words) for words in _FUND_HEADS),
    )
    total = (
        Cell(line("年度资金总额")),
        *_total_amounts(draft, lines, sheet, scope),
        *_execution(draft, result.execution, scope),
    )
    parts = tuple(
        (
            Cell(line("其中：" if first else "　　　", row.source)),
            *(
                Cell(
                    line(draft.figures.money(f"fundings.{n}.{key}", f"{row.source}{name}", getattr(row, key))),
                    Align.RIGHT,
                )
                for key, name in zip(_COLUMNS, _FUND_HEADS, strict=False)
            ),
            *(Cell(line("—"), Align.CENTER) for _ in range(3)),
        )
        for first, (n, row) in ((index == 0, pair) for index, pair in enumerate(lines))
    )
    return (head, total, *parts)


def _total_amounts(draft: Draft, lines: list[tuple[int, Funding]], sheet: Sheet, scope: str) -> tuple[Cell, ...]:
    spending, figures = sheet.spending, draft.figures
    if scope:
        amount, trace = funding_total(draft.yearbook, [row for _, row in lines], "initial", "年初预算数")
    else:
        row = next((row for row in draft.yearbook.budget if row.item == "支出合计"), None)
        amount = row.initial if row else UNFILLED
        trace = money_trace(draft.yearbook, "年初预算数", amount, "budget.支出合计.initial")
    shown = (
        ("initial", amount, trace),
        ("budget", UNFILLED if spending.budget_trace.label == STAND_IN else spending.budget, spending.budget_trace),
        ("executed", spending.executed, spending.executed_trace),
    )
    return tuple(
        Cell(line(str(amount)), Align.RIGHT)
        if isinstance(amount, Absent)
        else Cell(line(figures.traced(f"{scope}spending.{key}", trace, amount.text("万元"))), Align.RIGHT)
        for key, amount, trace in shown
    )


def _execution(draft: Draft, execution: ExecutionScore | None, scope: str) -> tuple[Cell, ...]:
    if execution is None:
        return tuple(Cell(line("—"), Align.CENTER) for _ in range(3))
    figures = draft.figures
    rate = line(figures.traced(f"{scope}score.rate", execution.rate_trace, execution.rate_trace.printed))
    score = (
        line(figures.traced(f"{scope}score.execution", execution.trace, execution.score.text()))
        if isinstance(execution.score, Points)
        else line("未计分")
    )
    return tuple(Cell(words, Align.RIGHT) for words in (line(draft.ruled("预算执行", execution.weight)), rate, score))


def _goals(
    draft: Draft, base: str, expected: str | Absent, achieved_words: str | Absent, fields: tuple[str, str]
) -> tuple[tuple[Cell, ...], ...]:
    figures = draft.figures
    return (
        (_head("年度总体目标", down=2), _head("预期目标", across=4), _head("实际完成情况", across=3)),
        (
            Cell(figures.words(f"{base}.{fields[0]}", "预期目标", expected), across=4),
            Cell(figures.words(f"{base}.{fields[1]}", "实际完成情况", achieved_words), across=3),
        ),
    )


def _indicators(draft: Draft, result: Result, scope: str) -> Table:
    head = tuple(_head(words) for words in _ROW_HEADS)
    body = tuple(_indicator_rows(draft, result)) or (
        (Cell(line(missing("绩效指标、年度指标值、实际完成值和分值", "indicators")), across=8),),
    )
    return Table("", "", _WIDTHS, (head, *body, _total(draft, result, scope)), head_rows=1)


def _indicator_rows(draft: Draft, result: Result) -> Iterator[tuple[Cell, ...]]:
    """Yield a row an indicator; 一级 and 二级指标 stand once for the run of rows they head."""
    for level1, group in groupby(result.rows, key=lambda scored: scored.row.level1):
        rows = list(group)
        first_of_group = True
        for level2, subgroup in groupby(rows, key=lambda scored: scored.row.level2):
            subrows = list(subgroup)
            for index, scored in enumerate(subrows):
                cells: list[Cell] = []
                if first_of_group:
                    cells.append(Cell(line(level1), Align.CENTER, down=len(rows)))
                    first_of_group = False
                if index == 0:
                    cells.append(Cell(line(level2), Align.CENTER, down=len(subrows)))
                yield (*cells, *_row(draft, scored))


def _row(draft: Draft, scored: RowScore) -> tuple[Cell, ...]:
    figures = draft.figures
    return (
        Cell(line(scored.row.name)),
        Cell(promised(figures, scored.row), Align.CENTER),
        Cell(achieved(figures, scored.row, scored.reading), Align.CENTER),
        Cell(weight_of(figures, scored), Align.RIGHT),
        Cell(score_of(figures, scored), Align.RIGHT),
        Cell(_reason(draft, scored)),
    )


def _reason(draft: Draft, scored: RowScore) -> Line:
    address = f"indicators.{scored.row.code}.reason"
    if scored.reading.reason:
        return draft.figures.words(address, "偏差原因分析及改进措施", scored.reading.reason)
    if not isinstance(scored.score, Points):
        return line(scored.score.reason)
    lost = isinstance(scored.weight, Points) and scored.score < scored.weight
    return line(missing("偏差原因", address)) if lost else ()


def _total(draft: Draft, result: Result, scope: str) -> tuple[Cell, ...]:
    figure = draft.figures.traced(f"{scope}score.total", result.trace, result.total.text())
    grade = f"等级：{result.grade}" if isinstance(result.grade, Grade) else "未评定等级"
    return (
        Cell(line("总分"), Align.CENTER, across=5, head=True),
        Cell(line(draft.ruled("满分", result.full)), Align.RIGHT),
        Cell(line(figure), Align.RIGHT),
        Cell(line(grade), Align.CENTER),
    )
