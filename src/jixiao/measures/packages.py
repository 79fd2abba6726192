"""Packages (DOCX, XLSX, PPTX, OFD, ZIP) looked at from outside: by their table of contents, nothing is unpacked."""

import zipfile
from pathlib import Path, PurePosixPath

from jixiao.measures.materials import BY_WORD, MACRO_ENDS, PAGE_ENDS, SCRIPT_ENDS, Material
from jixiao.orgs.refusing import Refused

_MOST_PARTS = 10_000
_MOST_UNPACKED = 1024 * 1024 * 1024
_MOST_SWELLING = 200
_SMALL = 32 * 1024 * 1024  # a package this small unpacked does no harm whatever its ratio
_ENCRYPTED = 1
_MARKS = (
    ("word/document.xml", "DOCX"),
    ("xl/workbook.xml", "XLSX"),
    ("ppt/presentation.xml", "PPTX"),
    ("ofd.xml", "OFD"),
)
_MACROS = ("vbaproject.bin", "vbadata.xml", "xl/macrosheets/")
_BAD_ENDS = SCRIPT_ENDS | PAGE_ENDS - {".xml"} | MACRO_ENDS
_NESTED = frozenset((".zip", ".rar", ".7z", ".gz", ".tar", ".tgz", ".bz2", ".xz", ".iso", ".cab"))


def package_material(path: Path) -> Material:
    """Return what a package is; raise Refused for broken, locked, swollen ones and for what may not be in one."""
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError) as error:
        raise Refused("文件残缺，打不开", cure="在自己的电脑上打开看看，重新存一份再传", code="U408") from error
    names = [part.filename.replace("\\", "/").lower() for part in parts]
    _refuse_swollen(parts, path)
    if any(part.flag_bits & _ENCRYPTED for part in parts) or "encryptedpackage" in names:
        raise Refused("文件加了密码，别人打不开", cure="去掉密码另存一份再传", code="U406")
    if any(mark in name for name in names for mark in _MACROS):
        raise Refused("文档里有宏", cure="另存为不带宏的 .docx 或 .xlsx，或打印成 PDF 再传", code="U405")
    for mark, word in _MARKS:
        if mark in names:
            return BY_WORD[word]
    _refuse_contents(names)
    return BY_WORD["ZIP"]


def _refuse_swollen(parts: list[zipfile.ZipInfo], path: Path) -> None:
    unpacked = sum(part.file_size for part in parts)
    swelling = unpacked > _SMALL and unpacked > _MOST_SWELLING * max(1, path.stat().st_size)
    if len(parts) > _MOST_PARTS or unpacked > _MOST_UNPACKED or swelling:
        raise Refused("压缩内容展开后过大，不能作佐证", cure="逐个文件上传，或重新压缩", code="U407")


def _refuse_contents(names: list[str]) -> None:
    if not any(name and not name.endswith("/") for name in names):
        raise Refused("压缩包是空的", cure="放进材料再压缩", code="U401")
    for name in names:
        place = PurePosixPath(name)
        shown = place.name[:40]
        if name.startswith("/") or ".." in place.parts or ":" in place.parts[0]:
            raise Refused("压缩包里的路径不正常", cure="重新压缩一次再传", code="U408")
        if place.suffix in _BAD_ENDS:
            raise Refused(f"压缩包里有程序、脚本、网页或带宏的文档（{shown}）", cure="拿掉它再压缩", code="U404")
        if place.suffix in _NESTED:
            raise Refused(f"压缩包里还有压缩包（{shown}）", cure="解开里面的压缩包，再压成一个", code="U407")
