import dataclasses
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cycle.evaluation.conftest import exact

from jixiao.cycle.evaluation.entering import Said, enter_row
from jixiao.cycle.evaluation.models import Evaluation, ScoreRow
from jixiao.cycle.goals.models import GoalIndicator
from jixiao.engine.values import Points
from jixiao.measures.catalogue import INTAKES
from jixiao.orgs.handing import handover_of
from jixiao.orgs.models import HandoverKind, HandoverState, TrailEntry, UnitYear, YearState

HTMX = {"HX-Request": "true"}


def posted(case, path, data=None, *, who="clerk", **headers):
    return case.county.client(who).post(case.url(path), data or {}, headers=headers or None)


def test_without_approved_goals_the_page_says_where_to_go(county):
    page = county.client("clerk").get(county.address("evaluation/")).content.decode()
    assert "没有批复的目标" in page
    assert "开始自评" not in page


def test_the_clerk_begins_marks_and_sees_the_score(promised):
    page = promised.county.client("clerk").get(promised.url()).content.decode()
    assert "开始自评" in page
    assert posted(promised, "start/").status_code == 302
    page = promised.county.client("clerk").get(promised.url()).content.decode()
    assert "还没有计分" in page
    assert "12场" in page  # counted live
    answer = posted(promised, "mark/", {"once": "11111111-1111-4111-8111-111111111111"})
    assert answer.status_code == 302
    page = promised.county.client("clerk").get(promised.url()).content.decode()
    assert "取数并计分，读数批次" in page
    assert "暂计" in page


def test_a_form_sent_twice_marks_once(filled):
    token = {"once": "22222222-2222-4222-8222-222222222222"}
    client = filled.county.client("clerk")
    for _ in range(2):
        assert client.post(filled.url("mark/"), token).status_code == 302
    assert TrailEntry.objects.filter(event="evaluation.marked").count() == 1


def test_what_stands_in_the_way_is_linked(marked):
    row = marked.row("Z11")
    enter_row(row=row, said=Said(actual=row.actual), by=marked.county.actor("clerk"))
    page = marked.county.client("clerk").get(marked.url()).content.decode()
    assert "1 处扣分没有原因" in page
    assert 'href="#field-Z11"' in page


def test_the_three_dearest_indicators_stand_beside(marked):
    page = marked.county.client("clerk").get(marked.url()).content.decode()
    beside = page[page.index("扣分最多的三项") :]
    order = [beside.index(name) for name in ("省级以上获奖作品数量", "知识竞答参与人次", "公众对科普活动的知晓率")]
    assert order == sorted(order)


def test_records_that_changed_since_the_marking_are_said(marked):
    assert "计分以后有" not in marked.county.client("clerk").get(marked.url()).content.decode()
    more = dataclasses.replace(marked.yearbook.activities[0], code="HD99", name="示例补登活动", people=4000)
    INTAKES["activities"](unit_year=marked.county.unit_year, rows=(more,), by=marked.county.actor("clerk"))
    page = marked.county.client("clerk").get(marked.url()).content.decode()
    assert "计分以后有" in page
    assert "完成 12场" in page
    assert "完成 13场" in page


def test_a_row_saved_in_the_sheet_answers_with_the_figures_that_moved(marked):
    row = marked.row("Z11")
    data = {"fields": "actual,reason", "actual": "47.5", "reason": "示例原因", "stamp": row.version}
    answer = posted(marked, f"rows/{row.pk}/", data, **HTMX)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert f'id="score-{row.pk}" hx-swap-oob="true"' in text
    assert "2.00" in text
    assert f'id="stamp-{row.pk}" value="{row.version + 1}"' in text
    assert 'id="totals" aria-live="polite"' in text
    assert marked.row("Z11").score == Points.of(2)


def test_fields_that_the_sheet_does_not_show_stay_as_they_are(marked):
    row = marked.row("Z11")
    enter_row(
        row=row,
        said=Said(actual=row.actual, reason="示例", deduction=Points.of("0.50")),
        by=marked.county.actor("clerk"),
    )
    row = marked.row("Z11")
    data = {"fields": "reason", "reason": "示例：另一句", "stamp": row.version}
    posted(marked, f"rows/{row.pk}/", data, **HTMX)
    row = marked.row("Z11")
    assert (row.actual, row.deduction, row.reason) == ("93.5", Points.of("0.50"), "示例：另一句")
    posted(marked, f"rows/{row.pk}/", {"fields": "", "stamp": row.version}, **HTMX)
    assert marked.row("Z11").actual == "93.5"


def test_what_a_row_cannot_take_is_said_beside_it_and_not_written(marked):
    row = marked.row("Z21")
    data = {
        "fields": "actual,manual,reason",
        "actual": "达成",
        "manual": "1.00",
        "reason": "示例",
        "stamp": row.version,
    }
    answer = posted(marked, f"rows/{row.pk}/", data, **HTMX)
    assert answer.status_code == 422
    assert "之内" in answer.content.decode()
    assert marked.row("Z21").manual is None


def test_without_scripts_a_row_is_saved_on_its_own_page(marked):
    row = marked.row("Z11")
    client = marked.county.client("clerk")
    page = client.get(marked.url(f"rows/{row.pk}/")).content.decode()
    assert "培训考核合格率" in page
    assert 'name="deduction"' in page
    data = {"actual": "90", "deduction": "", "reason": "示例原因", "stamp": row.version}
    answer = client.post(marked.url(f"rows/{row.pk}/"), data)
    assert answer.status_code == 302
    assert answer["Location"].endswith("#field-Z11")
    assert marked.row("Z11").actual == "90"
    refused = client.post(marked.url(f"rows/{row.pk}/"), {**data, "actual": "很多", "stamp": row.version + 1})
    assert refused.status_code == 422
    assert "很多" in refused.content.decode()


def test_who_was_slower_sees_both_versions(marked):
    row = marked.row("Z11")
    enter_row(row=row, said=Said(actual="91", reason="示例甲"), by=marked.county.actor("clerk"))
    client = marked.county.client("clerk")
    data = {"actual": "92", "reason": "示例乙", "stamp": row.version - 1}
    answer = client.post(marked.url(f"rows/{row.pk}/"), data)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "示例甲" in page
    assert "示例乙" in page
    assert marked.row("Z11").actual == "91"
    again = client.post(marked.url(f"rows/{row.pk}/"), {**data, "stamp": marked.row("Z11").version})
    assert again.status_code == 302
    assert posted(marked, f"rows/{row.pk}/", {**data, "stamp": 1}, **HTMX).status_code == 409


def test_a_number_opens_down_to_the_record_it_was_counted_from(marked):
    client = marked.county.client("viewer")
    page = client.get(marked.url(f"rows/{marked.row('Z01').pk}/trace/")).content.decode()
    assert "科普活动场次得分" in page
    assert "/outreach/" in page
    assert "财预〔2020〕10号" in page
    for path in (
        "trace/total/",
        "trace/execution/",
        "trace/execution/?rate=1",
        "trace/groups/产出指标/",
        "trace/total/?project=P1",
    ):
        assert client.get(marked.url(path)).status_code == 200
    assert client.get(marked.url("trace/total/?project=P9")).status_code == 404
    assert client.get(marked.url("trace/groups/没有/")).status_code == 404


def test_each_project_has_its_own_sheet(marked):
    page = marked.county.client("viewer").get(marked.url("?project=P2")).content.decode()
    assert "创新大赛作品数量" in page
    assert "科普活动场次" not in page[page.index('id="score-sheet"') : page.index("</table>")]
    assert marked.county.client("viewer").get(marked.url("?project=P9")).status_code == 404


@pytest.mark.parametrize("path", ["", "print/", "compare/", "sheet.xlsx", "papers/docx/", "papers/docx/?project=P1"])
def test_who_only_looks_sees_every_page(marked, path):
    assert marked.county.client("viewer").get(marked.url(path)).status_code == 200


@pytest.mark.font
def test_the_official_form_comes_as_pdf(marked):
    answer = marked.county.client("viewer").get(marked.url("papers/pdf/"))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer.content.startswith(b"%PDF")
    assert marked.county.client("viewer").get(marked.url("papers/odt/")).status_code == 404


def test_who_only_looks_changes_nothing(marked):
    row = marked.row("Z11")
    for path in ("mark/", "entered/", f"rows/{row.pk}/", "execution/", "outcome/", f"rows/{row.pk}/review/", "send/"):
        assert posted(marked, path, {"actual": "1", "reason": "x"}, who="viewer").status_code == 403
    assert marked.row("Z11").actual == "93.5"


def test_another_unit_sees_nothing(marked):
    pk = marked.row("Z11").pk
    traces = (f"rows/{pk}/trace/", "trace/total/", "trace/execution/", "trace/groups/产出指标/")
    papers = ("compare/", "print/", "papers/docx/", "sheet.xlsx")
    gets = ("", f"rows/{pk}/", *traces, *papers, "all/", "samplings/")
    for path in gets:
        assert marked.county.client("outsider").get(marked.url(path)).status_code == 404, path
    own = f"/{marked.county.other.code}/2024/evaluation/rows/{pk}/"
    assert marked.county.client("outsider").get(own).status_code == 404
    for path in ("start/", "mark/", f"rows/{pk}/", f"rows/{pk}/review/", "send/", "approve/", "all/approve/"):
        assert posted(marked, path, who="outsider").status_code == 404, path


def test_a_closed_year_can_only_be_looked_at(marked):
    UnitYear.objects.filter(pk=marked.county.unit_year.pk).update(state=YearState.CLOSED)
    page = marked.county.client("clerk").get(marked.url()).content.decode()
    assert "97.74" in page
    assert "重新取数并计分" not in page
    assert posted(marked, "mark/").status_code == 403


def test_the_execution_reason_and_the_outcome_are_kept(marked):
    posted(marked, "execution/", {"reason": "示例：招标结余"})
    posted(marked, "outcome/", {"outcome": "示例：全年举办活动 12 场"})
    assert (marked.evaluation.execution_reason, marked.evaluation.total_outcome) == (
        "示例：招标结余",
        "示例：全年举办活动 12 场",
    )
    assert "示例：全年举办活动 12 场" in marked.county.client("clerk").get(marked.url("print/")).content.decode()


def test_the_number_of_statements_does_not_grow_with_the_rows(marked):
    client = marked.county.client("clerk")
    client.get(marked.url())

    def statements() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(marked.url()).status_code == 200
        return len(queries)

    all_rows = statements()
    keep = list(ScoreRow.objects.filter(indicator__code__in=("Z11", "Z12", "Z13")).values_list("pk", flat=True))
    ScoreRow.objects.exclude(pk__in=keep).delete()
    GoalIndicator.objects.exclude(score_rows__in=keep).delete()
    three = statements()
    ScoreRow.objects.exclude(pk=keep[0]).delete()
    one = statements()
    assert all_rows == three == one


def test_handed_in_passed_on_and_settled_through_the_pages(marked):
    county = marked.county
    assert posted(marked, "send/").status_code == 302
    assert handover_of(county.unit_year, HandoverKind.EVALUATION).state == HandoverState.SENT
    assert posted(marked, "approve/", who="head").status_code == 302
    row = marked.row("Z17")
    review = {"review_score": "7", "review_opinion": "示例：重复计数", "agreed_score": "7.5", "stamp": row.version}
    assert posted(marked, f"rows/{row.pk}/review/", review, who="reviewer", **HTMX).status_code == 200
    bad = posted(
        marked, f"rows/{row.pk}/review/", {"review_score": "9", "stamp": row.version + 1}, who="reviewer", **HTMX
    )
    assert bad.status_code == 422
    assert posted(marked, "execution/review/", {"review_score": ""}, who="reviewer").status_code == 302
    assert posted(marked, "opinion/", {"opinion": "示例：总体属实"}, who="reviewer").status_code == 302
    page = county.client("reviewer").get(marked.url()).content.decode()
    assert "复核得分" in page
    assert posted(marked, "approve/", who="reviewer").status_code == 302
    evaluation = Evaluation.objects.get(pk=marked.evaluation.pk)
    assert evaluation.agreed_total == Points(exact(evaluation.total) - Fraction("0.5"))
    page = county.client("clerk").get(marked.url()).content.decode()
    assert "示例：重复计数" in page


def test_the_review_of_one_who_was_slower_is_not_written(marked):
    posted(marked, "send/")
    posted(marked, "approve/", who="head")
    row = marked.row("Z17")
    answer = posted(
        marked, f"rows/{row.pk}/review/", {"review_opinion": "示例", "stamp": row.version + 7}, who="reviewer", **HTMX
    )
    assert answer.status_code == 409
    assert marked.row("Z17").review_opinion == ""


def test_the_money_of_a_project_is_reviewed_beside_its_sheet(marked):
    posted(marked, "send/")
    posted(marked, "approve/", who="head")
    page = marked.county.client("reviewer").get(marked.url("?project=P2")).content.decode()
    assert 'aria-label="预算执行率复核得分"' in page
    said = {"review_score": "4", "review_opinion": "示例：年底集中支付", "project": "P2", "stamp": 1}
    answer = posted(marked, "execution/review/", said, who="reviewer", **HTMX)
    assert answer.status_code == 200
    assert 'id="stamp-x" value="2"' in answer.content.decode()
    trace = marked.county.client("viewer").get(marked.url("trace/total/?by=review&project=P2")).content.decode()
    assert "示例：年底集中支付" in trace
    assert posted(marked, "execution/review/", said, who="reviewer", **HTMX).status_code == 409
    assert posted(marked, "execution/review/", {**said, "project": "P9"}, who="reviewer").status_code == 404
    page = marked.county.client("clerk").get(marked.url("?project=P2")).content.decode()
    assert "示例：年底集中支付" in page
    assert "示例：年底集中支付" not in marked.county.client("clerk").get(marked.url()).content.decode()
