"""Is this an XLSX workbook at all, and may it be opened? Looked into before anything is parsed, in bounded memory."""

import dataclasses
import io
import zipfile
import zlib
from collections.abc import Mapping
from types import MappingProxyType

from jixiao.engine.errors import Finding, Place

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 64 * 1024 * 1024
MOST_PARTS = 500

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "用 Excel 或 WPS 打开，另存为 Excel 工作簿（.xlsx）后再交"
_NEEDED = (".xml", ".rels")
_OTHER_PACKAGES = MappingProxyType(
    {
        "word/document.xml": "Word 文档",
        "ppt/presentation.xml": "演示文稿",
        "xl/workbook.bin": "二进制工作簿（.xlsb）",
        "OFD.xml": "OFD 版式文件",
        "content.xml": "OpenDocument 文件",
    }
)

_OTHER_STARTS = MappingProxyType(
    {b"%pdf": "PDF", b"{\\rtf": "RTF 文档", b"<!doctype html": "网页", b"<html": "网页", b"<?xml": "XML 文本"}
)


@dataclasses.dataclass(frozen=True, slots=True)
class Package:
    """The parts of an XLSX file that were unpacked and found whole; None with the findings that forbid it."""

    parts: Mapping[str, bytes] | None
    findings: tuple[Finding, ...] = ()


def open_package(data: bytes, *, name: str) -> Package:
    """Return the unpacked XML parts of the workbook, or why it cannot be opened. Macros are reported, never run."""
    if not data:
        return _refused("Y101", name, "文件里没有内容（0 字节）", "检查文件是否传完整，重新复制一份")
    if len(data) > MOST_BYTES:
        return too_large(len(data), name=name)
    if not data.startswith(b"PK"):
        return _not_a_package(data, name)
    try:
        return _unpacked(data, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        if "password" in str(error) or "encrypted" in str(error):
            return _protected(name)
        return _broken(name)


def repacked(parts: Mapping[str, bytes]) -> bytes:
    """Return an archive of just these parts, so that the next reader sees the sizes that were checked and no others."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()


def too_large(size: int, *, name: str) -> Package:
    """Return that a file of ``size`` bytes is not read."""
    cause = f"文件有 {size / 1024 / 1024:,.1f} MB，超过 {MOST_BYTES // 1024 // 1024} MB"
    return _refused("Y105", name, cause, "删去插入的图片和无关的工作表，只留年度数据")


def _unpacked(data: bytes, name: str) -> Package:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        size = sum(entry.file_size for entry in entries)
        if len(entries) > MOST_PARTS or size > MOST_UNPACKED:
            cause = f"解压后有 {len(entries):,} 个部件、{size / 1024 / 1024:,.1f} MB，超过 {MOST_PARTS} 个或 64 MB"
            return _refused("Y106", name, cause, "把数据复制到一份新的模板里再交")
        names = {entry.filename for entry in entries}
        if "xl/workbook.xml" not in names:
            kind = next((what for part, what in _OTHER_PACKAGES.items() if part in names), "别的压缩文件")
            return _refused("Y104", name, f"文件的内容是{kind}", _SAVE_AS)
        parts = {entry.filename: archive.read(entry) for entry in entries if entry.filename.endswith(_NEEDED)}
        macros = [part for part in names if part.lower().endswith(("vbaproject.bin", "macrosheet1.xml"))]
    return Package(MappingProxyType(parts), (_with_macros(name),) if macros else ())


def _not_a_package(data: bytes, name: str) -> Package:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return _protected(name)
        kind = "旧版 Word 文档（.doc）" if "WordDocument".encode("utf-16-le") in data else "旧版 Excel 工作簿（.xls）"
        return _refused("Y104", name, f"文件的内容是{kind}", _SAVE_AS)
    start = data[:512].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    kind = next((what for sign, what in _OTHER_STARTS.items() if start.startswith(sign)), "")
    if not kind:
        kind = "别的格式" if b"\0" in data[:4096] else "文本（例如 CSV）"
    return _refused("Y104", name, f"文件的内容是{kind}，不是工作簿", _SAVE_AS)


def _protected(name: str) -> Package:
    cure = "在 Excel 中打开，文件—信息—保护工作簿—用密码进行加密，清空密码后保存"
    return _refused("Y103", name, "文件加了打开密码", cure)


def _broken(name: str) -> Package:
    return _refused("Y102", name, "文件不完整，或压缩内容被破坏", "用 Excel 打开修复，或重新复制一份")


def _with_macros(name: str) -> Finding:
    return Finding("Y107", Place(where=name), "工作簿里有宏（VBA）；宏没有运行，也不会运行", "另存为不含宏的 .xlsx")


def _refused(code: str, name: str, cause: str, cure: str) -> Package:
    return Package(None, (Finding(code, Place(where=name), cause, cure),))
