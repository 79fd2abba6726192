"""What words are about: the stretches left when the words of every goal and every result are taken out."""

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from importlib import resources

from jixiao.engine.lint.paper import Paper

_SHORTEST = 2
_DAMPING = 3  # so that a pair that two words only happen to form (家平 in 之家平台) does not decide alone
_JOINTS = "的|了|和(?!谐)|与|及(?!时)|或"
# Longer words that begin with one of them.
_WHOLE = "工作者|工作站|工作室|工作组|服务站|服务队|管理员|项目化|活动室|活动中心"
_UNIT = 1_000_000


@functools.cache
def _between(*lists: str) -> re.Pattern[str]:
    told = tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text("utf-8"))
    longest_first = sorted((word for name in lists for word in told[name]), key=len, reverse=True)
    rests: dict[str, list[str]] = {}
    for word in longest_first:
        rests.setdefault(word[0], []).append(word[1:])
    words = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items())
    firsts = "".join(sorted({*rests} | set("的了和与及或")))
    return re.compile(rf"(?:(?=[{firsts}])(?!{_WHOLE})(?:{words}|{_JOINTS})|[^一-龥A-Za-z])++")


def topics(words: str) -> tuple[str, ...]:
    """Return what ``words`` are about, stretch by stretch: 开展农村厕所改造工作 → 农村厕所改造."""
    return tuple(chunk for chunk in _between("doing", "general").split(words) if len(chunk) >= _SHORTEST)


def matters(words: str) -> tuple[str, ...]:
    """Return the same with the general nouns left in, since 绩效目标 may be just what a problem is about."""
    return tuple(chunk for chunk in _between("doing").split(words) if len(chunk) >= _SHORTEST)


def pairs(chunks: Iterable[str]) -> frozenset[str]:
    """Return the pairs of neighbouring characters in ``chunks``."""
    return frozenset(pair for chunk in chunks for pair in map(str.__add__, chunk, chunk[1:]))


def share_found(wanted: Iterable[str], *, among: str | AbstractSet[str], counts: "PairCounts") -> int:
    """Return how much of the pairs ``wanted`` stands ``among`` words or pairs, in percent.

    A pair weighs the less the oftener it stands in the paper (``counts``): 科技 tells little where each page says it.
    """
    found = total = 0
    for pair in wanted:
        weight = _UNIT // (_DAMPING + counts[pair])
        total += weight
        if pair in among:
            found += weight
    return found * 100 // total if total else 100


class PairCounts(dict[str, int]):
    """How often a pair of characters stands in a text, counted when it is asked for.

    ``told`` are the counts of all pairs where they are known already.
    """

    def __init__(self, text: str, *, told: Mapping[str, int] | None = None) -> None:
        super().__init__()
        self._text, self._told = text, told

    def __missing__(self, pair: str) -> int:
        """Return the count of a pair that was not asked for before; 哈哈 stands in 哈哈哈 once."""
        if self._told is None or pair[:1] == pair[1:]:
            self[pair] = self._text.count(pair)
        else:
            self[pair] = self._told.get(pair, 0)
        return self[pair]


def pair_counts(paper: Paper) -> PairCounts:
    """Return how often each pair of neighbouring characters stands in the paper."""
    return PairCounts(paper.text, told=paper.pair_counts)
