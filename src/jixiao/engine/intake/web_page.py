"""A web page: headings, paragraphs and tables; scripts and styles are left, nothing is fetched."""

import contextlib
import re
from collections.abc import Iterator

from lxml import etree

from jixiao.engine.errors import Finding
from jixiao.engine.intake.limits import MOST_CELLS, MOST_CHARACTERS, too_long, too_many_cells
from jixiao.engine.intake.pieces import GridCell, Laid, Layer
from jixiao.engine.intake.plain_text import decode
from jixiao.engine.intake.taken import LinePlace

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_LEFT_OUT = frozenset(
    (
        *(
            "script",
            "style",
            "noscript",
            "template",
            "head",
            "svg",
            "math",
            "iframe",
            "object",
            "nav",
            "select",
            "button",
        ),
        "aside",  # beside the text, such as where its numbers come from
    )
)
_BLOCKS = frozenset(
    (
        *("p", "div", "section", "article", "main", "header", "footer", "aside", "body", "form", "center", "address"),
        *("ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td", "th", "caption", "hr", "pre", "blockquote"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "figure", "figcaption", "fieldset", "details", "summary"),
    )
)
_TITLE = "h1"
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f\v\u200b]+")
_MOST_SPAN = 200
_MOST_COLUMNS = 200


def lay_page(data: bytes, *, name: str) -> Laid | None:
    """Return the pieces of a web page, or None where its encoding is not known."""
    text = _decoded(data)
    if text is None:
        return None
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(text.encode("utf-8"), parser) if text.strip() else None
    if root is None:
        return Laid("", ())
    walker = _Walker(name)
    walker.walk(root)
    walker.close()
    title = root.findtext(".//title") or ""
    return walker.layer.finish(findings=tuple(walker.findings()), title=_SPACE.sub(" ", title).strip())


def _decoded(data: bytes) -> str | None:
    found = _CHARSET.search(data[:4096])
    if found:
        with contextlib.suppress(LookupError, UnicodeDecodeError):
            named = found[1].decode("ascii").lower()
            return data.decode("gb18030" if named in {"gb2312", "gbk"} else named)
    decoded = decode(data)
    return None if decoded is None else decoded.text


class _Walker:
    """Walks through the page and lays one paragraph for each block of words."""

    def __init__(self, name: str) -> None:
        self.layer = Layer()
        self._name = name
        self._line = ""
        self._level: int | None = None
        self._number = 0
        self._cells = 0
        self._titled = False

    def walk(self, element: etree._Element) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _LEFT_OUT or _is_hidden(element) or self._is_full():
            return
        if tag == "table" and not _is_layout(element):
            self.close()
            self._lay_table(element)
            return
        if tag == "br":
            self.close()
        is_block = tag in _BLOCKS
        if is_block:
            self.close()
            self._open(tag, element)
        self._line += element.text or ""
        for child in element:
            self.walk(child)
            self._line += child.tail or ""
        if is_block:
            self.close()

    def close(self) -> None:
        """End the paragraph that is open."""
        line = _SPACE.sub(" ", self._line.replace("\xa0", " ")).strip(" ")
        if line.strip():
            self.layer.lay_words([(line, LinePlace(0, 0, self._number))], level=self._level)
            self._number += 1
        self._line, self._level = "", None

    def findings(self) -> Iterator[Finding]:
        """Yield what was left out."""
        if self._cells > MOST_CELLS:
            yield too_many_cells(self._cells, name=self._name)
        if self._is_full():
            yield too_long(name=self._name)

    def _is_full(self) -> bool:
        return self.layer.length > MOST_CHARACTERS

    def _open(self, tag: str, element: etree._Element) -> None:
        if tag == _TITLE and not self._titled:
            self._titled = True  # the first h1 is the title of the page and heads no section
        elif len(tag) == len(_TITLE) and tag[0] == "h" and tag[1].isdecimal():
            self._level = max(int(tag[1]) - 1, 1)
        parent = element.getparent()
        if tag == "li" and parent is not None and parent.tag == "ol":
            first = parent.get("start", "1")
            items = [child for child in parent if child.tag == "li"]
            self._line = f"{items.index(element) + (int(first) if first.isdecimal() else 1)}."

    def _lay_table(self, table: etree._Element) -> None:
        taken: dict[int, int] = {}  # columns that a cell above still covers: how many rows more
        cells: list[GridCell] = []
        for number, row in enumerate(table.iter("tr")):
            if max(self._cells, number) > MOST_CELLS:
                self._cells = max(self._cells, number)
                break
            column = 0
            ended = {at: rows - 1 for at, rows in taken.items() if rows > 1}
            for element in row:
                if element.tag not in {"td", "th"}:
                    continue
                while taken.get(column):
                    column += 1
                if column > _MOST_COLUMNS or self._cells > MOST_CELLS:
                    break
                across, down = _span(element, "colspan"), _span(element, "rowspan")
                self._cells += 1
                if self._cells <= MOST_CELLS:
                    cells.append(GridCell(number, column, tuple(self._texts(element)), across, down))
                ended |= {at: down - 1 for at in range(column, column + across) if down > 1}
                column += across
            taken = ended
        self.layer.lay_grid(cells)
        self._number += 1

    def _texts(self, element: etree._Element) -> Iterator[tuple[str, int]]:
        inner = _Walker(self._name)
        for child in [element, *element]:
            if child is element:
                inner._line += element.text or ""
            else:
                inner.walk(child)
                inner._line += child.tail or ""
        inner.close()
        for line in "".join(inner.layer.parts).splitlines():
            if line.strip():
                yield line, self._number


def _is_layout(table: etree._Element) -> bool:
    """Return whether the table only places things on the page: it holds another one, or a single cell."""
    if next((one for one in table.iter("table") if one is not table), None) is not None:
        return True
    cells = sum(1 for _ in table.iter("td", "th"))
    return cells <= 1


def _is_hidden(element: etree._Element) -> bool:
    folded = element.tag == "details" and element.get("open") is None
    return folded or element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")) is not None


def _span(element: etree._Element, name: str) -> int:
    value = element.get(name, "1").strip()
    return min(max(int(value), 1), _MOST_SPAN) if value.isdecimal() and len(value) <= len("999") else 1
