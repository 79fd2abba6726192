"""The shelf: every rulebook that ships, and the door for a user's own."""

import functools
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType

from jixiao.engine.errors import Finding
from jixiao.engine.scoring.opening import open_rulebook, write_out
from jixiao.engine.scoring.rulebook import Rulebook

_FOLDER = resources.files("jixiao.engine.scoring").joinpath("rulebooks")


def _shipped(code: str) -> str | None:
    file = _FOLDER.joinpath(f"{code.lower()}.toml")
    return file.read_text("utf-8") if file.is_file() else None


@functools.cache
def rulebooks() -> Mapping[str, Rulebook]:
    """Return every rulebook that ships, by code, in the order of their codes."""
    names = sorted(file.name.removesuffix(".toml").upper() for file in _FOLDER.iterdir() if file.name.endswith(".toml"))
    return MappingProxyType({code: rulebook(code) for code in names})


@functools.cache
def rulebook(code: str) -> Rulebook:
    """Return the shipped rulebook with that code (any case); raise KeyError where there is none."""
    text = _shipped(code)
    if text is None:
        raise KeyError(code)
    found, faults = load_rulebook(text, name=f"{code.lower()}.toml")
    if found is None:
        message = "\n".join(fault.text() for fault in faults)
        raise ValueError(message)
    return found


def rulebook_for(year: int) -> Rulebook:
    """Return the rulebook by which a budget year is scored where nobody chose one.

    A year is evaluated in the next, so the default rules in force by the end of the next year are taken, the newest
    first; a year before all rules gets the oldest.
    """
    defaults = sorted((book for book in rulebooks().values() if book.default), key=lambda book: book.since)
    in_force = [
        book for book in defaults if book.since.year <= year + 1 and (book.until is None or book.until.year > year)
    ]
    return in_force[-1] if in_force else defaults[0]


def load_rulebook(text: str, *, name: str) -> tuple[Rulebook | None, tuple[Finding, ...]]:
    """Return the rulebook that a user's TOML file states, or None and every fault in it; ``name`` is the file's."""
    return open_rulebook(text, name=name, parent_of=_shipped)


def whole_text(text: str, *, name: str) -> str:
    """Return a rulebook file with everything written out that it takes over from those that ship: it stands alone.

    What is frozen with a year must not change when a later version ships other rules. Raise ValueError for a bad file.
    """
    return write_out(text, name=name, parent_of=_shipped)


def shipped_text(code: str) -> str:
    """Return the text of the shipped rulebook with that code, whole; raise KeyError where there is none."""
    text = _shipped(code)
    if text is None:
        raise KeyError(code)
    return whole_text(text, name=f"{code.lower()}.toml")
