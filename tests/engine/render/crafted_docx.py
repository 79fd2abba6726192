"""DOCX made from pieces of XML, as Word and others write them; and what stands in one, read back on its own."""

import dataclasses
import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date

from lxml import etree

from jixiao.engine.errors import Finding, Place
from jixiao.engine.intake import Taken, read_paper_bytes
from jixiao.engine.render import annotate_docx

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
W = f"{{{WORD}}}"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPACES = (
    f'xmlns:w="{WORD}" xmlns:mc="{COMPATIBLE}" xmlns:r="{OFFICE}" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
MAY_HOLD_MARKS = {"p", "hyperlink", "ins", "moveTo", "sdtContent", "smartTag", "fldSimple", "customXml", "bdo", "dir"}
DAY = date(2026, 8, 1)


def run(text: str, looks: str = "") -> str:
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    inside = "".join(each if each.startswith("<") else run(each) for each in content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    def cell(words: str) -> str:
        return f"<w:tc><w:tcPr/>{words if words.startswith('<w:p') else paragraph(words)}</w:tc>"

    grid = "".join("<w:gridCol/>" for _ in rows[0])
    lines = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"


def crafted(body: str, parts: Mapping[str, str] | None = None, *, kind: str = f"{KIND}.document.main+xml") -> bytes:
    """Return a whole DOCX; ``parts`` are the parts beside the main one by kind (styles, numbering, comments …)."""
    parts = parts or {}
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(parts, start=1)
    )
    types = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{KIND}.{name}+xml"/>' for name in parts)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="png" ContentType="image/png"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/>{types}</Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'
        )
        archive.writestr("word/document.xml", f"<w:document {SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>")
        for name, xml in parts.items():
            archive.writestr(
                f"word/{name}.xml",
                xml
                if xml.startswith("<?xml")
                else f"<w:{ROOTS.get(name, name)} {SPACES}>{xml}</w:{ROOTS.get(name, name)}>",
            )
        archive.writestr("word/media/image1.png", b"\x89PNG" + bytes(9), zipfile.ZIP_STORED)
    return buffer.getvalue()


ROOTS = {"header": "hdr", "footer": "ftr"}


def taken_from(data: bytes) -> Taken:
    taken = read_paper_bytes(data, name="报告.docx")
    assert taken.document is not None, taken.findings
    return taken


def about(taken: Taken, words: str, *, code: str = "N201", nth: int = 0) -> Finding:
    """Return a finding about the words where they stand for the ``nth`` time."""
    start = -1
    for _ in range(nth + 1):
        start = taken.text.index(words, start + 1)
    return Finding(
        code, Place("“一、概况”下第 1 段", words, start, start + len(words)), "81 + 161 = 242。", "核对后改正。"
    )


def annotated(data: bytes, *quotes: str) -> bytes:
    """Return the DOCX with a comment on each of the quotes, where it first stands."""
    taken = taken_from(data)
    return annotate_docx(data, taken=taken, findings=[about(taken, quote) for quote in quotes], dated=DAY)


@dataclasses.dataclass(frozen=True, slots=True)
class Comment:
    """A comment read back: its paragraphs, and the words between its marks."""

    number: int
    author: str
    lines: tuple[str, ...]
    words: str


def comments_in(data: bytes) -> list[Comment]:
    """Return every comment in the order of its mark, and fail where Word would not accept the marks."""
    root, comments = part(data, "word/document.xml"), part(data, "word/comments.xml")
    told = {int(one.get(f"{W}id", "")): one for one in comments.iter(f"{W}comment")}
    assert len(told) == len(list(comments.iter(f"{W}comment"))), "two comments with one number"
    words: dict[int, str] = {}
    opened: set[int] = set()
    closed: list[int] = []
    for element, text in _in_order(root):
        number = int(element.get(f"{W}id", "-1"))
        match etree.QName(element).localname:
            case "commentRangeStart":
                assert number not in words
                words[number] = ""
                opened.add(number)
                _stands_among_runs(element)
            case "commentRangeEnd":
                opened.remove(number)
                _stands_among_runs(element)
            case "commentReference":
                assert number in words
                assert number not in opened
                assert number not in closed
                closed.append(number)
        for each in opened:
            words[each] += text
    assert not opened
    assert sorted(closed) == sorted(told)
    return [
        Comment(number, told[number].get(f"{W}author", ""), _lines(told[number]), words[number]) for number in closed
    ]


def ours(data: bytes) -> list[Comment]:
    return [comment for comment in comments_in(data) if comment.author == "绩效体检"]


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(parts_of(data)[name].replace(STRICT.encode(), WORD.encode()))


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def looks_of_words(data: bytes) -> list[tuple[str, str]]:
    """Return each character of the main part with the properties of its run: what formatting is."""
    found = []
    for one in part(data, "word/document.xml").iter(f"{W}r"):
        looks = one.find(f"{W}rPr")
        told = "" if looks is None else etree.tostring(looks, method="c14n").decode()
        found += [(sign, told) for words in one.findall(f"{W}t") for sign in words.text or ""]
    return found


def _in_order(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    local = etree.QName(element).localname
    if element.tag == f"{{{COMPATIBLE}}}Fallback":
        return
    yield element, (element.text or "") if local == "t" else "\t" if local == "tab" else ""
    for child in element:
        yield from _in_order(child)


def _stands_among_runs(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    assert etree.QName(parent).localname in MAY_HOLD_MARKS
    previous = element.getprevious()
    following = element.getnext()
    assert following is None or following.tag != f"{W}pPr"
    assert previous is None or etree.QName(previous).localname != "rPr"


def _lines(comment: etree._Element) -> tuple[str, ...]:
    return tuple("".join(one.text or "" for one in each.iter(f"{W}t")) for each in comment.iter(f"{W}p"))
