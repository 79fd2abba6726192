import dataclasses

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cycle.evaluation.conftest import LATER, amount, exact

from jixiao.cycle.evaluation.assessing import assessment_of, preview_assessment
from jixiao.cycle.evaluation.drifting import moved_since
from jixiao.cycle.evaluation.entering import Said, enter_row, explain_execution
from jixiao.cycle.evaluation.marking import mark
from jixiao.cycle.evaluation.models import ScoreRow
from jixiao.cycle.evaluation.queries import rows_of
from jixiao.cycle.evaluation.scores import all_scores
from jixiao.engine.scoring import rulebook
from jixiao.engine.values import Points
from jixiao.engine.yearbook import assess
from jixiao.measures.catalogue import INTAKES
from jixiao.measures.models import ReadingBatch
from jixiao.orgs.models import TrailEntry, UnitYear, YearState
from jixiao.orgs.refusing import Refused


def test_the_scores_of_the_shipped_year_are_those_of_the_engine_row_by_row(marked):
    expected = assess(marked.yearbook, rulebook("MOF10"))
    scores = all_scores(expected)
    rows = rows_of(marked.evaluation)
    assert len(rows) == len(scores)
    for row in rows:
        wanted = scores[row.indicator.code]
        assert (row.indicator.code, row.score) == (row.indicator.code, wanted.score)
        assert row.effective_weight == wanted.weight
    assert marked.evaluation.total == expected.result.total == Points.of("97.74")
    assert marked.evaluation.grade == str(expected.result.grade) == "优"
    assert marked.evaluation.scored == Points.of(100)
    assert marked.evaluation.rulebook == "MOF10"
    assert expected.result.execution is not None
    assert marked.evaluation.execution_score == expected.result.execution.score
    projects = {one["code"]: one["total"] for one in marked.evaluation.result["projects"]}
    assert projects == {project.code: result.total.text() for project, _, result in expected.projects}


def test_marked_again_with_nothing_changed_the_scores_are_the_same(marked):
    before = marked.evaluation
    rows = {row.pk: (row.score, row.printed_actual, row.unscored, row.version) for row in rows_of(before)}
    mark(evaluation=marked.evaluation, by=marked.county.actor("clerk", at=LATER))
    after = marked.evaluation
    assert {row.pk: (row.score, row.printed_actual, row.unscored, row.version) for row in rows_of(after)} == rows
    assert (after.total, after.grade, after.yearbook) == (before.total, before.grade, before.yearbook)
    assert after.batch_id != before.batch_id


def test_frozen_figures_do_not_move_when_records_change(marked):
    before = assessment_of(marked.evaluation)
    extra = marked.yearbook.activities[0]
    more = dataclasses.replace(extra, code="HD99", name="示例补登活动", people=4000)
    INTAKES["activities"](unit_year=marked.county.unit_year, rows=(more,), by=marked.county.actor("clerk"))
    after = assessment_of(marked.evaluation)
    assert after.result.total == before.result.total
    assert [row.reading.value for row in after.result.rows] == [row.reading.value for row in before.result.rows]
    live = preview_assessment(marked.evaluation)
    assert amount(live.result, "Z01") == amount(before.result, "Z01") + 1
    moved = moved_since(marked.evaluation, after)
    assert "科普活动场次" in {one.what for one in moved}
    mark(evaluation=marked.evaluation, by=marked.county.actor("clerk", at=LATER))
    again = assessment_of(marked.evaluation)
    assert amount(again.result, "Z01") == amount(live.result, "Z01")
    assert moved_since(marked.evaluation, again) == ()


def test_a_value_typed_after_marking_is_scored_at_once_on_the_frozen_readings(marked):
    before, row = marked.evaluation, marked.row("Z11")
    lost = exact(row.score) - 2
    enter_row(row=row, said=Said(actual="47.5", reason="示例原因"), by=marked.county.actor("clerk", at=LATER))
    assert marked.row("Z11").score == Points.of(2)
    assert marked.evaluation.total == Points(exact(before.total) - lost)
    assert marked.evaluation.batch_id == before.batch_id
    assert marked.evaluation.marked_at == before.marked_at


def test_the_trail_says_what_the_marking_came_to(marked):
    line = TrailEntry.objects.filter(event="evaluation.marked").latest("number")
    assert line.after["自评总分"] == "97.74分"
    assert line.after["等级"] == "优"


def test_a_closed_year_is_recomputed_by_its_own_rules(marked):
    county = marked.county
    before = assessment_of(marked.evaluation)
    UnitYear.objects.filter(pk=county.unit_year.pk).update(state=YearState.CLOSED, rulebook="MOF101")
    evaluation = marked.evaluation
    assert assessment_of(evaluation).rulebook.code == "MOF10"
    assert assessment_of(evaluation).result.total == before.result.total
    with pytest.raises(Refused) as refused:
        mark(evaluation=evaluation, by=county.actor("clerk"))
    assert refused.value.code == "U552"


def test_marking_takes_the_rules_that_are_chosen_for_the_year(filled):
    UnitYear.objects.filter(pk=filled.county.unit_year.pk).update(rulebook="MOF101")
    assessment = mark(evaluation=filled.evaluation, by=filled.county.actor("clerk"))
    assert assessment.rulebook == rulebook("MOF101")
    expected = assess(filled.yearbook, rulebook("MOF101"))
    assert filled.evaluation.total == expected.result.total


def test_what_cannot_be_scored_is_said_and_no_grade_is_given(started):
    mark(evaluation=started.evaluation, by=started.county.actor("clerk"))
    evaluation = started.evaluation
    assert evaluation.grade == ""
    assert evaluation.scored < Points.of(100)
    assert started.row("Z11").score is None
    assert "没有填实际完成值" in started.row("Z11").unscored
    assert "不评等级" in evaluation.result["ungraded"]


def test_the_reason_for_the_execution_is_part_of_what_is_scored(marked):
    by = marked.county.actor("clerk", at=LATER)
    explain_execution(evaluation=marked.evaluation, reason="示例：改了一句", by=by)
    assert assessment_of(marked.evaluation).sheet.spending.reason == "示例：改了一句"


def test_the_number_of_statements_does_not_grow_with_the_rows(filled):
    by = filled.county.actor("clerk")
    evaluation = filled.evaluation
    mark(evaluation=evaluation, by=by)
    with CaptureQueriesContext(connection) as all_rows:
        mark(evaluation=evaluation, by=by)
    keep = ScoreRow.objects.filter(evaluation=evaluation, indicator__code__startswith="Z0")
    ScoreRow.objects.exclude(pk__in=keep.values("pk")).update(actual="")
    with CaptureQueriesContext(connection) as few_rows:
        mark(evaluation=evaluation, by=by)
    assert len(few_rows) <= len(all_rows) + 1  # one statement more saves the rows that changed
    assert ReadingBatch.objects.filter(unit_year=filled.county.unit_year).count() == 3
