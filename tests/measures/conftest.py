"""Files of every sort for the tests of proofs, and a shelf of their own."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from jixiao.engine.values import UNFILLED
from jixiao.measures import catalogue
from jixiao.measures.catalogue import Counted, Measure, Reference, hang_together

Board = Callable[..., dict[str, Counted]]


@pytest.fixture(autouse=True)
def shelf_of_its_own(tmp_path: Path, settings: Any) -> Path:
    """Keep what a test writes in a folder that goes away with it."""
    settings.DATA = tmp_path
    settings.PROOFS = tmp_path / "proofs"
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    return settings.PROOFS


@pytest.fixture
def photo() -> bytes:
    """A photograph with everything a phone writes into one: place, device, comment."""
    return photograph()


def photograph(*, orientation: int = 1, size: tuple[int, int] = (60, 40), colour: str = "teal") -> bytes:
    picture = Image.new("RGB", size, colour)
    picture.putpixel((0, 0), (255, 0, 0))
    exif = picture.getexif()
    exif[0x0110], exif[0x0112], exif[0x9286] = "Shili Phone", orientation, "机密位置"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (39.0, 45.0, 12.0), "E", (117.0, 0.0, 30.0)
    file = io.BytesIO()
    picture.save(file, "JPEG", exif=exif, comment=b"taken at home", quality=95)
    return file.getvalue()


def paper(*, pages: int = 3) -> bytes:
    """A PDF with that many pages."""
    import pypdfium2

    made = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        made.new_page(595, 842)
    file = io.BytesIO()
    made.save(file)
    made.close()
    return file.getvalue()


def package(parts: dict[str, bytes], *, compress: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compress) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def document(**more: bytes) -> bytes:
    return package({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>", **more})


def upload(content: bytes, name: str = "示例.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> Board:
    """A board with two measures of a room of its own; what they count is what the test says."""
    for name, empty in (("MEASURES", {}), ("COUNTERS", []), ("SECTIONS", {}), ("FIELDS", {})):
        monkeypatch.setattr(catalogue, name, empty)
    for module in ("reading", "board", "entering", "searching", "forms", "gathering", "doors"):
        found = __import__(f"jixiao.measures.{module}", fromlist=["x"])
        for name in ("MEASURES", "COUNTERS", "SECTIONS", "FIELDS"):
            if hasattr(found, name):
                monkeypatch.setattr(found, name, getattr(catalogue, name))
    for module in ("board", "readings"):
        found = __import__(f"jixiao.measures.views.{module}", fromlist=["x"])
        monkeypatch.setattr(found, "MEASURES", catalogue.MEASURES)
    said: dict[str, Counted] = {"outreach.leaflets": Counted(UNFILLED), "outreach.events": Counted(UNFILLED)}
    measures = (
        Measure("outreach.leaflets", "示例资料份数", "份", "发出去的资料，展板不算", "KX-C09"),
        Measure("outreach.events", "示例活动场次", "场", "办过的活动"),
    )
    hang_together(measures=measures, count=lambda *, unit_year, period: dict(said))  # noqa: ARG005 - the test counts
    return lambda **counted: said.update({f"outreach.{code}": one for code, one in counted.items()}) or said


def reference(pk: int, amount: int | None = None, label: str = "示例活动") -> Reference:
    from fractions import Fraction

    return Reference("measures.entered", pk, label, None if amount is None else Fraction(amount), "9 月 18 日")
