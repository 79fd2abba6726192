"""What stands on a paper sheet, cell by cell, read into answers: a number of the option or its words."""

import dataclasses
import re
from collections.abc import Mapping, Sequence

from jixiao.records.surveys.answering import MOST_TEXT, Answers
from jixiao.records.surveys.models import Question, QuestionKind

_PARTS = re.compile(r"[\s,，、;；/]+")
NOTHING = frozenset({"", "-", "—", "0", "未答"})


@dataclasses.dataclass(frozen=True, slots=True)
class Misread:
    """A cell that is no answer: what is wrong and how to mend it."""

    cause: str
    cure: str


def read_cell(question: Question, text: str) -> list[tuple[int, int]] | str | Misread:
    """Return the options (row, option) or the text of a cell; nothing written is nothing answered."""
    told = text.strip()
    if question.kind == QuestionKind.TEXT:
        if len(told) > MOST_TEXT:
            return Misread(f"有 {len(told)} 个字", f"最多 {MOST_TEXT} 个字")
        return told
    if told in NOTHING:
        return []
    parts = [part for part in _PARTS.split(told) if part]
    if question.kind in {QuestionKind.SCALE, QuestionKind.SINGLE}:
        parts = [told]
    if question.kind == QuestionKind.MATRIX and len(parts) != len(question.rows):
        return Misread(f"写了 {len(parts)} 个，矩阵有 {len(question.rows)} 行", "每行一个序号，没答的写 0，如 1 2 0 1")
    found: list[tuple[int, int]] = []
    for place, part in enumerate(parts):
        row = place if question.kind == QuestionKind.MATRIX else 0
        if question.kind == QuestionKind.MATRIX and part in NOTHING:
            continue
        option = _option(question, part)
        if option is None:
            told = "、".join(f"{number} {name}" for number, name in enumerate(question.options, start=1))
            return Misread(f"「{part[:20]}」不是选项", f"填序号或选项：{told}")
        found.append((row, option))
    return sorted(set(found))


def read_cells(questions: Sequence[Question], cells: Mapping[int, str]) -> tuple[Answers, dict[int, Misread]]:
    """Return the answers of a sheet, its cells by the number of the question, and what could not be read."""
    chosen: dict[int, list[tuple[int, int]]] = {}
    texts: dict[int, str] = {}
    faults: dict[int, Misread] = {}
    for one in questions:
        read = read_cell(one, cells.get(one.position, ""))
        if isinstance(read, Misread):
            faults[one.position] = read
        elif isinstance(read, str):
            texts[one.pk] = read
        else:
            chosen[one.pk] = read
    return Answers(chosen, texts), faults


def _option(question: Question, part: str) -> int | None:
    if part.isascii() and part.isdecimal() and len(part) <= 2:  # noqa: PLR2004 - at most twenty options
        number = int(part) - 1
        return number if 0 <= number < len(question.options) else None
    return question.options.index(part) if part in question.options else None
