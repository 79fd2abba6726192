"""What a heading promises by name, as data."""

import dataclasses
import functools
import re
import tomllib
from collections.abc import Sequence
from importlib import resources

_JOINED = re.compile(r"及|和|与|、|，|暨")


@dataclasses.dataclass(frozen=True, slots=True)
class Promise:
    """A part that a heading can promise: by which words, and by which it is kept in headings below and in the text."""

    name: str
    title: re.Pattern[str]
    below: re.Pattern[str]
    text: re.Pattern[str]


@functools.cache
def promises() -> tuple[Promise, ...]:
    """Return the parts that headings promise."""
    data = tomllib.loads(resources.files(__package__).joinpath("promises.toml").read_text("utf-8"))
    return tuple(
        Promise(part["name"], re.compile(part["title"]), re.compile(part["below"]), re.compile(part["text"]))
        for part in data["parts"]
    )


def promised_by(title: str) -> tuple[Promise, ...]:
    """Return the parts that a heading of several parts promises; one that names a single part promises nothing more."""
    if not _JOINED.search(title):
        return ()
    found = tuple(one for one in promises() if one.title.search(title))
    return found if len(found) > 1 else ()


def unkept(promised: Sequence[Promise], *, below: Sequence[str], text: str | None) -> tuple[Promise, ...]:
    """Return the promised parts of which neither a heading below speaks nor, where it is given, the text."""
    return tuple(
        one
        for one in promised
        if not any(one.below.search(title) for title in below) and not (text is not None and one.text.search(text))
    )
