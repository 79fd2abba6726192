"""Reading HTML, DOCX and PDF back, to see that all three show the same figures in the same order."""

import io
import re
from html.parser import HTMLParser

import docx
import pypdfium2
from docx.oxml.ns import qn

from jixiao.engine.document import Chart, Document, Table, lines_of, numbers_of, plain
from jixiao.engine.render import typography

VOID = {"meta", "br", "col", "link", "img", "input"}


def differences(document: Document, *, html: str, docx: bytes, pdf: bytes | None) -> list[str]:
    """Return where a form does not show each figure and each line of ``document``, whole and in order.

    ``pdf`` may be None where no font is installed. The text of a PDF is compared without spaces, since it has none
    that were not typed.
    """
    expected = [number.text for number in numbers_of(document)]
    figures = {"HTML": figures_in_html(html), "DOCX": figures_in_docx(docx)}
    found = [f"{form} shows other figures, or in another order" for form, own in figures.items() if own != expected]
    texts = {"HTML": text_of_html(html), "DOCX": text_of_docx(docx)}
    if pdf is not None:
        texts["PDF"] = text_of_pdf(pdf)
    for form, text in texts.items():
        missing = lines_out_of_order(document, text)
        found += [f"{form} does not show, or not in order: {line}" for line in missing[:3]]
    drawn = {"HTML": html, **({} if pdf is None else {"PDF": texts["PDF"]})}
    for bar in (bar for block in document.blocks if isinstance(block, Chart) for bar in block.bars):
        for form, text in drawn.items():
            if without_spaces(bar.printed) not in without_spaces(text):
                found.append(f"{form} does not show {bar.printed} of a chart")
    return found


def lines_out_of_order(document: Document, text: str) -> list[str]:
    """Return the lines of ``document`` that ``text`` does not show after the line before.

    A PDF holds a cell that covers several rows where the last of them ends, so of such a cell only the presence in its
    table is asked for.
    """
    missing, position = [], 0
    for block in document.blocks:
        start = position
        covering = (
            {cell.line for row in block.rows for cell in row if cell.down > 1} if isinstance(block, Table) else ()
        )
        for line in lines_of(block):
            wanted = without_spaces(plain(line))
            found = text.find(wanted, start if line in covering else position)
            if found < 0:
                missing.append(plain(line))
            elif line not in covering:
                position = found + len(wanted)
    return missing


def without_spaces(text: str) -> str:
    """Return ``text`` without any space, as a typesetter sees it."""
    return re.sub(r"\s+", "", text)


class Page(HTMLParser):
    """Reads the document on a page, not the panel beside it: its text, its figures, what each tag says."""

    def __init__(self, html: str) -> None:
        """Read ``html`` at once."""
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.figures: list[str] = []
        self.text: list[str] = []
        self.open: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag, and that a figure begins."""
        kind = dict(attrs).get("class") or ""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, kind))
        if self.in_document() and "num" in kind.split() and not self.within("figure"):
            self.figures.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that holds nothing, as drawings have them."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close the tag, which must be the one that was opened last."""
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        """Take the words, but not those of drawings and of the table beside a chart."""
        if not self.in_document() or self.within("svg") or self.within("details"):
            return
        self.text.append(data)
        if self.open and "num" in self.open[-1][1].split():
            self.figures[-1] += data

    def in_document(self) -> bool:
        """Return whether this is the paper itself."""
        return ("article", "document") in self.open

    def within(self, tag: str) -> bool:
        """Return whether this is inside a ``tag``."""
        return any(name == tag for name, _ in self.open)


def figures_in_html(html: str) -> list[str]:
    """Return the figures in the order they stand, those beside charts left out."""
    return Page(html).figures


def text_of_html(html: str) -> str:
    """Return the text of the paper without spaces."""
    return without_spaces("".join(Page(html).text))


def figures_in_docx(data: bytes) -> list[str]:
    """Return the figures in the order they stand: the runs in the character style 数字."""
    body = docx.Document(io.BytesIO(data)).element.body
    return [
        "".join(text.text or "" for text in run.iter(qn("w:t")))
        for run in body.iter(qn("w:r"))
        if (style := run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")) is not None and style.get(qn("w:val")) == "Figure"
    ]


def text_of_docx(data: bytes) -> str:
    """Return the text of the paper without spaces."""
    body = docx.Document(io.BytesIO(data)).element.body
    return without_spaces("".join(text.text or "" for text in body.iter(qn("w:t"))))


def text_of_pdf(data: bytes) -> str:
    """Return the text of the paper without spaces, head and foot of the pages left out."""
    pages = pypdfium2.PdfDocument(data)
    try:
        return without_spaces("".join(_text_of_page(page) for page in pages))
    finally:
        pages.close()


def _text_of_page(page: pypdfium2.PdfPage) -> str:
    width, height = page.get_size()
    upright = (typography.TOP_MM, typography.BOTTOM_MM)
    on_its_side = (typography.LEFT_MM, typography.RIGHT_MM)
    top, bottom = (side * typography.POINTS_PER_MM - 5 for side in (upright if height > width else on_its_side))
    return page.get_textpage().get_text_bounded(bottom=bottom, top=height - top)
