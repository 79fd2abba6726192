"""Which place a paper is about, and the words that stand for all of a place: 全县, 我区, 本市."""

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources
from types import MappingProxyType

from jixiao.engine.facts import NameKind
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rules.consistency.own_names import level_of, own_names, split_name, title_lines

# One sign first, so that the search is quick; what must not stand before it (安全, 自我, 根本) is looked at after.
AREA = re.compile(
    r"(?P<word>[全我本])(?<![安健完齐保周]全)(?<![自忘大敌小]我)(?<![基资成根]本)"
    r"(?P<level>自治区|自治州|自治县|自治旗|省(?![心力钱去略])|州(?![市区县])|盟(?!友)|市(?![场容民政值])|区(?![域划块位间别分])|县|旗(?![袍帜舰鼓])"
    r"|镇(?!静)|乡(?!镇|村|土|情|愁|本土)|街道)(?!城)"
)
_AS = {"自治县": "县", "自治旗": "旗", "自治州": "州", "地区": "市"}
_RANKS = {"省": 1, "自治区": 1, "市": 2, "州": 2, "盟": 2, "县": 3, "区": 3, "旗": 3, "镇": 4, "乡": 4, "街道": 4}
_BESIDE = {
    "县": frozenset("区旗"), "区": frozenset("县旗"), "旗": frozenset("县"),
    "盟": frozenset("州"), "州": frozenset("盟"),
    "镇": frozenset({"乡", "街道"}), "乡": frozenset({"镇", "街道"}), "街道": frozenset("镇乡"),
}  # fmt: skip
_ZONE = re.compile(
    r"(?:开发|高新|经济|新|园|示范|管理|保护|风景|名胜|旅游|度假|合作|试验|实验|保税|林|牧|矿|灌|库|景|项目|校)区"
)
_IN_TITLE = re.compile(r"(内蒙古|广西|西藏|宁夏|新疆)|(北京|天津|上海|重庆)市?")
_PROVINCE = re.compile(r"[一-龥]省(?![级外内际])|驻(?:京|沪|北京|上海)")
_STEPPE_LEVELS = frozenset({"盟", "旗", "自治旗", "自治区"})
_STEPPE = re.compile(r"旗县|旗[（(]县|盟市|盟、旗|苏木|嘎查")


@functools.cache
def _regions() -> Mapping[str, frozenset[str]]:
    """Return the words before 市, 盟 and so on of the autonomous regions' prefectures, and of the municipalities."""
    text = resources.files(__package__).joinpath("regions.toml").read_text("utf-8")
    return MappingProxyType({key: frozenset(names) for key, names in tomllib.loads(text).items()})


def own_place(paper: Paper) -> str:
    """Return the place the paper is about: that of the unit's name, else the first the title names, or ""."""
    names = own_names(paper)
    if names and names[0].place:
        return names[0].place
    lines = title_lines(paper)
    for name in paper.facts.names:
        if name.kind is NameKind.PLACE and any(start <= name.start < end for start, end in lines):
            places = split_name(name.quote)[0]
            return places[-1] if places else ""
    return ""


def plain_level(level: str) -> str:
    """Return the level as 全… says it: 县 for 自治县."""
    return _AS.get(level, level)


def own_level(paper: Paper) -> str:
    """Return the level of the place the paper is about (县), "" where it is unknown or a zone.

    A paper without a place in its title is about the one that it calls 我县, if it calls itself nothing else.
    """
    place = own_place(paper)
    if place:
        return "" if _ZONE.search(place) else plain_level(level_of(place))
    said = {plain_level(match["level"]) for match in areas(paper) if match["word"] == "我"}
    return said.pop() if len(said) == 1 else ""


def rank(level: str) -> int:
    """Return how deep a level lies: 1 省, 2 市, 3 县, 4 镇; 0 for none."""
    return _RANKS.get(level, 0)


def is_beside(level: str, own: str, *, region: str) -> bool:
    """Return whether a level can be neither above, nor below, nor the same as the paper's own.

    In an autonomous region 区 is also the region itself.
    """
    return level in _BESIDE.get(own, ()) and not (level == "区" and region == "自治区")


def region_of(paper: Paper) -> str:
    """Return 自治区 or 直辖市 where the paper's title, names or words show that it is from one, else ""."""
    return _named_region(paper) or ("自治区" if _STEPPE.search(paper.text) else "")


def is_named_region(paper: Paper) -> bool:
    """Return whether the title or the unit's name itself says so, and not only the words of the text."""
    return bool(_named_region(paper))


def _named_region(paper: Paper) -> str:
    places = [place for name in own_names(paper)[:1] for place in name.places]
    for start, end in title_lines(paper):
        head = paper.text[start:end]
        places += split_name(head)[0]
        named = None if _PROVINCE.search(head) else _IN_TITLE.search(head)
        if named is not None:
            return "自治区" if named[1] else "直辖市"
    if any(level_of(place) == "省" for place in places):
        return ""
    stems = {place.removesuffix(level_of(place)) for place in places}
    if stems & _regions()["autonomous"] or any(level_of(place) in _STEPPE_LEVELS for place in places):
        return "自治区"
    return "直辖市" if stems & _regions()["municipalities"] else ""


def areas(paper: Paper) -> Iterator[re.Match[str]]:
    """Yield where the text says 全县, 我区 and the like, in order."""
    return AREA.finditer(paper.text)


def speaks_of_zones(words: str) -> bool:
    """Return whether the words name a zone (园区, 库区), which 全区 may mean."""
    return _ZONE.search(words) is not None
