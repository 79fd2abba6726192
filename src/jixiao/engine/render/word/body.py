"""The main part of a DOCX: every block of the paper, part by part, each part with its own pages."""

import dataclasses
from collections.abc import Iterator, Mapping

from jixiao.engine.document import Chart, Contents, Document, Note, Signature, Table
from jixiao.engine.render.parts import Part, entries_of, parts_of
from jixiao.engine.render.typography import HEIGHT_MM, WIDTH_MM
from jixiao.engine.render.word.blocks import DIVIDER, KEEPS, block_markup, caption_markup
from jixiao.engine.render.word.charts import drawing
from jixiao.engine.render.word.contents import contents_markup
from jixiao.engine.render.word.pagination import pages_of_headings
from jixiao.engine.render.word.runs import Runs, paragraph
from jixiao.engine.render.word.sections import section

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)


@dataclasses.dataclass(frozen=True, slots=True)
class Relations:
    """The names under which the main part knows the others."""

    headers: Mapping[str, str]
    footers: Mapping[str, str]
    charts: tuple[str, ...]


def body_markup(document: Document, *, runs: Runs, relations: Relations) -> str:
    """Return the whole main part as XML."""
    parts = parts_of(document)
    charts = iter(enumerate(relations.charts, start=1))
    pages = pages_of_headings(document)
    written: list[str] = []
    for place, part in enumerate(parts):
        blocks = (part.cover,) if part.cover else part.blocks
        width = HEIGHT_MM if part.landscape else WIDTH_MM
        for block, after in zip(blocks, (*blocks[1:], None), strict=True):
            match block:
                case Contents():
                    entries = entries_of(document, block)
                    written.append(contents_markup(entries, depth=block.depth, pages=pages))
                case Chart():
                    written.append(_chart(block, charts, width))
                case _:
                    keeps = KEEPS if isinstance(after, Signature) else ""
                    written.append(block_markup(block, runs=runs, width_mm=width, keeps=keeps))
                    if isinstance(block, Table) and after is not None and not isinstance(after, Note):
                        written.append(DIVIDER)
        written.append(_end(part, parts, place, relations))
    return main_markup("".join(written))


def main_markup(body: str) -> str:
    """Return the main part around what stands in its body."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {_SPACES}>'
        f"<w:body>{body}</w:body></w:document>"
    )


def _chart(chart: Chart, charts: Iterator[tuple[int, str]], width: float) -> str:
    number, relation = next(charts)
    picture = drawing(chart, number=number, relation=relation, width_mm=min(width, WIDTH_MM))
    return paragraph(picture, style="Picture") + caption_markup(chart)


def _end(part: Part, parts: tuple[Part, ...], place: int, relations: Relations) -> str:
    """Return what closes a part: the pages of the last belong to the body, those of the others to a paragraph."""
    opens = part.cover is None and (place == 0 or parts[place - 1].cover is not None)
    properties = section(
        landscape=part.landscape,
        headers=relations.headers,
        footers={} if part.cover else relations.footers,
        first_number=1 if opens else None,
    )
    if place < len(parts) - 1:
        return paragraph("", style="Divider", extra=properties)
    ends_in_table = bool(part.blocks) and isinstance(part.blocks[-1], Table)
    return (paragraph("", style="Divider") if ends_in_table else "") + properties
