"""The classes of indicators that words stand under: a heading (1.数量指标) or a label in the line (数量指标：)."""

import dataclasses
import re
from collections.abc import Iterator
from enum import StrEnum

from jixiao.engine.lint.paper import Paper, Passage, Titled
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rules.goals.stretch import holds_table, points_elsewhere


class Class(StrEnum):
    """The classes of 财预〔2020〕10号, the three kinds of cost as one."""

    QUANTITY = "数量"
    QUALITY = "质量"
    TIME = "时效"
    COST = "成本"
    ECONOMIC = "经济效益"
    SOCIAL = "社会效益"
    ECOLOGIC = "生态效益"
    LASTING = "可持续影响"
    CONTENT = "满意度"


EFFECTS = frozenset({Class.ECONOMIC, Class.SOCIAL, Class.ECOLOGIC, Class.LASTING})
_NAMES = (
    r"(?P<word>数量|质量|时效|(?:经济|社会|生态环境|生态)?成本|经济效益|社会效益|生态效益|环境效益|可持续(?:影响|发展)"
    r"|(?:服务对象|社会公众|受益对象|受益群众|受益人群|群众|公众|社会|对象|服务对象或社会公众)?满意度)"
)
_SCORED = r"(?:\s?[（(][^（）()\n]{0,24}[)）])?"
_TAIL = rf"(?:性|类)?(?:绩效)?(?:指标|目标)(?:的?(?:完成|实现)?(?:情况)?(?:分析)?){_SCORED}"
_AS_HEADING = re.compile(rf"(?:完成|实现)?{_NAMES}(?:{_TAIL}|(?:完成)?(?:情况)?(?:分析)?{_SCORED})[:：。.，,]?$")
_UNCOUNTED = r"(?!\s?[0-9一二三四五六七八九十]{1,3}\s?[个项条])"  # 质量指标4个 counts indicators
_IN_LINE = re.compile(
    rf"(?=[完实数质时经社生成环可服受群公对满])(?:(?<![一-龥])|(?<=[一二三四五六七八九]是))(?:完成|实现)?{_NAMES}"
    rf"(?:{_TAIL}(?:[:：。，,.为]|(?=[^的体和与及、设不未库得值数选未\s]){_UNCOUNTED})|(?<=[益响展度])[:：])"
)
_OF = {
    "数量": Class.QUANTITY, "质量": Class.QUALITY, "时效": Class.TIME, "经济效益": Class.ECONOMIC,
    "社会效益": Class.SOCIAL, "生态效益": Class.ECOLOGIC, "环境效益": Class.ECOLOGIC,
    "可持续影响": Class.LASTING, "可持续发展": Class.LASTING,
}  # fmt: skip
_HAN = re.compile(r"[一-龥]")
_NOT_AT_ALL = re.compile(
    r"(?:本项目|该项目|本部门|此项)?(?:暂?不涉及|暂?未设|暂?没有设|不适用|无[。；]?$|无(?:此|该|相关))"
)
_INNERMOST = 9


@dataclasses.dataclass(frozen=True, slots=True)
class Classed:
    """A label and what stands under it; the offsets are those of ``Paper.text``.

    ``label`` is the label as typed, its points included, without the number before it. ``finished`` is false where the
    text may have been cut off in it.
    """

    kind: Class
    part: Part
    label: str
    start: int
    end: int
    body_start: int
    body_end: int
    finished: bool

    def body(self, paper: Paper) -> str:
        """Return the words under the label."""
        return paper.text[self.body_start : self.body_end]

    def said(self, paper: Paper) -> tuple[int, int] | None:
        """Return where the whole sentences under the label begin and end.

        None where there are none, where they send the reader to a table, or where they only say that this class does
        not apply.
        """
        body = self.body(paper)
        if (
            not _HAN.search(body)
            or points_elsewhere(body)
            or _NOT_AT_ALL.match(body)
            or holds_table(paper, self.end, self.body_end)
        ):
            return None
        length = len(body) if self.finished else body.rfind("。") + 1
        return (self.body_start, self.body_start + length) if length else None


def classed(paper: Paper) -> tuple[Classed, ...]:
    """Return the labels in the order of the text."""
    if "指标" not in paper.text and "效益" not in paper.text and "满意度" not in paper.text:
        return ()
    labels = list(_labels(paper))
    end_of_all = paper.passages[-1].end if paper.passages else 0
    found = []
    for label, stop in labels:
        start, end = _trimmed(paper.text, label.end, max(stop, label.end))
        finished = paper.is_whole or stop < end_of_all
        found.append(dataclasses.replace(label, body_start=start, body_end=end, finished=finished))
    return tuple(found)


def _labels(paper: Paper) -> Iterator[tuple[Classed, int]]:
    """Yield each label with the place where what stands under it ends."""
    opened: Classed | None = None
    level = reached = 0
    for passage in paper.passages:
        if isinstance(passage, Titled):
            found = _AS_HEADING.match(passage.title)
            if opened is not None and (found or passage.level <= level):
                yield opened, reached
                opened = None
            if found:
                opened, level = _opened(passage, found, passage.end - len(passage.title)), passage.level
        else:
            for found in _IN_LINE.finditer(passage.text):
                if opened is not None:
                    leads = not _HAN.search(passage.text, 0, found.start())
                    yield opened, reached if leads else passage.start + found.start()
                opened, level = _opened(passage, found, passage.start), _INNERMOST
            if opened is not None and level == _INNERMOST and passage.text[opened.end - passage.start :].strip():
                yield opened, passage.end
                opened = None
        reached = passage.end
    if opened is not None:
        yield opened, reached


def _opened(passage: Passage, found: re.Match[str], origin: int) -> Classed:
    start, end = origin + found.start(), origin + found.end()
    return Classed(_kind(found["word"]), passage.part, found[0], start, end, end, end, finished=False)


def _kind(word: str) -> Class:
    if word.endswith("成本"):
        return Class.COST
    return _OF.get(word, Class.CONTENT)


def _trimmed(text: str, start: int, stop: int) -> tuple[int, int]:
    body = text[start:stop]
    lead = len(body) - len(body.lstrip(" \t\n\u3000:：。，,、"))
    return min(start + lead, stop), max(start + len(body.rstrip()), min(start + lead, stop))
