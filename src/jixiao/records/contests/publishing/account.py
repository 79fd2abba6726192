"""赛事情况报告: the account of a contest as a paper; what nobody knows is printed as （未提供：…）."""

import datetime
from collections.abc import Iterable, Iterator
from fractions import Fraction

from jixiao.engine.document import Align, Block, Document, Gap, Heading, Inline, Paragraph, Signature, Table, Text
from jixiao.engine.values import Ratio
from jixiao.records.contests.judging.scoring import FORMULA
from jixiao.records.contests.models import Contest
from jixiao.records.contests.publishing.award_list import award_tables, plain_table, printed_day, words
from jixiao.records.contests.publishing.statistics import Figures, Tally, figures_of

TITLE = "赛事情况报告"


def report_of(contest: Contest, *, on: datetime.date) -> Document:
    """Return the paper of a contest as of a day; names in it are masked as on the public page."""
    unit = contest.unit_year.unit
    blocks = (
        *_blocks(contest, figures_of(contest)),
        Signature(((Text(f"{unit.name}（盖章）"),), (Text(printed_day(on)),))),
    )
    return Document(
        title=TITLE, author=unit.name, year=contest.unit_year.year, blocks=blocks,
        mark="示例" if unit.is_specimen else "",
    )  # fmt: skip


def _blocks(contest: Contest, figures: Figures) -> Iterator[Block]:
    yield Heading(0, "", TITLE)
    yield Paragraph((Text(contest.title, strong=True),), Align.CENTER)
    yield Heading(1, "一、", "赛事概况")
    yield Paragraph(tuple(_overview(contest)))
    yield Heading(1, "二、", "参赛情况")
    total = figures.total
    yield words(f"共有{len(figures.schools):,}所学校报送{total.entered:,}件作品，审查合格{total.qualified:,}件，"
                 f"合格率{_share(total.qualified, total.entered)}。")  # fmt: skip
    yield _tally_table("表1　各组别参赛和获奖", "组别", (*figures.groups, total))
    yield _tally_table("表2　各学校参赛和获奖", "学校", figures.schools)
    yield Heading(1, "三、", "评审情况")
    yield words(f"{figures.judges:,}位评委匿名评审，提交评分{figures.marks:,}份。计分办法：{'；'.join(FORMULA)}。")
    yield Heading(1, "四、", "获奖情况")
    yield words("、".join(f"{name}{number:,}件" for name, number in figures.awards) + "。"
                 if figures.awards else "还没有公布奖项。")  # fmt: skip
    yield from award_tables(contest)
    yield Heading(1, "五、", "公示和证书")
    yield words(_notice(contest, figures))
    yield Heading(1, "六、", "推荐上报")
    for name, number, outcomes in figures.sent:
        came = "，".join(f"{count:,}件{word}" for word, count in outcomes)
        yield words(f"向{name}推荐{number:,}件：{came}。")
    if not figures.sent:
        yield words("没有推荐上报。")


def _overview(contest: Contest) -> Iterator[Inline]:
    unit = contest.unit_year.unit
    who = f"{contest.organiser or unit.name}主办" + (f"，{contest.partners}协办" if contest.partners else "")
    theme = f"，主题“{contest.theme}”" if contest.theme else ""
    yield Text(f"赛事由{who}{theme}。")
    for name, first, last in (
        ("报名", contest.entry_from, contest.entry_to), ("评审", contest.judge_from, contest.judge_to),
        ("公示", contest.notice_from, contest.notice_to),
    ):  # fmt: skip
        if first and last:
            yield Text(f"{name}{printed_day(first)}至{printed_day(last)}。")
        else:
            yield Gap(f"（未提供：{name}日期）", name)
    if contest.basis:
        yield Text(f"依据：{contest.basis}。")


def _notice(contest: Contest, figures: Figures) -> str:
    if contest.published_at is None:
        return "结果还没有公布。"
    told = (
        f"公示期间收到异议{figures.objections:,}件，成立{figures.upheld:,}件"
        if figures.objections
        else "公示期间没有异议"
    )
    return f"{told}；颁发证书{figures.certificates:,}份，每份有编号和二维码，可以查验。"


def _tally_table(caption: str, head: str, rows: Iterable[Tally]) -> Table:
    told = (
        (row.name, f"{row.entered:,}", f"{row.qualified:,}", f"{row.judged:,}", f"{row.won:,}",
         _share(row.won, row.judged))
        for row in rows
    )  # fmt: skip
    return plain_table(caption, (head, "报送", "合格", "参评", "获奖", "获奖率"), told, (5, 2, 2, 2, 2, 2), unit="件")


def _share(part: int, whole: int) -> str:
    return Ratio(Fraction(part, whole)).percent() if whole else "—"
