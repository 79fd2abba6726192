"""What a list names, counted in every way it can be read, so that only a sure difference is called one."""

import dataclasses
import re
from collections.abc import Iterator

from jixiao.engine.facts import Count, Listing, Order
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rules.numbers.underlining import with_noun

_LONGEST = 600
_LONGEST_NAME = 20
_SHORT_NAME = 6
_OPENED, _CLOSED = "（(【〔", "）)】〕"
_ENDS = "。；;\n\t|！!"
_ANOTHER = late(r"[一-龥]{2,12}[0-9０-９一二两三四五六七八九十]{1,3}[个名家所项]")
_HIDES_MORE = re.compile(r"含|包括|包含|下设|及|与|和|、")
_OPENER = late(
    r"\s?(?P<noun>[一-龥A-Za-z“”]{0,12}?)[，,]?\s?"
    r"(?:(?P<sure>(?:分别|依次)(?:为|是)|即为?(?![将时可日使刻便]))[：:]?|(?P<colon>[：:])|(?P<bare>[，,]))\s?$"
)
_OPEN = late(
    r"(?<![高中初平同优上下])等(?![级教职专学])|…|\.{3}|略|其[他它余]|各|若干|有关|相关|部分|多个|^两|、两"
    r"|(?:所属|下属|直属)[^、]{0,6}(?:$|、)|(?:单位|机构|部门)(?:$|、)"
    r"|[0-9０-９][、，,]?[0-9０-９]|[—~～至到-]第?[0-9０-９一二三四五六七八九十]"
    r"|[0-9０-９]{1,4}\s?[个名家所人位项处支部间座条户]|[一二两三四五六七八九十]{1,3}[个名家人位项户]"
)
_BRACKET = re.compile(
    r"(?P<noun>[一-龥A-Za-z]{0,12})[（(](?:分别为|分别是|即|即为)?[：:]?(?P<words>[^（(）)。；;\n\t]{4,300})[）)]"
)
_NO_NOUN = re.compile(r"[的了在将由]")
_LISTED = frozenset(
    {"个", "项", "名", "家", "所", "人", "位", "种", "类", "处", "条", "座", "支", "部", "间", "场", "期", "门"}
)
_MOST_THINGS = 60
_SPLITS = re.compile(r"[、/／\s]|以及|[和与及]")
_GLUED = re.compile(r"(?:中心|[局站所院办股科室馆队]|社(?!区))(?=[省市县区州旗乡镇])")
_SUFFIX = re.compile(
    r"(?:中心|机关|本级|[局厅委办处科股室部组队所站院校园馆会社班厂场店库司]|小学|中学|大学|学院|街道|社区|村|镇|乡|县|区|市|州|旗|庄|组|公司|集团"
    r"|支部|党委|银行|基地|专班)$"
)
_GOES_ON = re.compile(r"(?:均|各|都|其|共|并|由|主要|为|是|属|负责|按|实|已|全部|编制|分布|承担|目前|现)")


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """A closed list and the number said of it: it names at least ``fewest`` and at most ``most`` things.

    ``start`` to ``end`` is the number with its noun; ``sure`` is false where the words might be no plain list of names.
    """

    start: int
    end: int
    announced: int
    measure: str
    names: tuple[str, ...]
    fewest: int
    most: int
    sure: bool


def lists_after_number(paper: Paper) -> Iterator[Told]:
    """Yield the closed lists that follow their number: 直属单位3个，即甲、乙、丙。 and 3个单位（甲、乙、丙）."""
    starts = {count.start: count for count in paper.facts.counts}
    for listing in paper.facts.lists:
        count = starts.get(listing.start)
        if listing.order is not Order.AHEAD or count is None or not _says_how_many(count) or listing.unfinished:
            continue
        opener = _OPENER.fullmatch(paper.text, count.end, listing.items[0].start)
        words = _closed_words(paper, listing.items[0].start) if opener is not None else None
        if opener is not None and words is not None and not _NO_NOUN.search(opener["noun"]):
            told = _told(paper, count, words, sure=bool(opener["sure"]), short=bool(opener["colon"]))
            yield from () if told is None else (told,)
    yield from _lists_in_brackets(paper)


def _lists_in_brackets(paper: Paper) -> Iterator[Told]:
    for count in paper.facts.counts:
        listed = _BRACKET.match(paper.text, count.end) if _says_how_many(count) else None
        if listed is not None and not _NO_NOUN.search(listed["noun"]):
            told = _told(paper, count, _without_tail(listed["words"]) or "", sure=False, short=False)
            yield from () if told is None else (told,)


def _says_how_many(count: Count) -> bool:
    number = count.number
    whole = number is not None and 1 < number <= _MOST_THINGS and not count.vague and count.low is None
    return whole and not count.per and count.measure in _LISTED


def _told(paper: Paper, count: Count, words: str, *, sure: bool, short: bool) -> Told | None:
    """Return the list of ``words`` and its number, or None where the words are no closed list of names."""
    names = tuple(name.strip() for name in words.split("、"))
    fewest, most = _fewest(words), _most(words)
    if _OPEN.search(words) or most < 2 or not all(0 < len(name) <= _LONGEST_NAME for name in names):  # noqa: PLR2004 - one is no list
        return None
    tail = count.thing[-2:] or "、"
    kinds = all(_SUFFIX.search(name) or name.endswith(tail) for name in names)
    if not kinds and not sure and not (short and all(_is_short(name) for name in names)):
        return None
    return Told(*with_noun(paper.text, count), int(count.number or 0), count.measure, names, fewest, most, kinds)


def _is_short(name: str) -> bool:
    return len(name) <= _SHORT_NAME


def _closed_words(paper: Paper, begin: int) -> str | None:
    """Return the words of the list without what stands in brackets, or None where its end is not clear."""
    text, kept, depth = paper.text, [], 0
    place = opened = begin
    for place in range(begin, min(len(text), begin + _LONGEST)):
        sign = text[place]
        if depth == 0 and (sign in _ENDS or sign in _CLOSED):
            break
        if sign in _OPENED and depth == 0:
            opened = place
        depth += (sign in _OPENED) - (sign in _CLOSED)
        if depth == 0 and sign in _CLOSED and _HIDES_MORE.search(text, opened, place):
            return None
        if depth == 0 and sign not in _CLOSED:
            kept.append(sign)
    else:
        return None
    if text[place] in "；;" and not _ANOTHER.match(text, place + 1):
        return None
    return _without_tail("".join(kept))


def _without_tail(words: str) -> str | None:
    """Return the list without a clause that says something of it (，均为正科级); None where a comma may part names."""
    head, comma, tail = words.replace(",", "，").partition("，")
    if not comma:
        return None if re.search(r"[：:]", words) else words
    return head if _GOES_ON.match(tail) and "、" not in tail and "、" in head else None


def _fewest(words: str) -> int:
    """Return how many names there are if 和 never parts two and no 、 within quotation marks does."""
    return re.sub(r"[“《「][^”》」]*[”》」]", "", words).count("、") + 1


def _most(words: str) -> int:
    """Return how many there are if every 和, blank and joint of two names parts two."""
    return sum(1 for name in _SPLITS.split(words) if name) + len(_GLUED.findall(words))


_WITH = re.compile(r"联合|会同|协同|携手|协调|[与同和跟]")
_LEAST, _MANY = 3, 6
_TWO_SORTS = frozenset({"乡镇", "县区", "区县", "市县", "县市"})


def lists_before_number(paper: Paper) -> Iterator[Told]:
    """Yield the lists of one sort of names that stand before their number: 甲镇、乙镇、丙镇3个镇."""
    ends = {count.end: count for count in paper.facts.counts}
    for listing in paper.facts.lists:
        count = ends.get(listing.end)
        if listing.order is Order.BEHIND and count is not None:
            told = _told_before(paper, listing, count)
            if told is not None and (not listing.unfinished or told.announced < told.fewest):
                yield told  # 等 may stand for more names, never for fewer


def _told_before(paper: Paper, listing: Listing, count: Count) -> Told | None:
    text = paper.text
    words = re.sub(r"[（(【][^）)】]*[）)】]", "", text[listing.start : count.start].rstrip("共 ").removesuffix("等"))
    names = tuple(name.strip() for name in words.split("、"))
    if len(names) < _LEAST or _OPEN.search(words) or not all(0 < len(name) <= _LONGEST_NAME for name in names):
        return None
    joined = _WITH.search(text[max(listing.start - 6, 0) : listing.start] + names[0])
    announced = int(count.number or 0)
    slack = 2 if len(names) >= _MANY else 1
    fewest, most = _fewest(words), _most(words)
    if (
        (joined and announced > most)
        or not fewest - slack <= announced <= most + slack
        or not _of_one_sort(names, count)
    ):
        return None
    return Told(*with_noun(text, count), announced, count.measure, names, fewest, most, sure=False)


def _of_one_sort(names: tuple[str, ...], count: Count) -> bool:
    """Return whether the names are what is counted: 甲镇、乙镇 镇, or bare names of one length before 街道."""
    ends = {name[-1] for name in names}
    if len(ends) == 1:
        return count.thing.endswith(names[0][-1])
    if count.thing in _TWO_SORTS:
        return ends <= set(count.thing)
    return not any(_SUFFIX.search(name) for name in names) and all(len(name) <= _LEAST for name in names)
