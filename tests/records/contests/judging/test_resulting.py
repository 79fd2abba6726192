"""Judging begins and ends, results stand, and are void where it goes on."""

from fractions import Fraction

import pytest
from tests.records.contests import a_contest as made

from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.contests.judging.resulting import begin_judging, end_judging, resume_judging
from jixiao.records.contests.judging.tracing import trace_of
from jixiao.records.contests.models import ContestState, Panel, Result


@pytest.fixture
def head(county):
    return county.actor("head", at=made.AT)


@pytest.fixture
def judged(county, contest):
    panel, judges = made.a_panel(contest)
    for number, points in enumerate([(40, 40, 20), (30, 30, 10), (30, 20, 20)], start=1):
        entry = made.a_work(contest, number)
        for place, judge in enumerate(judges):
            made.a_task(county, panel, judge, entry, points=(points[0] - place, *points[1:]))
    return contest


def test_judging_begins_when_every_work_has_a_judge(county, head):
    contest = made.a_contest(county, state="open")
    panel, judges = made.a_panel(contest)
    with pytest.raises(Refused, match="没有通过资格审查的作品"):
        begin_judging(contest=contest, stamp=None, by=head)
    entry = made.a_work(contest, 1)
    with pytest.raises(Refused, match="G1-001没有分给任何评委"):
        begin_judging(contest=contest, stamp=None, by=head)
    made.a_task(county, panel, judges[0], entry)
    with pytest.raises(Stale):
        begin_judging(contest=contest, stamp=7, by=head)
    contest.refresh_from_db()
    begin_judging(contest=contest, stamp=1, by=head)
    contest.refresh_from_db()
    assert contest.state == ContestState.JUDGING
    assert Panel.objects.get().opened_at == made.AT


def test_results_are_exact_and_ties_are_shown(judged, head):
    end_judging(contest=judged, why="", stamp=None, by=head)
    rows = Result.objects.order_by("rank", "entry")
    assert [(row.score, row.rank, row.tied, row.judges, row.state) for row in rows] == [
        (Fraction(99), 1, False, 3, "pending"),
        (Fraction(69), 2, True, 3, "pending"),
        (Fraction(69), 2, True, 3, "pending"),
    ]


def test_works_that_lack_marks_need_a_reason(judged, head):
    made.a_work(judged, 9)
    with pytest.raises(Refused, match="还有 1 件作品没有评完"):
        end_judging(contest=judged, why="", stamp=None, by=head)
    end_judging(contest=judged, why="作者退出", stamp=None, by=head)
    assert Result.objects.count() == 3


def test_results_are_void_where_judging_goes_on(judged, head):
    end_judging(contest=judged, why="", stamp=None, by=head)
    resume_judging(contest=judged, why="补评", stamp=None, by=head)
    assert not Result.objects.exists()
    assert judged.state == ContestState.JUDGING
    with pytest.raises(Refused, match="定奖中"):
        resume_judging(contest=judged, why="补评", stamp=None, by=head)


def test_a_result_opens_down_to_its_marks(judged, django_assert_num_queries):
    entry = judged.entries.select_related("group").get(number="G1-001")
    with django_assert_num_queries(4):
        one, trace = trace_of(entry, judged)
    assert one.score == 99
    assert trace.worked == "(100.00 + 99.00 + 98.00) ÷ 3 = 99.00"
    assert [part.label for part in trace.inputs] == ["1 号评委得分", "2 号评委得分", "3 号评委得分"]
    assert trace.inputs[1].worked == "39 + 40 + 20 = 99"
    assert trace_of(made.a_work(judged, 8), judged) == (None, None)


def test_what_is_evened_out_and_left_out_is_told(county, head):
    contest = made.a_contest(county, drops_ends=True, normalises=True)
    panel, judges = made.a_panel(contest, judges=3)
    other, (fourth,) = made.a_panel(contest, judges=1, name="示例二组")
    entry = made.a_work(contest, 1)
    for judge, points in zip(judges, [(40, 40, 20), (20, 20, 10), (30, 30, 15)], strict=True):
        made.a_task(county, panel, judge, entry, points=points)
    made.a_task(county, other, fourth, made.a_work(contest, 2), points=(20, 20, 10))
    one, trace = trace_of(entry, contest)
    assert one.score == Fraction(275, 4)
    assert [part.label.partition("评委")[2] for part in trace.inputs] == [
        "（最高分，不计） 归一后得分", "（最低分，不计） 归一后得分", " 归一后得分",
    ]  # fmt: skip
    assert "示例评审组，系数 0.9167" in trace.inputs[0].note
