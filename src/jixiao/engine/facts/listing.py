"""Lists and their numbers: 共3个：甲、乙和丙; 甲、乙、丙3个街道; 一是…二是…三是."""

import bisect
import re
from collections.abc import Sequence
from fractions import Fraction

from jixiao.engine.facts.clauses import Ground
from jixiao.engine.facts.numerals import parse_numeral
from jixiao.engine.facts.stated import Count, Item, Listing, Order

_LISTED_WORDS = "个 项 名 家 所 人 位 种 类 处 大项 大类 条 座 支 部 间 场 期 本 款 门 村 户"
_LISTED = frozenset(_LISTED_WORDS.split())
_MOST = 60
_MOST_TRIED = 300
_LONGEST_ITEM = 40
_LONGEST_LIST = 600
_OPENS = re.compile(
    r"[一-龥A-Za-z“”《》]{0,16}?(?P<sign>[：:]|[，,]?\s?(?:分别为|分别是|依次为|依次是|即为|即|包括|分别有)[：:]?|[，,])\s?(?!其中|一是|[0-9一][、.．]|[（(])"
)
_LIST_END = re.compile(r"[。；;\n）)：:]")
_AND = re.compile(r"以及|及|和|与|、")
_COUNTED = re.compile(r"(?P<number>[0-9]{1,6})\s?(?:个|名|人|架|台|套|辆|项|家|所|条|座|处|件|份|块|场|次|期)")
_FIRST = re.compile(r".*(?:为|是|包括|涉及|下设|内设|设立|设有|设|有|携手|联合|由|在|对|向|按|覆盖|即|：|:)")
_MARK = re.compile(
    r"(?=[一二三四五六七八九十第])(?:(?<=[。；：:;，,\n\s”）)])|(?<![\s\S]))(?:(?P<is>[一二三四五六七八九十]{1,2})是(?!否|非)|第(?P<th>[一二三四五六七八九十])[，,、])"
)
_ANNOUNCING = frozenset({"个", "方面", "点", "项", "条", "大类", "类", "大项", "步", "环节"})
_NEAR = 60


def read_lists(ground: Ground, counts: Sequence[Count]) -> list[Listing]:
    """Return the lists whose number is said before or after, and those told in marks."""
    found = []
    tried: dict[int, int] = {}
    for count in counts:
        if count.number is None or count.measure not in _LISTED or not 0 < count.number <= _MOST or count.low:
            continue
        line = ground.line(count.start)
        tried[line] = tried.get(line, 0) + 1
        if tried[line] > _MOST_TRIED:
            continue  # a line of hundreds of lists is nobody's writing, and would take long
        listing = _ahead(ground, count) or _behind(ground, count)
        if listing is not None:
            found.append(listing)
    return sorted([*found, *_marked(ground, counts)], key=lambda listing: listing.start)


def _ahead(ground: Ground, count: Count) -> Listing | None:
    """Return the list that follows its number: 直属事业单位10个，即甲、乙 ….."""
    plain = ground.plain
    opens = _OPENS.match(plain, count.end)
    if opens is None:
        return None
    end = _LIST_END.search(plain, opens.end(), opens.end() + _LONGEST_LIST)
    stop = end.start() if end else min(len(plain), opens.end() + _LONGEST_LIST)
    if end is not None and end[0] in "：:":
        return None  # what has a colon of its own is told, not listed
    items, unfinished = _items(ground, opens.end(), stop)
    bare = opens["sign"] in {"，", ","}
    if (
        not items
        or (bare and not _alike(items, plain, stop))
        or (count.number == 1 and opens["sign"] not in {"：", ":"})
    ):
        return None
    return _listing(ground, count, Order.AHEAD, items, (count.start, items[-1].end), unfinished=unfinished)


def _alike(items: list[Item], plain: str, stop: int) -> bool:
    """Return whether items after a mere comma are of one sort: they end alike, hold no figure, close the sentence."""
    same = len({item.quote[-2:] for item in items}) == 1 and all(item.number is None for item in items)
    return len(items) > 1 and same and items[-1].end >= len(plain[:stop].rstrip())


def _behind(ground: Ground, count: Count) -> Listing | None:
    """Return the list that stands before its number: 甲、乙、丙3个街道, 甲、乙等16个股室."""
    plain = ground.plain
    if not count.thing or not re.match(r"[一-龥]", plain[count.end : count.end + 1]):
        return None
    begin = max(ground.clause_start(count.start), count.start - _LONGEST_LIST)
    words = plain[begin : count.start]
    if "、" not in words or re.search(r"[0-9]", words) or count.vague:
        return None
    first = _FIRST.match(words[: words.index("、")])
    begin += first.end() if first else 0
    words = plain[begin : count.start].rstrip("共")
    unfinished = words.endswith("等")
    items, _ = _items(ground, begin, begin + len(words) - unfinished)
    if len(items) < 2:  # noqa: PLR2004 - one thing is no list
        return None
    return _listing(ground, count, Order.BEHIND, items, (begin, count.end), unfinished=unfinished)


def _listing(
    ground: Ground, count: Count, order: Order, items: list[Item], span: tuple[int, int], *, unfinished: bool
) -> Listing:
    return Listing(
        *span, ground.quote(*span), order, count.number, count.measure, count.thing, tuple(items), (), unfinished
    )


def _items(ground: Ground, start: int, stop: int) -> tuple[list[Item], bool]:
    """Return the entries between two places and whether 等 leaves them open; none where it reads like prose."""
    plain = ground.plain
    comma = re.search(r"[，,]", plain[start:stop])
    if comma and "、" in plain[start : start + comma.start()] and not _COUNTED.search(plain, start, stop):
        stop = start + comma.start()
    parted = "、" in plain[start:stop]
    pieces = [
        m.span()
        for m in re.compile(r"[^、，,]+" if not parted or _COUNTED.search(plain, start, stop) else r"[^、]+").finditer(
            plain, start, stop
        )
    ]
    if pieces:
        pieces[-1:] = _last_two(plain, *pieces[-1])
    items = [item for piece in pieces if (item := _item(ground, *piece)) is not None]
    unfinished = bool(items) and items[-1].quote.endswith("等")
    if unfinished:
        last = items.pop()
        if len(last.quote) > 1:
            items.append(Item(last.start, last.end - 1, last.quote[:-1], last.number))
    return ([], False) if any(len(item.quote) > _LONGEST_ITEM for item in items) else (items, unfinished)


def _last_two(plain: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Return the last entry, parted at 和 or 及 where it is two."""
    word = _AND.search(plain, start + 1, stop)
    return [(start, stop)] if word is None or word.end() >= stop else [(start, word.start()), (word.end(), stop)]


def _item(ground: Ground, start: int, stop: int) -> Item | None:
    words = ground.plain[start:stop]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    if not words:
        return None
    counted = _COUNTED.search(words)
    number = Fraction(counted["number"]) if counted else None
    return Item(start, start + len(words), ground.quote(start, start + len(words)), number)


def _marked(ground: Ground, counts: Sequence[Count]) -> list[Listing]:
    groups: list[list[re.Match[str]]] = []
    for mark in _MARK.finditer(ground.plain):
        follows = groups and ground.line(groups[-1][-1].start()) == ground.line(mark.start())
        if follows and _ordinal(mark) != 1:
            groups[-1].append(mark)
        else:
            groups.append([mark])
    starts = [count.start for count in counts]
    return [_told_in_marks(ground, group, _near(counts, starts, group[0].start())) for group in groups]


def _near(counts: Sequence[Count], starts: list[int], place: int) -> list[Count]:
    """Return the counts that stand not far before ``place``, in their order."""
    first, last = bisect.bisect_left(starts, place - 2 * _NEAR), bisect.bisect_left(starts, place)
    return [count for count in counts[first:last] if 0 <= place - count.end <= _NEAR]


def _ordinal(mark: re.Match[str]) -> int:
    return parse_numeral(mark["is"] or mark["th"]) or 0


def _told_in_marks(ground: Ground, marks: list[re.Match[str]], before: Sequence[Count]) -> Listing:
    items = []
    for index, mark in enumerate(marks):
        sentence = ground.sentences[ground.sentence_at(mark.start())]
        end = marks[index + 1].start() if index + 1 < len(marks) else max(sentence.end, mark.end())
        quote = ground.quote(mark.end(), end).rstrip("；;。 \n")
        items.append(Item(mark.end(), mark.end() + len(quote), quote, None))
    start, end = marks[0].start(), items[-1].end
    near = [count for count in before if count.measure in _ANNOUNCING]
    said = near[-1] if near and "\n" not in ground.plain[near[-1].end : start] else None
    return Listing(
        start, end, ground.quote(start, end), Order.MARKED, said.number if said else None, said.measure if said else "",
        said.thing if said else "", tuple(items), tuple(_ordinal(mark) for mark in marks), unfinished=False,
    )  # fmt: skip
