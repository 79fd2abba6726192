"""A paper taken apart where a new page begins: each part lies one way and is set on its own pages."""

import dataclasses

from jixiao.engine.document import Block, Contents, Cover, Document, Heading, PageBreak


@dataclasses.dataclass(frozen=True, slots=True)
class Part:
    """Blocks that follow each other on pages that lie one way; ``cover`` is set on a page of its own, unnumbered."""

    blocks: tuple[Block, ...]
    landscape: bool = False
    cover: Cover | None = None


def parts_of(document: Document) -> tuple[Part, ...]:
    """Return the parts in order; a break that would leave an empty page makes none."""
    parts: list[Part] = []
    blocks: list[Block] = []
    landscape = False

    def close() -> None:
        if blocks:
            parts.append(Part(tuple(blocks), landscape))
            blocks.clear()

    for block in document.blocks:
        match block:
            case Cover():
                close()
                parts.append(Part((), landscape, block))
            case PageBreak():
                close()
                landscape = block.landscape
            case _:
                blocks.append(block)
    close()
    return tuple(parts)


def entries_of(document: Document, contents: Contents) -> tuple[tuple[int, Heading], ...]:
    """Return what ``contents`` lists: each heading after it down to its depth, with its number among all headings."""
    entries: list[tuple[int, Heading]] = []
    number, found = 0, False
    for block in document.blocks:
        found = found or block is contents
        if isinstance(block, Heading):
            number += 1
            if found and block.level <= contents.depth:
                entries.append((number, block))
    return tuple(entries)
