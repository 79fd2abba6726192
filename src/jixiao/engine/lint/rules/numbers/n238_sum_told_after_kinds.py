"""N238: what is counted one after another does not add up to the 共 that closes it."""

import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Count
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.splitting import is_exact

_CLOSES = re.compile(
    r"(?:^|[，,、；;：:\s（(])(?P<noun>[一-龥]{2,4})?(?P<word>共|共计|合计|总计|总共|共有)(?:为|是)?\s?$"
)
_BETWEEN = re.compile(r"[^。！？\n；;0-9]{0,24}")
_LOOSE = re.compile(r"每|各|约|(?<![一二三四特中高初])等|其中|以上|左右|先后|同时")
_OF_ONE_SORT = frozenset(
    {"份", "场", "期", "名", "人", "人次", "所", "幅", "册", "班", "次", "台", "辆", "例", "篇", "件"}
)
_OF_PEOPLE = frozenset({"人", "名", "位"})
_STAFF = re.compile("(?:人员|职工|队员)$")
_FARTHEST = 160


@rule("N238")
def check(paper: Paper) -> Iterator[Finding]:
    """前面逐项列的个数，与“共”后面的合计不等。

    检查什么：“小学12所、中学5所，共18所”这样用“共”“合计”收住的，前面各项相加是否等于它；单位要相同。
    为什么：合计是前面各项的和。对不上，多半是改了某一项而没有改合计。
    反例：设一等奖3名、二等奖6名、三等奖12名，共20名。
    正例：设一等奖3名、二等奖6名、三等奖12名，共21名。
    正例：每校选派教师2名、学生3名，共60名。
    依据：算术。
    """
    counts = paper.facts.counts
    for index, total in enumerate(counts):
        closes = _CLOSES.search(paper.text, max(total.start - 9, 0), total.start) if is_exact(total) else None
        if closes is None:
            continue
        parts = _before(paper, counts, index)
        if closes["noun"] and not all(closes["noun"] in each.label + each.thing for each in parts):
            continue
        sums = {sum((part.number or Fraction(0) for part in parts[at:]), Fraction(0)) for at in range(len(parts) - 1)}
        if len(parts) < 2 or total.number in sums or total.number in {part.number for part in parts}:  # noqa: PLR2004 - one is no sum
            continue
        added = " + ".join(str(part.number) for part in parts)
        whole = sum((part.number or Fraction(0) for part in parts), Fraction(0))
        yield paper.finding(
            "N238",
            closes.start("word"),
            total.end,
            cause=f"前面各项相加 {added} = {whole}，与这里的 {total.quote} 不等",
            cure="核对各项和合计，改掉写错的一个；合计里还有别的，请一并列出",
        )


def _before(paper: Paper, counts: tuple[Count, ...], index: int) -> list[Count]:
    """Return the counts of the same measure that run without a break up to the total."""
    total = counts[index]
    found: list[Count] = []
    after = total
    for each in reversed(counts[max(index - 12, 0) : index]):
        between = paper.text[each.end : after.start]
        if (
            not _is_alike(each, total)
            or not is_exact(each)
            or each.whole is not None
            or not _BETWEEN.fullmatch(between)
            or _LOOSE.search(between)
            or total.start - each.start > _FARTHEST
        ):
            break
        found.insert(0, each)
        after = each
    head = paper.text[max(after.start - 12, 0) : after.start]
    return [] if _LOOSE.search(head) or not _can_be_added(paper.text, found, total) else found


def _is_alike(each: Count, total: Count) -> bool:
    """Return whether two counts have one measure; people are counted in 人 and in 名."""
    return each.measure == total.measure or {each.measure, total.measure} <= _OF_PEOPLE


def _can_be_added(text: str, parts: list[Count], total: Count) -> bool:
    """Return whether the parts are things of one sort: the measure word says so, or their nouns end alike."""
    if re.match(r"[一-龥]", text[total.end : total.end + 1]):
        alike = len({each.thing[-1:] for each in (*parts, total)}) == 1
        return alike or (total.measure in _OF_PEOPLE and _STAFF.search(total.thing) is not None)
    return total.measure in _OF_ONE_SORT or len({part.thing[-1:] or part.label for part in parts}) == 1
