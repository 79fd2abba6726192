"""Which sections of the outline a paper leaves out before what it has, and where a reader would look for them."""

import dataclasses
import re
from collections.abc import Iterator

from jixiao.engine.intake import OutlineSection, Presence, Section, outlines
from jixiao.engine.lint.paper import Paper, Titled
from jixiao.engine.lint.rules.structure.ending import reaches_end
from jixiao.engine.lint.rules.structure.numerals import chinese_numeral

_SURE = 80  # percent: a heading so near to the official one was written to the form
_KEPT = 75  # percent of the sections: a paper that has so many of them is written to that form
_FEWEST = 6
_ADVICE = "参考"  # in the source of an outline: it binds nobody
_DEEPEST = 4  # a form is often kept with 1.存在问题：2.改进措施： in place of （一）, （二）
_GENERAL = frozenset({
    "项目", "部门", "单位", "绩效", "情况", "分析", "评价", "自评", "目标", "支出", "开展", "工作", "组织", "内容",
    "管理", "指标", "整体", "资金", "年度", "完成", "资金支出",
})  # fmt: skip


@dataclasses.dataclass(frozen=True, slots=True)
class Gap:
    """A section that is not there: its official number and title, and the heading where it is missed."""

    section: Section
    number: str
    start: int
    end: int


def keeps_to_form(paper: Paper) -> bool:
    """Return whether the paper is plainly written to one official form, whose sections it then owes."""
    outline = outlines().get(paper.outline.key)
    if not paper.follows or outline is None or outline.unsure or _ADVICE in outline.source:
        return False
    owed = [section for section in paper.outline.sections if not _is_optional(paper, section)]
    kept = sum(section.likeness >= _SURE for section in owed)
    return kept >= max(_FEWEST, _KEPT * len(owed) / 100)


def gaps(paper: Paper) -> Iterator[Gap]:
    """Yield the sections that are owed and missing before the last one that is there, or anywhere in a whole paper."""
    sections = paper.outline.sections
    there = [number for number, section in enumerate(sections) if section.block is not None]
    if not there:
        return
    last = len(sections) if reaches_end(paper) else there[-1]
    of_block = {heading.block: heading for heading in paper.headings}
    for number, section in enumerate(sections[:last]):
        if section.presence is not Presence.MISSING or _is_optional(paper, section):
            continue
        chapter = section.key.partition(".")[0]
        owner = next((one for one in sections if one.key == chapter), section)
        if owner is not section and owner.block is None:
            continue  # the chapter itself is missing and says it for its parts
        before = [sections[place].block for place in there if place < number]
        block = owner.block if owner is not section else before[-1] if before else sections[there[0]].block
        heading = of_block[block] if block is not None else None
        if heading is not None:
            yield Gap(section, _number(section.key), heading.start, heading.end)


def told_elsewhere(paper: Paper, *, section: Section) -> bool:
    """Return whether another heading speaks of what the section is about, in whatever words.

    One telling word (结论, 问题, 建议) is enough; of words that stand in every heading, all groups must be met.
    """
    official = _official(paper, section)
    if official is None:
        return False
    telling = {word for group in official.words for word in group} - _GENERAL
    return any(
        any(word in heading.title for word in telling)
        or all(any(word in heading.title for word in group) for group in official.words)
        for heading in paper.headings
    )


def speaks_of(paper: Paper, *, section: Section) -> bool:
    """Return whether a heading that is no section shares the first key word of this one."""
    official = _official(paper, section)
    return official is not None and any(
        word in heading.title for heading in _strange(paper) for group in official.words[:1] for word in group
    )


def _strange(paper: Paper) -> list[Titled]:
    taken = {section.block for section in paper.outline.sections}
    return [heading for heading in paper.headings if heading.block not in taken and heading.level <= _DEEPEST]


def _official(paper: Paper, section: Section) -> OutlineSection | None:
    outline = outlines().get(paper.outline.key)
    return next((one for one in outline.sections if one.key == section.key), None) if outline else None


def _is_optional(paper: Paper, section: Section) -> bool:
    official = _official(paper, section)
    return official is not None and official.optional


def _number(key: str) -> str:
    if key == "0":
        return ""
    chapter, _, part = key.partition(".")
    return f"（{chinese_numeral(int(part))}）" if re.fullmatch(r"\d+", part) else f"{chinese_numeral(int(chapter))}、"
