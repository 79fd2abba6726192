import dataclasses
import re
from typing import Any

import pytest

from jixiao.engine.document import (
    Cover,
    Document,
    Heading,
    Paragraph,
    Table,
    Text,
    gaps_of,
    lines_of,
    numbers_of,
    plain,
    plain_text,
)
from jixiao.engine.papers import self_evaluation_report
from jixiao.engine.scoring import rulebook
from jixiao.engine.values import NOT_APPLICABLE, UNFILLED
from jixiao.engine.yearbook import Assessment, Passage, Yearbook, assess

OUTLINE = [
    "摘要", "概述", "评价结论", "经验做法、问题和建议",
    "一、部门（单位）概况",
    "（一）部门（单位）主要职责职能，组织架构、人员及资产等基本情况",
    "（二）当年部门（单位）履职总体目标、工作任务",
    "（三）当年部门（单位）年度整体绩效目标",
    "（四）部门（单位）预算绩效管理开展情况",
    "（五）当年部门（单位）预算及执行情况",
    "二、部门（单位）整体绩效实现情况",
    "（一）部门（单位）产出情况",
    "（二）部门（单位）效果情况",
    "三、部门（单位）整体绩效自评存在问题及改进措施",
    "（一）主要问题及原因分析",
    "（二）改进的方向和具体措施",
    "四、绩效自评结果拟应用和公开情况",
]  # fmt: skip

# What may stand as a digit outside a traced figure: the year, numbers of tables, figures, items and documents.
NO_FIGURE = re.compile(
    r"20\d\d年度?|规则集\w+|〔\d{4}〕\d+号|表\d+|图\d+|^\d+\.|（\d+）|附件\d*|第\d+个|〔\d{4}〕\d+号|^\d{4}$|^\d+$|"
    r"20\d\d—20\d\d"
)


def report_of(year: Yearbook) -> Document:
    return self_evaluation_report(assess(year, rulebook("MOF10")))


def with_profile(year: Yearbook, **changes: Any) -> Yearbook:
    return dataclasses.replace(year, profile=dataclasses.replace(year.profile, **changes))


def test_the_outline_is_that_of_the_official_annex(report: Document) -> None:
    assert isinstance(report.blocks[0], Cover)
    whole = [block.whole for block in report.blocks if isinstance(block, Heading) and block.level <= 2]
    assert whole[: len(OUTLINE)] == OUTLINE


def test_every_printed_figure_opens_a_trace_that_ends_at_a_source(report: Document) -> None:
    numbers = numbers_of(report)
    assert len(numbers) > 50
    for number in numbers:
        trace = report.traces[number.reference]
        leaves = [trace]
        while any(leaf.inputs for leaf in leaves):
            leaves = [child for leaf in leaves for child in (leaf.inputs or (leaf,))]
        assert any(leaf.source or leaf.rule or leaf.note for leaf in leaves), number


def test_no_figure_stands_in_the_text_without_a_trace(report: Document) -> None:
    for block in report.blocks:
        for line in lines_of(block):
            for inline in line:
                if isinstance(inline, Text) and not isinstance(block, Heading):
                    assert not re.search(r"\d", NO_FIGURE.sub("", inline.text)), (block, inline)


def test_the_first_case_prints_its_execution_rate_and_no_grade_it_has_not_earned(xianghe: Assessment) -> None:
    text = plain_text(self_evaluation_report(xianghe))
    assert "预算执行率93.99%" in text
    assert "不评定等级" in text
    assert "等级为“" not in text


def test_the_first_case_names_what_its_source_lacks(xianghe: Assessment) -> None:
    gaps = {gap.text for gap in gaps_of(self_evaluation_report(xianghe))}
    for lacking in ("主管部门", "在职人员数", "固定资产总额", "绩效指标、指标值和分值", "绩效自评结果的应用"):
        assert any(lacking in gap for gap in gaps), lacking


def test_the_complete_year_has_no_gap_and_a_grade(shifan: Assessment) -> None:
    document = self_evaluation_report(shifan)
    assert gaps_of(document) == ()
    assert re.search(r"自评得分\d+\.\d\d分，等级为“[优良中差]”", plain_text(document))
    assert document.mark == "示例"


def test_zero_missing_and_not_applicable_print_differently(xianghe: Assessment) -> None:
    year = xianghe.yearbook
    zero = plain_text(report_of(with_profile(year, staff=0)))
    missing = plain_text(report_of(with_profile(year, staff=UNFILLED)))
    without = plain_text(report_of(with_profile(year, staff=NOT_APPLICABLE)))
    assert "年末在职0名" in zero
    assert "年末在职（未提供：在职人员数）" in missing
    assert "年末在职不适用" in without


SECTIONS = [
    "摘要",
    "一（一）",
    "一（二）",
    "一（三）",
    "一（四）",
    "一（五）",
    "二（一）",
    "二（二）",
    "三（一）",
    "三（二）",
    "四",
]


@pytest.mark.parametrize("section", SECTIONS)
def test_an_officers_own_paragraph_stands_in_its_section_untouched(xianghe: Assessment, section: str) -> None:
    own = "本段由经办人自写：1,234 与 “引号”、--、空格 都不改。"
    year = dataclasses.replace(xianghe.yearbook, passages=(Passage(section, own),))
    document = report_of(year)
    found = [block for block in document.blocks if isinstance(block, Paragraph) and block.own]
    assert [plain(block.line) for block in found] == [own]


def test_a_goal_without_any_result_is_named_and_work_beside_the_goals_is_told_apart(xianghe: Assessment) -> None:
    text = plain_text(self_evaluation_report(xianghe))
    assert "实用技术培训”的完成情况和成果）" in text
    assert "年初未列入绩效目标的工作" in text


def test_reusable_boards_are_shown_but_never_summed(xianghe: Assessment) -> None:
    text = plain_text(self_evaluation_report(xianghe))
    assert "发放宣传资料2,700份、宣传品1,200个、手提袋2,300个" in text
    assert "58块" not in text


def test_goals_money_is_summed_in_one_unit(xianghe: Assessment) -> None:
    document = self_evaluation_report(xianghe)
    goals = next(block for block in document.blocks if isinstance(block, Table) and "绩效目标" in block.caption)
    assert plain(goals.rows[-1][-1].line) == "12.00"
    assert goals.unit == "万元"
