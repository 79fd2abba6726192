"""Tables of indicators inside the text: promised, done, scored."""

from collections.abc import Collection, Iterator

from jixiao.engine.document import Align, Block, Cell, Line, Paragraph, Table
from jixiao.engine.papers.draft import Draft
from jixiao.engine.papers.figures import Figures, line, missing
from jixiao.engine.scoring import Reading, Row, RowScore
from jixiao.engine.values import Absent, Points, Quantity, Undefined


def indicator_table(draft: Draft, levels: Collection[str], *, title: str, lacking: str) -> Iterator[Block]:
    """Yield the table of the scored rows whose 一级指标 is one of ``levels``, or the gap that names what is lacking."""
    rows = [row for row in draft.result.rows if row.row.level1 in levels]
    yield from rows_table(draft, rows, title=title, lacking=lacking)


def rows_table(draft: Draft, rows: Collection[RowScore], *, title: str, lacking: str) -> Iterator[Block]:
    """Yield the table of ``rows``, or the gap that names what is lacking."""
    if not rows:
        yield Paragraph(line(missing(lacking, "indicators")))
        return
    heads = ("三级指标", "年度指标值", "实际完成值", "分值", "得分")
    head = tuple(Cell(line(words), Align.CENTER, head=True) for words in heads)
    body = tuple(
        (
            Cell(line(row.row.name)),
            Cell(promised(draft.figures, row.row), Align.CENTER),
            Cell(achieved(draft.figures, row.row, row.reading), Align.CENTER),
            Cell(weight_of(draft.figures, row), Align.RIGHT),
            Cell(score_of(draft.figures, row), Align.RIGHT),
        )
        for row in rows
    )
    yield Table(f"{draft.figures.numbered('表')}　{title}", "", (40, 20, 18, 10, 12), (head, *body))


def promised(figures: Figures, row: Row) -> Line:
    """Return 年度指标值 with its operator: ≥90%, 达成."""
    address = f"indicators.{row.code}.target"
    if isinstance(row.target, Absent):
        return line(str(row.target))
    words = row.target.text() if isinstance(row.target, Quantity) else row.target
    sign = "" if isinstance(row.operator, Absent) or row.operator == "定性" else row.operator
    if isinstance(row.target, str):
        return line(sign, figures.words(address, "年度指标值", words))
    return line(sign, figures.entered(address, f"{row.name}年度指标值", words, row.target.amount))


def achieved(figures: Figures, row: Row, reading: Reading) -> Line:
    """Return 实际完成值, rounded to two decimals where it was computed."""
    value = reading.value
    if isinstance(value, Absent):
        return line(str(value))
    if isinstance(value, Undefined):
        return line("无法计算")
    if isinstance(value, str):
        return line(figures.words(f"indicators.{row.code}.actual", "实际完成值", value))
    return line(figures.traced(f"reading.{row.code}", reading.trace, reading.trace.printed))


def weight_of(figures: Figures, row: RowScore) -> Line:
    """Return 分值."""
    if isinstance(row.weight, Absent):
        return line(str(row.weight))
    return line(
        figures.entered(f"indicators.{row.row.code}.weight", f"{row.row.name}分值", row.weight.text(), row.weight.value)
    )


def score_of(figures: Figures, row: RowScore) -> Line:
    """Return 得分, or — where the row could not be scored."""
    if isinstance(row.score, Points):
        return line(figures.traced(f"score.row.{row.row.code}", row.trace, row.score.text()))
    return line("未计分")
