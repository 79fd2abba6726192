"""The parts of a DOCX that hold words, and their XML."""

import dataclasses
import posixpath
from collections.abc import Mapping

from lxml import etree

from jixiao.engine.intake.archive import BrokenError, EntityError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# The names that a “Strict Open XML document” gives to what every other DOCX calls by the second name.
STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)


@dataclasses.dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: under which id, of which kind (styles, header, comments …), and the name of that part."""

    key: str
    kind: str
    name: str


def is_strict(part: bytes) -> bool:
    """Return whether a part names its elements as a strict document does."""
    return STRICT[0][0] in part


def parse(part: bytes) -> etree._Element:
    """Return the root of an XML part; entities are refused, nothing is fetched, and strict names become usual ones."""
    if is_strict(part):
        for strict, usual in STRICT:
            part = part.replace(strict, usual)
    if b"<!DOCTYPE" in part[:4096] or b"<!ENTITY" in part or b"<!\x00D\x00O\x00C" in part[:4096]:
        raise EntityError
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BrokenError from error


def main_part(parts: Mapping[str, bytes]) -> str:
    """Return the name of the part that holds the text."""
    if "_rels/.rels" in parts:
        for one in parse(parts["_rels/.rels"]).iter(_RELATIONSHIP):
            target = one.get("Target", "").lstrip("/")
            if one.get("Type", "").endswith("/officeDocument") and target in parts:
                return target
    if "word/document.xml" in parts:
        return "word/document.xml"
    raise BrokenError


def related(parts: Mapping[str, bytes], *, main: str) -> Mapping[str, list[bytes]]:
    """Return the parts that the main one refers to, by kind (styles, numbering, header …), in the order named."""
    found: dict[str, list[bytes]] = {}
    for one in relations(parts, main=main):
        if one.name in parts:
            found.setdefault(one.kind, []).append(parts[one.name])
    return found


def relations(parts: Mapping[str, bytes], *, main: str) -> tuple[Relation, ...]:
    """Return what the main part refers to inside the package, in the order named."""
    listing = listing_of(main)
    if listing not in parts:
        return ()
    return tuple(
        Relation(one.get("Id", ""), one.get("Type", "").rpartition("/")[2], _target(main, one.get("Target", "")))
        for one in parse(parts[listing]).iter(_RELATIONSHIP)
        if one.get("TargetMode") != "External"
    )


def listing_of(main: str) -> str:
    """Return the name of the part that lists what the main one refers to."""
    folder, name = posixpath.split(main)
    return f"{folder}/_rels/{name}.rels"


def _target(main: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(main), target)).lstrip("/")
