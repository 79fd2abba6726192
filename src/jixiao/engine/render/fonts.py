"""Fonts for the PDF: which of those that are here serves for which of those that GB/T 9704—2012 asks for.

HTML and DOCX only name fonts and need none. No font comes with the program.
"""

import dataclasses
import enum
import functools
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from jixiao.engine.errors import Finding, MissingFontError, Place

REGULAR = 400
INSTALL = (
    "本机没有中文字体，PDF 没有生成（DOCX 和 HTML 不受影响）。"
    "请安装字体：Debian、Ubuntu 运行 apt install fonts-noto-cjk；Windows 和 macOS 一般自带；"
    "也可以把字体文件放进一个文件夹，用环境变量 JIXIAO_FONTS 指明"
)


class FontRole(enum.Enum):
    """What a font is wanted for."""

    BODY = "正文"
    TITLE = "标题"
    HEI = "黑体"
    KAI = "楷体"
    LATIN = "西文"

    def __str__(self) -> str:
        """Return the word people read."""
        return self.value


@dataclasses.dataclass(frozen=True, slots=True)
class Face:
    """One font that is here, as it names itself; ``path`` is None for one that the typesetter brings."""

    family: str
    weight: int
    path: Path | None


@dataclasses.dataclass(frozen=True, slots=True)
class Font:
    """The face that serves a role; ``wished`` is what the standard asks for, ``stand_in`` that another kind serves."""

    role: FontRole
    wished: str
    face: Face
    stand_in: bool


@dataclasses.dataclass(frozen=True, slots=True)
class FontSet:
    """One font for each role, in the order of the roles."""

    fonts: tuple[Font, ...]

    def of(self, role: FontRole) -> Font:
        """Return the font that serves ``role``."""
        return next(font for font in self.fonts if font.role is role)

    @property
    def folders(self) -> tuple[Path, ...]:
        """Return the folders the fonts lie in, each once."""
        return tuple(sorted({font.face.path.parent for font in self.fonts if font.face.path}))

    def findings(self) -> tuple[Finding, ...]:
        """Return a finding for each role that a stand-in serves."""
        return tuple(
            Finding(
                "K102",
                Place(where=f"PDF 的{font.role}字体"),
                f"应为{font.wished}，本机没有，以 {font.face.family} 代替",
                f"安装{font.wished}，或把它的文件放进 JIXIAO_FONTS 指明的文件夹；不换也可以用",
            )
            for font in self.fonts
            if font.stand_in
        )


def find_fonts(*, folder: Path | None) -> FontSet:
    """Return the best font for each role, from ``folder`` and from where the system keeps its fonts.

    What was found once is remembered while the program runs. Raises MissingFontError, with one line that says what to
    install, where none has Chinese characters.
    """
    return _found(folder)


def choose_fonts(*, near: Iterable[Face], far: Iterable[Face]) -> FontSet:
    """Return the best font for each role: the right kind before a stand-in, then ``near`` before ``far``.

    Raises MissingFontError where no face is of a family that is known to hold Chinese characters.
    """
    places = (_by_family(near), _by_family(far))
    fonts = tuple(font for role in FontRole if (font := _font_for(role, places)))
    if len(fonts) < len(FontRole):
        raise MissingFontError(INSTALL)
    return FontSet(fonts)


def missing_font_finding() -> Finding:
    """Return what to tell a person whose PDF was left out for want of a font."""
    cause, _, cure = INSTALL.partition("。")
    return Finding("K101", Place(where="PDF"), cause, cure)


@functools.cache  # looking through the fonts of a system takes longer than setting a paper
def _found(folder: Path | None) -> FontSet:
    return choose_fonts(near=_faces(folder) if folder else (), far=_faces(None))


def _font_for(role: FontRole, places: Iterable[Mapping[str, list[Face]]]) -> Font | None:
    table = _table()
    wish = table["role"][role.name]
    weight = wish.get("weight", REGULAR)
    for kinds, stand_in in ((wish["right"], False), (wish["instead"], True)):
        families = [family.casefold() for kind in kinds for family in table["families"][kind]]
        for place in places:
            for faces in (place[family] for family in families if family in place):
                face = min(faces, key=lambda face: abs(face.weight - weight))
                return Font(role, wish["wished"], face, stand_in)
    return None


def _by_family(faces: Iterable[Face]) -> dict[str, list[Face]]:
    found: dict[str, list[Face]] = {}
    for face in faces:
        found.setdefault(face.family.casefold(), []).append(face)
    return found


def _faces(folder: Path | None) -> Iterator[Face]:
    import typst  # noqa: PLC0415 - HTML and DOCX must not wait for it

    here = typst.Fonts(
        include_system_fonts=folder is None,
        include_embedded_fonts=folder is None,
        font_paths=[folder] if folder else [],
    )
    for font in here.fonts():
        if font.style == "normal":
            yield Face(font.family, font.weight, Path(font.path) if font.path else None)


@functools.cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("fonts.toml").read_text("utf-8"))
