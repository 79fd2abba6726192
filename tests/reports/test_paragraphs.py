"""Paragraphs of a report are commented on: by section and place, so that the comment outlives the draft."""

import pytest
from tests.orgs.asking import statements
from tests.rooms import County

from jixiao.engine.document import document_from_json, plain_text
from jixiao.orgs.comments.commenting import comment_on, resolve_comment
from jixiao.orgs.comments.subjects import Commented, commented
from jixiao.orgs.models import Comment
from jixiao.orgs.refusing import Refused
from jixiao.reports.drafting import make_version
from jixiao.reports.models import Report, ReportVersion
from jixiao.reports.paragraphs import KIND, section_words, spots_in
from jixiao.reports.writing import write_passage

pytestmark = pytest.mark.django_db


def write(county: County, report: Report, text: str) -> ReportVersion:
    report.refresh_from_db()
    write_passage(report=report, section="一（一）", text=text, by=county.actor("clerk"))
    return make_version(report=report, by=county.actor("clerk"))


def said(county: County, key: int, who: str = "head", text: str = "这一段请核对") -> Comment:
    return comment_on(unit_year=county.unit_year, subject=f"{KIND}:{key}", text=text, by=county.actor(who))


def test_paragraphs_carry_marks_and_a_new_comment_shows_at_once_to_every_reader(county: County, report: Report) -> None:
    version = write(county, report, "示例自写段落甲。")
    document, spots = document_from_json(version.document), spots_in(version.pk, version.digest)
    assert len({one.key for one in spots}) == len(spots) > 20
    assert {one.where.split(" ")[0] for one in spots} >= {"摘要", "一（一）", "二（一）", "三（一）"}
    assert all(one.quote.removesuffix("…")[:6] in plain_text(document).replace("\n", "") for one in spots)
    spot = next(one for one in spots if "示例自写段落甲" in one.quote)
    found = commented(f"{KIND}:{spot.key}", unit_year=county.unit_year)
    assert found == Commented(f"自评报告 {spot.where}「示例自写段落甲。」", county.address(f"reports/#b-{spot.block}"))
    assert commented(f"{KIND}:{spot.key}", unit_year=county.other_year) is None
    with pytest.raises(Refused, match="不在这个单位"):
        said(county, 999_999)
    clerk = county.client("clerk")
    before = clerk.get(county.address("reports/")).content.decode()
    assert before.count('comment-mark"') == len(spots)
    assert "<!--" not in before
    comment = said(county, spot.key)
    for who in ("clerk", "reviewer"):
        page = county.client(who).get(county.address("reports/")).content.decode()
        assert "批注 1</a>" in page, who
        assert "没有解决的批注 1 条" in page, who
    one = statements(lambda: clerk.get(county.address("reports/")))
    for other in spots[1:3]:
        said(county, other.key)
    assert statements(lambda: clerk.get(county.address("reports/"))) == one
    resolve_comment(comment=comment, by=county.actor("clerk"))
    assert "批注（已解决）" in clerk.get(county.address("reports/")).content.decode()


def test_a_comment_stays_with_its_place_in_the_next_draft_and_is_read_when_the_place_is_gone(
    county: County, report: Report
) -> None:
    version = write(county, report, "示例自写段落甲。\n示例自写段落乙。\n示例自写段落丙。")
    spots = [one for one in spots_in(version.pk, version.digest) if one.where.startswith("一（一）")]
    moved, gone = next(one for one in spots if "示例自写段落丙" in one.quote), spots[-1]
    said(county, moved.key)
    said(county, gone.key)
    write(county, report, "示例只剩一段。")
    client = county.client("clerk")
    page = client.get(county.address(f"comments/?on={KIND}:{moved.key}")).content.decode()
    assert f"批注时是：{moved.label}" in page
    assert commented(f"{KIND}:{gone.key}", unit_year=county.unit_year) is None
    assert f"{gone.label}（已经不在）" in client.get(county.address(f"comments/?on={KIND}:{gone.key}")).content.decode()
    old = client.get(county.address(f"reports/versions/{version.pk}/")).content.decode()
    assert 'class="small no-print comment-mark' not in old
    assert "没有解决的批注 2 条" in old


def test_sections_are_named_as_the_paper_prints_them_and_without_a_report_there_is_nothing(county: County) -> None:
    assert (section_words(0), section_words(102), section_words(400)) == ("摘要", "一（二）", "四")
    assert commented(f"{KIND}:1", unit_year=county.unit_year) is None
