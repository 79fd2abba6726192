"""Patterns that few papers need."""

import re
from typing import Any, cast


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what ``re.compile`` does, compiled when it is first asked: most of the patterns here never are.

    Compiling one takes up to some milliseconds, and there are hundreds: it is what a check of one paper waits for.
    """
    return cast("re.Pattern[str]", _Late(pattern, flags))


class _Late:
    def __init__(self, pattern: str, flags: int) -> None:
        self._told = pattern, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        found = getattr(re.compile(*self._told), name)
        setattr(self, name, found)
        return found
