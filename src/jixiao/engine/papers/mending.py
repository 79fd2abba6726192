"""The letters about problems: 反馈意见书、整改通知书、整改报告、销号意见. What nobody gave is printed as a gap."""

from collections.abc import Iterator

from jixiao.engine.document import Annexes, Block, Document, Gap, Heading, Paragraph, Text
from jixiao.engine.papers.letters import (
    LetterCase,
    addressed,
    annex,
    answering_paper,
    day_words,
    letter_paper,
    listed,
    signed,
    table_of,
)
from jixiao.engine.papers.wording import closed, numeral

FEEDBACK, NOTICE, REPORT, CLOSING = "绩效评价反馈意见书", "绩效问题整改通知书", "绩效问题整改报告", "绩效问题销号意见"
LIST, DONE_LIST = "问题清单", "整改情况表"
_LIST_WIDTHS, _DONE_WIDTHS, _CLOSING_WIDTHS = (
    (5, 14, 21, 16, 16, 9, 9, 10),
    (6, 18, 23, 25, 18, 10),
    (9, 29, 28, 20, 14),
)
_BY_UNIT = "由单位填报"


def feedback_letter(case: LetterCase) -> Document:
    """Return the 反馈意见书: the result, what was found and by which ground, and until when the unit answers."""
    return letter_paper(case, f"{case.year}年度{FEEDBACK}", case.authority, _feedback(case))


def rectification_notice(case: LetterCase) -> Document:
    """Return the 整改通知书 with its 问题清单: each problem with 责任科室、责任人、措施 and the day it is mended by."""
    return letter_paper(case, f"{case.year}年度{NOTICE}", case.authority, _notice(case))


def rectification_report(case: LetterCase) -> Document:
    """Return the unit's 整改报告: what was done about each problem and what proves it."""
    return answering_paper(case, f"{case.year}年度{REPORT}", case.unit, _report(case))


def closing_opinion(case: LetterCase) -> Document:
    """Return the 销号意见: which problems were rechecked and struck off, and which were not."""
    return answering_paper(case, f"{case.year}年度{CLOSING}", case.authority, _closing(case))


def _feedback(case: LetterCase) -> Iterator[Block]:
    yield addressed(case.unit)
    yield _told(f"根据{'、'.join(case.grounds)}，现将你单位{case.year}年度预算绩效评价结果反馈如下。")
    parts = iter(range(1, 4))
    if case.result:
        yield Heading(1, f"{numeral(next(parts))}、", "评价结果")
        yield _told(closed(case.result))
    yield Heading(1, f"{numeral(next(parts))}、", "发现的问题")
    yield from listed(case.problems)
    yield Heading(1, f"{numeral(next(parts))}、", "意见和建议")
    yield Paragraph((Text(closed(case.opinion)) if case.opinion else Gap("（未提供：意见和建议）"),))
    if case.deadline:
        yield _told(f"请于{day_words(case.deadline)}前书面反馈意见；逾期未反馈的，视为没有不同意见。")
    yield signed(case.authority, case.on)


def _notice(case: LetterCase) -> Iterator[Block]:
    due = day_words(case.deadline) if case.deadline else "规定期限"
    count = len(case.problems)
    yield addressed(case.unit)
    yield _told(
        f"根据{'、'.join(case.grounds)}，经核查，你单位{case.year}年度预算绩效管理存在{count}个问题（见附件）。"
        f"请逐项落实责任科室、责任人和整改措施，于{due}前完成整改。"
    )
    if case.opinion:
        yield _told(closed(case.opinion))
    yield _told("整改完成后报送整改报告并附佐证材料，经复核合格予以销号。")
    yield _told("没有整改或整改不到位的，调减预算或待整改到位后再予安排。")
    yield Annexes((LIST,))
    yield signed(case.authority, case.on)
    yield from annex(LIST, _problem_list(case, due))


def _problem_list(case: LetterCase, due: str) -> Block:
    heads = ("序号", "问题", "具体情况", "依据", "整改措施", "责任科室", "责任人", "时限")
    rows = [
        (
            one.title,
            closed(one.what),
            one.ground,
            one.measures or _BY_UNIT,
            one.section or _BY_UNIT,
            one.responsible or _BY_UNIT,
            day_words(one.due) if one.due else due,
        )
        for one in case.problems
    ]
    return table_of(_LIST_WIDTHS, heads, rows)


def _report(case: LetterCase) -> Iterator[Block]:
    yield addressed(case.authority)
    count, closed_ones = len(case.problems), sum(1 for one in case.problems if one.closed_on)
    told = f"其中{closed_ones}个已经复核销号。" if closed_ones else ""
    yield _told(
        f"按照《{case.year}年度{NOTICE}》（{case.number}）要求，我单位对所列{count}个问题逐项进行了整改，"
        f"现将情况报告如下（见附件）。{told}"
    )
    yield Annexes((DONE_LIST,))
    yield signed(case.unit, case.on)
    heads = ("序号", "问题", "整改措施", "整改情况", "佐证材料", "责任科室和责任人")
    rows = [
        (
            one.title,
            one.measures,
            one.done,
            "；".join(one.proofs),
            "，".join(part for part in (one.section, one.responsible) if part),
        )
        for one in case.problems
    ]
    yield from annex(DONE_LIST, table_of(_DONE_WIDTHS, heads, rows))


def _closing(case: LetterCase) -> Iterator[Block]:
    gone = sum(1 for one in case.problems if one.closed_on)
    told = (
        f"对《{case.year}年度{NOTICE}》（{case.number}）所列{len(case.problems)}个问题的整改情况进行了复核，"
        f"{gone}个整改到位，予以销号"
    )
    left = len(case.problems) - gone
    yield addressed(case.unit)
    yield _told(f"{told}；{left}个尚未销号，继续整改。" if left else f"{told}。")
    heads = ("序号", "问题", "整改情况", "复核意见", "销号日期")
    rows = [
        (one.title, one.done, one.opinion or "—", day_words(one.closed_on) if one.closed_on else "尚未销号")
        for one in case.problems
    ]
    yield table_of(_CLOSING_WIDTHS, heads, rows)
    yield signed(case.authority, case.on)


def _told(words: str) -> Paragraph:
    return Paragraph((Text(words),))
