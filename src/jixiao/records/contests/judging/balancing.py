"""Works spread over judges so that nobody has much more than another. Pure, and the same seed gives the same spread.

Each work gets as many judges as its group asks for, of one panel, none of whom must avoid it. First the judge with the
fewest works takes each; then works are passed on from whoever has too many, by the way of others where a direct one is
barred, until no passing on makes loads more even. Where everybody may mark everything, loads differ by one at most.
"""

import dataclasses
import hashlib
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from fractions import Fraction

from jixiao.records.contests.judging.avoiding import Shunned, Work


@dataclasses.dataclass(frozen=True, slots=True)
class Bench:
    """A panel as far as it matters here: its judges, and the groups it marks."""

    pk: int
    judges: tuple[int, ...]
    groups: frozenset[int]


@dataclasses.dataclass(frozen=True, slots=True)
class Gap:
    """A work that lacks judges: how many, and why."""

    work: Work
    lacking: int
    why: str


@dataclasses.dataclass(frozen=True, slots=True)
class Spread:
    """What came of it: panel, judge and work of each new assignment; works that lack judges; works a judge has."""

    pairs: tuple[tuple[int, int, int], ...]
    gaps: tuple[Gap, ...]
    loads: Mapping[int, int]


@dataclasses.dataclass(frozen=True, slots=True)
class Given:
    """Where it starts from. ``each`` says how many judges a work of a group gets; ``has`` who has a work (and where).

    ``once`` are judge and work that were together before (recused, taken back): they are not brought together again.
    """

    works: Sequence[Work]
    benches: Sequence[Bench]
    each: Mapping[int, int]
    shunned: Mapping[int, Shunned]
    has: Mapping[int, Mapping[int, int]] = dataclasses.field(default_factory=dict)
    once: frozenset[tuple[int, int]] = frozenset()


def spread(given: Given, *, seed: str) -> Spread:
    """Return how to spread the works; ``seed`` decides what is left open."""
    return _Spreading(given, seed).done()


class _Spreading:
    """A spread in the making."""

    def __init__(self, given: Given, seed: str) -> None:
        self.given, self.seed = given, seed
        self.panel: dict[int, Bench] = {}
        self.allowed: dict[int, tuple[int, ...]] = {}
        self.new: dict[int, set[int]] = defaultdict(set)
        self.loads = {judge: 0 for bench in given.benches for judge in bench.judges}
        for judges in given.has.values():
            for judge in judges:
                self.loads[judge] = self.loads.get(judge, 0) + 1
        self.gaps: list[Gap] = []

    def done(self) -> Spread:
        """Return what comes of it."""
        works = sorted(self.given.works, key=lambda work: self._draw(f"w{work.number}|{work.pk}"))
        sizes: dict[int, int] = defaultdict(int)
        for work in works:
            self._seat(work, sizes)
        for work in sorted(works, key=lambda work: len(self.allowed.get(work.pk, ()))):
            self._fill(work)
        while self._pass_on():
            pass
        pairs = [(self.panel[work].pk, judge, work) for work, judges in self.new.items() for judge in judges]
        gaps = sorted(self.gaps, key=lambda gap: gap.work.number)
        return Spread(tuple(sorted(pairs)), tuple(gaps), dict(self.loads))

    def _draw(self, said: str) -> bytes:
        return hashlib.sha256(f"{self.seed}|{said}".encode()).digest()

    def _seat(self, work: Work, sizes: dict[int, int]) -> None:
        """Choose the panel of a work: the one that has it, else the one with fewest works a judge that can mark it."""
        benches = [bench for bench in self.given.benches if work.group in bench.groups]
        if not benches:
            self.gaps.append(Gap(work, self.given.each[work.group], "没有评审组评这个组别"))
            return
        there = self.given.has.get(work.pk, {})
        places = set(there.values())
        wanted = self.given.each[work.group]

        def rank(bench: Bench) -> tuple[bool, bool, Fraction, bytes]:
            able = len(self._able(work, bench)) + len(there)
            crowd = Fraction(sizes[bench.pk], max(1, len(bench.judges)))
            return (bench.pk not in places, able < wanted, crowd, self._draw(f"p{bench.pk}"))

        chosen = min(benches, key=rank)
        sizes[chosen.pk] += 1
        self.panel[work.pk] = chosen
        self.allowed[work.pk] = self._able(work, chosen)

    def _able(self, work: Work, bench: Bench) -> tuple[int, ...]:
        there = self.given.has.get(work.pk, {})
        return tuple(
            judge
            for judge in bench.judges
            if judge not in there
            and (judge, work.pk) not in self.given.once
            and not self.given.shunned[judge].why_not(work)
        )

    def _fill(self, work: Work) -> None:
        if work.pk not in self.panel:
            return
        lacking = self.given.each[work.group] - len(self.given.has.get(work.pk, {}))
        able = sorted(
            self.allowed[work.pk], key=lambda judge: (self.loads[judge], self._draw(f"j{judge}|{work.number}"))
        )
        for judge in able[: max(0, lacking)]:
            self.new[work.pk].add(judge)
            self.loads[judge] += 1
        if lacking > len(able):
            self.gaps.append(Gap(work, lacking - len(able), self._reasons(work)))

    def _reasons(self, work: Work) -> str:
        bench = self.panel[work.pk]
        told: dict[str, int] = defaultdict(int)
        for judge in bench.judges:
            why = self.given.shunned[judge].why_not(work)
            if not why and (judge, work.pk) in self.given.once:
                why = "评过又退出、收回"
            if why and judge not in self.given.has.get(work.pk, {}):
                told[why] += 1
        said = "、".join(f"{why} {number} 人" for why, number in sorted(told.items()))
        return f"评审组有 {len(bench.judges)} 位评委，每件要 {self.given.each[work.group]} 位" + (
            f"；{said}" if said else ""
        )

    def _pass_on(self) -> bool:
        """Pass one work on, by the way of others if need be, so that loads get more even; return whether there was one.

        From the most laden judge who can, to one with at least two works fewer: no other way makes loads more even.
        """
        edges = self._edges()
        for judge in sorted(self.loads, key=lambda one: (-self.loads[one], self._draw(f"o{one}"))):
            way = self._way(judge, edges)
            if way:
                for giver, taker, work in way:
                    self.new[work].remove(giver)
                    self.new[work].add(taker)
                self.loads[way[0][0]] -= 1
                self.loads[way[-1][1]] += 1
                return True
        return False

    def _edges(self) -> dict[int, dict[int, int]]:
        """Return for each judge to whom they could pass which of their new works."""
        found: dict[int, dict[int, int]] = defaultdict(dict)
        for work, judges in self.new.items():
            others = [judge for judge in self.allowed[work] if judge not in judges]
            for giver in judges:
                for taker in others:
                    found[giver].setdefault(taker, work)
        return found

    def _way(self, start: int, edges: Mapping[int, Mapping[int, int]]) -> list[tuple[int, int, int]]:
        came: dict[int, tuple[int, int]] = {}
        queue, seen = deque([start]), {start}
        while queue:
            here = queue.popleft()
            for taker, work in edges.get(here, {}).items():
                if taker in seen:
                    continue
                seen.add(taker)
                came[taker] = (here, work)
                if self.loads[start] - self.loads[taker] > 1:
                    return _traced(start, taker, came)
                queue.append(taker)
        return []


def _traced(start: int, end: int, came: Mapping[int, tuple[int, int]]) -> list[tuple[int, int, int]]:
    way, here = [], end
    while here != start:
        giver, work = came[here]
        way.append((giver, here, work))
        here = giver
    return way[::-1]
