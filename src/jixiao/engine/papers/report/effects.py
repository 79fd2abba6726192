"""Chapter 二（二）: what it was good for. Economy from the money, the rest from indicators with data behind them."""

import functools
from collections.abc import Iterator

from jixiao.engine.document import Bar, Block, Chart, Line, Paragraph, bar_chart
from jixiao.engine.formula import Node, parse_formula
from jixiao.engine.papers.draft import Draft, item, part
from jixiao.engine.papers.figures import line
from jixiao.engine.papers.indicators import rows_table
from jixiao.engine.papers.report.money import execution_rate
from jixiao.engine.scoring import GroupScore, RowScore
from jixiao.engine.values import PERCENT, Points
from jixiao.engine.yearbook import compute

# 财预〔2013〕53号: the ratios of economy that every department can compute from its own books.
RATIOS = (
    ("在职人员控制率", "在职人员数 ÷ 编制数 × 100%"),
    ("“三公经费”变动率", "（本年三公经费 − 上年三公经费）÷ 上年三公经费 × 100%"),
    ("公用经费控制率", "实际支出公用经费 ÷ 公用经费预算 × 100%"),
    ("结转结余率", "结转结余总额 ÷ 预算数 × 100%"),
    ("政府采购执行率", "实际政府采购金额 ÷ 政府采购预算 × 100%"),
    ("固定资产利用率", "在用固定资产 ÷ 固定资产总额 × 100%"),
)
_SATISFACTION = "满意度"
_LASTING = ("可持续", "可持续发展能力")
_EFFECT_LEVELS = ("效益指标", "效果", "社会效应", "可持续发展能力")


def effect_part(draft: Draft) -> Iterator[Block]:
    """Yield 二（二）部门（单位）效果情况: 经济性, 社会效益, 可持续影响, 满意度, and the chart of points."""
    yield part("二", "部门（单位）效果情况")
    yield item(1, "经济性分析")
    yield Paragraph(line("预算执行率", execution_rate(draft), "。", *(_ratio(draft, *ratio) for ratio in RATIOS)))
    for number, (title, rows, lacking) in enumerate(_kinds(draft), start=2):
        yield item(number, title)
        yield from rows_table(draft, rows, title=f"{title[:-2]}指标完成情况", lacking=lacking)
    yield from draft.own("二（二）")
    if (chart := score_chart(draft)) is not None:
        yield chart


def score_chart(draft: Draft) -> Chart | None:
    """Return the points of each group beside its weight, or None where nothing could be scored."""
    execution = draft.result.execution
    bars = tuple(_group_bar(group) for group in draft.result.groups)
    if not bars or execution is None:
        return None
    told = "，".join(f"{bar.label} {bar.printed} 分" for bar in bars)
    return bar_chart(
        caption=f"{draft.figures.numbered('图')}　{draft.year}年度自评得分（得分／分值）",
        alt=f"{told}。",
        unit="分",
        bars=bars,
    )


def _group_bar(group: GroupScore) -> Bar:
    """Return the bar of a group; what could not be scored has no length and says so, since it is not zero."""
    score = group.score
    return Bar(
        label=group.name,
        value=float(score.value) if isinstance(score, Points) else 0.0,
        printed=f"{score if isinstance(score, Points) else '未计分'} / {group.weight}",
        reference=f"score.group.{group.name}",
        full=float(group.weight.value),
    )


def _kinds(draft: Draft) -> tuple[tuple[str, list[RowScore], str], ...]:
    effects = [row for row in draft.result.rows if row.row.level1 in _EFFECT_LEVELS]
    lasting = [row for row in effects if any(word in row.row.level2 or word == row.row.level1 for word in _LASTING)]
    pleased = [row for row in draft.result.rows if _SATISFACTION in row.row.level1]
    social = [row for row in effects if row not in lasting and row not in pleased]
    return (
        ("社会效益分析", social, "效益指标及数据"),
        ("可持续影响分析", lasting, "可持续影响指标及数据，不涉及的请填“不适用”"),
        ("服务对象满意度分析", pleased, "服务对象满意度调查及结果"),
    )


def _ratio(draft: Draft, name: str, formula: str) -> Line:
    computed = compute(_tree(formula), draft.figures.facts, label=name, unit=PERCENT)
    return line(name, draft.figures.computed(f"ratio.{name}", computed), "。")


@functools.cache
def _tree(formula: str) -> Node:
    """Return the tree of a built-in ratio, read once."""
    reading = parse_formula(formula)
    if reading.tree is None:
        message = f"a built-in ratio does not read: {formula}: {reading.findings}"
        raise ValueError(message)
    return reading.tree
