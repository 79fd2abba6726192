"""A PDF: its text in reading order, page by page, wrapped lines rejoined; no recognition of pictures."""

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from jixiao.engine.intake.archive import BrokenError, ProtectedError, SwollenError
from jixiao.engine.intake.limits import MOST_PAGES, MOST_STREAM, MOST_STREAMS
from jixiao.engine.intake.pieces import Laid, Layer
from jixiao.engine.intake.plain_text import columns, continues, wrap_width
from jixiao.engine.intake.taken import LinePlace, fault

if TYPE_CHECKING:
    from jixiao.engine.errors import Finding

_STREAM = re.compile(rb"stream\r?\n")
_PAGE_NUMBER = re.compile(r"\s*(?:[-—–·]\s*)?(?:第\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?(?:\s*页)?(?:\s*[-—–·])?\s*")
_PAGE_WIDTH = 60  # columns of a page at least: in a paper of few lines none may be a full one
_RUNNING = 3  # pages that must begin or end with the same line for it to be a running head
_CHUNK = 1 << 16
_WIDE = r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
_GAP = re.compile(rf"(?<={_WIDE}) (?=\S)|(?<=\S) (?={_WIDE})")
_MOST_LINES = 30_000


def lay_portable(data: bytes, *, name: str) -> Laid:
    """Return the paragraphs of a PDF; raise BrokenError, ProtectedError or SwollenError. A scan is one finding."""
    _measure(data)
    pages, count = _read_pages(data)
    findings: tuple[Finding, ...] = ()
    if count > MOST_PAGES:
        cause = f"文件有 {count:,} 页，只读了前 {MOST_PAGES} 页"
        findings = (fault("I113", name=name, cause=cause, cure="把自评报告单独存成一个文件"),)
    if not any(pages):
        cause = f"{count} 页里都没有文字，是扫描件或照片"
        cure = "交可编辑的原稿（DOCX），或由 Word 直接导出的 PDF；只有扫描件的，先做文字识别再校对"
        return Laid("", (), (fault("I108", name=name, cause=cause, cure=cure), *findings))
    layer = Layer()
    for number, stretches in enumerate(_paragraphs(list(_without_running(pages)))):
        layer.lay_words([(text, LinePlace(0, 0, number, page)) for text, page in stretches])
    return layer.finish(findings=findings)


def _measure(data: bytes) -> None:
    """Refuse a file whose packed streams unpack to far more than a paper holds."""
    total = 0
    for found in _STREAM.finditer(data):
        if data[found.end() : found.end() + 1] not in {b"x", b"h", b"H", b"X"}:
            continue
        unpacker = zlib.decompressobj()
        size, rest = 0, data[found.end() : found.end() + _CHUNK]
        at = found.end() + _CHUNK
        try:
            while rest and not unpacker.eof:
                size += len(unpacker.decompress(rest, _CHUNK * 16))
                rest = unpacker.unconsumed_tail
                if not rest and not unpacker.eof:
                    rest, at = data[at : at + _CHUNK], at + _CHUNK
                if size > MOST_STREAM or total + size > MOST_STREAMS:
                    raise SwollenError
        except zlib.error:
            size += 0  # a broken stream is the reader's to judge; what was unpacked so far still counts
        total += size


def _read_pages(data: bytes) -> tuple[list[list[str]], int]:
    """Return the lines of each page that has any, and how many pages there are."""
    import pypdfium2  # noqa: PLC0415 - only PDFs need it

    try:
        paper = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise (ProtectedError if "assword" in str(error) or "ecurity" in str(error) else BrokenError) from error
    try:
        count = len(paper)
        return [_lines_of(paper, number) for number in range(min(count, MOST_PAGES))], count
    finally:
        paper.close()


def _lines_of(paper: Any, number: int) -> list[str]:  # noqa: ANN401 - pypdfium2 ships no types
    import pypdfium2  # noqa: PLC0415 - only PDFs need it

    try:
        page = paper[number]
        words = page.get_textpage()
        text = words.get_text_range() if words.count_chars() else ""
        words.close()
        page.close()
    except pypdfium2.PdfiumError:
        return []
    lines = text.replace("\ufffe", "").replace("\x02", "").splitlines()
    # A page keeps no spaces, only gaps: the one that Word leaves between 汉字 and figures is none that was typed.
    return [_GAP.sub("", line) for line in lines if line.strip()][: _MOST_LINES // MOST_PAGES * 3]


def _without_running(pages: Sequence[Sequence[str]]) -> Iterator[tuple[str, int]]:
    """Yield each line with its page, from 1; page numbers and running heads are left out."""
    edges = Counter(line.strip() for lines in pages for line in {*lines[:1], *lines[-2:]})
    for number, lines in enumerate(pages, 1):
        for place, line in enumerate(lines):
            is_edge = place == 0 or place >= len(lines) - 2
            if is_edge and (_PAGE_NUMBER.fullmatch(line) or edges[line.strip()] >= max(_RUNNING, len(pages) // 2)):
                continue
            yield line, number


def _paragraphs(lines: Sequence[tuple[str, int]]) -> Iterator[list[tuple[str, int]]]:
    """Yield the lines of each paragraph: a full line goes on in the next, unless that one begins with a number."""
    longest = max((columns(line) for line, _ in lines), default=0)
    width = wrap_width([line for line, _ in lines]) or max(longest, _PAGE_WIDTH)
    open_lines: list[tuple[str, int]] = []
    for line, page in lines:
        so_far = "".join(words for words, _ in open_lines)
        if open_lines and not continues(so_far, open_lines[-1][0], line, width=width):
            yield open_lines
            open_lines = []
        open_lines.append((line.rstrip(), page))
    if open_lines:
        yield open_lines
