"""The items of a part, as they are numbered: its headings with what stands under them, or its numbered lines."""

import dataclasses
import re
from collections.abc import Iterator

from jixiao.engine.lint.paper import Paper, Passage, Titled
from jixiao.engine.lint.parts import Part

_MARK = re.compile(
    r"(?:^|(?<=[。；;]))\s*(?:[一二三四五六七八九十]{1,2}是|[（(]?[0-9]{1,2}[)）、.．](?![0-9])|[（(][一二三四五六七八九十]{1,3}[)）]"
    r"|[一二三四五六七八九十]{1,3}、|[①-⑳])\s*"
)
_TITLE = re.compile(r"(?:“[^”\n]*”|[^，,。；;：:\n])*")
_OF_THE_PART = re.compile(r"(?:问题|原因|分析|措施|建议|打算|方向|目标|任务|情况|指标|计划)$")
_NUMERAL = re.compile(r"[0-9一二三四五六七八九十]+")


@dataclasses.dataclass(frozen=True, slots=True)
class Item:
    """An item: ``title`` are its first words, ``start`` and ``end`` where they stand; ``stop`` is where it ends."""

    title: str
    start: int
    end: int
    stop: int

    def words(self, paper: Paper) -> str:
        """Return all its words."""
        return paper.text[self.start : self.stop]

    def body(self, paper: Paper) -> str:
        """Return its words after the title."""
        return paper.text[self.end : self.stop]


def items(paper: Paper, part: Part) -> tuple[Item, ...]:
    """Return the items of a part in the order of the text; running text without numbers has none."""
    found: list[Item] = []
    opened: Titled | None = None
    reached = 0
    for passage in paper.passages:
        headed = isinstance(passage, Titled)
        if opened is not None and (headed or passage.part is not part or _is_next(opened, passage)):
            found.append(_headed(opened, reached))
            opened = None
        if isinstance(passage, Titled):
            opened = passage if passage.part is part and _names_an_item(passage) else None
        elif opened is None and passage.part is part:
            found += _numbered(passage)
        reached = passage.end
    if opened is not None:
        found.append(_headed(opened, reached))
    return tuple(found)


def _names_an_item(heading: Titled) -> bool:
    """Return whether a heading names a matter, not the part itself (（一）主要问题及原因分析)."""
    return bool(heading.number) and heading.level > 1 and not _OF_THE_PART.search(heading.title.rstrip("。：:；; "))


def _is_next(opened: Titled, passage: Passage) -> bool:
    """Return whether a line is numbered as the heading above is: 3、 after 2、"""
    shape = [re.escape(piece) for piece in _NUMERAL.split(opened.number)]
    return bool(re.match(r"\s*" + _NUMERAL.pattern.join(shape), passage.text))


def _headed(heading: Titled, stop: int) -> Item:
    start = heading.end - len(heading.title)
    title = heading.title.rstrip("。：:；; ")
    return Item(title, start, start + len(title), max(stop, heading.end))


def _numbered(passage: Passage) -> Iterator[Item]:
    marks = list(_MARK.finditer(passage.text))
    for mark, after in zip(marks, [*marks[1:], None], strict=False):
        stop = after.start() if after else len(passage.text)
        title = _TITLE.match(passage.text, mark.end(), stop)
        if title and title[0].strip():
            words = title[0].rstrip()
            start = passage.start + mark.end()
            yield Item(words, start, start + len(words), passage.start + stop)
