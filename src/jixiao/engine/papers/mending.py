"""The letters of 结果应用: 反馈意见书、整改通知书、整改报告、销号意见. What nobody gave is printed as a gap."""

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

FEEDBACK, NOTICE, REPORT, CLOSING = "绩效评价反馈意见书", "绩效问题整改通知书", "绩效问题整改报告", "绩效问题销号意见"
_FEEDBACK_WIDTHS, _NOTICE_WIDTHS = (6, 20, 40, 34), (6, 30, 22, 14, 14, 14)
_REPORT_WIDTHS, _CLOSING_WIDTHS = (6, 28, 28, 24, 14), (6, 34, 26, 20, 14)


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
    grounds: tuple[str, ...] = field(default=("《项目支出绩效评价管理办法》（财预〔2020〕10号）",))


def feedback_letter(case: LetterCase) -> Document:
    """Return the 反馈意见书: the result, what was found and by which ground, and until when the unit answers."""
    return _paper(case, FEEDBACK, case.authority, _feedback(case))


def rectification_notice(case: LetterCase) -> Document:
    """Return the 整改通知书: each problem with 责任科室、责任人、措施 and the day by which it is mended."""
    return _paper(case, NOTICE, case.authority, _notice(case))


def rectification_report(case: LetterCase) -> Document:
    """Return the unit's 整改报告: what was done about each problem and what proves it."""
    return _paper(case, REPORT, case.unit, _report(case))


def closing_opinion(case: LetterCase) -> Document:
    """Return the 销号意见: which problems were rechecked and struck off, and which were not."""
    return _paper(case, CLOSING, case.authority, _closing(case))


def _paper(case: LetterCase, title: str, author: str, blocks: Iterable[Block]) -> Document:
    heads = (PageBreak(landscape=False), Heading(0, "", title), *_number(case))
    name = f"{case.unit}{case.year}年度{title}"
    return Document(title=name, author=author, year=case.year, blocks=(*heads, *blocks), mark=case.mark)


def _number(case: LetterCase) -> Iterator[Block]:
    if case.number:
        yield Paragraph((Text(case.number),), Align.CENTER)


def _feedback(case: LetterCase) -> Iterator[Block]:
    yield from _opening(case, f"根据{'、'.join(case.grounds)}，现将你单位{case.year}年度预算绩效评价结果反馈如下。")
    if case.result:
        yield Heading(1, f"{numeral(1)}、", "评价结果")
        yield Paragraph((Text(closed(case.result)),))
    yield Heading(1, f"{numeral(2 if case.result else 1)}、", "发现的问题")
    heads = ("序号", "问题", "具体情况", "依据")
    rows = [(one.title, one.what, one.ground) for one in case.problems]
    yield _table(_FEEDBACK_WIDTHS, heads, rows)
    yield Heading(1, f"{numeral(3 if case.result else 2)}、", "意见和建议")
    yield Paragraph((Text(closed(case.opinion)) if case.opinion else Gap("（未提供：意见和建议）"),))
    if case.deadline:
        yield Paragraph((Text(f"请于{_day(case.deadline)}前书面反馈意见；逾期未反馈的，视为没有不同意见。"),))
    yield _signed(case.authority, case.on)


def _notice(case: LetterCase) -> Iterator[Block]:
    due = _day(case.deadline) if case.deadline else "规定期限"
    told = f"根据{'、'.join(case.grounds)}，对你单位{case.year}年度预算绩效管理中的下列问题，请于{due}前完成整改。"
    yield from _opening(case, told)
    heads = ("序号", "问题和依据", "整改措施", "责任科室", "责任人", "时限")
    rows = [
        (
            f"{one.title}：{closed(one.what)}依据：{one.ground}",
            one.measures or "由单位填报",
            one.section or "由单位填报",
            one.responsible or "由单位填报",
            _day(one.due) if one.due else due,
        )
        for one in case.problems
    ]
    yield _table(_NOTICE_WIDTHS, heads, rows)
    if case.opinion:
        yield Paragraph((Text(closed(case.opinion)),))
    yield Paragraph((Text("整改完成后报送整改报告并附佐证材料，经复核合格予以销号。"),))
    yield Paragraph((Text("没有整改或整改不到位的，调减预算或待整改到位后再予安排。"),))
    yield _signed(case.authority, case.on)


def _report(case: LetterCase) -> Iterator[Block]:
    yield Paragraph((Text(f"{case.authority}："),), Align.LEFT)
    yield Paragraph((Text(f"按照《{NOTICE}》（{case.number}）要求，现将{case.year}年度绩效问题整改情况报告如下。"),))
    heads = ("序号", "问题", "整改措施", "整改情况", "佐证材料")
    rows = [(one.title, one.measures, one.done, "；".join(one.proofs)) for one in case.problems]
    yield _table(_REPORT_WIDTHS, heads, rows)
    yield _signed(case.unit, case.on)


def _closing(case: LetterCase) -> Iterator[Block]:
    gone = sum(1 for one in case.problems if one.closed_on)
    told = (
        f"对《{NOTICE}》（{case.number}）所列{len(case.problems)}个问题的整改情况进行了复核，{gone}个整改到位，予以销号"
    )
    left = len(case.problems) - gone
    yield from _opening(case, f"{told}；{left}个尚未销号，继续整改。" if left else f"{told}。")
    heads = ("序号", "问题", "复核意见", "整改情况", "销号日期")
    rows = [
        (one.title, one.opinion or "—", one.done, _day(one.closed_on) if one.closed_on else "尚未销号")
        for one in case.problems
    ]
    yield _table(_CLOSING_WIDTHS, heads, rows)
    yield _signed(case.authority, case.on)


def _opening(case: LetterCase, told: str) -> Iterator[Block]:
    yield Paragraph((Text(f"{case.unit}："),), Align.LEFT)
    yield Paragraph((Text(told),))


def _table(widths: tuple[int, ...], heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
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


def _signed(author: str, on: datetime.date) -> Signature:
    return Signature(((Text(f"{author}（盖章）"),), (Text(_day(on)),)))


def _day(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
