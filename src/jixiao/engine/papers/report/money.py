"""What the report says of money: the sentence, the table, the chart, and the ratios that go with them."""

from collections.abc import Iterator

from jixiao.engine.document import Align, Bar, Block, Cell, Chart, Line, Paragraph, Table, bar_chart
from jixiao.engine.papers.draft import Draft
from jixiao.engine.papers.figures import line, missing
from jixiao.engine.values import Absent, Money, Ratio, Trace, Undefined
from jixiao.engine.yearbook import BudgetLine

_COLUMNS = (
    ("initial", "年初预算"),
    ("adjustment", "预算调整"),
    ("adjusted", "全年预算"),
    ("executed", "决算数"),
    ("previous", "上年决算"),
)
_INDENTED = {
    "基本支出", "项目支出", "因公出国（境）费", "公务用车购置费", "公务用车运行维护费", "公务接待费",
    "一般公共预算财政拨款收入", "政府性基金预算财政拨款收入", "国有资本经营预算财政拨款收入", "其他收入",
}  # fmt: skip
CHARTED = {
    "收入合计": "收入合计", "一般公共预算财政拨款收入": "财政拨款收入",
    "支出合计": "支出合计", "基本支出": "基本支出", "项目支出": "项目支出",
}  # fmt: skip
_CARRIED = {"年初结转和结余", "年末结转和结余"}  # a stock is not executed
_TWICE_INDENTED = {"人员经费", "公用经费"}


def spending_sentence(draft: Draft) -> Line:
    """Return 全年预算, 执行 and 预算执行率 in one sentence, or what is missing for it."""
    spending = draft.assessment.sheet.spending
    execution = draft.result.execution
    if isinstance(spending.budget, Absent) or isinstance(spending.executed, Absent) or execution is None:
        lacking = "支出预算" if isinstance(spending.budget, Absent) else "支出决算"
        return line(missing(f"{lacking}，预算执行率无法计算", "budget.支出合计"))
    budget = draft.figures.traced("spending.budget", spending.budget_trace, spending.budget.text("万元"))
    executed = draft.figures.traced("spending.executed", spending.executed_trace, spending.executed.text("万元"))
    named = spending.budget_trace.label.removesuffix("数")
    return line(f"支出{named}", budget, "万元，决算（执行）", executed, "万元，预算执行率", execution_rate(draft), "。")


def execution_rate(draft: Draft) -> Line:
    """Return 预算执行率 as it is printed, or why there is none."""
    execution = draft.result.execution
    if execution is None or isinstance(execution.rate, Undefined):
        return line(missing("预算执行率", "budget.支出合计"))
    return line(draft.figures.traced("score.rate", execution.rate_trace, execution.rate_trace.printed))


def budget_chapter(draft: Draft) -> Iterator[Block]:
    """Yield （五）当年部门预算及执行情况: text, table, chart, and the reasons that were given."""
    profile, figures = draft.yearbook.profile, draft.figures
    if not draft.yearbook.budget:
        yield Paragraph(line(missing("预算及执行情况", "budget")))
        return
    yield Paragraph(
        line(f"{draft.year}年度", _income_sentence(draft), spending_sentence(draft), _basic_and_project(draft))
    )
    if (changed := _adjustment_sentence(draft)) is not None:
        yield Paragraph(changed)
    if profile.execution_reason is not Absent.UNFILLED:
        yield Paragraph(
            line(
                "执行偏差原因：",
                figures.words("profile.execution_reason", "预算执行偏差原因", profile.execution_reason),
            )
        )
    yield budget_table(draft)
    if (chart := budget_chart(draft)) is not None:
        yield chart


def budget_table(draft: Draft) -> Table:
    """Return the budget lines that were filled in, each with its rate; columns nobody used are left out."""
    lines = draft.yearbook.budget
    used = [
        (key, heading)
        for key, heading in _COLUMNS
        if key in {"initial", "executed"} or any(getattr(row, key) is not Absent.UNFILLED for row in lines)
    ]
    head = tuple(
        Cell(line(words), Align.CENTER, head=True) for words in ("科目", *(name for _, name in used), "执行率")
    )
    rows = tuple(
        (_item(row), *(_amount(draft, row, key, name) for key, name in used), _rate(draft, row)) for row in lines
    )
    widths = (30, *(13 for _ in used), 12)
    return Table(f"{draft.figures.numbered('表')}　{draft.year}年度预算及执行情况", "万元", widths, (head, *rows))


def budget_chart(draft: Draft) -> Chart | None:
    """Return 决算 against 预算 of income and spending, or None where no line has both."""
    rows = [row for row in draft.yearbook.budget if row.item in CHARTED and isinstance(row.executed, Money)]
    bars = tuple(_bar(draft, row, row.executed) for row in rows if isinstance(row.executed, Money))
    if all(bar.full is None for bar in bars):
        return None
    told = "，".join(f"{bar.label}{bar.printed}万元" for bar in bars)
    caption = f"{draft.figures.numbered('图')}　{draft.year}年度预算执行情况（决算／预算）"
    return bar_chart(caption=caption, alt=f"{told}。", unit="万元", bars=bars)


def _bar(draft: Draft, row: BudgetLine, executed: Money) -> Bar:
    budget = row.initial if row.adjusted is Absent.UNFILLED else row.adjusted
    reference = f"budget.{row.item}.rate"
    return Bar(
        label=CHARTED[row.item],
        value=float(executed.amount("万元")),
        printed=f"{executed.text('万元')} / {budget.text('万元') if isinstance(budget, Money) else budget}",
        reference=reference if reference in draft.figures.traces else f"budget.{row.item}.executed",
        full=float(budget.amount("万元")) if isinstance(budget, Money) else None,
    )


def _income_sentence(draft: Draft) -> Line:
    for item in ("收入合计", "一般公共预算财政拨款收入"):
        row = next((row for row in draft.yearbook.budget if row.item == item), None)
        if row is not None:
            base = f"budget.{item}"
            initial = draft.figures.money(f"{base}.initial", f"{item}年初预算", row.initial)
            executed = draft.figures.money(f"{base}.executed", f"{item}决算", row.executed)
            return line(f"{item}，年初预算", initial, "万元，决算", executed, "万元；")
    return line(missing("收入预算和决算", "budget.收入合计"))


def _basic_and_project(draft: Draft) -> Line:
    parts = {row.item: row for row in draft.yearbook.budget if row.item in {"基本支出", "项目支出"}}
    told = [
        line(
            f"{item}",
            draft.figures.money(f"budget.{item}.executed", f"{item}决算", parts[item].executed)
            if item in parts
            else missing(f"{item}决算", f"budget.{item}.executed"),
            "万元" if item in parts else "",
        )
        for item in ("基本支出", "项目支出")
    ]
    return line("其中：", told[0], "，", told[1], "。")


def _adjustment_sentence(draft: Draft) -> Line | None:
    """Return what was adjusted and why; the gap where the year's budget was changed or is unknown without a word."""
    profile, figures = draft.yearbook.profile, draft.figures
    row = next((row for row in draft.yearbook.budget if row.item == "支出合计"), None)
    if row is None:
        return None
    unknown = row.adjusted is Absent.UNFILLED and row.adjustment is Absent.UNFILLED
    unchanged = row.adjusted == row.initial or (row.adjustment == Money(0))
    if profile.adjustment_reason is not Absent.UNFILLED:
        reason = figures.words("profile.adjustment_reason", "预算调整原因", profile.adjustment_reason)
        return line("预算调整情况：", reason)
    if unknown:
        return line("预算调整情况：", missing("全年预算数（调整后）", "budget.支出合计.adjusted"))
    return None if unchanged else line("预算调整情况：", missing("预算调整原因", "profile.adjustment_reason"))


def _item(row: BudgetLine) -> Cell:
    indent = "　　" if row.item in _TWICE_INDENTED else "　" if row.item in _INDENTED else ""
    return Cell(line(f"{indent}{row.item}"))


def _amount(draft: Draft, row: BudgetLine, key: str, name: str) -> Cell:
    amount = getattr(row, key)
    if amount is Absent.UNFILLED:
        return Cell(line("未填"), Align.RIGHT)
    if amount is Absent.NOT_APPLICABLE:
        return Cell(line("—"), Align.RIGHT)
    return Cell(line(draft.figures.money(f"budget.{row.item}.{key}", f"{row.item}{name}", amount)), Align.RIGHT)


def _rate(draft: Draft, row: BudgetLine) -> Cell:
    """Return 决算 ÷ 全年预算 of one line; 年初预算 stands in where the year's budget is 未填, and the trace says so."""
    budget, name = (row.initial, "年初预算") if row.adjusted is Absent.UNFILLED else (row.adjusted, "全年预算")
    if isinstance(budget, Absent) or isinstance(row.executed, Absent) or row.item in _CARRIED:
        return Cell(line("—"), Align.RIGHT)
    rate = Ratio.between(row.executed.fen, budget.fen)
    if isinstance(rate, Undefined):
        return Cell(line("—"), Align.RIGHT)
    inputs = tuple(
        draft.figures.traces[f"budget.{row.item}.{key}"]
        for key in ("executed", "initial" if name == "年初预算" else "adjusted")
    )
    trace = Trace(
        f"{row.item}执行率", rate.percent(), exact=rate.value, formula=f"决算 ÷ {name} × 100%",
        worked=f"{row.executed.text('万元')} ÷ {budget.text('万元')} × 100% = {rate.percent()}",
        rounding="四舍五入到 2 位小数", inputs=inputs,
    )  # fmt: skip
    return Cell(line(draft.figures.traced(f"budget.{row.item}.rate", trace, rate.percent())), Align.RIGHT)
