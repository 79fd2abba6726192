"""C404: the paper's own unit is called 局 here and 委员会 there, or stands in a place one letter off."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.misspelling import SHORTEST, place_forms
from jixiao.engine.lint.rules.consistency.own_names import OwnName, own_name

_ORGAN = re.compile(
    r"(?P<kind>局|委(?:员会)?(?![派托任])|办(?:公室)?(?![理法事公结])|厅|处(?![理置于])|中心|站)(?![一-龥]{0,3}(?:所属|下属|分局))"
)
_KIND = re.compile(r"(?:局|委员会|委|办公室|办|厅|处|中心|站)$")
_SAME = {"委员会": "委", "办公室": "办"}
_HAN = re.compile(r"[一-龥]")
_SHORTEST_STEM = 2


@rule("C404")
def check(paper: Paper) -> Iterator[Finding]:
    """本单位名称另有写法：局变成委、办、中心，或者地名差一个字。

    检查什么：地名和业务名都与封面相同，只有“局”“委”“办”“厅”“处”“中心”“站”这样的机构类别不同；或者业务名、机构类别都相同，地名差
    一个字（桃林县、桃园县）。上级、下级的同类单位不算。
    为什么：机构改革后旧名没有改净，地名打错，或者套用了别的单位的稿子；也可能说的是下属或外地单位，要写清楚。
    反例：
        青山县文化和旅游局2023年度部门整体绩效自评报告
        青山县文化和旅游委员会内设机构6个。
    反例：
        青山县文化和旅游局2023年度部门整体绩效自评报告
        青衫县文化和旅游局内设机构6个。
    正例：
        青山县文化和旅游局2023年度部门整体绩效自评报告
        青山县文化和旅游局内设机构6个，业务上受白水市文化和旅游委员会指导，与白石县文化和旅游局合作。
    依据：单位名称以机构编制部门批复为准。
    """
    own = own_name(paper)
    if own is None:
        return
    for start, end in (*_of_another_kind(paper, own), *_in_a_place_one_letter_off(paper, own)):
        yield paper.finding(
            "C404",
            start,
            end,
            cause=f"{own.origin}上的单位名称是“{own.whole}”，这里写作“{paper.text[start:end]}”",
            cure="是同一个单位的，统一名称；是下属单位、外地单位或机构改革前的名称，写明",
        )


def _of_another_kind(paper: Paper, own: OwnName) -> Iterator[tuple[int, int]]:
    found = _KIND.search(own.core)
    if found is None or found.start() < _SHORTEST_STEM:
        return
    stem, kind = own.core[: found.start()], _SAME.get(found[0], found[0])
    for form in place_forms(own):
        words = f"{form}{stem}"
        at = paper.text.find(words)
        while at >= 0:
            end = at + len(words)
            other = _ORGAN.match(paper.text, end)
            is_own = len(form) > 1 or not _HAN.match(paper.text[at - 1 : at])
            if other is not None and is_own and _SAME.get(other["kind"], other["kind"]) != kind:
                yield at, other.end()
            at = paper.text.find(words, end)


def _in_a_place_one_letter_off(paper: Paper, own: OwnName) -> Iterator[tuple[int, int]]:
    """Yield the full name behind a place of the same length and level that differs in one letter."""
    length = len(own.place)
    words = f"{own.level}{own.core}"
    at = paper.text.find(words) if own.level and len(own.core) >= SHORTEST and length > len("南县") else -1
    while at >= 0:
        start = at + len(own.level) - length
        place = paper.text[max(start, 0) : at + len(own.level)]
        letters = sum(one != other for one, other in zip(place, own.place, strict=False))
        if len(place) == length and letters == 1 and all(_HAN.match(letter) for letter in place):
            whole = paper.text[start : at + len(words)]
            if not any(unit.endswith(whole) for unit in paper.known.units):
                yield start, at + len(words)
        at = paper.text.find(words, at + len(words))
