"""What a file is, by its content; an extension is only asked where the content does not tell."""

import enum
from pathlib import PurePath

from jixiao.engine.intake.archive import part_names


class FileKind(enum.Enum):
    """The kinds of file there are to us."""

    EMPTY = "空文件"
    WORD = "Word 文档"
    WORKBOOK = "Excel 工作簿"
    OLD_WORKBOOK = "旧版 Excel 工作簿"
    PDF = "PDF"
    PAGE = "网页"
    TABLE = "JSON"
    OLD = "旧格式文档"
    PICTURE = "图片"
    PROTECTED = "加密的文档"
    OTHER = "别的格式"
    BROKEN = "残缺的压缩文件"
    TEXT = "文本"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_OTHER_STARTS = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"MIME-Version:", b"From: <Saved by")
_HTML = (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta", b"<table", b"<div", b"<p>")
_OPEN_DOCUMENT = "content.xml"


def sniff(data: bytes, *, name: str) -> FileKind:
    """Return what kind of file this is."""
    if not data:
        return FileKind.EMPTY
    if data.startswith(b"PK"):
        return _package(data)
    if data.startswith(_OLE):
        return _compound(data)
    if b"%PDF-" in data[:1024]:
        return FileKind.PDF
    if data.startswith(_PICTURES) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        return FileKind.PICTURE
    if data.startswith(b"{\\rtf"):
        return FileKind.OLD
    if data.startswith(_OTHER_STARTS):
        return FileKind.OTHER
    return _written(data, PurePath(name).suffix.lower())


def _written(data: bytes, suffix: str) -> FileKind:
    start = data[:2048].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith(_HTML) or suffix in {".htm", ".html", ".xhtml"}:
        return FileKind.PAGE
    if start.startswith(b"<?xml"):
        return FileKind.PAGE if b"<html" in start else FileKind.OTHER
    if suffix == ".json" or (start[:1] == b"{" and b'"indicators"' in data):
        return FileKind.TABLE
    return FileKind.TEXT


def _package(data: bytes) -> FileKind:
    names = part_names(data)
    if not names:
        return FileKind.BROKEN
    if any(name.startswith("word/document") for name in names):
        return FileKind.WORD
    if "xl/workbook.xml" in names:
        return FileKind.WORKBOOK
    return FileKind.OLD if _OPEN_DOCUMENT in names else FileKind.OTHER


def _compound(data: bytes) -> FileKind:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return FileKind.PROTECTED
    if "WordDocument".encode("utf-16-le") in data:
        return FileKind.OLD
    if "Workbook".encode("utf-16-le") in data:
        return FileKind.OLD_WORKBOOK
    return FileKind.OLD
