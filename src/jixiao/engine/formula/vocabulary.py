"""The names a formula may use, ready to be found in a text."""

import functools
from collections.abc import Iterable, Iterator

from jixiao.engine.formula.characters import ASCII_DIGITS, UNIT_WORDS, WORDS, fold, makes_a_name, run_at, with_quotes
from jixiao.engine.formula.functions import FUNCTION_OF


class Vocabulary:
    """The declared names, by their folded spelling."""

    def __init__(self, names: Iterable[str]) -> None:
        self._spelt = {fold(name).strip(): name for name in names}
        self._spelt.pop("", None)
        self._odd = sorted((name for name in self._spelt if not _is_one_run(name)), key=len, reverse=True)
        self._by_first: dict[str, list[str]] = {}
        for word in sorted({*self._spelt, *WORDS, *FUNCTION_OF}, key=len, reverse=True):
            self._by_first.setdefault(word[0], []).append(word)

    def __contains__(self, word: str) -> bool:
        """Return whether a folded word is a declared name."""
        return word in self._spelt

    def spelling(self, word: str) -> str:
        """Return a folded name as it was declared, and one that was not with its quotation marks in order."""
        return self._spelt.get(word) or with_quotes(word)

    def odd_name_at(self, plain: str, start: int) -> int:
        """Return where a declared name with brackets, blanks or digits in odd places that begins here ends, or 0."""
        for name in self._odd:
            end = start + len(name)
            if plain.startswith(name, start) and not (makes_a_name(name[-1]) and run_at(plain, end) > end):
                return end
        return 0

    def pieces(self, run: str) -> list[str]:
        """Return a run of name characters cut into known names, functions, words and numbers where that is possible.

        如果完成值≥指标值 is typed without blanks; 规则数 and 非税收入 are names although 则 and 非 are words.
        """
        if run in self._spelt or run in WORDS or run in FUNCTION_OF:
            return [run]
        return self._covered(run) or list(_cut_at_plain_words(run))

    def _covered(self, run: str) -> list[str] | None:
        # From the end: the longest known piece at each place from which the rest can be covered too.
        step: dict[int, int] = {len(run): 0}
        for start in range(len(run) - 1, -1, -1):
            for piece in self._pieces_at(run, start):
                if start + len(piece) in step:
                    step[start] = len(piece)
                    break
        if 0 not in step:
            return None
        pieces = []
        start = 0
        while start < len(run):
            pieces.append(run[start : start + step[start]])
            start += step[start]
        return pieces

    def _pieces_at(self, run: str, start: int) -> Iterator[str]:
        if run[start] in ASCII_DIGITS:
            end = start
            while end < len(run) and run[end] in ASCII_DIGITS:
                end += 1
            yield from (run[start:end] + unit for unit in units_before(run, end))
            yield run[start:end]
        yield from (word for word in self._by_first.get(run[start], ()) if run.startswith(word, start))


def units_before(run: str, start: int) -> Iterator[str]:
    """Yield the words for units that ``run`` has at ``start``, the longest first."""
    words = (run[start : start + length] for length in range(LONGEST_UNIT, 0, -1))
    yield from (word for word in words if word in UNIT_WORDS)


LONGEST_UNIT = max(len(word) for word in UNIT_WORDS)


@functools.lru_cache(maxsize=16)
def vocabulary_of(names: tuple[str, ...]) -> Vocabulary:
    """Return the vocabulary of ``names``; a year's formulas all share one."""
    return Vocabulary(names)


@functools.lru_cache(maxsize=4096)
def is_plain(name: str) -> bool:
    """Return whether ``name`` can be written without 【】 and is still read as one name."""
    plain = fold(name)
    return (
        _is_one_run(plain)
        and plain not in WORDS
        and plain not in FUNCTION_OF
        and list(_cut_at_plain_words(plain)) == [plain]
        and with_quotes(plain) == name
        and not (plain[0] == plain[-1] == '"')
    )


def _is_one_run(plain: str) -> bool:
    return plain[:1] not in ASCII_DIGITS and run_at(plain, 0) == len(plain)


def _cut_at_plain_words(run: str) -> Iterator[str]:
    # No name begins with 如果 or has 否则 in it, so these two can be told from names that nobody declared.
    for index, part in enumerate(run.split("否则")):
        if index:
            yield "否则"
        rest = part
        while rest.startswith("如果"):
            yield "如果"
            rest = rest.removeprefix("如果")
        if rest:
            yield rest
