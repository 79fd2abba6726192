"""政府收支分类: the codes of function (类 3, 款 5, 项 7 digits) and of economic kind (类 3, 款 5), kept as data."""

import dataclasses
import functools
import tomllib
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType

FUNCTION, ECONOMIC = "function", "economic"
LENGTHS = {FUNCTION: (3, 5, 7), ECONOMIC: (3, 5)}
WORDS = {FUNCTION: "支出功能分类", ECONOMIC: "部门支出经济分类"}


@dataclasses.dataclass(frozen=True, slots=True)
class Heading:
    """One code with its name and how well it is known (公开发布, 通行理解)."""

    code: str
    name: str
    mark: str


@functools.cache
def headings(kind: str) -> Mapping[str, Heading]:
    """Return the known codes of a kind (function, economic), in order."""
    text = resources.files(__package__).joinpath("classification.toml").read_text("utf-8")
    found = {
        code: Heading(code, name, block["mark"]) for block in tomllib.loads(text)[kind] for code, name in block["codes"]
    }
    return MappingProxyType(dict(sorted(found.items())))


def name_of(kind: str, code: str) -> str:
    """Return the name of a code, or "" where it is not among the known ones."""
    found = headings(kind).get(code)
    return found.name if found else ""


def ancestors(code: str) -> tuple[str, ...]:
    """Return the codes above a code, nearest first: 2060702 → 20607, 206."""
    return tuple(code[:length] for length in (5, 3) if length < len(code))


def path_of(kind: str, code: str, *, name: str = "") -> str:
    """Return a code's names from 类 down: 科学技术支出 › 科学技术普及 › 科普活动."""
    names = [name_of(kind, one) for one in reversed(ancestors(code))]
    return " › ".join(word for word in (*names, name or name_of(kind, code)) if word)


def is_code(kind: str, code: str) -> bool:
    """Return whether a text is written as a code of that kind is."""
    return code.isascii() and code.isdecimal() and len(code) in LENGTHS[kind]
