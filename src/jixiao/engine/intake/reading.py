"""From a file to the paper it holds; every fault of the file is a finding."""

import re
from collections.abc import Callable
from pathlib import Path

from jixiao.engine.errors import Finding, MissingToolError
from jixiao.engine.intake import archive
from jixiao.engine.intake.converting import UnconvertedError, convert
from jixiao.engine.intake.limits import MOST_BYTES, MOST_TABLE_BYTES, MOST_TEXT_BYTES, too_large, too_swollen
from jixiao.engine.intake.outlining import outline_paper
from jixiao.engine.intake.pieces import Laid
from jixiao.engine.intake.plain_text import decode, lay_text
from jixiao.engine.intake.sniffing import FileKind, sniff
from jixiao.engine.intake.structuring import structure
from jixiao.engine.intake.taken import Outlined, Taken, fault, refused

_SAVE_AS = "用 Word 或 WPS 打开，另存为 Word 文档（.docx）后再交"
_WRITTEN = frozenset({FileKind.TEXT, FileKind.PAGE, FileKind.TABLE})
_MOST = {FileKind.TEXT: MOST_TEXT_BYTES, FileKind.PAGE: MOST_TEXT_BYTES, FileKind.TABLE: MOST_TABLE_BYTES}
_FEWEST_LETTERS = 200
_HAN = re.compile(r"[一-龥]+")
_CHINESE_SHARE = 5  # one sign in five, for a paper with many names in Latin letters


def read_paper(path: Path) -> Taken:
    """Return the paper in the file at ``path`` with every fault of the file as a finding; nothing is raised for it."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            return _only(too_large(size, name=str(path)))
        data = path.read_bytes()
    except (OSError, ValueError):
        cure = "检查路径和权限，关闭正在编辑它的程序后再试"
        return refused("I120", name=str(path), cause="文件打不开：不在、不是普通文件，或者没有权限读", cure=cure)
    return read_paper_bytes(data, name=str(path))


def read_paper_bytes(data: bytes, *, name: str) -> Taken:
    """Return the paper that ``data`` holds; ``name`` is the file's, for messages and where its content tells nothing.

    DOCX, PDF, TXT, XLSX, XLS, HTML and the JSON of a published table are read; DOC, WPS, RTF and ODT through
    LibreOffice. A file that is too large, broken, protected or no paper gives no document and says why.
    """
    kind = sniff(data, name=name)
    most = _MOST.get(kind, MOST_BYTES)
    if len(data) > most:
        return _only(too_large(len(data), name=name, most=most))
    if kind is FileKind.EMPTY:
        return refused("I101", name=name, cause="文件里没有内容（0 字节）", cure="检查文件是否传完整，重新复制一份")
    if kind in _REFUSED:
        code, cause, cure = _REFUSED[kind]
        return refused(code, name=name, cause=cause, cure=cure)
    laid = _lay_written(data, kind, name) if kind in _WRITTEN else _lay_packed(data, kind, name)
    return laid if isinstance(laid, Taken) else _taken(laid, name)


_REFUSED = {
    FileKind.BROKEN: ("I102", "文件不完整，或压缩内容被破坏", "用 Word 打开修复，或重新复制一份"),
    FileKind.PROTECTED: ("I103", "文件加了打开密码", "在 Word 或 WPS 中打开，取消打开密码后另存"),
    FileKind.OTHER: ("I104", "文件的内容不是能读的文稿", _SAVE_AS),
    FileKind.PICTURE: ("I108", "文件是一张图片", "交可编辑的原稿（DOCX）；只有照片的，先做文字识别再校对"),
}


def _lay_written(data: bytes, kind: FileKind, name: str) -> Laid | Taken:
    if kind is FileKind.PAGE:
        from jixiao.engine.intake.web_page import lay_page  # noqa: PLC0415 - lxml is loaded for those who need it

        page = lay_page(data, name=name)
        return _unknown_encoding(name) if page is None else page
    decoded = decode(data)
    if decoded is None:
        return _unknown_encoding(name)
    if kind is FileKind.TABLE:
        from jixiao.engine.intake.published import lay_published  # noqa: PLC0415 - loaded for those who need it

        return lay_published(decoded.text, name=name)
    return lay_text(decoded.text, name=name)


def _lay_packed(data: bytes, kind: FileKind, name: str) -> Laid | Taken:
    try:
        if kind is FileKind.OLD:
            data = convert(data, suffix=Path(name).suffix.lower() if Path(name).suffix.isascii() else ".doc")
        laid = _reader(kind)(data, name=name)
    except archive.BrokenError:
        code, cause, cure = _REFUSED[FileKind.BROKEN]
    except archive.ProtectedError:
        code, cause, cure = _REFUSED[FileKind.PROTECTED]
    except archive.EntityError:
        code, cause, cure = "I110", "文稿的 XML 声明了实体", _SAVE_AS
    except archive.SwollenError:
        return _only(too_swollen(name=name))
    except MissingToolError as missing:
        code, cause, cure = "I111", "这是旧格式的文档", str(missing)
    except UnconvertedError:
        code, cause, cure = "I112", "LibreOffice 没有转换成功", _SAVE_AS
    else:
        if kind is not FileKind.PDF and archive.has_macros(archive.part_names(data)):
            macro = fault("I107", name=name, cause="文稿里有宏（VBA）；宏没有运行", cure="另存为不含宏的文档")
            laid = Laid(laid.text, laid.pieces, (*laid.findings, macro), laid.title)
        return laid
    return refused(code, name=name, cause=cause, cure=cure)


def _reader(kind: FileKind) -> Callable[..., Laid]:
    """Return the reader of a kind of file; each brings its own libraries, so it is loaded when it is wanted."""
    match kind:
        case FileKind.PDF:
            from jixiao.engine.intake.portable import lay_portable  # noqa: PLC0415 - loaded for those who need it

            return lay_portable
        case FileKind.WORKBOOK:
            from jixiao.engine.intake.workbook import lay_workbook  # noqa: PLC0415 - loaded for those who need it

            return lay_workbook
        case FileKind.OLD_WORKBOOK:
            from jixiao.engine.intake.workbook import lay_old_workbook  # noqa: PLC0415 - loaded for those who need it

            return lay_old_workbook
        case _:
            from jixiao.engine.intake.word.reading import lay_word  # noqa: PLC0415 - loaded for those who need it

            return lay_word


def _taken(laid: Laid, name: str) -> Taken:
    if not laid.pieces:
        empty = fault("I101", name=name, cause="文件里没有文字", cure="检查是不是拿错了文件，或者没有保存")
        return Taken("", None, (), Outlined(), laid.findings or (empty,))
    built = structure(laid)
    outline = outline_paper(built.document, places=built.places)
    return Taken(
        laid.text, built.document, built.places, outline, (*laid.findings, *_foreign(laid, name)), built.entries
    )


def _foreign(laid: Laid, name: str) -> tuple[Finding, ...]:
    """Return that the paper is in another language, where nearly no letter of it is Chinese."""
    if sum(map(len, _HAN.findall(laid.text))) * _CHINESE_SHARE >= len(laid.text):
        return ()  # as nearly every paper: a quick look, before the letters are counted
    letters = [sign for sign in laid.text if sign.isalpha()]
    if len(letters) < _FEWEST_LETTERS:
        return ()
    chinese = sum("\u3400" <= sign <= "\u9fff" for sign in letters)
    if chinese * _CHINESE_SHARE >= len(letters):
        return ()
    cause = f"{len(letters):,} 个字母和文字里，汉字只有 {chinese:,} 个"
    return (fault("I116", name=name, cause=cause, cure="检查是不是拿错了文件；各项检查只适用于中文报告"),)


def _unknown_encoding(name: str) -> Taken:
    cause = "不是 UTF-8、GB18030 或 UTF-16，或者根本不是文本"
    return refused("I109", name=name, cause=cause, cure="用记事本打开，另存为时编码选 UTF-8；Word 文档请交 .docx")


def _only(finding: Finding) -> Taken:
    return Taken("", None, (), Outlined(), (finding,))
