"""Pictures drawn anew: upright, in plain colours, with nothing in them but what is seen.

A photograph of a phone carries where and when it was taken, by which device, often a small picture of what was cut off.
None of that is kept: the pixels are written into a new file, and that file is the proof.
"""

from pathlib import Path

from PIL import Image, ImageOps

from jixiao.measures.materials import BY_WORD, Material
from jixiao.orgs.refusing import Refused

MOST_PIXELS = 80_000_000
_READ = ("JPEG", "PNG", "WEBP", "GIF")
_QUALITY = 92
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_BROKEN = (OSError, SyntaxError, ValueError, EOFError)
_MATERIAL = {"JPEG": "JPG", "MPO": "JPG", "PNG": "PNG", "GIF": "PNG", "WEBP": "WEBP"}
_WRITTEN = {"JPG": "JPEG", "PNG": "PNG", "WEBP": "WEBP"}


def redraw(source: Path, *, target: Path) -> Material:
    """Write the picture at ``source`` anew to ``target`` and return what it is now; a moving one keeps its first frame.

    Raises Refused for a picture that is broken, or so large that drawing it would take the machine's memory.
    """
    try:
        with Image.open(source, formats=_READ) as opened:
            _refuse_large(opened)
            word = _MATERIAL[str(opened.format)]
            picture = _plain(ImageOps.exif_transpose(opened), word)
    except _BOMBS as error:
        raise _too_large() from error
    except _BROKEN as error:
        raise Refused("图片残缺，打不开", cure="在自己的电脑上打开看看，重新存一份再传", code="U408") from error
    picture.info = {}
    with target.open("wb") as file:
        picture.save(file, format=_WRITTEN[word], quality=_QUALITY)
    return BY_WORD[word]


def _plain(picture: Image.Image, word: str) -> Image.Image:
    """Return a copy in a mode that its format can hold, whose transparency is in the pixels."""
    if word == "JPG":
        return picture.convert("L" if picture.mode in {"1", "L"} else "RGB")
    if picture.mode == "P" or "transparency" in picture.info:
        return picture.convert("RGBA")
    kept = {"1", "L", "LA", "RGB", "RGBA", "I;16"} if word == "PNG" else {"RGB", "RGBA"}
    return picture.copy() if picture.mode in kept else picture.convert("RGB")


def _refuse_large(picture: Image.Image) -> None:
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise _too_large()


def _too_large() -> Refused:
    return Refused("图片的像素太多，打开会占满内存", cure="缩小到一边不超过 8,000 像素再传", code="U412")
