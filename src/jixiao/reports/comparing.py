"""What changed between two versions: text, figures, and the score."""

import dataclasses
import difflib
from collections.abc import Iterator

from jixiao.engine.document import Document, document_from_json, lines_of, numbers_of, plain
from jixiao.reports.models import ReportVersion


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """One paragraph or figure: what it was, what it is."""

    kind: str
    before: str
    after: str


def changes_between(older: ReportVersion, newer: ReportVersion) -> tuple[Change, ...]:
    """Return the changed paragraphs in reading order, then the figures whose value moved under the same reference."""
    one, two = document_from_json(older.document), document_from_json(newer.document)
    return (*_texts(one, two), *_figures(one, two))


def _texts(one: Document, two: Document) -> Iterator[Change]:
    left, right = _paragraphs(one), _paragraphs(two)
    matcher = difflib.SequenceMatcher(a=left, b=right, autojunk=False)
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind != "equal":
            words = {"replace": "改动", "delete": "删去", "insert": "新增"}[kind]
            yield Change(words, "\n".join(left[start:end]), "\n".join(right[other_start:other_end]))


def _paragraphs(document: Document) -> list[str]:
    return [words for block in document.blocks for line in lines_of(block) if (words := plain(line).strip())]


def _figures(one: Document, two: Document) -> Iterator[Change]:
    was = {number.reference: number.text for number in numbers_of(one)}
    now = {number.reference: number.text for number in numbers_of(two)}
    for reference, text in now.items():
        if reference in was and was[reference] != text:
            label = two.traces[reference].label if reference in two.traces else reference
            yield Change(f"数字：{label}", was[reference], text)
