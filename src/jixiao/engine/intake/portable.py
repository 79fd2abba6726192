"""A PDF: its text in reading order, wrapped lines rejoined, score tables as tables; no recognition of pictures."""

import dataclasses
import itertools
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from jixiao.engine.intake.archive import BrokenError, ProtectedError, SwollenError
from jixiao.engine.intake.limits import MOST_PAGES, MOST_STREAM, MOST_STREAMS
from jixiao.engine.intake.pieces import Laid, Layer
from jixiao.engine.intake.plain_text import columns, continues, wrap_width
from jixiao.engine.intake.portable_tables import PageTable, needs_tables, tables_on
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
    paragraphs = _paragraphs([*_without_running(pages)])
    for number, paragraph in enumerate(paragraphs):
        if isinstance(paragraph, Standing):
            layer.lay_grid(paragraph.table.grid_cells(number), page=paragraph.page)
        else:
            layer.lay_words([(text, LinePlace(0, 0, number, page)) for text, page in paragraph])
    return layer.finish(findings=findings)


@dataclasses.dataclass(frozen=True, slots=True)
class Standing:
    """A table and the page it begins on, from 1."""

    table: PageTable
    page: int


Line = str | PageTable


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


def _read_pages(data: bytes) -> tuple[list[list[Line]], int]:
    """Return the lines and tables of each page in the order they are read, and how many pages there are."""
    import pypdfium2  # noqa: PLC0415 - only PDFs need it

    try:
        paper = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise (ProtectedError if "assword" in str(error) or "ecurity" in str(error) else BrokenError) from error
    try:
        count = len(paper)
        texts = [_lines_of(paper, number) for number in range(min(count, MOST_PAGES))]
        pages: list[list[Line]] = [[*lines] for lines in texts]
        wanting = [number for number, lines in enumerate(texts) if needs_tables(lines)]
        for number, tables in (_tables_on(data, wanting) if wanting else {}).items():
            pages[number] = [*_around_tables(paper, number, tables)]
        return pages, count
    finally:
        paper.close()


def _tables_on(data: bytes, pages: Sequence[int]) -> Mapping[int, tuple[PageTable, ...]]:
    """Return the tables of these pages; none where their reader fails on what PDFium could read."""
    try:
        return tables_on(data, pages=pages)
    except Exception:  # noqa: BLE001 - another reader of a broken format: the words are at hand without it
        return {}


def _around_tables(paper: Any, number: int, tables: Sequence[PageTable]) -> Iterator[Line]:  # noqa: ANN401 - as above
    """Yield the lines of a page above, between and below its tables, and the tables."""
    top = 0.0
    for table in tables:
        if table.top >= top:  # what begins inside another is a part of it
            yield from _lines_of(paper, number, above=top, below=table.top)
            yield table
            top = table.bottom
    yield from _lines_of(paper, number, above=top)


def _lines_of(paper: Any, number: int, *, above: float = 0, below: float | None = None) -> list[str]:  # noqa: ANN401 - pypdfium2 ships no types
    """Return the lines of a page, or of the stretch of it that lies so many points below its top."""
    import pypdfium2  # noqa: PLC0415 - only PDFs need it

    try:
        page = paper[number]
        words = page.get_textpage()
        text = _words_of(page, words, above, below) if words.count_chars() else ""
        words.close()
        page.close()
    except pypdfium2.PdfiumError:
        return []
    lines = text.replace("\ufffe", "").replace("\x02", "").splitlines()
    # A page keeps no spaces, only gaps: the one that Word leaves between 汉字 and figures is none that was typed.
    return [_GAP.sub("", line) for line in lines if line.strip()][: _MOST_LINES // MOST_PAGES * 3]


def _words_of(page: Any, words: Any, above: float, below: float | None) -> str:  # noqa: ANN401 - as above
    """Return the text of a page, or of a stretch of it; PDFium counts from the bottom."""
    if not above and below is None:
        return str(words.get_text_range())
    height = page.get_height()
    return str(words.get_text_bounded(top=height - above, bottom=None if below is None else height - below))


def _without_running(pages: Sequence[Sequence[Line]]) -> Iterator[tuple[Line, int]]:
    """Yield each line and table with its page, from 1; page numbers and running heads are left out."""
    texts = [[line.strip() for line in lines if isinstance(line, str)] for lines in pages]
    edges = Counter(line for lines in texts for line in {*lines[:1], *lines[-2:]})
    most = max(_RUNNING, len(pages) // 2)
    for number, lines in enumerate(pages, 1):
        for place, line in enumerate(lines):
            at_edge = place == 0 or place >= len(lines) - 2
            if isinstance(line, str) and at_edge and (_PAGE_NUMBER.fullmatch(line) or edges[line.strip()] >= most):
                continue
            yield line, number


def _paragraphs(lines: Sequence[tuple[Line, int]]) -> Iterator[list[tuple[str, int]] | Standing]:
    """Yield the tables, one that goes on over the page as one, and the paragraphs between them."""
    typed = [line for line, _ in lines if isinstance(line, str)]
    width = wrap_width(typed) or max(_PAGE_WIDTH, *(columns(line) for line in typed), 0)
    for is_table, group in itertools.groupby(lines, key=lambda one: isinstance(one[0], PageTable)):
        if is_table:
            yield from _grown(group)
        else:
            yield from _rejoined([(line, page) for line, page in group if isinstance(line, str)], width)


def _grown(group: Iterable[tuple[Line, int]]) -> Iterator[Standing]:
    """Yield tables that stand one after the other; one that goes on over the page is one."""
    open_table: Standing | None = None
    last = 0
    for table, page in group:
        if not isinstance(table, PageTable):
            continue
        if open_table is not None and page == last + 1 and table.continues(open_table.table):
            open_table = Standing(open_table.table.grown(table), open_table.page)
        else:
            if open_table is not None:
                yield open_table
            open_table = Standing(table, page)
        last = page
    if open_table is not None:
        yield open_table


def _rejoined(lines: Sequence[tuple[str, int]], width: int) -> Iterator[list[tuple[str, int]]]:
    """Yield the lines of each paragraph: a full line goes on in the next, unless that one begins with a number."""
    open_lines: list[tuple[str, int]] = []
    for line, page in lines:
        so_far = "".join(words for words, _ in open_lines)
        if open_lines and not continues(so_far, open_lines[-1][0], line, width=width):
            yield open_lines
            open_lines = []
        open_lines.append((line.rstrip(), page))
    if open_lines:
        yield open_lines
