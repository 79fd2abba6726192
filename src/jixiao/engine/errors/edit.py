"""Edits: words that can stand in place of others without changing what is said."""

import dataclasses


@dataclasses.dataclass(frozen=True, slots=True)
class Edit:
    """The characters ``start`` to ``end`` of a plain text, and the words that take their place."""

    start: int
    end: int
    words: str
