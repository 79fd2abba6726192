"""The 部门（单位）整体绩效自评报告 in the outline of 附件3 (香河县财政局 2020 template), its annexes included."""

from collections.abc import Iterator
from types import MappingProxyType

from jixiao.engine.document import Block, Document
from jixiao.engine.papers.draft import Draft
from jixiao.engine.papers.report.achievements import output_part
from jixiao.engine.papers.report.closing import application_chapter, closing, problem_chapter
from jixiao.engine.papers.report.effects import effect_part
from jixiao.engine.papers.report.opening import cover, summary
from jixiao.engine.papers.report.unit import unit_chapter
from jixiao.engine.papers.sheets import project_annex, unit_annex
from jixiao.engine.values import Absent
from jixiao.engine.yearbook import Assessment


def self_evaluation_report(assessment: Assessment) -> Document:
    """Return the report about the scored year: text from its facts, gaps where facts are missing, sheets as annexes."""
    draft = Draft.of(assessment)
    blocks = tuple(_blocks(draft))
    profile = assessment.yearbook.profile
    return Document(
        title=f"{profile.name}{profile.year}年度部门（单位）整体绩效自评报告",
        author=profile.name,
        year=profile.year,
        blocks=blocks,
        traces=MappingProxyType(dict(draft.figures.traces)),
        mark="" if isinstance(profile.mark, Absent) else profile.mark,
    )


def _blocks(draft: Draft) -> Iterator[Block]:
    yield from cover(draft)
    yield from summary(draft)
    yield from unit_chapter(draft)
    yield from output_part(draft)
    yield from effect_part(draft)
    yield from problem_chapter(draft)
    yield from application_chapter(draft)
    yield from closing(draft)
    yield from unit_annex(draft)
    for project, sheet, result in draft.assessment.projects:
        yield from project_annex(draft, project, sheet, result)
