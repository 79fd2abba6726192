"""The part of a DOCX that holds its comments: ours are put behind those that are there, or it is made."""

from collections.abc import Sequence
from datetime import date

from lxml import etree

from jixiao.engine.errors import BadFileError
from jixiao.engine.intake.word.package import W, parse, relations
from jixiao.engine.render.word.opening import TYPES, OpenWord, state_type, type_of
from jixiao.engine.render.word.remarks import Remark, comment_markup

_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_USUAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_SPACE = W[1:-1]
_MARKS = tuple(f"{W}{kind}" for kind in ("commentRangeStart", "commentRangeEnd", "commentReference"))


class CommentPart:
    """The comments of an open DOCX, and the numbers that are still free for more."""

    def __init__(self, word: OpenWord) -> None:
        self._word = word
        named = [one.name for one in relations(word.parts, main=word.main) if one.kind == "comments"]
        if named and named[0] not in word.parts:
            raise BadFileError("文件里原有的批注读不出来，不能再加；用 Word 打开，另存为 Word 文档（.docx）后再试")
        self._related = bool(named)
        self._name = named[0] if named else self._free_name()
        empty = etree.Element(f"{W}comments", nsmap={"w": _SPACE})
        self._root = parse(word.parts[self._name]) if self._name in word.parts else empty
        taken = [_id(one) for one in self._root.iter(f"{W}comment")]
        taken += [_id(one) for one in word.root.iter(*_MARKS)]
        self._next = max(taken, default=-1) + 1

    def add(self, remarks: Sequence[Remark], *, dated: date) -> range:
        """Add these comments and return their numbers."""
        numbers = range(self._next, self._next + len(remarks))
        written = "".join(
            comment_markup(remark, number=number, dated=dated, style_names=self._word.style_names)
            for number, remark in zip(numbers, remarks, strict=True)
        )
        self._root.extend(etree.fromstring(f'<w:comments xmlns:w="{_SPACE}">{written}</w:comments>'))
        self._next = numbers.stop
        return numbers

    def changed(self) -> dict[str, bytes]:
        """Return the parts of the package that the comments changed, by name."""
        parts = {self._name: self._word.written(self._root)}
        types = parse(self._word.parts[TYPES])
        if type_of(types, part=self._name) != _KIND:
            state_type(types, part=self._name, kind=_KIND)
            parts[TYPES] = _written(types)
        if not self._related:
            parts[self._word.listing] = _written(self._listing())
        return parts

    def _listing(self) -> etree._Element:
        word = self._word
        if word.listing in word.parts:
            listing = parse(word.parts[word.listing])
        else:
            listing = etree.fromstring(f'<Relationships xmlns="{_PACKAGE}"/>')
        taken = {one.get("Id") for one in listing}
        key = next(key for number in range(len(taken) + 1) if (key := f"rIdCheck{number}") not in taken)
        kind = _STRICT if word.is_strict else _USUAL
        target = self._name.rpartition("/")[2]
        etree.SubElement(listing, f"{{{_PACKAGE}}}Relationship", Id=key, Type=kind, Target=target)
        return listing

    def _free_name(self) -> str:
        folder = self._word.main.rpartition("/")[0]
        names = (f"{folder}/comments{number or ''}.xml" for number in range(len(self._word.parts) + 1))
        taken = {name.casefold() for name in self._word.parts}
        return next(name for name in names if name.casefold() not in taken)


def _id(element: etree._Element) -> int:
    stated = element.get(f"{W}id", "")
    return int(stated) if stated.isascii() and stated.isdecimal() else -1


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True, standalone=True)
