"""A paper as a piece of somebody else's page: its figures lead where the page says, its blocks can be jumped to."""

import dataclasses
from collections.abc import Callable

from jixiao.engine.document import Block, Contents, Document, Number
from jixiao.engine.render.html.blocks import block_markup, contents_markup
from jixiao.engine.render.html.lines import Anchors
from jixiao.engine.render.parts import Part, entries_of, parts_of

FigureMarkup = Callable[[Number], str]
BesideMarkup = Callable[[int], str]


@dataclasses.dataclass(slots=True)
class Doors(Anchors):
    """Anchors whose figures are written by the page that shows the paper."""

    written: FigureMarkup = lambda number: number.text

    def figure(self, number: Number) -> str:
        """Return the figure as the page wants it."""
        return self.written(number)


def to_html_part(document: Document, *, figure: FigureMarkup, beside: BesideMarkup = lambda _: "") -> str:
    """Return the paper as one ``article``, with no head, style or script; ``figure`` writes each figure, escaped.

    Every block stands in an element with the address ``b-<its number among the blocks, from 0>``; ``beside`` writes
    what the page puts after the block of that number, escaped.
    """
    doors = Doors(document.traces, written=figure)
    numbers = {id(block): number for number, block in enumerate(document.blocks)}
    parts = "".join(_part(part, document, doors, numbers, beside) for part in parts_of(document))
    return f'<article class="document">{parts}</article>'


def _part(part: Part, document: Document, doors: Doors, numbers: dict[int, int], beside: BesideMarkup) -> str:
    if part.cover:
        number = numbers[id(part.cover)]
        return f'<header class="part cover" id="b-{number}">{block_markup(part.cover, anchors=doors)}</header>\n'
    blocks = "\n".join(_block(block, document, doors, numbers, beside) for block in part.blocks)
    return f'<section class="part{" wide" if part.landscape else ""}">{blocks}</section>\n'


def _block(block: Block, document: Document, doors: Doors, numbers: dict[int, int], beside: BesideMarkup) -> str:
    entries = entries_of(document, block) if isinstance(block, Contents) else ()
    markup = contents_markup(entries) if isinstance(block, Contents) else block_markup(block, anchors=doors)
    number = numbers[id(block)]
    return f'<div class="block" id="b-{number}">{markup}{beside(number)}</div>' if markup else ""
