"""The beginning of a text or a table, to be read on the page of a proof without downloading it."""

import csv
import dataclasses
import io

from jixiao.measures import shelf
from jixiao.measures.materials import TEXT, material_of
from jixiao.measures.models import Proof
from jixiao.measures.sniffing import read_text

_MOST_BYTES = 64 * 1024
_MOST_LINES, _MOST_CELLS = 40, 12


@dataclasses.dataclass(frozen=True, slots=True)
class Excerpt:
    """The first lines of a text, or the first rows of a table; ``is_whole`` where there is no more."""

    text: str
    rows: tuple[tuple[str, ...], ...]
    is_whole: bool


def excerpt_of(proof: Proof) -> Excerpt | None:
    """Return the beginning of a text file; None for every other kind, and where the file is not there."""
    path = shelf.path_of(proof.sha256)
    material = material_of(proof.media_type)
    if material.family != TEXT or not path.exists():
        return None
    text = read_text(path.read_bytes()) or ""
    part = text[:_MOST_BYTES]
    if material.word == "CSV":
        rows = list(csv.reader(io.StringIO(part)))
        shown = tuple(tuple(row[:_MOST_CELLS]) for row in rows[:_MOST_LINES])
        return Excerpt("", shown, is_whole=len(rows) <= _MOST_LINES and len(part) == len(text))
    lines = part.splitlines()
    return Excerpt("\n".join(lines[:_MOST_LINES]), (), is_whole=len(lines) <= _MOST_LINES and len(part) == len(text))
