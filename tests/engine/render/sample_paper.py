"""A whole paper with every kind of block, written from the first office's published year, marked 示例."""

from types import MappingProxyType

from tests.engine.render.sample_lines import TRACES, figure, head, words
from tests.engine.render.sample_sheet import score_sheet

from jixiao.engine.document import (
    Align,
    Annexes,
    Bar,
    Block,
    Cell,
    Chart,
    Contents,
    Cover,
    Document,
    Heading,
    Listing,
    Note,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    bar_chart,
)


def sample_paper() -> Document:
    """Return the paper."""
    blocks = (*opening(), *summary(), *unit_chapter(), *result_chapter(), *closing(), *score_sheet())
    return Document(
        title="香河县科学技术协会2019年度部门整体绩效自评报告",
        author="香河县科学技术协会",
        year=2019,
        blocks=blocks,
        traces=MappingProxyType(dict(TRACES)),
        mark="示例",
    )


def opening() -> tuple[Block, ...]:
    """Return the cover and the contents."""
    cover = Cover(
        annex="附件3",
        title=("部门（单位）整体绩效自评报告", "（2019年度）"),
        blanks=(
            ("部门（单位）名称（公章）：", words("香河县科学技术协会")),
            ("主管部门：", words("{?主管部门}")),
            ("填报日期：", words("2020年11月")),
        ),
        date=words("二〇二〇年十一月"),
    )
    return (cover, Contents(), PageBreak())


def summary() -> tuple[Block, ...]:
    """Return the 摘要."""
    return (
        Heading(0, "", "摘  要"),
        Heading(2, "（一）", "概述"),
        Paragraph(
            words(
                "香河县科学技术协会2019年度支出年初预算数为{274.64@budget}万元，决算数为{258.13@spent}万元，"
                "预算执行率{93.99%@rate}。年内围绕全国科普日、科技工作者日等重点工作，组织科普活动{5@events}场，"
                "发放科普资料{2,700@leaflets}份、宣传品{1,200@cups}个、环保手提袋{2,300@bags}个。"
            )
        ),
        Heading(2, "（二）", "评价结论"),
        Paragraph(words("评价得分{92.92@score}分，等级为{*优}。")),
        Paragraph(words("满意度未开展调查，{?服务对象满意度}，该项暂不计分。")),
        Heading(2, "（三）", "经验做法、问题和建议"),
        Paragraph(words("一是预算编制不细，基本支出与支出合计相等，{12.00@goals}万元项目目标没有对应支出。"), own=True),
        PageBreak(),
    )


def unit_chapter() -> tuple[Block, ...]:
    """Return the first chapter, with a table and a chart."""
    return (
        Heading(1, "一、", "部门概况"),
        Heading(2, "（一）", "主要职责、组织架构、人员及资产等基本情况"),
        Paragraph(words("编制{9@staff}名，设书记{1@one}名、主席{1@one}名；在职人员{?在职人员数}。")),
        Paragraph(
            words(
                "主要职责是：开展学术交流，活跃学术思想，促进学科发展，推动自主创新；组织科学技术工作者开展科技创新；"
                "弘扬科学精神，普及科学知识，推广先进技术，传播科学思想和科学方法，捍卫科学尊严，提高全民科学素质。"
            )
        ),
        Heading(2, "（二）", "年度整体绩效目标"),
        Heading(3, "1.", "总体目标"),
        Listing(
            (
                words("（1）全国科普日活动，安排{1.50@a1}万元；"),
                words("（2）农村实用技术培训，安排{1.00@a2}万元；"),
                words("（3）科技工作者之家建设，安排{0.50@a3}万元（5000元）。"),
            )
        ),
        Heading(2, "（三）", "当年预算及执行情况"),
        budget_table(),
        Note(words("注：执行率＝决算数÷年初预算数×100%，四舍五入到0.01%。")),
        budget_chart(),
    )


def budget_table() -> Table:
    """Return the table of budget and spending."""
    rows = (
        tuple(map(head, ("项目", "年初预算数", "决算数", "执行率"))),
        (Cell(words("支出合计")), figure("{274.64@t1}"), figure("{258.13@t2}"), figure("{93.99%@t3}")),
        (Cell(words("基本支出")), figure("{274.64@b1}"), figure("{258.13@b2}"), figure("{93.99%@b3}")),
        (Cell(words("项目支出")), figure("{0.00@p1}"), figure("{0.00@p2}"), figure("—")),
    )
    return Table("表1  2019年度收支预算执行情况表", "万元", (34, 22, 22, 22), rows)


def budget_chart() -> Chart:
    """Return the chart of budget and spending."""
    return bar_chart(
        caption="图1  年初预算与决算",
        alt="决算数258.13万元，为年初预算274.64万元的93.99%。",
        unit="万元",
        bars=(Bar("年初预算数", 274.64, "274.64", "budget"), Bar("决算数", 258.13, "258.13", "spent", full=274.64)),
    )


def score_chart() -> Chart:
    """Return the chart of scores: short, missing and over-fulfilled ones."""
    return bar_chart(
        caption="图2  各项得分",
        alt="总分92.92分，产出48.50分失分最多。",
        unit="分",
        bars=(
            Bar("预算执行率", 9.40, "9.40", "score", full=10),
            Bar("产出指标", 48.5, "48.50", "score", full=50),
            Bar("服务对象满意度指标（未开展调查，暂不计分）", 0, "未填", full=10),
            Bar("超额完成的指标", 12, "12.00", "score", full=10),
        ),
    )


def result_chapter() -> tuple[Block, ...]:
    """Return the second chapter: three pages of running text."""
    days = tuple(
        Paragraph(
            words(
                f"9月{{{day}@d{day}}}日，县科协在蒋辛屯镇、刘宋镇、五百户镇开展乡村振兴农村科普联合行动，"
                f"展出展板{{19@b{day}}}块，发放宣传单{{1,000@l{day}}}份、杯子和雨伞{{400@c{day}}}个、"
                f"环保手提袋{{1,000@g{day}}}个。活动由县科协牵头，县教育局、县农业农村局等部门参加，受到群众欢迎。"
            )
        )
        for day in range(14, 26)
    )
    return (
        Heading(1, "二、", "整体绩效实现情况"),
        Heading(2, "（一）", "部门产出情况"),
        *days,
        Heading(4, "（1）", "数量指标"),
        Paragraph(words("第35届青少年科技创新大赛共有{5@kinds}大项{271@works}个作品参赛。")),
        score_chart(),
        Heading(2, "（二）", "部门效果情况"),
        Paragraph(words("收入决算{255.37@income}万元，较预算下降{−7.02%@drop}，收支差{2.76@gap}万元。")),
    )


def closing() -> tuple[Block, ...]:
    """Return the last chapters and the closing lines."""
    return (
        Heading(1, "三、", "整体绩效评价存在问题及改进措施"),
        Paragraph(words("（略）"), Align.CENTER),
        Heading(1, "四、", "评价结果拟应用和公开情况"),
        Paragraph(words("自评结果随部门决算一并公开。")),
        Annexes(("2019年度部门整体绩效自评表", "佐证材料目录")),
        Signature((words("香河县科学技术协会（盖章）"), words("电话：{?联系电话}"), words("2020年11月20日"))),
    )
