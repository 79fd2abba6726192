"""预算建议书: what the results of a year say for the next budget of a unit, each line with its rule and numbers."""

import dataclasses
import datetime
from collections.abc import Iterator, Sequence

from jixiao.engine.document import Annexes, Block, Document, Gap, Paragraph, Text
from jixiao.engine.papers.letters import METHOD, LetterCase, addressed, annex, day_words, letter_paper, signed, table_of

ADVICE, LIST = "预算安排建议书", "预算安排建议表"
_WIDTHS = (5, 20, 7, 8, 9, 11, 12, 11, 17)


@dataclasses.dataclass(frozen=True, slots=True)
class AdvisedProject:
    """One line of the advice, as it is printed; ``why`` is the rule with its ground, or the reason of the bureau."""

    name: str
    grade: str
    total: str
    rate: str
    budget: str
    words: str
    cut: str
    why: str


def advice_letter(
    *,
    authority: str,
    unit: str,
    year: int,
    number: str,
    on: datetime.date,
    lines: Sequence[AdvisedProject],
    answer_by: datetime.date | None = None,
    mark: str = "",
) -> Document:
    """Return the letter with its table; ``year`` is that of the results, the advice is for the year after."""
    case = LetterCase(authority, unit, year, number, on, (), deadline=answer_by, mark=mark)
    title = f"{year + 1}年{ADVICE}"
    return letter_paper(case, title, authority, _letter(case, lines))


def _letter(case: LetterCase, lines: Sequence[AdvisedProject]) -> Iterator[Block]:
    yield addressed(case.unit)
    yield Paragraph(
        (
            Text(
                f"根据{METHOD}和{case.year}年度绩效评价结果，对你单位{case.year + 1}年预算安排提出{len(lines)}条建议"
                "（见附件），请在编制绩效目标和预算时落实。"
            ),
        )
    )
    told = "；".join(f"{one.name}，{one.words}" for one in lines)
    yield Paragraph((Text(f"主要建议：{told}。") if told else Gap("（未提供：建议）"),))
    if case.deadline:
        yield Paragraph(
            (Text(f"有不同意见的，请于{day_words(case.deadline)}前书面回复；逾期未回复的，视为没有不同意见。"),)
        )
    yield Annexes((LIST,))
    yield signed(case.authority, case.on)
    heads = ("序号", "项目", "等级", "得分", "执行率", "全年预算数（万元）", "建议", "约减（万元）", "规则和依据")
    rows = [(one.name, one.grade, one.total, one.rate, one.budget, one.words, one.cut, one.why) for one in lines]
    yield from annex(LIST, table_of(_WIDTHS, heads, rows))
