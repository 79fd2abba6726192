from tests.rooms import County

from jixiao.reports.comparing import changes_between
from jixiao.reports.drafting import make_version
from jixiao.reports.models import Report
from jixiao.reports.writing import write_passage


def test_a_paragraph_that_came_in_is_told_and_nothing_else(county: County, report: Report):
    first = make_version(report=report, by=county.actor("clerk"))
    write_passage(report=report, section="四", text="新加的一段（示例）。", by=county.actor("clerk"))
    second = make_version(report=report, by=county.actor("clerk"))
    assert [(one.kind, one.after) for one in changes_between(first, second)] == [("新增", "新加的一段（示例）。")]


def test_a_version_does_not_differ_from_itself(county: County, report: Report):
    first = make_version(report=report, by=county.actor("clerk"))
    assert changes_between(first, first) == ()


def test_a_figure_that_moved_is_told_by_its_name(county: County, report: Report):
    first = make_version(report=report, by=county.actor("clerk"))
    second = make_version(report=report, by=county.actor("clerk"))
    reference, trace = next(iter(first.document["traces"].items()))
    told = str(second.document).count(trace["printed"])
    assert told
    second.document = _with_other_figure(second.document, reference, "９９９")
    assert (f"数字：{trace['label']}", "９９９") in {(one.kind, one.after) for one in changes_between(first, second)}


def _with_other_figure(document, reference: str, text: str):
    """Return the paper with the figure of one reference printed otherwise."""
    if isinstance(document, list):
        return [_with_other_figure(one, reference, text) for one in document]
    if isinstance(document, dict):
        changed = {key: _with_other_figure(value, reference, text) for key, value in document.items()}
        return {**changed, "text": text} if document.get("reference") == reference and "text" in document else changed
    return document
