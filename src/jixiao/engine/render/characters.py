"""Characters that a text may hold by accident and no paper can carry."""

import re

# What XML 1.0 forbids, and what turns the direction of a line round or marks the head of a file.
_NOTHING = "\u200b"  # a space of no width
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def standing(text: str) -> str:
    """Return ``text`` printable and as long as before, so that every offset into it still holds."""
    return _UNPRINTABLE.sub(_NOTHING, text.replace("\t", " "))


def printable(text: str) -> str:
    """Return ``text`` without the characters that no form of a paper can show; a tab becomes a space."""
    return _UNPRINTABLE.sub("", text.replace("\t", " "))
