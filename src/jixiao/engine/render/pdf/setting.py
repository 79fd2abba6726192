"""Setting a paper as PDF/A-2b with typst. The paper goes in as data, so no word in it can be taken for a command."""

import datetime
import functools
import json
import re
import threading
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jixiao.engine.document import Block, Document, Note, Table, document_to_json
from jixiao.engine.errors import Finding, Place
from jixiao.engine.render import typography
from jixiao.engine.render.characters import printable
from jixiao.engine.render.fonts import FontRole, FontSet
from jixiao.engine.render.grid import loose_rows, repeated_rows
from jixiao.engine.render.parts import Part, parts_of
from jixiao.engine.values import Period

if TYPE_CHECKING:
    import typst

_ONE_AT_A_TIME = threading.Lock()  # a compiler serves one caller; it works outside Python's own lock
LACKING = "〓"  # what printers set where they lack a character
_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_CODE = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")
_ESCAPE = re.compile(r"\\(?:u[0-9a-f]{4}|.)")  # in JSON: control characters, line breaks, quotes, backslashes
_ORDINARY = re.compile("[ -~\u00a0-\u024f\u2010-\u27bf\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]+")
_SVG_FONTS = re.compile(r' font-family="[^"]*"| font-weight="[^"]*"')


def to_pdf(document: Document, *, fonts: FontSet) -> bytes:
    """Return the paper as PDF/A-2b, on A4 in the typography of GB/T 9704—2012, with bookmarks, title and language.

    The dates inside are the last day of the paper's year, so the same paper and fonts give the same bytes.
    """
    return to_pdf_with_findings(document, fonts=fonts)[0]


def to_pdf_with_findings(document: Document, *, fonts: FontSet) -> tuple[bytes, tuple[Finding, ...]]:
    """Return the PDF, and a finding for each font that stands in and for the characters that no font here has.

    Such a character is printed as 〓.
    """
    import typst  # noqa: PLC0415 - HTML and DOCX must not wait for it

    written = printable(_ESCAPE.sub(_kept_escape, json.dumps(_paper(document, fonts), ensure_ascii=False)))
    swaps: dict[str, str] = {}
    while True:
        try:
            data = _compiled(written, fonts=fonts, year=document.year)
        except typst.TypstError as fault:
            more = _swaps(_named_in(fault.message), written)
            if not more:
                raise
            swaps |= more
            written = written.translate({ord(sign): instead for sign, instead in more.items()})
        else:
            return data, (*fonts.findings(), *_lacking_findings(swaps))


def _compiled(written: str, *, fonts: FontSet, year: int) -> bytes:
    told = {"paper": written, "typography": json.dumps(_typography(fonts), ensure_ascii=False)}
    day = datetime.datetime.combine(Period(year).last_day, datetime.time(), datetime.UTC)
    with _ONE_AT_A_TIME:
        compiled = _compiler(fonts.folders).compile(
            _template(), format="pdf", sys_inputs=told, pdf_standards=["a-2b"], timestamp=day
        )
    if not isinstance(compiled, bytes):
        raise TypeError("one PDF was asked for")
    return compiled


def _paper(document: Document, fonts: FontSet) -> dict[str, Any]:
    return {
        "title": document.title,
        "author": document.author,
        "mark": document.mark,
        "parts": [_part(part, fonts) for part in parts_of(document)],
    }


def _part(part: Part, fonts: FontSet) -> dict[str, Any]:
    blocks = (part.cover,) if part.cover else part.blocks
    written = document_to_json(Document("", "", 0, blocks))["blocks"]
    width = typography.HEIGHT_MM if part.landscape else typography.WIDTH_MM
    for block, after, fields in zip(blocks, (*blocks[1:], None), written, strict=True):
        fields.update(_layout(block, after, width=width))
        if "svg" in fields:
            fields["svg"] = _drawing(fields["svg"], fonts)
    return {"cover": part.cover is not None, "landscape": part.landscape, "blocks": written}


def _drawing(svg: str, fonts: FontSet) -> str:
    # One weight only: a bold CJK font is another 20 MB in memory, for a few figures.
    family = f'<svg font-family="{fonts.of(FontRole.HEI).face.family}"'
    return _SVG_FONTS.sub("", svg).replace("<svg", family, 1)


def _layout(block: Block, after: Block | None, *, width: float) -> dict[str, Any]:
    if not isinstance(block, Table):
        return {}
    return {
        "size": typography.table_size(block),
        "loose": sorted(loose_rows(block, width_mm=width)),
        "heads": repeated_rows(block),
        "noted": isinstance(after, Note),
    }


def _typography(fonts: FontSet) -> dict[str, Any]:
    return {
        "fonts": {font.role.name: {"family": font.face.family, "weight": font.face.weight} for font in fonts.fonts},
        "size": {
            "no2": typography.NO_2,
            "no3": typography.NO_3,
            "no4": typography.NO_4,
            "no5": typography.NO_5,
        },
        "line": typography.LINE,
        "entry": typography.ENTRY,
        "character": typography.CHARACTER,
        "margin": {
            "top": typography.TOP_MM,
            "bottom": typography.BOTTOM_MM,
            "left": typography.LEFT_MM,
            "right": typography.RIGHT_MM,
        },
    }


def _kept_escape(escape: re.Match[str]) -> str:
    # On the JSON text, since walking the tree takes longer.
    if escape[0] == r"\t":
        return " "
    return escape[0] if escape[0] in {r"\n", r"\"", r"\\"} else ""


def _named_in(message: str) -> str:
    """Return what typst's message says no font could display."""
    found = _NO_GLYPH.search(message)
    return _CODE.sub(lambda code: chr(int(code[1], 16)) if code[1] else code[2], found[1]) if found else ""


def _swaps(lacking: str, written: str) -> dict[str, str]:
    """Return what to print instead of what typst says no font has; nothing, where it says no such thing.

    It may name a letter that is there for a sign joined to it that is not: then everything out of the ordinary goes.
    """
    if len(lacking) == 1 and not lacking.isascii() and lacking in written:
        return {lacking: "?" if lacking == LACKING else LACKING}
    return dict.fromkeys(set(_ORDINARY.sub("", written)), LACKING) if lacking else {}


def _lacking_findings(swaps: Mapping[str, str]) -> tuple[Finding, ...]:
    if not swaps:
        return ()
    signs = "、".join(f"{sign}（U+{ord(sign):04X}）" for sign in sorted(swaps))
    cause = f"本机的字体里没有这些字：{signs}，PDF 里印作 {LACKING}"
    cure = "安装收字更多的字体（如 fonts-noto-cjk），或改用常用字；DOCX 和 HTML 里原样保留"
    return (Finding("K103", Place(where="PDF", quote="".join(sorted(swaps))), cause, cure),)


@functools.cache
def _compiler(folders: tuple[Path, ...]) -> "typst.Compiler":
    import typst  # noqa: PLC0415 - HTML and DOCX must not wait for it

    # Only the fonts that were chosen, and their neighbours: what else the system has must not change a page.
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=list(folders))
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)


@functools.cache
def _template() -> bytes:
    return resources.files(__package__).joinpath("paper.typ").read_bytes()
