import pytest
from tests.rooms import County

from jixiao.cycle.evaluation.models import Evaluation
from jixiao.engine.document import document_from_json, numbers_of
from jixiao.orgs.models import TrailEntry, UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.reports.drafting import digest_of, make_version
from jixiao.reports.models import Report
from jixiao.reports.writing import start_report, write_passage


def test_a_year_that_was_not_scored_has_no_report(county: County):
    report = start_report(unit_year=county.unit_year)
    with pytest.raises(Refused, match="还没有计分"):
        make_version(report=report, by=county.actor("clerk"))


def test_the_version_has_the_score_of_the_evaluation(county: County, report: Report):
    version = make_version(report=report, by=county.actor("clerk"))
    evaluation = Evaluation.objects.get(unit_year=report.unit_year)
    assert version.score["total"] == str(evaluation.total)
    assert version.score["grade"] == evaluation.grade


def test_every_figure_of_the_paper_has_its_trace(county: County, report: Report):
    document = document_from_json(make_version(report=report, by=county.actor("clerk")).document)
    figures = list(numbers_of(document))
    assert len(figures) > 50
    assert [number.text for number in figures if number.reference not in document.traces] == []


def test_the_same_year_makes_no_second_version(county: County, report: Report):
    first = make_version(report=report, by=county.actor("clerk"))
    assert make_version(report=report, by=county.actor("clerk")).pk == first.pk
    assert report.versions.count() == 1


def test_own_paragraphs_are_kept_when_the_paper_is_made_again(county: County, report: Report):
    make_version(report=report, by=county.actor("clerk"))
    write_passage(report=report, section="二（一）", text="本段由填报人自己写（示例）。", by=county.actor("clerk"))
    second = make_version(report=report, by=county.actor("clerk"))
    assert second.number == 2
    assert "本段由填报人自己写（示例）。" in str(second.document)


def test_the_digest_is_over_everything_a_version_says(county: County, report: Report):
    version = make_version(report=report, by=county.actor("clerk"))
    assert version.digest == digest_of(version.document, version.sheets, version.yearbook)
    assert version.digest != digest_of(version.document, version.sheets, version.yearbook + " ")


def test_making_a_version_stands_in_the_trail(county: County, report: Report):
    version = make_version(report=report, by=county.actor("clerk"))
    line = TrailEntry.objects.get(event="reports.version_made")
    assert line.after["摘要"] == version.digest


def test_a_version_does_not_move_when_the_records_change(county: County, marked: UnitYear, report: Report):
    from jixiao.records.outreach.models import Activity

    version = make_version(report=report, by=county.actor("clerk"))
    Activity.objects.filter(unit_year=marked).update(people=1)
    assert make_version(report=report, by=county.actor("clerk")).pk == version.pk
