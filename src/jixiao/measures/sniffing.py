"""What an uploaded file is, by its content; the name only chooses between TXT and CSV, and may make it worse.

Refused, each with its reason: web pages, SVG, programs, scripts, macros, locked files, swollen or broken packages.
"""

from pathlib import Path, PurePath

from jixiao.measures.materials import BY_WORD, MACRO_ENDS, PAGE_ENDS, SCRIPT_ENDS, Material
from jixiao.measures.packages import package_material
from jixiao.orgs.refusing import Refused

_HEAD = 64 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"#!")
_PAGES = (b"<!doctype", b"<html", b"<svg", b"<head", b"<body", b"<script", b"<?xml", b"<?php", b"<iframe", b"<!--")
_BLANKS = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n\x0c"
_PICTURES = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPG", b"GIF87a": "PNG", b"GIF89a": "PNG"}
_FILMS = (b"ID3", b"OggS", b"\x1aE\xdf\xa3", b"FLV")
_PACKED = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")


def sniff(path: Path, *, name: str) -> Material:
    """Return what the file at ``path`` is; raise Refused for what is not taken, and say why."""
    suffix = PurePath(name).suffix.lower()
    with path.open("rb") as file:
        head = file.read(_HEAD)
    _refuse_dangerous(head, suffix)
    if head.startswith(b"PK\x03\x04"):
        return package_material(path)
    if head.startswith(_OLE):
        return _old_office(path)
    if head.startswith(b"%PDF-"):
        return BY_WORD["PDF"]
    for start, word in _PICTURES.items():
        if head.startswith(start):
            return BY_WORD[word]
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return BY_WORD["WEBP"]
    _refuse_other(head)
    return _text(path, suffix)


def _refuse_dangerous(head: bytes, suffix: str) -> None:
    if not head:
        raise Refused("文件是空的", cure="看看选的是不是占位的文件，重新选一个", code="U401")
    start = head.lstrip(_BLANKS)[:64].lower()
    if start.startswith(_PAGES) or suffix in PAGE_ENDS:
        named = f"名字是 {suffix}，" if suffix and suffix not in PAGE_ENDS else ""
        raise Refused(f"{named}内容是网页或 SVG，不能作佐证", cure="用浏览器打印成 PDF 再传，或截图传照片", code="U403")
    if head.startswith(_PROGRAMS) or suffix in SCRIPT_ENDS:
        raise Refused("这是程序或脚本，不能作佐证", cure="传材料本身：PDF、照片或办公文档", code="U404")
    if suffix in MACRO_ENDS:
        raise Refused("带宏的文档不能作佐证", cure="另存为不带宏的 .docx 或 .xlsx，或打印成 PDF 再传", code="U405")


def _refuse_other(head: bytes) -> None:
    if head[4:8] == b"ftyp" and head[8:12] in {b"heic", b"heix", b"mif1", b"heim", b"hevc", b"avif"}:
        cure = "在手机「相机」设置里把格式改成“兼容性最佳”（JPG），或转成 JPG 再传"
        raise Refused("照片是 HEIC 格式，别的电脑打不开", cure=cure, code="U410")
    if (
        head[4:8] == b"ftyp"
        or head.startswith(_FILMS)
        or (head.startswith(b"RIFF") and head[8:12] in {b"AVI ", b"WAVE"})
    ):
        raise Refused("不收录像和录音", cure="截几张画面传照片，录像留在本单位备查", code="U410")
    if head.startswith(_PACKED):
        raise Refused("不收这种压缩包", cure="解开后逐个传，或改用 ZIP", code="U410")
    if head.startswith((b"BM", b"II*\x00", b"MM\x00*")) and b"\x00" in head[:64]:
        raise Refused("不收 BMP 和 TIFF 图片", cure="另存为 JPG 或 PNG，扫描件存成 PDF", code="U410")


def _old_office(path: Path) -> Material:
    """Return which of the old binary formats it is; macros and locks show as names of streams in the compound file."""
    data = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Refused("文档加了密码，别人打不开", cure="去掉密码另存一份再传", code="U406")
    if "_VBA_PROJECT".encode("utf-16-le") in data:
        raise Refused("文档里有宏", cure="另存为不带宏的 .docx 或 .xlsx，或打印成 PDF 再传", code="U405")
    for stream, word in (("WordDocument", "DOC"), ("Workbook", "XLS"), ("PowerPoint Document", "PPT")):
        if stream.encode("utf-16-le") in data:
            return BY_WORD[word]
    raise Refused("不收这种格式的文件", cure="另存为 PDF、Word 或 Excel 再传", code="U410")


def _text(path: Path, suffix: str) -> Material:
    """Return TXT or CSV for what is readable text without control characters."""
    text = read_text(path.read_bytes())
    if text is None or suffix == ".rtf" or text.startswith("{\\rtf"):
        raise Refused("不收这种格式的文件", cure="另存为 PDF、照片、Word 或 Excel 再传", code="U410")
    if "<script" in text[:_HEAD].lower():
        raise Refused("文本里夹有网页脚本，不能作佐证", cure="用浏览器打印成 PDF 再传", code="U403")
    return BY_WORD["CSV" if suffix == ".csv" else "TXT"]


def read_text(data: bytes) -> str | None:
    """Return the text that the bytes are, in UTF-8, UTF-16 or GB 18030; None where they are none."""
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    for one in (encoding, "gb18030"):
        try:
            text = data.decode(one)
        except UnicodeError:
            continue
        return None if any(letter < " " and letter not in "\t\r\n\x0c" for letter in set(text)) else text
    return None
