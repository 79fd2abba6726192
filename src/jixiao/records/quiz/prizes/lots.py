"""Drawing lots: pure, from a seed and a list, so that anybody can repeat it with any program that knows SHA-256.

The list has one handle a line, sorted, each line ended by a line feed. Its digest is the SHA-256 of those bytes. Each
handle gets the SHA-256 of ``seed|digest of the list|place of the prize|handle``; the smallest win, the smallest first.
"""

import hashlib
from collections.abc import Iterable, Sequence


def list_of(handles: Iterable[str]) -> str:
    """Return the list of those in the draw: sorted, each once, a line each."""
    return "".join(f"{handle}\n" for handle in sorted(set(handles)))


def handles_in(text: str) -> list[str]:
    """Return the handles of a list, whatever ends its lines."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def hash_of(text: str) -> str:
    """Return the SHA-256 of a text: of a seed, or of a list."""
    return hashlib.sha256(text.encode()).hexdigest()


def lot_of(*, seed: str, list_hash: str, prize: int, handle: str) -> str:
    """Return the number that somebody draws for a prize; ``prize`` is its place among the prizes of the campaign."""
    return hash_of(f"{seed}|{list_hash}|{prize}|{handle}")


def draw_lots(*, seed: str, text: str, prize: int, winners: int) -> Sequence[str]:
    """Return who of a list wins, the smallest number first; all of them where there are no more than ``winners``."""
    list_hash = hash_of(text)
    lots = sorted((lot_of(seed=seed, list_hash=list_hash, prize=prize, handle=one), one) for one in handles_in(text))
    return [handle for _, handle in lots[: max(0, winners)]]
