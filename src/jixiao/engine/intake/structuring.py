"""From the pieces of a file to the tree of blocks, with the place of every block."""

import dataclasses
import re
from collections.abc import Sequence

from jixiao.engine.document import Block, Cell, Contents, Document, Heading, Note, Paragraph, Signature, Table, Text
from jixiao.engine.intake.contents import contents_end, entries_of, is_contents_title, untitled_contents_end
from jixiao.engine.intake.cover import author_of, find_cover, year_of
from jixiao.engine.intake.headings import find_heading
from jixiao.engine.intake.pieces import Grid, Kind, Laid, Piece, Words
from jixiao.engine.intake.taken import ELSEWHERE, BlockPlace, CellPlace, ContentsEntry, LinePlace

_UNIT = re.compile(r"单\s*位\s*[:：]\s*[（(]?(万元|亿元|千元|元)")
_NEAR = 60
_SIGNED = re.compile(
    r"(?:联\s*系\s*(?:人|电话)|负责人|填报人|填表人|电\s*话|经办人|审核人)\s*[:：].*|.*[（(](?:盖章|公章|签章)[）)].*"
)
_DATED = re.compile(r"(?:20\d\d|[二〇○零一三四五六七八九]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月.{0,5}")
_OF_SITE = re.compile(
    r"(?:网站)?首\s*页|(?:您?(?:现在|当前|所在)的?)*位置\s*[:：].*[>＞›»].*|上一[篇条]\s*[:：].*|下一[篇条]\s*[:：].*"
    r"|.*(?:浏览次数|点击数|点击量|访问量|阅读次数|字体\s*[:：]?\s*[\[【（(]?\s*[大小]).*|.*(?:打印本页|关闭窗口|返回顶部|分享到).*"
    r"|(?:主办|版权所有|网站标识码|承办)(?:单位)?\s*[:：].*(?:技术支持|承办|备案|版权|标识码).*|.*ICP备.*"
    r"|(?:发布|发文|更新)(?:时间|日期)\s*[:：]\s*20[0-9]{2}.*"
)
_LONGEST_OF_SITE = 90
_LONGEST_SIGNED = 40
_MOST_SIGNED = 6


@dataclasses.dataclass(frozen=True, slots=True)
class Structured:
    """The paper as a tree, the places of its blocks, and the lines of its 目录."""

    document: Document
    places: tuple[BlockPlace, ...]
    entries: tuple[ContentsEntry, ...]


def structure(laid: Laid) -> Structured:
    """Return the paper that the pieces make up."""
    builder = _Builder()
    pieces = [piece.trimmed if isinstance(piece, Words) else piece for piece in laid.pieces]
    body = [piece for piece in pieces if not _stands_aside(piece)]
    fronted = find_cover(body)
    if fronted.cover is not None:
        builder.add(fronted.cover, fronted.lines)
    signed = _signature_start(body, fronted.pieces)
    builder.add_body(body[: signed or None], fronted.pieces)
    if signed:
        signers = [piece for piece in body[signed:] if isinstance(piece, Words)]
        lines = tuple((Text(words.text),) for words in signers)
        builder.add(Signature(lines), tuple(line for words in signers for line in words.lines))
    for piece in pieces:
        if isinstance(piece, Words) and _stands_aside(piece):
            builder.add(Note((Text(piece.text),)), piece.lines)
    cover = fronted.cover
    title = "".join(cover.title) if cover else laid.title
    year, author = (year_of(cover), author_of(cover)) if cover else (0, "")
    return Structured(
        Document(title, author, year, tuple(builder.blocks)), tuple(builder.places), tuple(builder.entries)
    )


class _Builder:
    """Collects the blocks, each with its place."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.places: list[BlockPlace] = []
        self.entries: list[ContentsEntry] = []
        self.above = ""  # the words of the block above, where it is a paragraph

    def add(self, block: Block, lines: tuple[LinePlace, ...], cells: tuple[CellPlace, ...] = ()) -> None:
        first = lines[0] if lines else None
        start = min((line.start for line in lines), default=0)
        end = max((line.end for line in lines), default=0)
        paragraph = first.paragraph if first else ELSEWHERE
        page = first.page if first else None
        self.places.append(BlockPlace(len(self.blocks), start, end, page, paragraph, lines, cells))
        self.blocks.append(block)
        self.above = "".join(one.text for one in block.line) if isinstance(block, Paragraph) else ""

    def add_body(self, pieces: Sequence[Piece], first: int) -> None:
        number = first
        has_contents = False
        while number < len(pieces):
            piece = pieces[number]
            if not has_contents and (end := _contents(pieces, number, started=number > first)):
                self._add_contents(pieces[number:end])
                number, has_contents = end, True
            elif isinstance(piece, Grid):
                self._add_grid(piece, pieces[number - 1] if number else None)
                number += 1
            else:
                self._add_words(piece, _next_words(pieces, number + 1))
                number += 1

    def _add_contents(self, pieces: Sequence[Piece]) -> None:
        words = [piece for piece in pieces if isinstance(piece, Words)]
        found = entries_of([each for each in words if not is_contents_title(each)])
        self.entries += found
        depth = max((entry.level for entry in found), default=0)
        self.add(Contents(depth or 1), tuple(line for each in words for line in each.lines))

    def _add_words(self, words: Words, following: str) -> None:
        cut = find_heading(words.text, styled=words.level, following=following, preceding=self.above)
        if cut is None:
            self.add(Paragraph((Text(words.text),)), words.lines)
            return
        head = words.cut(0, cut.end)
        self.add(Heading(cut.level, cut.number, words.text[cut.rest : cut.end].strip()), head.lines)
        rest = words.cut(cut.end, len(words.text))
        if rest.text:
            self.add(Paragraph((Text(rest.text),)), rest.lines)

    def _add_grid(self, grid: Grid, before: Piece | None) -> None:
        rows: dict[int, list[Cell]] = {}
        for cell, words, _ in grid.cells:
            is_head = cell.row < grid.head_rows
            line = (Text(words.strip()),) if words.strip() else ()
            rows.setdefault(cell.row, []).append(Cell(line, across=cell.across, down=cell.down, head=is_head))
        near = before.text if isinstance(before, Words) and len(before.text) <= _NEAR else ""
        near += grid.caption + "".join(words for cell, words, _ in grid.cells[: grid.columns] if len(words) <= _NEAR)
        unit = _UNIT.search(near)
        cells = tuple(place for _, _, place in grid.cells)
        first = grid.cells[0][2]
        paragraph = first.lines[0].paragraph if first.lines else ELSEWHERE
        whole = LinePlace(first.start, cells[-1].end, paragraph, grid.page)
        filled = tuple(tuple(rows[row]) for row in sorted(rows))
        table = Table(grid.caption, unit[1] if unit else "", (1,) * grid.columns, filled, grid.head_rows)
        self.add(table, (whole,), cells)


def _contents(pieces: Sequence[Piece], number: int, *, started: bool) -> int:
    """Return where a 目录 that begins here ends, or 0."""
    piece = pieces[number]
    if is_contents_title(piece) or (isinstance(piece, Words) and piece.kind is Kind.CONTENTS):
        start = number if is_contents_title(piece) else number - 1
        return contents_end(pieces, start)
    if started:
        return 0
    end = untitled_contents_end(pieces, number)
    return end if end > number else 0


def _next_words(pieces: Sequence[Piece], number: int) -> str:
    if number >= len(pieces):
        return ""
    piece = pieces[number]
    return piece.text if isinstance(piece, Words) else "表"


def _signature_start(pieces: Sequence[Piece], first: int) -> int:
    """Return the index of the first of the closing lines, or 0 where the paper ends without any."""
    start = len(pieces)
    while start > max(first, len(pieces) - _MOST_SIGNED, 1):
        piece = pieces[start - 1]
        if not isinstance(piece, Words) or len(piece.text) > _LONGEST_SIGNED:
            break
        if not (_SIGNED.fullmatch(piece.text) or _DATED.fullmatch(piece.text)):
            break
        start -= 1
    return start if start < len(pieces) else 0


def _stands_aside(piece: Piece) -> bool:
    """Return whether it is a note, or a line of the web site that the paper was copied from."""
    if not isinstance(piece, Words):
        return False
    return piece.kind is Kind.NOTE or (
        len(piece.text) <= _LONGEST_OF_SITE and _OF_SITE.fullmatch(piece.text) is not None
    )
