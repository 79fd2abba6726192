"""The goals that a passage sets, one by one, and whether anything could tell if they were reached."""

import dataclasses
import re
from collections.abc import Iterator

from jixiao.engine.lint.paper import Paper, Passage
from jixiao.engine.lint.rules.goals.stretch import has_figure, points_elsewhere

_MARK = (
    r"(?:[一二三四五六七八九十]是|[（(]?[0-9]{1,2}[)）、.．](?![0-9])|[（(][一二三四五六七八九十]{1,3}[)）]"
    r"|[一二三四五六七八九十]{1,3}、|[①-⑳]|[•●])"
)
_MARKS = re.compile(rf"(?:^|(?<=[。；;：:，,]))\s*{_MARK}\s*")
_ANY_MARK = re.compile(rf"\s*{_MARK}?\s*")
_NEXT = re.compile(r"[；;]\s*")
_LEAD = re.compile(
    r"(?:(?:总体|总|年度|项目|绩效|部门|整体|本年度?|当年|[0-9]{4}年度?|中长?期)*(?:目标|任务)[0-9一二三四五六七八九]?(?:是|为|如下)?"
    r"[:：,，]?\s*)?"
)
_NUMBERED = re.compile(r"目标[0-9一二三四五六七八九]")
_FIRST = re.compile(r"[^。；;（(]*")
_VERBS = (
    "做好|抓好|办好|搞好|保障|保证|确保|加强|推进|推动|提升|提高|促进|完善|改善|增强|维护|强化|深化|优化|落实|开展|预防|防止|"
    "减少|降低|减轻|缓解|解决|发挥|健全|实现|支持|服务|加大|规范|巩固|营造|满足|带动|调动|争取|助力|打造|构建|培育|夯实|扩大|引导|鼓励|筑牢|丰富|保持|稳定|为[^，。；]{2,24}提供"
)
_STRIVES = re.compile(
    r"(?:(?:为了?|围绕|按照|坚持|立足|以)[^。；，]{2,30}[，,])?(?:要|将|拟|通过[^，。；]{2,30}[，,])?(?:进一步|切实|不断|持续|积极|全面|努力|大力|深入|扎实"
    rf"|认真|着力|有效|继续|逐步|充分|稳步|更好地?|严格|全力|加快)*(?:{_VERBS})"
)
_DEGREE = re.compile(r"(?:大幅度?|明显|显著|有效|不断|逐步|进一步|较大|极大|有所)(?:得到)?[一-龥]{2}")
_SOMETIMES = re.compile(r"不?定[期时]")
_TELLS = re.compile(
    r"不发生|不出现|无(?:重大|较大|新增|一例)|零(?:事故|发生|投诉|增长|差错|失误|新增)|杜绝|全覆盖|全部|应[一-龥]尽|所有"
    r"|每[个一月季年天周名]|按[时期月季]|及时|足额|底前|年底|月底|年内|季度|以[上下内]|验收|达标|清零|翻番|[一二三四五六七八九十两]成"
)
_EITHER_WAY = re.compile(r"不发生|不出现|零(?:事故|发生|投诉|增长|差错|失误|新增)|杜绝|全覆盖|应[一-龥]尽|清零|翻番")
_OF_THE_PAPERWORK = re.compile(
    r"绩效(?:目标|指标|评价|自评|管理)|设定|设置|编制|申报|批复|下达|分解|[好成进升高强了]了|已经?"
)
_BARE = 6  # characters: what is shorter is a title or a remnant


@dataclasses.dataclass(frozen=True, slots=True)
class Aim:
    """One goal as typed, without its mark.

    It ``is_vague`` where it strives for something that no figure, no deadline and no 不发生 or 全覆盖 could show
    reached; ``is_ended`` where a stop closes it; ``is_alone`` where its paragraph is no list.
    """

    start: int
    end: int
    is_vague: bool
    is_ended: bool
    is_alone: bool


def can_be_judged(words: str) -> bool:
    """Return whether words without a figure still say what is to be reached: 不发生, 全覆盖, 应救尽救."""
    return bool(_EITHER_WAY.search(words))


def states_a_goal(passage: Passage) -> bool:
    """Return whether a passage says at its beginning that a goal follows: 绩效目标：…"""
    found = _LEAD.match(passage.text)
    return found is not None and found[0].rstrip().endswith((":", "："))


def aims(paper: Paper, passage: Passage) -> Iterator[Aim]:
    """Yield the goals of a passage, the items of a list each for itself."""
    text = passage.text
    if points_elsewhere(text):
        return
    cuts = [found.end() for found in _MARKS.finditer(text)]
    if len(cuts) < 2:  # noqa: PLR2004 - one mark alone makes no list
        first = _ANY_MARK.match(text)
        cuts = [
            first.end() if first else 0,
            *(found.end() for found in _NEXT.finditer(text) if found.end() < len(text)),
        ]
    for begin, stop in zip(cuts, [*cuts[1:], len(text)], strict=True):
        yield _aim(paper, passage, begin, stop, alone=len(cuts) == 1)


def _aim(paper: Paper, passage: Passage, begin: int, stop: int, *, alone: bool) -> Aim:
    lead = _LEAD.match(passage.text, begin, stop)
    begin = lead.end() if lead else begin
    said = passage.text[begin:stop]
    first = _FIRST.match(said)
    length = first.end() if first else 0
    start = passage.start + begin
    strives = _STRIVES.match(said) or _SOMETIMES.search(said) or _DEGREE.search(said)
    tells = _TELLS.search(said) or _OF_THE_PAPERWORK.search(said) or has_figure(paper, start, passage.start + stop)
    vague = length >= _BARE and bool(strives) and not tells
    alone = alone and not _NUMBERED.search(passage.text, 0, begin)
    return Aim(start, start + length, vague, said[length : length + 1] in {"。", "；", ";"}, alone)
