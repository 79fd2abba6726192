"""A picture told by its look: 64 bits, nearly the same for nearly the same picture, however it was saved or scaled.

Each bit says whether a spot is brighter than the one to its right, on a grey picture of nine by eight spots.
"""

from pathlib import Path
from typing import IO

from PIL import Image

from jixiao.measures.materials import PICTURE, material_of

WIDE, HIGH, BITS = 9, 8, 64
NOISE = 2  # what saving a picture anew does to an even ground


def hash_of(path: Path, *, media_type: str) -> str:
    """Return the sixteen hexadecimal letters of a picture, "" for what is no picture or cannot be read."""
    return look_of(path) if material_of(media_type).family == PICTURE else ""


def look_of(picture: Path | IO[bytes]) -> str:
    """Return the sixteen letters of whatever Pillow reads as a picture, "" for what it does not read."""
    try:
        with Image.open(picture) as opened:
            small = opened.convert("L").resize((WIDE, HIGH), Image.Resampling.LANCZOS)
    except (OSError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return ""
    spots = small.tobytes()
    bits = 0
    for row in range(HIGH):
        for column in range(WIDE - 1):
            place = row * WIDE + column
            bits = bits << 1 | (spots[place] > spots[place + 1] + NOISE)
    return f"{bits:016x}"


def likeness(one: str, other: str) -> int:
    """Return how much two hashes are alike, in per cent."""
    if not one or not other:
        return 0
    differing = (int(one, 16) ^ int(other, 16)).bit_count()
    return round(100 * (BITS - differing) / BITS)
