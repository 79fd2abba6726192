"""Counts and what the text calls their parts: the sum, and whether the parts can overlap."""

import dataclasses
import itertools
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from jixiao.engine.facts import Count
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper

_APART = (
    re.compile(r"在职|在编|离退休|离休|退休|遗属|退职"),
    re.compile(r"行政|事业|工勤|参公|参照公务员|政法专项|机关工人"),
    re.compile(r"幼儿园|小学|初中|高中|中学|中职|职高|九年一贯|完全中学|特殊教育|特教"),
    re.compile(r"[一二三四五特]等奖|优秀奖|优胜奖|组织奖|金奖|银奖|铜奖"),
    re.compile(r"国家级|省级|市级|县级|区级|镇级|乡级|村级"),
    re.compile(r"博士|硕士|研究生|本科|大专|专科|中专|高中及以下"),
    re.compile(
        r"副?(?:书记|局长|主任|主席|院长|校长|会长|部长|站长|所长|科长|股长|处长|大队长|支队长|纪检组长|总工程师|总会计师|理事长|秘书长)"
    ),
    re.compile(r"上半年|下半年"),
    re.compile(r"[一二三四]季度"),
    re.compile(r"春季|秋季"),
    re.compile(r"城镇|农村|城市"),
    re.compile(r"线上|线下"),
    re.compile(r"集中供养|分散供养"),
    re.compile(r"正高|副高|高级|中级|初级|员级"),
    re.compile(r"[一二三四]级|优秀|合格|良好|不合格"),
    re.compile(r"(?:19|20)[0-9]{2}年"),
    re.compile(r"新建|改建|扩建|改扩建|续建"),
    re.compile(r"国道|省道|县道|乡道|村道"),
    re.compile(r"刑事|民事|民商事|行政|执行"),
)  # fmt: skip
_OVERLAPPING = re.compile(
    r"男|女|党员|团员|青年|年轻|老年|少年|儿童|骨干|少数民族|[0-9]岁|学历|职称|残疾|贫困|脱贫|低保|困难|留守|退役|新增|新入|首次|重点|涉及|其他"
)
_COLON = re.compile(r"[一-龥]{0,8}[：:]\s?")
_JOINED = late(r"[、，,和及]?\s?[一-龥]{1,12}")
_SENTENCE_END = late(r"[一-龥]{0,4}(?:[。；;\n]|$)")
_AT_ONCE = re.compile(r"[一-龥]{0,8}?[：:，,（(\s]{0,3}其中")
_STOPS = re.compile("[；;。\n]")
_HEAVY = re.compile("[；;]")
_HALVES = ({"上半年", "下半年"}, {"春季", "秋季"}, {"线上", "线下"}, {"集中供养", "分散供养"}, {"城镇", "农村"})
_REST = re.compile(r"其[他它余]")
_BODY = re.compile(r"(?:机关|本级|中心|[所处站局院队科室办校园馆])$")
_OF_STAFF = re.compile(r"人员|在职|在编|编制|职工|干部|教师|警")
_PLACE = re.compile(r"[村镇乡县区市旗]$|街道$|社区$|[0-9一二三四五六七八九十]号[院楼]$|片区$|标段$")
_SORT_OF_PLACE = re.compile("示范|试点|先进|文明|薄弱|边境|移民|传统|美丽|精品|脱贫|贫困|重点|特色|全")
_RIVALS, _NEAR = 6, 160
_FEWEST, _MOST = 2, 12
_LOOSE = re.compile(r"主要|重点|(?<![一二三四特中高初])等|约|左右|部分|包括|含")


@dataclasses.dataclass(frozen=True, slots=True)
class Split:
    """A whole, its parts, their sum; ``apart`` is true where the parts are kinds of one scale that cannot overlap.

    ``rivals`` are the other counts of that measure before the parts, each of which may be the whole that is meant;
    ``at_once`` is true where 其中 stands right behind the whole.
    """

    whole: Count
    parts: tuple[Count, ...]
    total: Fraction
    apart: bool
    alike: bool
    rivals: tuple[Count, ...] = ()
    at_once: bool = True

    @property
    def are_halves(self) -> bool:
        """Return whether the parts are the two that there are: 上半年 and 下半年, 春季 and 秋季."""
        labels = [part.label or part.thing for part in self.parts]
        return len(labels) == 2 and any(  # noqa: PLR2004 - two halves
            all(any(word in label for label in labels) for word in pair) for pair in _HALVES
        )

    @property
    def overlap(self) -> bool:
        """Return whether a part is named for a quality (党员, 残疾) that things of the other parts can have too."""
        return any(_OVERLAPPING.search(part.label or part.thing) for part in self.parts)

    @property
    def may_be_of_another(self) -> bool:
        """Return whether another count before the parts can be what they are parts of: it is their sum, or nearly."""
        return any((each.number or 0) == self.total for each in self.rivals) or (
            not self.at_once and any((each.number or 0) >= self.total for each in self.rivals)
        )

    @property
    def sum_told(self) -> str:
        """Return the addition as a clerk writes it: 3 + 4 = 7."""
        return f"{' + '.join(str(part.number) for part in self.parts)} = {self.total}"


def splits(paper: Paper) -> list[Split]:
    """Return every exact count with two or more exact parts of the same measure."""
    counts = paper.facts.counts
    parts_of: dict[int, list[Count]] = {}
    for count in counts:
        if count.whole is not None:
            parts_of.setdefault(count.whole, []).append(count)
    found = [
        _split(counts[index], _to_the_end(paper.text, parts), _rivals(paper.text, counts, index), paper.text)
        for index, parts in parts_of.items()
    ]
    found += [_split(whole, parts, (), paper.text) for whole, parts in _after_colon(paper)]
    return [split for split in found if split is not None]


def _to_the_end(text: str, parts: list[Count]) -> list[Count]:
    """Return the parts up to a ； where those before it were parted by a lighter sign: there a new statement begins."""
    gaps = [text[one.end : other.start] for one, other in itertools.pairwise(parts)]
    for number, gap in enumerate(gaps):
        if number and _HEAVY.search(gap) and not any(_HEAVY.search(each) for each in gaps[:number]):
            return parts[: number + 1]
    return parts


def _rivals(text: str, counts: Sequence[Count], index: int) -> tuple[Count, ...]:
    """Return the counts a little before a whole, in its own statement, that are of its measure."""
    whole = counts[index]
    near = (each for each in counts[max(0, index - _RIVALS) : index] if whole.start - each.end <= _NEAR)
    return tuple(
        each for each in near if each.measure == whole.measure and not _STOPS.search(text, each.end, whole.start)
    )


def _split(whole: Count, parts: list[Count], rivals: tuple[Count, ...], text: str) -> Split | None:
    if len(parts) < _FEWEST or not all(is_exact(each) and each.measure == whole.measure for each in (whole, *parts)):
        return None
    labels = [part.label or part.thing for part in parts]
    total = sum((part.number or Fraction(0) for part in parts), Fraction(0))
    at_once = _AT_ONCE.match(text, whole.end, parts[0].start) is not None
    return Split(whole, tuple(parts), total, _are_apart(labels, whole), _are_alike(labels), rivals, at_once)


def _after_colon(paper: Paper) -> Iterator[tuple[Count, list[Count]]]:
    """Yield the wholes with the parts that follow a colon to the end of the sentence: 班子8名：局长1名、副局长7名."""
    counts = paper.facts.counts
    for index, whole in enumerate(counts):
        colon = _COLON.match(paper.text, whole.end) if whole.whole is None else None
        if colon is None or not is_exact(whole):
            continue
        parts: list[Count] = []
        place = colon.end()
        for part in counts[index + 1 : index + 1 + _MOST]:
            if part.whole is not None or not _JOINED.fullmatch(paper.text, place, part.start):
                break
            parts.append(part)
            place = part.end
        if parts and _SENTENCE_END.match(paper.text, place):
            yield whole, parts


def is_exact(count: Count) -> bool:
    """Return whether a count is one whole number of things, not 若干, 200多, 每人 or a range."""
    return count.number is not None and not count.vague and count.low is None and not count.per


def is_open(paper: Paper, split: Split) -> bool:
    """Return whether the words between whole and parts say that not all parts are told."""
    return _LOOSE.search(paper.text[split.whole.end : split.parts[-1].end + 2]) is not None


def _are_apart(labels: list[str], whole: Count) -> bool:
    if any("以上" in label or "以下" in label for label in labels) or len(set(labels)) < len(labels):
        return False
    named_places = all(_PLACE.search(label) and not _SORT_OF_PLACE.search(label) for label in labels)
    if any(_once(scale, labels) for scale in _APART) or named_places:
        return True
    if _OF_STAFF.search(whole.label + whole.thing) and all(_BODY.search(label) for label in labels):
        return True
    # What is left over after the rest was named is none of the rest, so nothing there overlaps either.
    named = not any(_OVERLAPPING.search(label) for label in labels[:-1])
    return named and len(labels) > _FEWEST and _REST.search(labels[-1]) is not None


def _once(scale: re.Pattern[str], labels: list[str]) -> bool:
    """Return whether each label names a place of its own on the scale."""
    said = [scale.findall(label) for label in labels]
    return all(len(words) == 1 for words in said) and len({words[0] for words in said}) == len(said)


def _are_alike(labels: list[str]) -> bool:
    """Return whether the labels end in the same noun and none names a quality that people share."""
    tails = {re.sub(r"(?:人数|人员|[人名])$", "", label)[-2:] for label in labels}
    return len(tails) == 1 and not any(_OVERLAPPING.search(label) for label in labels)
