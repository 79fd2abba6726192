"""The first letters of a Chinese name, so that it is found as people type it."""

from pypinyin import Style, lazy_pinyin


def initials_of(name: str) -> str:
    """Return the pinyin initials of a name in small letters (香河县科协 → xhxkx); other characters stay as they are."""
    letters = lazy_pinyin(name, style=Style.FIRST_LETTER, errors=_as_they_are)
    return "".join(letter for letter in letters if letter.isalnum()).lower()[:100]


def _as_they_are(characters: str) -> str:
    return characters
