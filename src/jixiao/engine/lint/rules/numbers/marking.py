"""Points told in marks (一是, 二是): those of one paragraph, and those of the paragraphs that carry on."""

import bisect
import dataclasses
import re
from collections.abc import Iterator

from jixiao.engine.facts import Count, Listing, Order
from jixiao.engine.lint.paper import Paper

_MARK = re.compile(r"(?:[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十][，,、])$")
_ANNOUNCED = re.compile(
    r"(?:的|主要|突出)?(?P<noun>方面|问题|措施|建议|特点|不足|原因|做法|举措|步骤|环节|任务|工作|经验|工作任务|重点工作|工作措施|主要做法)?"
    r"(?:的?(?:问题|工作|措施|原因|不足|建议|任务|困难|做法|成效))?(?:和(?:不足|差距))?[：:，,]\s?"
)
_LONGEST_REST = 40
_COUNTS_POINTS = frozenset({"个", "方面", "点", "条", "项", "大类", "类"})


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """Marks that carry on one another: their numbers and places, and the number that was announced just before."""

    ordinals: tuple[int, ...]
    marks: tuple[tuple[int, int], ...]
    announced: Count | None
    noun_end: int
    is_cut: bool


def runs_of_marks(paper: Paper) -> Iterator[Run]:
    """Yield the runs of 一是, 二是 … in the order of the text; a run that does not begin with the first is none."""
    places = [count.start for count in paper.facts.counts]
    group: list[Listing] = []
    for listing in (each for each in paper.facts.lists if each.order is Order.MARKED):
        if group and listing.ordinals[0] != 1 and _carries_on(paper, group[-1], listing):
            group.append(listing)
            continue
        if group:
            yield _run(paper, group, places)
        group = [listing] if listing.ordinals[0] == 1 else []
    if group:
        yield _run(paper, group, places)


def _carries_on(paper: Paper, before: Listing, after: Listing) -> bool:
    """Return whether only the end of a paragraph stands between the two."""
    return paper.block_at(after.start) - paper.block_at(before.start) == 1 and not paper.text[
        before.end : after.start
    ].strip("。；;，, \t\u3000\n")


def _run(paper: Paper, group: list[Listing], places: list[int]) -> Run:
    told = [
        (number, _mark_before(paper, item.start))
        for listing in group
        for number, item in zip(listing.ordinals, listing.items, strict=True)
    ]
    style = paper.text[told[0][1][1] - 1] == "是"
    told = [(number, mark) for number, mark in told if (paper.text[mark[1] - 1] == "是") is style]
    announced, noun_end = _announced(paper, group[0], places)
    rest = paper.text[group[-1].end :] if len(paper.text) - group[-1].end <= _LONGEST_REST else "…"
    is_cut = not rest.strip("；; \t\u3000\n")  # a whole list would end in a full stop
    return Run(tuple(number for number, _ in told), tuple(mark for _, mark in told), announced, noun_end, is_cut)


def _mark_before(paper: Paper, place: int) -> tuple[int, int]:
    found = _MARK.search(paper.text, max(place - 4, 0), place)
    return (found.start(), place) if found else (max(place - 2, 0), place)


def _announced(paper: Paper, listing: Listing, places: list[int]) -> tuple[Count | None, int]:
    """Return the count that says how many points follow, where nothing but its noun stands between."""
    index = bisect.bisect_right(places, listing.start) - 1
    count = paper.facts.counts[index] if index >= 0 else None
    between = _ANNOUNCED.fullmatch(paper.text, count.end, listing.start) if count is not None else None
    if count is None or between is None or count.vague or count.measure not in _COUNTS_POINTS:
        return None, 0
    if not between["noun"] and count.measure == "个":
        return None, 0
    return count, between.end("noun") if between["noun"] else count.end
