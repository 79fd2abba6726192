"""The parts of a DOCX that hold words, and their XML."""

import posixpath
from collections.abc import Mapping

from lxml import etree

from jixiao.engine.intake.archive import BrokenError, EntityError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_WANTED = ("styles", "numbering", "footnotes", "endnotes", "header", "footer")


def parse(part: bytes) -> etree._Element:
    """Return the root of an XML part; entities are refused, and nothing is fetched."""
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
    folder, name = posixpath.split(main)
    found: dict[str, list[bytes]] = {}
    listing = f"{folder}/_rels/{name}.rels"
    if listing not in parts:
        return found
    for one in parse(parts[listing]).iter(_RELATIONSHIP):
        kind = one.get("Type", "").rpartition("/")[2]
        target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
        if kind in _WANTED and target in parts:
            found.setdefault(kind, []).append(parts[target])
    return found
