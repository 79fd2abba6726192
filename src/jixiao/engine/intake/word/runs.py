"""The words of one paragraph as they stand when every tracked change is accepted and hidden text is not shown."""

import dataclasses
from collections.abc import Iterator, Mapping

from lxml import etree

from jixiao.engine.intake.word.package import W
from jixiao.engine.intake.word.styles import Style, is_on

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_GONE = frozenset({f"{W}del", f"{W}moveFrom", f"{W}rt", f"{W}pPr", f"{W}rPr", f"{_MC}Fallback", f"{W}delText"})
_REVISED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}ins", f"{W}moveTo"})
_FIELD = frozenset({f"{W}fldChar", f"{W}instrText"})
_DRAWN = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_BREAKS = frozenset({"page", "column"})
_TEXT = frozenset({f"{W}t", f"{_MATH}t"})
_MANY = 200


@dataclasses.dataclass(slots=True)
class Fields:
    """The fields that are open: whether the 目录 is one of them."""

    codes: list[str] = dataclasses.field(default_factory=list)

    @property
    def in_contents(self) -> bool:
        """Return whether we stand inside a 目录 field."""
        return any(code.split()[:1] == ["TOC"] for code in self.codes)

    def meet(self, element: etree._Element) -> None:
        """Open or close a field, or take note of what the innermost one is."""
        if element.tag == f"{W}instrText":
            if self.codes:
                self.codes[-1] += element.text or ""
            return
        match element.get(f"{W}fldCharType"):
            case "begin" if len(self.codes) < _MANY:
                self.codes.append("")
            case "end" if self.codes:
                self.codes.pop()


@dataclasses.dataclass(slots=True)
class Run:
    """A paragraph's words, and what else was met in it; ``joins_next`` where its end was deleted in a revision."""

    text: str
    boxes: tuple[etree._Element, ...]
    pages: int
    revised: bool
    hidden: bool
    drawn: bool
    joins_next: bool


def read_paragraph(paragraph: etree._Element, *, styles: Mapping[str, Style], fields: Fields) -> Run:
    """Return the words of a paragraph; its text boxes are handed back to be read after it."""
    parts: list[str] = []
    boxes: list[etree._Element] = []
    pages = 0
    revised = hidden = drawn = False
    for element in _leaves(paragraph):
        tag = element.tag
        if tag in _REVISED:
            revised = True
        elif tag in _TEXT:
            if _is_hidden(element, styles):
                hidden = True
            else:
                parts.append(element.text or "")
        elif tag in _SIGNS:
            pages += element.get(f"{W}type") == "page"
            if element.get(f"{W}type") not in _BREAKS:
                parts.append(_SIGNS[tag])
        elif tag in _FIELD:
            fields.meet(element)
        elif tag == f"{W}lastRenderedPageBreak":
            pages += 1
        elif tag == f"{W}txbxContent":
            boxes.append(element)
        drawn = drawn or tag in _DRAWN
    joins_next = paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None
    return Run("".join(parts), tuple(boxes), pages, revised or joins_next, hidden, drawn, joins_next)


def printed_leaves(paragraph: etree._Element, *, styles: Mapping[str, Style]) -> Iterator[tuple[etree._Element, str]]:
    """Yield the elements that print something and what each prints; joined, it is the paragraph's own text."""
    for element in _leaves(paragraph):
        if element.tag in _TEXT:
            if not _is_hidden(element, styles):
                yield element, element.text or ""
        elif element.tag in _SIGNS and element.get(f"{W}type") not in _BREAKS:
            yield element, _SIGNS[element.tag]


def _leaves(element: etree._Element) -> Iterator[etree._Element]:
    """Yield what is in a paragraph, in order; what was deleted, and the inside of text boxes, is passed over."""
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        yield child
        if child.tag not in _GONE and child.tag != f"{W}txbxContent" and len(child):
            stack.append(iter(child))


def _is_hidden(element: etree._Element, styles: Mapping[str, Style]) -> bool:
    run = element.getparent()
    properties = run.find(f"{W}rPr") if run is not None else None
    if properties is None:
        return False
    own = properties.find(f"{W}vanish")
    if own is not None:
        return is_on(own)
    named = properties.find(f"{W}rStyle")
    return named is not None and styles.get(named.get(f"{W}val", ""), Style()).is_hidden
