"""获奖名单: the awards as a paper to be put up or sent around; names are masked as on the public page."""

import datetime
from collections.abc import Iterable, Iterator, Sequence

from jixiao.engine.document import Align, Block, Cell, Document, Heading, Paragraph, Signature, Table, Text
from jixiao.orgs.actor import SHANGHAI
from jixiao.records.contests.models import Contest, ContestState
from jixiao.records.contests.publishing.showing import public_rows

HEADS = ("奖项", "编号", "作品名称", "学校", "作者")
WIDTHS = (2, 3, 5, 4, 4)


def award_list_of(contest: Contest, *, is_notice: bool) -> Document:
    """Return the list of awards; while they are on show it says until when and how somebody objects."""
    unit = contest.unit_year.unit
    title = f"{contest.title}获奖名单{'公示' if is_notice else ''}"
    published = contest.published_at.astimezone(SHANGHAI).date() if contest.published_at else None
    signed = Signature(((Text(f"{unit.name}（盖章）"),), (Text(printed_day(published)),)))
    blocks = (*_blocks(contest, title, is_notice=is_notice), signed)
    mark = "示例" if unit.is_specimen else ""
    return Document(title=title, author=unit.name, year=contest.unit_year.year, blocks=blocks, mark=mark)


def _blocks(contest: Contest, title: str, *, is_notice: bool) -> Iterator[Block]:
    yield Heading(0, "", title)
    if is_notice:
        days = f"{printed_day(contest.notice_from)}至{printed_day(contest.notice_to)}"
        asked = f"，电话{contest.contact}" if contest.contact else ""
        yield words(f"现将评审结果予以公示，公示期{days}。")
        yield words(f"对结果有异议的，请在公示期内向{contest.unit_year.unit.name}提出{asked}。")
    yield words("姓名隐去一部分，学生只列学校和年级；监护人没有同意公示的不列姓名。")
    yield from award_tables(contest)


def award_tables(contest: Contest) -> Iterator[Table]:
    """Yield a table for each group with awards, best first; what was cancelled is left out."""
    for group, rows in public_rows(contest):
        told = [(one.award, one.number, one.title, one.school, one.authors) for one in rows if not one.cancelled]
        if told:
            yield plain_table(f"{group.name}获奖名单", HEADS, told, WIDTHS)


def plain_table(
    caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], widths: tuple[int, ...], *, unit: str = ""
) -> Table:
    """Return a table of words with its heads."""
    head = tuple(Cell((Text(said),), Align.CENTER, head=True) for said in heads)
    body = (
        tuple(Cell((Text(said),), Align.LEFT if place == 0 else Align.CENTER) for place, said in enumerate(row))
        for row in rows
    )
    return Table(caption=caption, unit=unit, widths=widths, rows=(head, *body))


def words(said: str) -> Paragraph:
    """Return a paragraph of plain words."""
    return Paragraph((Text(said),))


def printed_day(day: datetime.date | None) -> str:
    """Return a day as papers print it, "" for none."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def may_be_listed(contest: Contest) -> bool:
    """Return whether there is a list to be printed: awards that were published."""
    return contest.state in {ContestState.PUBLISHED, ContestState.CLOSED} and contest.published_at is not None
