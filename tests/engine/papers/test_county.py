import dataclasses
import datetime
from fractions import Fraction

import pytest

from jixiao.engine.document import Number, plain_text
from jixiao.engine.papers import CountyGap, CountyMoney, CountyShare, CountySpread, CountyYear, county_report
from jixiao.engine.render import to_docx
from jixiao.engine.values import Money

NOTHING = CountySpread("全县", 0, 2, None, None, None, None)
SCORED = CountySpread("全县", 2, 0, Fraction(90), Fraction(88), Fraction(90), Fraction(92))


@pytest.fixture
def year() -> CountyYear:
    return CountyYear(
        county="示例县", authority="示例县财政局", year=2024, on=datetime.date(2025, 3, 1), units=2,
        stages=(CountyShare("绩效目标", 1, 2, "个部门", "已送审 ÷ 应报送"),), late=1,
        coverages=(CountyShare("项目绩效自评率", 2, 3, "个项目", "自评已送审"),),
        moneys=(CountyMoney("绩效自评", Money(5_000_000), Money(10_000_000), 1, 2),),
        lights=(("红灯", 2), ("黄灯", 0)), whole=SCORED, grades=(("优", 1), ("良", 1)),
        sectors=(SCORED, dataclasses.replace(NOTHING, name="未分组")),
        gaps=(CountyGap("示例县编办", Fraction(96), Fraction(88), ("指标甲 8 → 4：缺签到表。",)),),
        problems=3, problems_late=1, problems_closed=1, before=dataclasses.replace(SCORED, mean=Fraction(85)),
        rows=(("序号", "单位"), ("1", "示例县编办")), mark="示例",
    )  # fmt: skip


def test_every_share_stands_with_its_base_and_opens(year: CountyYear):
    paper = county_report(year)
    text = plain_text(paper)
    assert "66.67%，即 2 / 3 个项目" in text
    trace = paper.traces["share.项目绩效自评率"]
    assert (trace.exact, trace.worked, trace.note) == (Fraction(2, 3), "2 ÷ 3", "自评已送审")
    assert paper.traces["money.绩效自评"].printed == "50.00%"
    assert "未填 1 个、不适用 2 个" in paper.traces["money.绩效自评"].note


def test_the_differences_are_told_with_their_reasons_and_the_year_before(year: CountyYear):
    text = plain_text(county_report(year))
    assert "示例县编办：自评 96.00 分，认定 88.00 分，低于自评 8.00 分。原因：指标甲 8 → 4：缺签到表。" in text
    assert "平均得分提高 5.00 分（上年 2 个部门，平均 85.00 分）" in text
    assert "红灯 2 项" in text


def test_a_county_without_scores_projects_or_problems_says_so(year: CountyYear):
    empty = dataclasses.replace(
        year, whole=NOTHING, gaps=(), lights=(), sectors=(), before=None, moneys=(
            CountyMoney("绩效目标", Money(0), Money(0), 0, 0),
        ), coverages=(CountyShare("项目绩效自评率", 0, 0, "个项目", ""),),
    )  # fmt: skip
    text = plain_text(county_report(empty))
    assert "本年度还没有部门评出得分" in text
    assert "没有认定得分与自评得分不同的部门" in text
    assert "还没有取数亮灯的监控表" in text
    assert county_report(empty).traces["share.项目绩效自评率"].exact is None


def test_every_figure_of_the_text_has_its_trace_and_the_paper_can_be_written(year: CountyYear):
    paper = county_report(year)
    printed = {one.reference for block in paper.blocks for one in getattr(block, "line", ()) if isinstance(one, Number)}
    assert printed <= set(paper.traces)
    assert to_docx(paper)[:2] == b"PK"
