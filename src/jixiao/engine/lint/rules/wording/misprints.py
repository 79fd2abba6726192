"""The list of misprints, held against a text: what is typed, what was meant, and what excuses it."""

import dataclasses
import functools
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from typing import Any


@dataclasses.dataclass(frozen=True, slots=True)
class Misprint:
    """What is typed and what was meant, "" where that is not sure.

    It is none where a character of ``before`` stands before it or one of ``behind`` behind it, nor, where ``near`` has
    any words, in a sentence without one of them.
    """

    wrong: str
    right: str
    before: str = ""
    behind: str = ""
    near: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """Misprints by their first two characters, which ``pairs`` are."""

    pairs: frozenset[str]
    of: Mapping[str, tuple[Misprint, ...]]


@functools.cache
def sure_misprints() -> Known:
    """Return what is a misprint wherever it stands, but for what the characters beside it excuse."""
    table = _table()
    plain = (entry.split("→") for entry in table["sure"].split())
    guarded = (Misprint(*row) for row in table["guarded"])
    return _by_pair([*(Misprint(wrong, right) for wrong, right in plain), *guarded])


@functools.cache
def likely_misprints() -> Known:
    """Return what is most likely a misprint."""
    rows = _table()["likely"]
    return _by_pair(
        Misprint(wrong, right, before, behind, tuple(near.split())) for wrong, right, before, behind, near in rows
    )


def misprints_in(text: str, *, pairs: frozenset[str], known: Known) -> Iterator[tuple[int, Misprint]]:
    """Yield where each of ``known`` stands in ``text``, whose ``pairs`` of neighbours are given, in order.

    Of two that overlap the first and longer is told.
    """
    end = 0
    for at, misprint in sorted(_all_in(text, pairs, known), key=lambda found: (found[0], -len(found[1].wrong))):
        if at >= end:
            end = at + len(misprint.wrong)
            yield at, misprint


def _all_in(text: str, pairs: frozenset[str], known: Known) -> Iterator[tuple[int, Misprint]]:
    for pair in sorted(pairs & known.pairs):
        for misprint in known.of[pair]:
            at = text.find(misprint.wrong) if misprint.wrong[:2] in pairs and misprint.wrong[-2:] in pairs else -1
            while at >= 0:
                if not _is_excused(text, at, misprint):
                    yield at, misprint
                at = text.find(misprint.wrong, at + 1)


def _is_excused(text: str, at: int, misprint: Misprint) -> bool:
    end = at + len(misprint.wrong)
    before, behind = text[at - 1 : at], text[end : end + 1]
    if (before and before in misprint.before) or (behind and behind in misprint.behind):
        return True
    if len(misprint.right) > len(misprint.wrong) and text.startswith(misprint.right, at):
        return True
    return bool(misprint.near) and not any(word in _sentence(text, at, end) for word in misprint.near)


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around, two hundred characters either way at most."""
    begin = max(text.rfind("。", max(start - 200, 0), start), text.rfind("\n", max(start - 200, 0), start)) + 1
    stops = [at for at in (text.find("。", end, end + 200), text.find("\n", end, end + 200)) if at >= 0]
    return text[begin or max(start - 200, 0) : min(stops, default=end + 200)]


def _by_pair(misprints: Iterable[Misprint]) -> Known:
    found: dict[str, tuple[Misprint, ...]] = {}
    for misprint in misprints:
        found[misprint.wrong[:2]] = (*found.get(misprint.wrong[:2], ()), misprint)
    return Known(frozenset(found), found)


@functools.cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("misprints.toml").read_text("utf-8"))
