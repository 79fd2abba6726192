import io
from pathlib import Path

import pytest
from PIL import Image
from tests.measures.conftest import photograph

from jixiao.measures import pictures
from jixiao.measures.pictures import redraw
from jixiao.orgs.refusing import Refused


def drawn(tmp_path: Path, content: bytes) -> Image.Image:
    (tmp_path / "in").write_bytes(content)
    redraw(tmp_path / "in", target=tmp_path / "out")
    return Image.open(tmp_path / "out")


def saved(picture: Image.Image, kind: str, **more: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **more)
    return file.getvalue()


def test_where_and_by_what_a_photo_was_taken_is_gone(tmp_path: Path):
    before = Image.open(io.BytesIO(photograph()))
    assert before.getexif().get_ifd(0x8825)[2] == (39.0, 45.0, 12.0)
    with drawn(tmp_path, photograph()) as after:
        assert not after.getexif()
        assert not after.getexif().get_ifd(0x8825)
        assert "exif" not in after.info
        assert "comment" not in after.info
    data = (tmp_path / "out").read_bytes()
    assert b"Exif" not in data
    assert b"Shili Phone" not in data
    assert b"taken at home" not in data


def test_a_photo_held_sideways_stands_upright(tmp_path: Path):
    with drawn(tmp_path, photograph(orientation=6)) as after:
        assert after.size == (40, 60)


def test_what_hangs_behind_a_picture_is_gone(tmp_path: Path):
    with drawn(tmp_path, photograph() + b"<html><script>alert(1)</script>") as after:
        assert after.format == "JPEG"
    assert b"<script>" not in (tmp_path / "out").read_bytes()


def test_words_in_a_png_are_gone_and_its_transparency_stays(tmp_path: Path):
    from PIL.PngImagePlugin import PngInfo

    words = PngInfo()
    words.add_text("Location", "示例路 1 号")
    with drawn(tmp_path, saved(Image.new("RGBA", (8, 8), (0, 0, 0, 0)), "PNG", pnginfo=words)) as after:
        assert after.info == {}
        assert after.getpixel((0, 0)) == (0, 0, 0, 0)


@pytest.mark.parametrize(("kind", "mode", "format_after"), [
    ("GIF", "P", "PNG"), ("PNG", "P", "PNG"), ("PNG", "I;16", "PNG"), ("PNG", "1", "PNG"),
    ("JPEG", "L", "JPEG"), ("JPEG", "CMYK", "JPEG"), ("WEBP", "RGB", "WEBP"), ("WEBP", "RGBA", "WEBP"),
])  # fmt: skip
def test_every_way_of_colouring_is_drawn(tmp_path: Path, kind: str, mode: str, format_after: str):
    with drawn(tmp_path, saved(Image.new(mode, (9, 7)), kind)) as after:
        assert after.format == format_after
        assert after.size == (9, 7)


def test_the_same_photo_is_the_same_file_twice(tmp_path: Path):
    drawn(tmp_path, photograph()).close()
    first = (tmp_path / "out").read_bytes()
    drawn(tmp_path, photograph()).close()
    assert (tmp_path / "out").read_bytes() == first


def test_a_picture_cut_short_is_refused(tmp_path: Path):
    with pytest.raises(Refused, match="残缺"):
        drawn(tmp_path, photograph(size=(400, 400))[:900])


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_drawn(tmp_path: Path):
    bomb = saved(Image.new("1", (20_000, 20_000)), "PNG")
    assert len(bomb) < 200_000
    with pytest.raises(Refused, match="像素"):
        drawn(tmp_path, bomb)


def test_the_limit_stands_where_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pictures, "MOST_PIXELS", 60 * 40)
    drawn(tmp_path, photograph()).close()
    monkeypatch.setattr(pictures, "MOST_PIXELS", 60 * 40 - 1)
    with pytest.raises(Refused):
        drawn(tmp_path, photograph())
