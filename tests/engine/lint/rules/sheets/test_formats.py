from collections.abc import Callable

import pytest
from tests.engine.lint.rules.sheets import forms
from tests.engine.lint.rules.sheets.layouts import Rows, as_page, as_word, as_workbook
from tests.engine.lint.specimens import taken_of

from jixiao.engine.document import Table
from jixiao.engine.errors import Finding, Severity
from jixiao.engine.intake import read_paper_bytes
from jixiao.engine.lint import Checked, Known, block_of, check_paper
from jixiao.engine.papers import project_score_sheet, self_evaluation_report, unit_score_sheet
from jixiao.engine.render import to_docx, to_html
from jixiao.engine.scoring import rulebook_for, rulebooks
from jixiao.engine.yearbook import assess, shipped_yearbook

MAKERS: dict[str, Callable[..., bytes]] = {"docx": as_word, "xlsx": as_workbook, "html": as_page}
each_format = pytest.mark.parametrize("kind", MAKERS)
WRONG = {
    ("T701", "88%"),
    ("T705", "90"),
    ("T707", "8.8"),
    ("T715", "12"),
    ("T716", "20"),
    ("T722", "≥5000人次"),
    ("T723", "好"),
    ("T738", "100"),
    ("T740", "效益指标（30分）"),
    ("T743", "开展大篷车进乡村活动20场，服务群众5000人次。"),
    ("T720", "9"),
}


def checked(rows: Rows, kind: str) -> Checked:
    return check_paper(read_paper_bytes(MAKERS[kind](rows), name=f"自评表.{kind}"), name="自评表")


def weighty(found: Checked) -> list[Finding]:
    return [one for one in found.findings if one.code[0] == "T" and one.severity is not Severity.MAY]


@each_format
def test_the_faults_of_an_official_form_are_found_in_every_format(kind):
    found = checked(forms.FAULTY, kind)
    assert {(one.code, one.place.quote) for one in weighty(found)} == WRONG


@each_format
def test_a_finding_stands_in_the_cell_it_is_about(kind):
    found = checked(forms.FAULTY, kind)
    for one in weighty(found):
        assert one.place.start is not None
        assert found.taken.text[one.place.start : one.place.end] == one.place.quote
        assert found.taken.document is not None
        assert isinstance(found.taken.document.blocks[block_of(one) or 0], Table)
        assert "行第" in one.place.where


@each_format
@pytest.mark.parametrize("name", ["CLEAN", "CHONGQING", "HUBEI", "TRANSFER", "HUNAN"])
def test_a_form_without_faults_is_let_pass(name, kind):
    assert weighty(checked(getattr(forms, name), kind)) == []


@each_format
def test_a_form_of_sichuan_that_was_never_filled_in_is_found_out(kind):
    found = weighty(checked(forms.SICHUAN, kind))
    assert [one.code for one in found] == ["T735"]


def test_a_printed_total_that_is_wrong_is_found_in_a_json():
    text = (
        '{"indicators": [{"name": "甲", "target": "1", "actual": "1", "weight": "90", "score": "83"}],'
        ' "execution": {"weight": "10", "stated_rate": "100%", "stated_score": "10"},'
        ' "stated_total": "94", "stated_total_weight": "100", "complete": true}'
    )
    found = check_paper(read_paper_bytes(text.encode(), name="表.json"), name="表")
    (one,) = [one for one in found.findings if one.code == "T739"]
    assert one.place.quote == "94"
    assert "83，加预算执行率得分 10 是 93" in one.cause


def test_an_excerpt_is_not_added_up():
    text = '{"indicators": [{"name": "甲", "weight": "9", "score": "8"}], "stated_total": "94", "complete": false}'
    found = check_paper(read_paper_bytes(text.encode(), name="表.json"), name="表")
    assert {"T738", "T739", "T740", "T741"}.isdisjoint(one.code for one in found.findings)


@pytest.mark.parametrize("name", ["shifan_2024", "xianghe_2019"])
def test_our_own_score_tables_are_read_and_let_pass(name):
    assessment = assess(shipped_yearbook(name), rulebook_for(int(name[-4:])))
    papers = [self_evaluation_report(assessment), unit_score_sheet(assessment)]
    papers += [project_score_sheet(assessment, project) for project, _, _ in assessment.projects]
    for paper in papers:
        for data, kind in ((to_docx(paper), "docx"), (to_html(paper).encode(), "html")):
            found = check_paper(read_paper_bytes(data, name=f"自评表.{kind}"), name="自评表")
            assert weighty(found) == []


@pytest.mark.parametrize(("rulebook", "is_wrong"), [("", False), ("MOF10", False), ("MOF101", True)])
def test_the_score_for_the_money_is_held_against_the_rulebook_that_was_chosen(rulebook, is_wrong):
    head = "|项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|"
    taken = taken_of(f"{head}\n|年度资金总额|90|90|67.5|10|75%|7.5|")
    found = check_paper(taken, name="自评表", known=Known(rulebook=rulebooks().get(rulebook)))
    assert ("T707" in {one.code for one in found.findings}) is is_wrong
