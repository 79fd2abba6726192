"""What the styles of a DOCX say that reading needs: outline levels, lists, hidden words, the 目录."""

import dataclasses
import re
from collections.abc import Mapping

from lxml import etree

from jixiao.engine.intake.word.package import W

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*[1-9]", re.IGNORECASE)
_DEEPEST = 5
_MOST_PARENTS = 20


@dataclasses.dataclass(frozen=True, slots=True)
class Style:
    """A paragraph or character style: the heading level it gives (or None), its list, and what it does."""

    level: int | None = None
    number: str = ""
    list_level: int | None = None
    is_hidden: bool = False
    is_contents: bool = False


def read_styles(root: etree._Element | None) -> Mapping[str, Style]:
    """Return every style by its id, with what it inherits."""
    if root is None:
        return {}
    elements = {one.get(f"{W}styleId", ""): one for one in root.iter(f"{W}style")}
    return {key: _style(key, elements) for key in elements}


def is_on(element: etree._Element | None) -> bool:
    """Return whether a switch such as ``w:vanish`` is there and not switched off."""
    return element is not None and element.get(f"{W}val", "1") not in {"0", "false", "off"}


def _style(key: str, elements: Mapping[str, etree._Element]) -> Style:
    level: int | None = None
    number, list_level = "", None
    is_hidden = is_contents = False
    for _ in range(_MOST_PARENTS):
        element = elements.get(key)
        if element is None:
            break
        name = _value(element.find(f"{W}name"))
        is_contents = is_contents or _CONTENTS.fullmatch(name) is not None
        is_hidden = is_hidden or is_on(element.find(f"{W}rPr/{W}vanish"))
        if level is None:
            level = _level(element, name)
        if not number:
            number = _value(element.find(f"{W}pPr/{W}numPr/{W}numId"))
            depth = _value(element.find(f"{W}pPr/{W}numPr/{W}ilvl"))
            list_level = int(depth) if depth.isdecimal() else list_level
        key = _value(element.find(f"{W}basedOn"))
    return Style(level, number, list_level, is_hidden, is_contents)


def _level(element: etree._Element, name: str) -> int | None:
    outline = _value(element.find(f"{W}pPr/{W}outlineLvl"))
    if outline.isdecimal() and int(outline) < _DEEPEST:
        return int(outline) + 1
    found = _HEADING.fullmatch(name)
    return min(int(found[1]), _DEEPEST) if found else None


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")
