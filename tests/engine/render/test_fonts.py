from pathlib import Path

import pytest

from jixiao.engine.errors import MissingFontError, code_table
from jixiao.engine.render import FontRole, FontSet, find_fonts, missing_font_finding
from jixiao.engine.render.fonts import Face, choose_fonts

NOTO = [Face("Noto Serif CJK SC", weight, Path(f"/noto/{weight}.ttc")) for weight in (400, 700)]
NOTO += [Face("Noto Sans CJK SC", 400, Path("/noto/sans.ttc"))]
FANDOL = [
    Face("FandolFang R", 400, Path("/fandol/fang.otf")),
    Face("FandolKai", 400, Path("/fandol/kai.otf")),
    Face("FandolHei", 400, Path("/fandol/hei.otf")),
    Face("FandolSong", 700, Path("/fandol/song.otf")),
]
OFFICE = [
    *(Face(name, 400, Path(f"/office/{name}.ttf")) for name in ("FangSong_GB2312", "KaiTi_GB2312", "SimHei")),
    *(Face(name, 400, Path(f"/office/{name}.ttf")) for name in ("方正小标宋简体", "Times New Roman")),
]
OWN = [Face("Libertinus Serif", 400, None)]


def families(fonts: FontSet) -> list[str]:
    return [fonts.of(role).face.family for role in FontRole]


def test_the_fonts_of_the_standard_are_taken_where_they_are():
    fonts = choose_fonts(near=(), far=[*NOTO, *FANDOL, *OFFICE, *OWN])
    assert families(fonts) == ["FangSong_GB2312", "方正小标宋简体", "SimHei", "KaiTi_GB2312", "Times New Roman"]
    assert fonts.findings() == ()


def test_fandol_comes_before_noto():
    fonts = choose_fonts(near=(), far=[*NOTO, *FANDOL, *OWN])
    assert families(fonts) == ["FandolFang R", "FandolSong", "FandolHei", "FandolKai", "Libertinus Serif"]


def test_noto_stands_in_for_everything_and_the_title_is_bold():
    fonts = choose_fonts(near=(), far=[*NOTO, *OWN])
    assert [font.stand_in for font in fonts.fonts] == [True, True, False, True, True]
    assert [fonts.of(role).face.weight for role in (FontRole.BODY, FontRole.TITLE)] == [400, 700]


def test_a_stand_in_is_told_with_what_is_wished_and_what_is_used():
    finding = choose_fonts(near=(), far=[*NOTO, *OWN]).findings()[0]
    assert finding.code == "K102"
    assert "应为仿宋_GB2312，本机没有，以 Noto Serif CJK SC 代替" in finding.cause


def test_the_right_kind_comes_before_what_is_near():
    fonts = choose_fonts(near=NOTO, far=[*FANDOL, *OWN])
    assert fonts.of(FontRole.BODY).face.family == "FandolFang R"


def test_what_is_near_comes_before_what_is_far():
    near = [Face("FangSong", 400, Path("/near/fang.ttf"))]
    fonts = choose_fonts(near=near, far=OFFICE)
    assert fonts.of(FontRole.BODY).face.path == Path("/near/fang.ttf")
    assert fonts.folders == (Path("/near"), Path("/office"))


def test_without_a_chinese_font_one_line_says_what_to_install():
    with pytest.raises(MissingFontError) as caught:
        choose_fonts(near=(), far=[Face("DejaVu Sans", 400, Path("/a/b.ttf")), *OWN])
    message = str(caught.value)
    assert "\n" not in message
    assert "apt install fonts-noto-cjk" in message


def test_a_latin_font_alone_is_not_enough():
    with pytest.raises(MissingFontError):
        choose_fonts(near=(), far=[Face("Times New Roman", 400, Path("/a/b.ttf"))])


def test_a_folder_that_is_not_there_is_an_empty_one(cjk_font: Path, tmp_path: Path):
    assert find_fonts(folder=tmp_path / "nowhere") == find_fonts(folder=None)


@pytest.mark.font
def test_the_fonts_of_this_machine_are_found(fonts: FontSet):
    assert [font.role for font in fonts.fonts] == list(FontRole)
    assert all(folder.is_dir() for folder in fonts.folders)


def test_every_finding_of_this_room_is_in_the_table_of_codes():
    assert missing_font_finding().name == "没有中文字体"
    assert {"K101", "K102", "K103"} <= set(code_table())
