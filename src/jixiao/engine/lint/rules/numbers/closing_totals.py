"""Lists closed by their total: 甲40万元；乙60万元。共计100万元."""

import re
from collections.abc import Iterator, Sequence

from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rules.numbers.breakdowns import Breakdown
from jixiao.engine.lint.rules.numbers.running_text import Said, start_with_label, sums_of_money
from jixiao.engine.lint.rules.numbers.stages import Stage, is_comparable, stage_of

_CLOSES = re.compile(
    r"\s*[，,；;。]?\s*(?:以上)?(?:[一二三四五六七八九十两0-9]{1,3}[项笔级类])?(?:各?项)?(?:费用|资金|经费|投资|支出|开支){0,2}"
    r"\s*(?:共计|合计|总计|总共|小计|共)"
)
_TOTAL = re.compile(r"总|共|合计|小计")
_OPEN = re.compile(r"等|主要|约|不含|另外?有|其中")
_MOST = 100


def closed_lists(paper: Paper) -> Iterator[Breakdown]:
    """Yield each list of two or more sums with the total right behind it; ``holds`` may be true of a shorter list."""
    said = paper.once(sums_of_money)
    wholes = {each.amount.whole for each in said if each.amount.mark != "共计"}
    for place in range(2, len(said)):
        total, last = said[place], said[place - 1]
        if total.line != last.line or total.index in wholes or total.amount.whole is not None:
            continue
        if not _CLOSES.match(paper.text[last.amount.end : total.amount.start]):
            continue
        items = _items(paper, said, place)
        if len(items) > 1 and is_comparable(stage_of(total.amount), stage_of(items[-1].amount)):
            yield _listed(paper, items, total)


def _items(paper: Paper, said: Sequence[Said], place: int) -> list[Said]:
    """Return the sums of the list that ends before ``place``, back to a colon, another sentence or another total."""
    found: list[Said] = []
    for each in reversed(said[max(0, place - _MOST) : place]):
        if each.amount.whole is not None and each.amount.mark != "共计":
            continue  # a part of what is listed
        if found and not _is_before(paper, each, found[0]):
            break
        if _TOTAL.search(each.amount.label) and stage_of(each.amount) is not Stage.OTHER:
            break
        found.insert(0, each)
    return _suffix_that_holds(found, said[place]) or found


def _is_before(paper: Paper, each: Said, after: Said) -> bool:
    """Return whether ``each`` is the entry before ``after`` in one list."""
    if each.sentence != after.sentence or not is_comparable(stage_of(each.amount), stage_of(after.amount)):
        return False
    between = paper.text[each.amount.end : after.amount.start]
    return not re.search("[：:。]", between) and each.amount.year in {after.amount.year, None}


def _suffix_that_holds(found: list[Said], total: Said) -> list[Said]:
    added = 0
    for number, each in enumerate(reversed(found), start=1):
        added += each.fen
        if number > 1 and added == total.fen:
            return found[-number:]
    return []


def _listed(paper: Paper, items: Sequence[Said], total: Said) -> Breakdown:
    start = start_with_label(paper, items[0].amount)
    words = paper.text[start : total.amount.start]
    return Breakdown(
        whole=total.amount,
        parts=tuple(each.amount for each in items),
        opened="合计",
        is_sure=True,
        is_open=_OPEN.search(words) is not None,
        is_closed=True,
        start=start,
        end=total.amount.end,
    )
