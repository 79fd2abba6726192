"""Small and large pictures of proofs, made when first asked for and kept; they can be thrown away at any time."""

import uuid
from pathlib import Path
from typing import Protocol

from django.conf import settings
from PIL import Image

from jixiao.measures import shelf
from jixiao.measures.materials import PDF, PICTURE, material_of
from jixiao.measures.papers import draw_page
from jixiao.orgs.refusing import Refused

WIDTHS = {"small": 240, "large": 1200}
MEDIA_TYPE = "image/webp"
_QUALITY = 82


class OnShelf(Protocol):
    """A file on the shelf: a proof, or what a room keeps a row of its own about."""

    sha256: str
    name: str
    media_type: str


def has_preview(proof: OnShelf) -> bool:
    """Return whether there is a picture of it: of pictures and PDFs there is."""
    return material_of(proof.media_type).family in {PICTURE, PDF}


def preview_of(proof: OnShelf, *, page: int, size: str) -> Path:
    """Return the file with the picture of a page (1 for a picture), made now where it is not there yet."""
    if not has_preview(proof):
        raise Refused("这种文件没有预览", cure="下载后在自己的电脑上看", code="U419")
    kept = _folder(proof.sha256) / f"{proof.sha256}-{page}-{WIDTHS[size]}.webp"
    if not kept.exists():
        with shelf.full_disk_told():
            _make(proof, page, WIDTHS[size], kept)
    return kept


def pictures_of(sha256: str) -> list[Path]:
    """Return the pictures that were made of a content so far."""
    return list(_folder(sha256).glob(f"{sha256}-*.webp"))


def _make(proof: OnShelf, page: int, width: int, kept: Path) -> None:
    source = shelf.path_of(proof.sha256)
    if not source.exists():
        raise Refused(f"佐证「{proof.name}」的文件不在服务器上", cure="请系统管理员从备份恢复，或重新上传", code="U419")
    if material_of(proof.media_type).family == PDF:
        picture = draw_page(source, page=page, width=width)
    else:
        with Image.open(source) as opened:
            picture = opened.convert("RGBA" if opened.mode in {"RGBA", "LA", "P"} else "RGB")
            picture.thumbnail((width, width * 3))
    kept.parent.mkdir(parents=True, exist_ok=True)
    part = kept.with_name(f"{uuid.uuid4().hex}.part")
    try:
        picture.save(part, format="WEBP", quality=_QUALITY)
        part.replace(kept)
    finally:
        part.unlink(missing_ok=True)


def _folder(sha256: str) -> Path:
    return Path(settings.DATA) / "previews" / sha256[:2]
