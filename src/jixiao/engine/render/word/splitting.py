"""A paragraph of a DOCX cut between two characters, so that a mark can stand there; nothing else is changed.

Only runs are split. What cannot be split (a formula, words with a reading above them, a field that a form fills in)
is taken as one, and a mark stands before or behind it.
"""

import bisect
import copy
import dataclasses
from collections.abc import Iterator, Mapping

from lxml import etree

from jixiao.engine.intake.word.package import W
from jixiao.engine.intake.word.runs import printed_leaves
from jixiao.engine.intake.word.styles import Style

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RUN, _TEXT, _PARAGRAPH, _BOX = f"{W}r", f"{W}t", f"{W}p", f"{W}txbxContent"
_WHOLE = frozenset({_RUN, f"{_MATH}oMath", f"{_MATH}oMathPara", f"{_COMPATIBLE}AlternateContent"})
_SILENT = frozenset({f"{W}rPr", f"{W}lastRenderedPageBreak"})
# Word fills these in anew from elsewhere, and what stood inside is lost.
_FILLED = tuple(f"{W}{kind}" for kind in ("dataBinding", "text", "date", "dropDownList", "comboBox"))


@dataclasses.dataclass(slots=True)
class Leaf:
    """An element that prints the characters ``start`` to ``end`` of its paragraph.

    ``carrier`` is what stands among the runs and holds it: its own run, or what is taken as one around it.
    """

    element: etree._Element
    start: int
    end: int
    carrier: etree._Element | None

    @property
    def stands(self) -> etree._Element:
        """Return the element beside which a mark can stand."""
        parent = self.element.getparent() if self.carrier is None else self.carrier
        return self.element if parent is None else parent


class Strip:
    """The words of one paragraph, leaf by leaf; asked for a place, it splits the run that is in the way."""

    def __init__(self, paragraph: etree._Element, *, styles: Mapping[str, Style]) -> None:
        self.leaves = list(_leaves(paragraph, styles))
        self._starts = [leaf.start for leaf in self.leaves]

    @property
    def length(self) -> int:
        """Return how many characters the paragraph has."""
        return self.leaves[-1].end if self.leaves else 0

    @property
    def words(self) -> str:
        """Return what the text elements print, other signs as a blank."""
        return "".join((leaf.element.text or "") if leaf.element.tag == _TEXT else " " for leaf in self.leaves)

    def before(self, offset: int) -> etree._Element:
        """Return the element before which character ``offset`` begins."""
        self._cut(offset)
        leaf = self.leaves[self._at(offset)]
        if leaf.carrier is None and _has_content_before(leaf.element):
            _split_run(leaf.element)
        return leaf.stands

    def behind(self, offset: int) -> etree._Element:
        """Return the element behind which the characters up to ``offset`` end."""
        self._cut(offset)
        leaf = self.leaves[self._at(offset - 1)]
        after = leaf.element.getnext()
        if leaf.carrier is None and after is not None:
            _split_run(after)
        return leaf.stands

    def between(self, start: int, end: int) -> list[Leaf]:
        """Return the leaves that print the characters ``start`` to ``end`` and no others, those taken as one whole."""
        self._cut(start)
        self._cut(end)
        return [leaf for leaf in self.leaves[self._at(start) : self._at(end - 1) + 1] if leaf.start < leaf.end]

    def _at(self, offset: int) -> int:
        return bisect.bisect_right(self._starts, offset) - 1

    def _cut(self, offset: int) -> None:
        """Make one leaf end and another begin at ``offset``, where that can be."""
        number = self._at(offset)
        if number < 0:
            return
        leaf = self.leaves[number]
        if leaf.carrier is not None or not leaf.start < offset < leaf.end:
            return
        words = leaf.element.text or ""
        rest = _like(leaf.element)
        leaf.element.addnext(rest)
        write(leaf.element, words[: offset - leaf.start])
        write(rest, words[offset - leaf.start :])
        self.leaves.insert(number + 1, Leaf(rest, offset, leaf.end, None))
        self._starts.insert(number + 1, offset)
        leaf.end = offset


def write(element: etree._Element, words: str) -> None:
    """Give a text element its words, and see that the blanks at their ends are kept."""
    element.text = words
    if words != words.strip():
        element.set(_SPACE, "preserve")


def host_of(paragraph: etree._Element) -> etree._Element | None:
    """Return what carries the text box that the paragraph stands in, among the runs outside; None outside of one."""
    if next(paragraph.iterancestors(_BOX), None) is None:
        return None
    host = list(paragraph.iterancestors(_PARAGRAPH))[-1:]
    return _outermost(paragraph, within=host[0]) if host else None


def is_doubled(paragraph: etree._Element) -> bool:
    """Return whether the paragraph stands twice in the file, once for older programs."""
    return next(paragraph.iterancestors(f"{_COMPATIBLE}AlternateContent"), None) is not None


def _leaves(paragraph: etree._Element, styles: Mapping[str, Style]) -> Iterator[Leaf]:
    at = 0
    for element, words in printed_leaves(paragraph, styles=styles):
        if words:
            carrier = _outermost(element, within=paragraph)
            own = carrier is not None and carrier.tag == _RUN and carrier is element.getparent()
            yield Leaf(element, at, at + len(words), None if own else carrier)
            at += len(words)


def _outermost(element: etree._Element, *, within: etree._Element) -> etree._Element | None:
    """Return the outermost of what is taken as one around ``element``."""
    found = None
    for ancestor in element.iterancestors():
        if ancestor is within:
            return found
        if ancestor.tag in _WHOLE or (ancestor.tag == f"{W}sdt" and is_filled_in(ancestor)):
            found = ancestor
    return found


def is_filled_in(control: etree._Element) -> bool:
    """Return whether a content control takes its words from elsewhere or from a list."""
    properties = control.find(f"{W}sdtPr")
    return properties is not None and any(properties.find(kind) is not None for kind in _FILLED)


def _like(element: etree._Element) -> etree._Element:
    """Return an empty element of the same name and attributes."""
    fresh = etree.Element(element.tag)
    for name, value in element.items():
        fresh.set(name, value)
    return fresh


def _has_content_before(element: etree._Element) -> bool:
    return any(previous.tag not in _SILENT for previous in element.itersiblings(preceding=True))


def _split_run(first: etree._Element) -> None:
    """Move ``first`` and what follows it in its run into a run of the same looks behind it."""
    run = first.getparent()
    if run is None:
        return
    rest = _like(run)
    run.addnext(rest)
    properties = run.find(f"{W}rPr")
    if properties is not None:
        rest.append(copy.deepcopy(properties))
    rest.extend([first, *first.itersiblings()])
