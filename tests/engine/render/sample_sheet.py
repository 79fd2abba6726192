"""The 自评表 of the sample paper, in its official columns, with cells merged both ways."""

from collections.abc import Iterator

from tests.engine.render.sample_lines import figure, group, head, words

from jixiao.engine.document import Block, Cell, Heading, PageBreak, Paragraph, Table

COLUMNS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
GROUPS = (
    ("产出指标", (("数量指标", 6), ("质量指标", 3), ("时效指标", 3), ("成本指标", 2))),
    ("效益指标", (("社会效益指标", 4), ("可持续影响指标", 2))),
    ("满意度指标", (("服务对象满意度指标", 2),)),
)


def score_sheet() -> tuple[Block, ...]:
    """Return the sheet on its pages, and a last page upright."""
    total = (head("总分", across=5), figure("100"), figure("{92.92@score}"), figure(""))
    table = Table("", "", (9, 11, 22, 10, 10, 7, 7, 24), (tuple(map(head, COLUMNS)), *_indicators(), total))
    return (
        PageBreak(landscape=True),
        Heading(0, "", "附：部门整体绩效自评表"),
        _money(),
        table,
        PageBreak(),
        Heading(0, "", "附：佐证材料目录"),
        Paragraph(words("（示例）")),
    )


def _money() -> Table:
    names = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
    first = ("{274.64@m0}", "{274.64@m1}", "{258.13@m2}", "{10@m3}", "{93.99%@m4}", "{9.40@m5}")
    second = ("{255.00@n0}", "{255.00@n1}", "{255.37@n2}", "—", "—", "—")
    rows = (
        (head("单位名称"), Cell(words("香河县科学技术协会"), across=6)),
        (head("预算资金", down=3), *map(head, names)),
        tuple(map(figure, first)),
        tuple(map(figure, second)),
    )
    return Table("", "万元", (16, 14, 14, 14, 14, 14, 14), rows, head_rows=0)


def _indicators() -> Iterator[tuple[Cell, ...]]:
    for first, seconds in GROUPS:
        whole = [group(first, down=sum(count for _, count in seconds))]
        for second, count in seconds:
            part = [group(second, down=count)]
            for row in range(count):
                yield (*whole, *part, *_indicator(f"{first}-{second}-{row}", row))
                whole, part = [], []


def _indicator(key: str, row: int) -> tuple[Cell, ...]:
    return (
        Cell(words(f"科普活动第{row + 1}项：发放科普资料份数")),
        figure(f"≥{{3,000@{key}-t}}份"),
        figure(f"{{2,700@{key}-v}}份"),
        figure(f"{{5.00@{key}-w}}"),
        figure(f"{{4.50@{key}-s}}"),
        Cell(words("{?偏差原因}" if row % 3 == 0 else "天气原因，一场活动改期，资料未发完。")),
    )
