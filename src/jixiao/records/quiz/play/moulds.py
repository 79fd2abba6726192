"""The page of a question, made once for all who are asked it, and filled in for each: a whole county asks for it.

The page is rendered with a mark wherever players differ; between the marks it is the same for everybody at that place
of a set, as long as the campaign is not changed.
"""

import dataclasses
import functools
import re
from collections.abc import Callable, Hashable, Mapping

from django.utils.safestring import SafeString

HOLES = ("handle", "day", "form_token", "progress", "choices", "left", "seconds")
MOST_MOULDS = 2_000
_MARK = re.compile(f"\0({'|'.join(HOLES)})\0")
_MARKS: Mapping[str, SafeString] = {name: SafeString(f"\0{name}\0") for name in HOLES}


@dataclasses.dataclass(frozen=True, slots=True)
class Kind:
    """Pages that differ in nothing but the holes: what tells them from others, and how one is rendered."""

    key: Hashable
    render: Callable[[Mapping[str, SafeString]], str] = dataclasses.field(compare=False)


def filled(kind: Kind, values: Mapping[str, str]) -> str:
    """Return a page with the holes filled in; each value is fit for HTML already."""
    return "".join([values[part] if place % 2 else part for place, part in enumerate(_mould(kind))])


@functools.lru_cache(maxsize=MOST_MOULDS)
def _mould(kind: Kind) -> tuple[str, ...]:
    """Return the page in pieces: every second one names a hole."""
    return tuple(_MARK.split(kind.render(_MARKS)))
