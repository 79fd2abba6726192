"""Codes that are printed for people, typed in by them, and kept nowhere: how they are made, shown and read."""

import dataclasses
import secrets

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is mistaken for another on paper
LENGTH, MOST_TYPED = 10, 40


@dataclasses.dataclass(frozen=True, slots=True)
class PrintedCode:
    """A code as it is printed, the only time; ``group`` is whom it is for, "" for anybody."""

    number: int
    code: str
    group: str

    @property
    def spaced(self) -> str:
        """Return it in two halves, as people read it."""
        return spaced(self.code)


def new_code() -> str:
    """Return a code nobody can guess."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def spaced(code: str) -> str:
    """Return a code in two halves, as people read it."""
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}"


def plain_code(text: str) -> str:
    """Return a code as it was made, from how somebody types it."""
    return "".join(text.upper().split()).replace("-", "")[:MOST_TYPED]
