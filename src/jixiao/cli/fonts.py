"""``jixiao fonts``: which Chinese fonts are here for the PDF, and what to install where one is lacking."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from jixiao.cli.findings import findings_json, say_findings
from jixiao.cli.refusals import DONE, FOUND, Refusal
from jixiao.cli.streams import print_json, print_table, say

if TYPE_CHECKING:
    from jixiao.engine.render.fonts import Font

FONT_FOLDER = "JIXIAO_FONTS"

FolderOption = Annotated[str, typer.Option("--folder", metavar="文件夹", help="另外到这个文件夹里找字体")]
JsonOption = Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取")]


def list_fonts(*, folder: FolderOption = "", as_json: JsonOption = False) -> int:
    """列出生成 PDF 要用的中文字体。

    先看 --folder（或环境变量 JIXIAO_FONTS）指明的文件夹，再看系统字体。一个中文字体也没有时，说明装什么，退出码为 1。
    DOCX 和 HTML 不需要字体。
    """
    from jixiao.engine.errors import MissingFontError
    from jixiao.engine.render import find_fonts

    try:
        fonts = find_fonts(folder=font_folder(folder))
    except MissingFontError as missing:
        if as_json:
            print_json({"fonts": [], "findings": [], "missing": str(missing)})
        else:
            say(str(missing))
        return FOUND
    if as_json:
        shown = [_font_json(font) for font in fonts.fonts]
        print_json({"fonts": shown, "findings": findings_json(fonts.findings()), "missing": None})
        return DONE
    print_table(
        heads=("用处", "标准要求", "实际使用", "文件"),
        rows=[
            (str(font.role), font.wished, font.face.family, str(font.face.path or "随排版程序自带"))
            for font in fonts.fonts
        ],
    )
    say_findings(fonts.findings())
    return DONE


def what_is_missing() -> str | None:
    """Return what to install where no Chinese font is here and every PDF is left out."""
    from jixiao.engine.errors import MissingFontError
    from jixiao.engine.render import find_fonts

    try:
        find_fonts(folder=font_folder())
    except MissingFontError as missing:
        return str(missing)
    return None


def font_folder(named: str = "") -> Path | None:
    """Return the folder to look for fonts in first: the one named, else that of JIXIAO_FONTS."""
    text = named or os.environ.get(FONT_FOLDER, "")
    if not text:
        return None
    folder = Path(text).expanduser()
    if not folder.is_dir():
        origin = "--folder" if named else f"环境变量 {FONT_FOLDER}"
        message = f"{origin} 指明的“{folder}”不是文件夹；请检查路径是否写对"
        raise Refusal(message)
    return folder


def _font_json(font: "Font") -> dict[str, Any]:
    path = font.face.path
    return {
        "role": str(font.role),
        "wished": font.wished,
        "family": font.face.family,
        "path": str(path) if path else None,
        "stand_in": font.stand_in,
    }
