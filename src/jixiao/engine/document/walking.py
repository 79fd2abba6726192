"""Reading a paper from front to back: every line, every figure, every gap, in the order they are printed."""

from collections.abc import Iterator
from typing import assert_never

from jixiao.engine.document.blocks import (
    Annexes,
    Block,
    Chart,
    Contents,
    Cover,
    Document,
    Gap,
    Heading,
    Line,
    Listing,
    Note,
    Number,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    Text,
)


def lines_of(block: Block) -> Iterator[Line]:
    """Yield every line of ``block`` in the order it is printed; captions and headings too, charts' labels not."""
    match block:
        case Cover():
            yield (Text(block.annex),)
            yield from ((Text(line),) for line in block.title)
            yield from (content for _, content in block.blanks)
            yield block.date
        case Heading():
            yield (Text(block.whole),)
        case Paragraph() | Note():
            yield block.line
        case Listing():
            yield from block.items
        case Table():
            yield (Text(block.caption),)
            yield from (cell.line for row in block.rows for cell in row)
        case Chart():
            yield (Text(block.caption),)
        case Annexes():
            yield from ((Text(name),) for name in block.names)
        case Signature():
            yield from block.lines
        case Contents() | PageBreak():
            return
        case _:
            assert_never(block)


def plain(line: Line) -> str:
    """Return a line as bare text."""
    return "".join(inline.text for inline in line)


def plain_text(document: Document) -> str:
    """Return the whole paper as bare text, a line for each printed line."""
    return "\n".join(plain(line) for block in document.blocks for line in lines_of(block))


def headings_of(document: Document, *, depth: int) -> tuple[Heading, ...]:
    """Return the headings down to level ``depth``, in order."""
    return tuple(block for block in document.blocks if isinstance(block, Heading) and block.level <= depth)


def numbers_of(document: Document) -> tuple[Number, ...]:
    """Return every printed figure that carries a reference, in the order of the page; charts are left out."""
    return tuple(
        inline for block in document.blocks for line in lines_of(block) for inline in line if isinstance(inline, Number)
    )


def gaps_of(document: Document) -> tuple[Gap, ...]:
    """Return every gap, in the order of the page."""
    return tuple(
        inline for block in document.blocks for line in lines_of(block) for inline in line if isinstance(inline, Gap)
    )
