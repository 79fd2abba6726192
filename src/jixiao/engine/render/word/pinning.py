"""Marks put around words in a DOCX, so that a comment stands on just these."""

import copy
import dataclasses
from collections.abc import Sequence

from lxml import etree

from jixiao.engine.intake.word.package import W
from jixiao.engine.render.word.anchoring import Spot
from jixiao.engine.render.word.opening import OpenWord
from jixiao.engine.render.word.remarks import reference_look
from jixiao.engine.render.word.splitting import Strip, host_of, is_doubled

_CELL, _TABLE, _PROPERTIES = f"{W}tc", f"{W}tbl", f"{W}pPr"


@dataclasses.dataclass(frozen=True, slots=True)
class Anchor:
    """From character ``start`` of one paragraph to character ``end`` of another, or of the same.

    ``carrier`` is what holds a text box: Word shows no comment inside one, so it stands on the box. ``near`` says that
    the anchor stands on other words than those that are meant, or on some of them only.
    """

    first: int
    start: int
    last: int
    end: int
    carrier: etree._Element | None = None
    near: bool = False


class Sheet:
    """The paragraphs of an open DOCX, and the words of those that are asked for."""

    def __init__(self, word: OpenWord) -> None:
        self._word = word
        self._paragraphs = list(word.root.iter(f"{W}p"))
        self._strips: dict[int, Strip] = {}
        self._look = etree.fromstring(
            f'<w:r xmlns:w="{W[1:-1]}">{reference_look(word.style_names.get("annotation reference", ""))}</w:r>'
        )

    def strip(self, paragraph: int) -> Strip:
        """Return the words of a paragraph, always the same object."""
        if paragraph not in self._strips:
            self._strips[paragraph] = Strip(self._paragraphs[paragraph], styles=self._word.styles)
        return self._strips[paragraph]

    def holds(self, spot: Spot) -> bool:
        """Return whether the file has these characters."""
        return 0 <= spot.paragraph < len(self._paragraphs) and spot.end <= self.strip(spot.paragraph).length

    def is_doubled(self, paragraph: int) -> bool:
        """Return whether the paragraph stands twice in the file, once for older programs."""
        return is_doubled(self._paragraphs[paragraph])

    def anchor(self, spots: Sequence[Spot]) -> Anchor | None:
        """Return where a comment on these words stands, or None where Word could show none.

        It reaches over several paragraphs, or several cells of a table, but not into a table or out of it.
        """
        there = [spot for spot in spots if self.holds(spot)]
        if not there:
            return None
        first = there[0]
        hosted = host_of(self._paragraphs[first.paragraph])
        if hosted is not None:
            return Anchor(first.paragraph, 0, first.paragraph, 0, carrier=hosted, near=True)
        reached = [spot for spot in there if self._stands_with(first, spot)]
        last = reached[-1]
        near = len(reached) < len(spots) or any(spot.near for spot in reached)
        return Anchor(first.paragraph, first.start, last.paragraph, last.end, near=near)

    def first_words(self) -> Anchor | None:
        """Return the first paragraph that has words, else the first there is, else None."""
        outside = [number for number, one in enumerate(self._paragraphs) if host_of(one) is None]
        for number in outside:
            if self.strip(number).words.strip():
                return Anchor(number, 0, number, self.strip(number).length)
        return Anchor(outside[0], 0, outside[0], 0) if outside else None

    def mark(self, anchor: Anchor, *, number: int) -> None:
        """Put the marks of comment ``number`` around the anchor's words."""
        opening, closing = (
            etree.Element(f"{W}commentRange{side}", {f"{W}id": str(number)}) for side in ("Start", "End")
        )
        if anchor.carrier is None and anchor.end == 0:
            paragraph = self._paragraphs[anchor.first]
            paragraph.insert(1 if paragraph.find(_PROPERTIES) is not None else 0, opening)
            paragraph.extend([closing, self._reference(number)])
            return
        if anchor.carrier is None:
            self.strip(anchor.first).before(anchor.start).addprevious(opening)
            behind = self.strip(anchor.last).behind(anchor.end)
        else:
            anchor.carrier.addprevious(opening)
            behind = anchor.carrier
        behind.addnext(self._reference(number))
        behind.addnext(closing)

    def _reference(self, number: int) -> etree._Element:
        run = copy.deepcopy(self._look)
        etree.SubElement(run, f"{W}commentReference", {f"{W}id": str(number)})
        return run

    def _stands_with(self, first: Spot, other: Spot) -> bool:
        """Return whether one comment can reach from the first words to the others."""
        paragraph = self._paragraphs[other.paragraph]
        cells = [next(self._paragraphs[one.paragraph].iterancestors(_CELL), None) for one in (first, other)]
        if host_of(paragraph) is not None or (cells[0] is None) != (cells[1] is None):
            return False
        tables = [None if cell is None else next(cell.iterancestors(_TABLE), None) for cell in cells]
        return cells[0] is cells[1] or tables[0] is tables[1]
