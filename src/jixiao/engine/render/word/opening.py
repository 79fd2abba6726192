"""Somebody's own DOCX opened to be written in, and closed again; whatever stands in the way is one clear sentence."""

import contextlib
import dataclasses
from collections.abc import Iterator, Mapping

from lxml import etree

from jixiao.engine.errors import BadFileError
from jixiao.engine.intake import archive
from jixiao.engine.intake.word.package import STRICT, W, is_strict, listing_of, main_part, parse, related
from jixiao.engine.intake.word.styles import Style, read_styles
from jixiao.engine.render.word.repacking import repack

TYPES = "[Content_Types].xml"
_TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_PLAIN = "wordprocessingml.document.main+xml"
_AGAIN = "用 Word 或 WPS 打开，另存为 Word 文档（.docx）后再试"
_REFUSED: Mapping[type[Exception], str] = {
    archive.BrokenError: f"文件不是完整的 Word 文档（.docx），不能在里面写字；{_AGAIN}",
    archive.ProtectedError: "文件加了打开密码，不能在里面写字；取消密码后另存，再试",
    archive.SwollenError: "文件展开后过大，不能在里面写字；把正文复制到一份新的文档里再试",
    archive.EntityError: f"文件的 XML 声明了实体，不能在里面写字；{_AGAIN}",
}


@dataclasses.dataclass(frozen=True, slots=True)
class OpenWord:
    """A DOCX that is open: its parts, the main one as a tree, and its styles."""

    data: bytes
    parts: Mapping[str, bytes]
    main: str
    root: etree._Element
    styles: Mapping[str, Style]
    style_names: Mapping[str, str]

    @property
    def is_strict(self) -> bool:
        """Return whether its elements bear the strict names."""
        return is_strict(self.parts[self.main])

    @property
    def listing(self) -> str:
        """Return the name of the part that lists what the main one refers to."""
        return listing_of(self.main)

    def written(self, root: etree._Element) -> bytes:
        """Return a part as bytes, its names strict where the document's are."""
        part = etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True, standalone=True)
        if self.is_strict:
            for strict, usual in STRICT:
                part = part.replace(usual, strict)
        return part

    def closed(self, changed: Mapping[str, bytes]) -> bytes:
        """Return the whole file with the main part as it stands now, and ``changed`` parts."""
        return repack(self.data, changed={self.main: self.written(self.root), **changed})


@contextlib.contextmanager
def refusing() -> Iterator[None]:
    """Turn whatever is wrong with a file while it is open into a BadFileError, one clear sentence."""
    try:
        yield
    except tuple(_REFUSED) as error:
        raise BadFileError(_REFUSED[type(error)]) from error


def type_of(types: etree._Element, *, part: str) -> str:
    """Return the content type that the package states for a part, or ""."""
    for one in types.iter(f"{_TYPE}Override"):
        if one.get("PartName", "").lstrip("/").casefold() == part.casefold():
            return one.get("ContentType", "")
    extension = part.rpartition(".")[2].casefold()
    for one in types.iter(f"{_TYPE}Default"):
        if one.get("Extension", "").casefold() == extension:
            return one.get("ContentType", "")
    return ""


def state_type(types: etree._Element, *, part: str, kind: str) -> None:
    """State the content type of a new part."""
    etree.SubElement(types, f"{_TYPE}Override", PartName=f"/{part}", ContentType=kind)


def open_word(data: bytes) -> OpenWord:
    """Return the DOCX, open; raise BadFileError where it carries macros, and as ``archive`` does."""
    parts = archive.unpack(data, wanted="word/")
    main = main_part(parts)
    if TYPES not in parts:
        raise archive.BrokenError
    kind = type_of(parse(parts[TYPES]), part=main)
    if not kind.endswith(_PLAIN):
        raise BadFileError(
            "这是带宏的文档或者模板（.docm、.dotm、.dotx），不能在里面写字；另存为 Word 文档（.docx）后再试"
        )
    found = related(parts, main=main)
    styles = parse(found["styles"][0]) if found.get("styles") else None
    root = parse(parts[main])
    if root.find(f"{W}body") is None:
        raise archive.BrokenError
    return OpenWord(data, parts, main, root, read_styles(styles), _names(styles))


def _names(styles: etree._Element | None) -> Mapping[str, str]:
    """Return the id of each style by its name in small letters."""
    found: dict[str, str] = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        name = style.find(f"{W}name")
        if name is not None:
            found.setdefault(name.get(f"{W}val", "").casefold(), style.get(f"{W}styleId", ""))
    return found
