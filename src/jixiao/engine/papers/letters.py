"""What the letters of 结果应用 have in common: title and number, 主送机关, annex, signature (GB/T 9704—2012)."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from jixiao.engine.document import (
    Align,
    Block,
    Cell,
    Document,
    Gap,
    Heading,
    Line,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    Text,
)
from jixiao.engine.papers.wording import closed, numeral

METHOD = "《项目支出绩效评价管理办法》（财预〔2020〕10号）"


@dataclass(frozen=True, slots=True)
class LetterProblem:
    """One problem as the letters print it; what is "" nobody has given yet."""

    title: str
    what: str
    ground: str
    source: str
    place: str = ""
    section: str = ""
    responsible: str = ""
    measures: str = ""
    due: datetime.date | None = None
    done: str = ""
    proofs: tuple[str, ...] = ()
    opinion: str = ""
    closed_on: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class LetterCase:
    """Who writes to whom about which year, under which number, on which day, and the problems it is about."""

    authority: str
    unit: str
    year: int
    number: str
    on: datetime.date
    problems: Sequence[LetterProblem]
    opinion: str = ""
    deadline: datetime.date | None = None
    result: str = ""
    mark: str = ""
    grounds: tuple[str, ...] = field(default=(METHOD,))


def letter_paper(case: LetterCase, title: str, author: str, blocks: Iterable[Block]) -> Document:
    """Return a letter under its title and its number."""
    number = (Paragraph((Text(case.number),), Align.CENTER),) if case.number else ()
    return _paper(case, title, author, (*number, *blocks))


def answering_paper(case: LetterCase, title: str, author: str, blocks: Iterable[Block]) -> Document:
    """Return a paper that answers a letter: it quotes the number of the letter and has none of its own."""
    return _paper(case, title, author, blocks)


def _paper(case: LetterCase, title: str, author: str, blocks: Iterable[Block]) -> Document:
    heads = (PageBreak(landscape=False), Heading(0, "", title))
    name = f"{case.unit}{title}"
    return Document(title=name, author=author, year=case.year, blocks=(*heads, *blocks), mark=case.mark)


def addressed(unit: str) -> Paragraph:
    """Return the 主送机关: flush left, with a full-width colon."""
    return Paragraph((Text(f"{unit}："),), Align.FLUSH)


def listed(problems: Sequence[LetterProblem]) -> Iterator[Block]:
    """Yield the problems as running text: （一）what it is, what was found, by which ground."""
    for number, one in enumerate(problems, start=1):
        yield Heading(2, f"（{numeral(number)}）", closed(one.title))
        yield Paragraph((Text(f"{closed(one.what)}依据：{closed(one.ground)}"),))


def annex(title: str, *blocks: Block) -> Iterator[Block]:
    """Yield an annex: on a page of its own that lies on its side, 附件 flush left, its title centred."""
    yield PageBreak(landscape=True)
    yield Paragraph((Text("附件", strong=True),), Align.FLUSH)
    yield Heading(0, "", title)
    yield from blocks


def table_of(widths: tuple[int, ...], heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """Return a table whose rows are numbered; a cell that nobody filled is a gap."""
    head = tuple(Cell((Text(words),), Align.CENTER, head=True) for words in heads)
    body = tuple(
        (
            Cell((Text(str(number)),), Align.CENTER),
            *(Cell(_words(words, name)) for words, name in zip(row, heads[1:], strict=True)),
        )
        for number, row in enumerate(rows, start=1)
    )
    return Table("", "", widths, (head, *body))


def _words(words: str, head: str) -> Line:
    return (Text(words),) if words else (Gap(f"（未提供：{head}）"),)


def signed(author: str, on: datetime.date) -> Signature:
    """Return the closing lines: who, with the place of the seal, and the day."""
    return Signature(((Text(f"{author}（盖章）"),), (Text(day_words(on)),)))


def day_words(day: datetime.date) -> str:
    """Return a day as 公文 write it: 2025年2月14日."""
    return f"{day.year}年{day.month}月{day.day}日"
