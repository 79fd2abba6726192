"""The two streams people and machines read: what is written to them, and how wide."""

import codecs
import contextlib
import json
import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_NEAREST = {"−": "-", "≥": ">=", "≤": "<=", "²": "2", "³": "3", "—": "-", "–": "-", "·": ".", " ": " ", "✓": "v"}
_UNWRAPPED = 10_000
WIDEST = 100


def _nearest(error: UnicodeError) -> tuple[str | bytes, int]:
    """Return the nearest characters that any console can show, for those that this one cannot."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    wanted = error.object[error.start : error.end]
    return "".join(_NEAREST.get(character, "?") for character in wanted), error.end


def settle_streams() -> None:
    """Let no character stop the program, on a console of any encoding (Windows: GBK has neither − nor ²)."""
    codecs.register_error("nearest", _nearest)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="nearest")


def say(text: str = "") -> None:
    """Print a line for people."""
    sys.stdout.write(f"{text}\n")


def warn(text: str) -> None:
    """Print a line on the other stream, which a machine does not read."""
    sys.stdout.flush()
    sys.stderr.write(f"{text}\n")


def print_json(data: Any) -> None:  # noqa: ANN401 - whatever JSON can hold
    """Print ``data`` for machines: UTF-8 whatever the console, Chinese as it is."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def is_terminal(stream: TextIO) -> bool:
    """Return whether a person is looking at ``stream``."""
    with contextlib.suppress(ValueError):
        return stream.isatty()
    return False


def may_colour(stream: TextIO) -> bool:
    """Return whether colours are wanted there (no-color.org)."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def bold(text: str) -> str:
    """Return ``text`` in bold where colours are wanted."""
    return f"\033[1m{text}\033[0m" if may_colour(sys.stdout) else text


def line_width() -> int:
    """Return how many columns a line of running text may take: a terminal's, or no limit where nobody looks."""
    return min(shutil.get_terminal_size().columns, WIDEST) if is_terminal(sys.stdout) else _UNWRAPPED


def columns(text: str) -> int:
    """Return how many columns ``text`` takes: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def padded(text: str, width: int) -> str:
    """Return ``text`` with spaces up to ``width`` columns."""
    return text + " " * (width - columns(text))


def console(stream: TextIO | None = None) -> "Console":
    """Return a rich console for tables, trees and bars; where nobody looks it draws plainly and never wraps."""
    from rich.console import Console

    file = stream or sys.stdout
    watched = is_terminal(file)
    return Console(
        file=file,
        width=None if watched else _UNWRAPPED,
        no_color=not may_colour(file),
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=not watched,
    )


def show(drawing: "RenderableType") -> None:
    """Print a table or a tree."""
    console().print(drawing)


def print_table(*, heads: Iterable[str], rows: Iterable[Iterable[str]], right: Iterable[int] = ()) -> None:
    """Print a table; ``right`` are the columns of figures, counted from 0."""
    from rich import box
    from rich.table import Table

    figures = set(right)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for number, head in enumerate(heads):
        table.add_column(head, justify="right" if number in figures else "left", overflow="fold")
    for row in rows:
        table.add_row(*row)
    drawn = console()
    if is_terminal(sys.stdout):
        drawn.print(table)
        return
    with drawn.capture() as captured:
        drawn.print(table)
    sys.stdout.write("\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n")
