"""Set phrases as they are mistyped: a character left out, two changed over, one taken for another."""

import dataclasses
import functools
import itertools
import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources

from jixiao.engine.lint.letters import is_han
from jixiao.engine.lint.rules.wording.beside import Beside, known_neighbours

_SHORTEST = 4
_PAIR = 2
_STAND_ALONE = frozenset("数率额度值费款级类项种量期人")  # half a word that is one by itself: 发放数指标


@dataclasses.dataclass(frozen=True, slots=True)
class Slip:
    """A phrase as it is mistyped: ``typed`` for ``phrase``, and what happened.

    ``open_before`` and ``open_behind`` say that its first or last character is half a word, which whatever stands
    beside it may make whole.
    """

    typed: str
    phrase: str
    what: str
    open_before: bool = False
    open_behind: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Slips:
    """Mistyped phrases by a pair of characters that gives them away, which ``pairs`` are."""

    pairs: frozenset[str]
    of: Mapping[str, tuple[Slip, ...]]


def slips_in(text: str, *, pairs: frozenset[str]) -> Iterator[tuple[int, Slip]]:
    """Yield where a mistyped phrase stands in ``text``, whose ``pairs`` of neighbours are given."""
    known, words = _slips(), known_neighbours()
    for pair in sorted(pairs & known.pairs):
        for slip in known.of[pair]:
            at = text.find(slip.typed) if slip.typed[:2] in pairs and slip.typed[-2:] in pairs else -1
            while at >= 0:
                if not _is_whole(text, at, slip, words):
                    yield at, slip
                at = text.find(slip.typed, at + 1)


def _is_whole(text: str, at: int, slip: Slip, words: Beside) -> bool:
    """Return whether the characters beside make a word of the half that stands there."""
    before, behind = text[at - 1 : at], text[at + len(slip.typed) : at + len(slip.typed) + 1]
    if slip.open_before:
        own = slip.phrase[: len(slip.phrase) - len(slip.typed)].endswith(before)
        if not is_han(before) or own or words.ends_word(before, slip.typed[0]):
            return True
    if not slip.open_behind:
        return False
    return not behind.strip() or behind == slip.phrase[-1] or words.begins_word(slip.typed[-1], behind)


@functools.cache
def _slips() -> Slips:
    """Return the mistyped phrases by the pair of characters that gives them away."""
    table = tomllib.loads(resources.files(__package__).joinpath("phrases.toml").read_text("utf-8"))
    parted = [phrase.split("·") for phrase in table["phrases"].split()]
    right = "\n".join(["".join(words) for words in parted] + table["innocent"].split())
    alike = {sign: group.replace(sign, "") for group in table["alike"].split() for sign in group}
    found: dict[str, dict[str, Slip]] = {}
    for words in parted:
        for pair, slip in _all_slips(tuple(words), alike, known_neighbours()):
            if not _is_part_of_another(slip, right):
                found.setdefault(pair, {}).setdefault(slip.typed, slip)
    return Slips(frozenset(found), {pair: tuple(slips.values()) for pair, slips in found.items()})


def _is_part_of_another(slip: Slip, right: str) -> bool:
    """Return whether what is typed stands in another phrase too, and not only in longer ones around this phrase."""
    return right.count(slip.typed) > (right.count(slip.phrase) if slip.typed in slip.phrase else 0)


def _all_slips(words: tuple[str, ...], alike: Mapping[str, str], known: Beside) -> Iterator[tuple[str, Slip]]:
    phrase = "".join(words)
    if len(phrase) < _SHORTEST:
        return
    yield from _left_out(words, phrase, known)
    for at, (left, right) in enumerate(itertools.pairwise(phrase)):
        inside = phrase[:at], phrase[at + 2 :]
        if left != right and not known.begins_word(right, left):
            yield right + left, Slip(f"{inside[0]}{right}{left}{inside[1]}", phrase, f"“{left}{right}”两字颠倒")
    for at, sign in enumerate(phrase):
        for other in alike.get(sign, ""):
            yield from _taken_for(phrase, at, other, known)


def _left_out(words: tuple[str, ...], phrase: str, known: Beside) -> Iterator[tuple[str, Slip]]:
    """Yield the phrase with each character of a word of two or more left out."""
    last = len(phrase) - 1
    for at, sign in enumerate(phrase):
        typed = phrase[:at] + phrase[at + 1 :]
        word = _word_at(words, at)
        what = f"漏了“{sign}”"
        alone = phrase[at + 1] if at == 0 else phrase[at - 1]
        if len(word) == 1 or (at == last and len(word) > _PAIR) or alone in _STAND_ALONE:
            continue  # 满意度 without 度 is a word
        if at == 0:
            yield typed[:2], Slip(typed, phrase, what, open_before=True)
        elif at == last:
            yield typed[-2:], Slip(typed, phrase, what, open_behind=True)
        elif not known.begins_word(phrase[at - 1], phrase[at + 1]):
            yield (
                phrase[at - 1] + phrase[at + 1],
                Slip(typed, phrase, what, open_before=at == 1, open_behind=at == last - 1),
            )


def _taken_for(phrase: str, at: int, other: str, known: Beside) -> Iterator[tuple[str, Slip]]:
    before, behind = phrase[at - 1] if at else "", phrase[at + 1 : at + 2]
    if (before and known.begins_word(before, other)) or (behind and known.begins_word(other, behind)):
        return
    slip = Slip(
        f"{phrase[:at]}{other}{phrase[at + 1 :]}", phrase, f"“{phrase[at]}”错成了“{other}”", at == 0, not behind
    )
    yield (other + behind if behind else before + other), slip


def _word_at(words: tuple[str, ...], at: int) -> str:
    for word in words:
        if at < len(word):
            return word
        at -= len(word)
    return ""
