"""Words of every day with one character taken for another, or the two changed over, where nothing else makes sense."""

import dataclasses
import functools
import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources

from jixiao.engine.lint.rules.wording.beside import Beside, known_neighbours


@dataclasses.dataclass(frozen=True, slots=True)
class Mistaken:
    """A word as it is mistyped, and the words that may be meant."""

    typed: str
    meant: tuple[str, ...]


def mistaken_in(text: str, *, pairs: frozenset[str]) -> Iterator[tuple[int, Mistaken]]:
    """Yield where such a word stands in ``text``, whose ``pairs`` of neighbours are given.

    Both characters must be known, and neither may belong to a word with what stands on its other side.
    """
    known, words = _mistaken(), known_neighbours()
    for typed in sorted(pairs & known.keys()):
        at = text.find(typed)
        while at >= 0:
            if _stands_alone(words, text[at - 1 : at], typed, text[at + 2 : at + 3]):
                yield at, Mistaken(typed, known[typed])
            at = text.find(typed, at + 1)


def _stands_alone(words: Beside, before: str, typed: str, behind: str) -> bool:
    return not words.ends_word(before, typed[0]) and not words.begins_word(typed[1], behind)


@functools.cache
def _mistaken() -> Mapping[str, tuple[str, ...]]:
    table = tomllib.loads(resources.files(__package__).joinpath("mistaken.toml").read_text("utf-8"))
    alike: dict[str, str] = {}
    for group in (*table["alike"].split(), *table["sound"].split()):
        for sign in group:
            alike[sign] = alike.get(sign, "") + group.replace(sign, "")
    known = known_neighbours()
    found: dict[str, list[str]] = {}
    innocent = frozenset(table["innocent"].split())
    single = known.standing | frozenset(table["single"])
    for word in table["words"].split():
        for typed in (*_slips(word, alike), word[::-1]):
            sure = known.knows(typed[0]) and known.knows(typed[1]) and not single & set(typed) and typed != word
            if sure and not known.begins_word(typed[0], typed[1]) and typed not in innocent:
                found.setdefault(typed, []).append(word)
    return {typed: tuple(dict.fromkeys(meant)) for typed, meant in found.items()}


def _slips(word: str, alike: Mapping[str, str]) -> Iterator[str]:
    for at, sign in enumerate(word):
        for other in alike.get(sign, ""):
            yield word[:at] + other + word[at + 1 :]
