"""Sums told item by item in paragraphs of their own, with the total in the line before them or after them."""

import dataclasses
import re
from collections.abc import Iterator, Sequence

from jixiao.engine.lint.paper import Paper, Passage, Titled
from jixiao.engine.lint.rules.numbers.breakdowns import Breakdown, is_of_one_kind
from jixiao.engine.lint.rules.numbers.running_text import Said, start_with_label, sums_of_money
from jixiao.engine.lint.rules.numbers.stages import is_comparable, stage_of

_ITEM = re.compile(
    r"\s*(?P<mark>[（(]?(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:[)）、.．](?![0-9])|是)|(?P<ring>[①-⑳]))"
)
_FIRST = frozenset({"1", "一", "①"})
_OPENS = re.compile(r"(?:如下|分别|包括|具体|其中|用于)[^。；\n]{0,20}[：:。]?\s*$|[：:]\s*$")
_CLOSES = re.compile(r"\s*(?:以上|上述)?[^，。；\n0-9]{0,14}(?:合计|共计|总计)")
_LEFT_OUT = re.compile("主要|等|约|部分项目")


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """Numbered items of one manner, each with the passages that belong to it, and what stands before and after."""

    items: tuple[tuple[Passage, ...], ...]
    before: Passage | None
    after: Passage | None


@dataclasses.dataclass(frozen=True, slots=True)
class RunOfSums:
    """A run with the one sum of each item, and the sums of the passages before and after it."""

    run: Run
    sums: tuple[Said, ...]
    before: tuple[Said, ...]
    after: tuple[Said, ...]


def _runs_of_items(paper: Paper) -> Iterator[Run]:
    """Yield each run of two or more numbered items; an unnumbered paragraph belongs to the item before it."""
    items: list[list[Passage]] = []
    manner, before, last = "", None, None
    for passage in (*paper.passages, None):
        kind, is_first = _manner(passage)
        if items and passage is not None and kind and kind == manner and not is_first:
            items.append([passage])
        elif items and passage is not None and not kind and _continues(passage):
            items[-1].append(passage)
        else:
            if len(items) > 1:
                yield Run(tuple(map(tuple, items)), before, passage)
            items, manner, before = ([[passage]], kind, last) if kind and passage is not None else ([], "", None)
        last = passage


def _manner(passage: Passage | None) -> tuple[str, bool]:
    """Return the manner of the number at its head, 1. and 2. being one, and whether it is the first; "" without."""
    match = None if passage is None else _ITEM.match(passage.text)
    if match is None:
        return "", False
    number = match["number"] or match["ring"]
    return match["mark"].replace(number, "1" if number.isascii() else "一"), number in _FIRST


def _continues(passage: Passage) -> bool:
    return not isinstance(passage, Titled) and _CLOSES.match(passage.text) is None


def runs_with_one_sum(paper: Paper) -> tuple[RunOfSums, ...]:
    """Return the runs of which each item has just one sum that is no part of another."""
    sums = _sums_by_block(paper)
    found = []
    for run in _runs_of_items(paper) if len(sums) > 1 else ():
        told = [[each for passage in item for each in sums.get(passage.block, ())] for item in run.items]
        if all(len(own) == 1 for own in told):
            before, after = ((sums.get(each.block, ()) if each else ()) for each in (run.before, run.after))
            found.append(RunOfSums(run, tuple(own[0] for own in told), tuple(before), tuple(after)))
    return tuple(found)


def _sums_by_block(paper: Paper) -> dict[int, list[Said]]:
    """Return the sums of each block that are no part of another."""
    found: dict[int, list[Said]] = {}
    for each in paper.once(sums_of_money):
        if each.amount.whole is None:
            found.setdefault(paper.block_at(each.amount.start), []).append(each)
    return found


def itemised(paper: Paper) -> Iterator[Breakdown]:
    """Yield each run with one sum an item, and the total that announces or closes it."""
    for run in paper.once(runs_with_one_sum):
        for total in _totals(run):
            one = _itemised(paper, run.sums, total)
            if is_of_one_kind(one) and is_comparable(stage_of(run.sums[0].amount), stage_of(total.amount)):
                yield one


def _totals(run: RunOfSums) -> Iterator[Said]:
    before, after = run.run.before, run.run.after
    if run.before and before is not None and _OPENS.search(before.text):
        yield run.before[-1]
    if run.after and after is not None and _CLOSES.match(after.text):
        yield run.after[0]


def _itemised(paper: Paper, parts: Sequence[Said], total: Said) -> Breakdown:
    start = start_with_label(paper, total.amount)
    line = paper.text[paper.text.rfind("\n", 0, start) + 1 : start]
    return Breakdown(
        whole=total.amount,
        parts=tuple(each.amount for each in parts),
        opened="逐条",
        is_sure=True,
        is_open=_LEFT_OUT.search(line) is not None,
        is_closed=True,
        start=start,
        end=total.amount.end,
    )
