"""Gathering: the scored year of the evaluation, with the words that only the officers could write."""

import dataclasses
from types import MappingProxyType
from typing import Any

from jixiao.cycle.evaluation.assessing import assessment_of
from jixiao.cycle.evaluation.queries import evaluation_of
from jixiao.engine.values import UNFILLED
from jixiao.engine.yearbook import Assessment, Passage, Problem, Yearbook, assess
from jixiao.measures.gathering import placed
from jixiao.orgs.refusing import Refused
from jixiao.reports.models import Report

WORDS = {
    "total_outcome": "总体目标完成情况",
    "management": "绩效管理开展情况",
    "adjustment_reason": "预算调整原因",
    "experience": "主要经验做法",
    "application": "结果应用",
    "approved_on": "决算批复日期",
    "disclosed_on": "公开日期",
    "channel": "公开渠道",
    "address": "公开网址",
    "reported_on": "报告日期",
    "contact": "联系人",
    "telephone": "联系电话",
}
"""The fields of 单位概况 that are written in this room."""


def assessment_for(report: Report) -> Assessment:
    """Return the year as it was scored, with the report's own words; refuse a year that was not scored yet."""
    evaluation = evaluation_of(report.unit_year)
    if evaluation is None or evaluation.marked_at is None:
        raise Refused("还没有计分，生成不了报告", cure="先在「绩效自评」里取数并计分", code="U601")
    scored = assessment_of(evaluation)
    yearbook = placed(with_words(scored.yearbook, report))
    return assess(yearbook, scored.rulebook, counted=scored.facts)


def with_words(yearbook: Yearbook, report: Report) -> Yearbook:
    """Return the year with the officers' words put in."""
    profile = yearbook.profile
    written = {name: getattr(report, name) for name in WORDS if getattr(report, name)}
    origins = MappingProxyType({**profile.origins, **report.origins})
    outcomes: dict[str, Any] = report.goal_outcomes
    return dataclasses.replace(
        yearbook,
        profile=dataclasses.replace(profile, **written, origins=origins),
        goals=tuple(
            dataclasses.replace(goal, outcome=outcomes[goal.code]) if outcomes.get(goal.code) else goal
            for goal in yearbook.goals
        ),
        problems=tuple(_problem(row) for row in report.problems.order_by("pk")[:200]),
        passages=tuple(Passage(row.section, row.text) for row in report.passages.order_by("section")[:200]),
    )


def _problem(row: Any) -> Problem:  # noqa: ANN401 - a row of this room's own table
    return Problem(
        code=row.code,
        problem=row.problem,
        cause=row.cause or UNFILLED,
        measure=row.measure or UNFILLED,
        owner=row.owner or UNFILLED,
        due=row.due or UNFILLED,
        origin=row.origin or UNFILLED,
    )
