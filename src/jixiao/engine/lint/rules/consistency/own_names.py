"""The names by which a paper calls its own unit: on the cover, in the title, in a table's head, above the seal."""

import bisect
import dataclasses
import itertools
import re
from collections.abc import Iterator

from jixiao.engine.document import Signature
from jixiao.engine.facts import NameKind
from jixiao.engine.lint.paper import Paper

_CITY = r"市(?!场|容|民|政(?!府)|直|级|属|区)"
_COUNTY = r"自治县|自治旗|县(?![直级域属城])|(?<!社)区(?![域直划块属级])|旗(?![袍帜下])"
_TOWN = r"(?<!城)镇(?!市)|(?<!城)乡(?![村建规土])|街道"
_LEVELS = re.compile(
    rf"(?:[一-龥]{{2,9}}?(?:自治区|省))?(?:(?!城市)[一-龥]{{1,8}}?(?:自治州|地区|州(?![市区县])|盟|{_CITY}))?"
    rf"(?:(?!城市)[一-龥]{{1,8}}?(?:{_COUNTY}|{_CITY}))?(?:[一-龥]{{1,6}}?(?:{_TOWN}))?"
)
_PLACE = re.compile(rf"(?!城市)[一-龥]{{1,9}}?(?:自治区|自治州|地区|省|州(?![市区县])|盟|{_CITY}|{_COUNTY}|{_TOWN})")
_LEVEL = re.compile(r"自治区|自治州|自治县|自治旗|地区|街道|.$")
_LABEL = re.compile(
    r"(?:项目|预算|资金)?(?:部门（单位）|部门\(单位\)|实施|填报|自评|评价|申报|编制|报送)?(?:单位|部门|机构)"
    r"(?:（盖章）|\(盖章\)|（公章）|\(公章\))?(?:全称|名称)?|部门（单位）名称|部门\(单位\)名称"
)
_LABELLED = re.compile(
    r"^[ \t]*((?:项目|预算|资金)?(?:实施|填报|自评|评价|申报|编制|报送)?(?:部门（单位）|部门\(单位\)|单位|部门)"
    r"(?:全称|名称)?)[ \t]*[:：][ \t]*([^\s:：，。；（(]{4,30})",
    re.MULTILINE,
)
_SEAL = re.compile(r"[\s]*[（(](?:盖章|公章|签章|章)[）)].*$")
_BODY = re.compile(r"[一-龥（）()]{3,30}")
_NO_UNIT = re.compile(r"主管|上级|万元|^元$|联系")
_FRONT = 2_000
_LONGEST_LABEL = 16


@dataclasses.dataclass(frozen=True, slots=True)
class OwnName:
    """A name of the unit: ``places`` are the places it begins with, ``core`` the rest; ``origin`` says who has it so.

    ``start`` and ``end`` are its place in ``Paper.text``.
    """

    whole: str
    places: tuple[str, ...]
    core: str
    start: int
    end: int
    origin: str

    @property
    def place(self) -> str:
        """Return the last of the places, the unit's own, or ""."""
        return self.places[-1] if self.places else ""

    @property
    def level(self) -> str:
        """Return the word of its own place that says the level (县, 区, 街道), or ""."""
        return level_of(self.place)


def level_of(place: str) -> str:
    """Return the word that says the level of a place: 县 of 青山县, 自治区 of 广西壮族自治区."""
    found = _LEVEL.search(place)
    return found[0] if found else ""


def split_name(whole: str) -> tuple[tuple[str, ...], str]:
    """Return the places that a name begins with, the widest first, and the rest of the name."""
    found = _LEVELS.match(whole)
    end = found.end() if found else 0
    return tuple(match[0] for match in _PLACE.finditer(whole, 0, end)), whole[end:]


def own_names(paper: Paper) -> tuple[OwnName, ...]:
    """Return the names of the unit in the order of how much they count: cover, title, heads of tables, seal."""
    return paper.once(_own_names)


def _own_names(paper: Paper) -> tuple[OwnName, ...]:
    found: dict[tuple[int, int], OwnName] = {}
    for origin, begin, end in _places(paper):
        whole = paper.text[begin:end].strip()
        start = begin + paper.text[begin:end].find(whole)
        if _BODY.fullmatch(whole) and not _NO_UNIT.search(whole):
            places, core = split_name(whole)
            if len(core) > 1:
                found.setdefault(
                    (start, start + len(whole)), OwnName(whole, places, core, start, start + len(whole), origin)
                )
    return tuple(found.values())


def own_name(paper: Paper) -> OwnName | None:
    """Return the name that counts most, the one that is known where the paper has none, or None."""
    names = own_names(paper)
    if names:
        return names[0]
    if len(paper.known.units) != 1:
        return None
    return OwnName(paper.known.units[0], *split_name(paper.known.units[0]), -1, -1, "名录")


def _places(paper: Paper) -> Iterator[tuple[str, int, int]]:
    yield from _on_cover(paper)
    yield from _in_title(paper)
    yield from _in_front(paper)
    yield from _in_tables(paper)
    yield from _above_seal(paper)


def _on_cover(paper: Paper) -> Iterator[tuple[str, int, int]]:
    author = "" if paper.taken.document is None else paper.taken.document.author
    if paper.cover is not None and author:
        start = paper.text.find(author, paper.cover[1], paper.cover[2])
        if start >= 0:
            yield "封面", start, start + len(author)


def title_lines(paper: Paper) -> tuple[tuple[int, int], ...]:
    """Return where the lines of the title stand."""
    if paper.cover is None:
        return ()
    along = paper.flow.along
    place = paper.taken.places[paper.block_at(paper.cover[1])]
    return tuple((along(line.start), along(line.end)) for line in place.lines if line.role == "title")


def _in_title(paper: Paper) -> Iterator[tuple[str, int, int]]:
    names = paper.facts.names
    starts = [name.start for name in names]
    for start, end in title_lines(paper):
        for name in names[bisect.bisect_left(starts, start) :]:
            if name.end > end:
                break
            if name.kind is NameKind.BODY:
                yield "标题", name.start, name.end
                return


def _in_front(paper: Paper) -> Iterator[tuple[str, int, int]]:
    for match in _LABELLED.finditer(paper.text, 0, _FRONT):
        if not match[1].startswith("主管"):
            yield match[1], match.start(2), match.end(2)


def _in_tables(paper: Paper) -> Iterator[tuple[str, int, int]]:
    along = paper.flow.along
    for block, _ in paper.tables:
        cells = paper.taken.places[block].cells[:40]
        for cell, value in itertools.pairwise(cells):
            label = paper.taken.text[cell.start : cell.end].strip().rstrip("：:")
            if cell.row == value.row and len(label) <= _LONGEST_LABEL and _LABEL.fullmatch(label):
                yield f"表内“{label}”", along(value.start), along(value.end)


def _above_seal(paper: Paper) -> Iterator[tuple[str, int, int]]:
    along = paper.flow.along
    for block, place in zip(paper.blocks, paper.taken.places, strict=True):
        if not isinstance(block, Signature):
            continue
        for line in place.lines:
            words = paper.taken.text[line.start : line.end]
            seal = _SEAL.search(words)
            if seal is not None:
                yield "落款", along(line.start), along(line.start + seal.start())
