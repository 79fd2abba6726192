"""Old papers in: a file that anybody wrote → its plain text, its tree of blocks, the place of each, and its outline."""

from jixiao.engine.intake.numbers import Numbered, read_number
from jixiao.engine.intake.plain_text import Decoded, decode
from jixiao.engine.intake.reading import read_paper, read_paper_bytes
from jixiao.engine.intake.shelf import Outline, OutlineSection, outlines
from jixiao.engine.intake.taken import (
    ELSEWHERE,
    BlockPlace,
    CellPlace,
    ContentsEntry,
    LinePlace,
    Outlined,
    Presence,
    Section,
    Taken,
    offset_in_text,
)

__all__ = [
    "ELSEWHERE",
    "BlockPlace",
    "CellPlace",
    "ContentsEntry",
    "Decoded",
    "LinePlace",
    "Numbered",
    "Outline",
    "OutlineSection",
    "Outlined",
    "Presence",
    "Section",
    "Taken",
    "decode",
    "offset_in_text",
    "outlines",
    "read_number",
    "read_paper",
    "read_paper_bytes",
]
