"""The officers' own words: fields, paragraphs, outcomes of goals, problems."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.handing import handover_of, require_workable
from jixiao.orgs.models import HandoverKind, UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish
from jixiao.reports.events import ProblemStated, WordsWritten
from jixiao.reports.gathering import WORDS
from jixiao.reports.models import Passage, Problem, Report

SECTIONS = (
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
)
"""The sections of 附件3 that can hold an officer's own paragraphs."""
LONGEST = 20_000


@transaction.atomic
def start_report(*, unit_year: UnitYear) -> Report:
    """Return the paper of a year, begun on first sight."""
    return Report.objects.get_or_create(unit_year=unit_year)[0]


@transaction.atomic
def write_words(
    *,
    report: Report,
    words: Mapping[str, Any],
    by: Actor,
    stamp: int | None = None,
    origins: Mapping[str, str] | None = None,
) -> Report:
    """Write fields of the report (WORDS); refuse one that is locked, unknown or longer than 20,000 characters."""
    require_open(report)
    unknown = sorted(set(words) - set(WORDS))
    if unknown:
        raise Refused(f"报告里没有“{'、'.join(unknown)}”这一栏", code="U602")
    before = {WORDS[name]: getattr(report, name) for name in words}
    for name, text in words.items():
        setattr(report, name, settled(text, name) if isinstance(text, str) else text)
    if origins:
        report.origins = {**report.origins, **origins}
    save_stamped(report, stamp=stamp, fields=[*words, "origins"])
    _tell(report, before, {WORDS[name]: getattr(report, name) for name in words}, by)
    return report


@transaction.atomic
def write_goal_outcome(*, report: Report, code: str, text: str, by: Actor, stamp: int | None = None) -> Report:
    """Write what became of one goal, in words."""
    require_open(report)
    before = str(report.goal_outcomes.get(code, ""))
    report.goal_outcomes = {**report.goal_outcomes, code: settled(text, "text")}
    save_stamped(report, stamp=stamp, fields=["goal_outcomes"])
    _tell(report, {f"目标 {code} 完成情况": before}, {f"目标 {code} 完成情况": text}, by)
    return report


@transaction.atomic
def write_passage(*, report: Report, section: str, text: str, by: Actor, stamp: int | None = None) -> Passage | None:
    """Write an officer's own paragraphs for a section; an empty text takes them out. They survive regeneration."""
    require_open(report)
    if section not in SECTIONS:
        raise Refused(f"报告里没有“{section}”这一节", cure=f"可写：{'、'.join(SECTIONS)}", code="U603")
    passage = Passage.objects.filter(report=report, section=section).first()
    before = passage.text if passage else ""
    body = settled(text, "text")
    if passage is None and body:
        passage = Passage.objects.create(report=report, section=section, text=body)
    elif passage is not None and body:
        passage.text = body
        save_stamped(passage, stamp=stamp, fields=["text"])
    elif passage is not None:
        passage.delete()
        passage = None
    _tell(report, {f"{section}自写段落": before}, {f"{section}自写段落": body}, by)
    return passage


@transaction.atomic
def state_problem(
    *,
    report: Report,
    code: str,
    problem: str,
    by: Actor,
    cause: str = "",
    measure: str = "",
    owner: str = "",
    due: datetime.date | None = None,
    origin: str = "",
    stamp: int | None = None,
) -> Problem:
    """State a problem with its cause and what will be done, or change the one with that code."""
    require_open(report)
    if not problem.strip():
        raise Refused("写明存在什么问题", code="U604", field="problem")
    row = Problem.objects.filter(report=report, code=code).first() or Problem(report=report, code=code)
    before = {"存在问题": row.problem, "改进措施": row.measure}
    row.problem, row.cause, row.measure = problem.strip(), cause.strip(), measure.strip()
    row.owner, row.due, row.origin = owner.strip(), due, origin
    if row.pk:
        save_stamped(row, stamp=stamp, fields=["problem", "cause", "measure", "owner", "due", "origin"])
    else:
        row.save(force_insert=True)
    _tell_problem(row, before, {"存在问题": row.problem, "改进措施": row.measure}, by)
    return row


@transaction.atomic
def drop_problem(*, problem: Problem, by: Actor) -> None:
    """Take a problem out; what it said stays in the trail."""
    require_open(problem.report)
    before = {"存在问题": problem.problem, "原因": problem.cause, "改进措施": problem.measure}
    _tell_problem(problem, before, {"存在问题": None}, by)
    problem.delete()


def next_problem_code(report: Report) -> str:
    """Return the code of the next problem (P1, P2, and so on)."""
    used = set(report.problems.values_list("code", flat=True)[:1000])
    return next(f"P{number}" for number in range(1, len(used) + 2) if f"P{number}" not in used)


def require_open(report: Report) -> None:
    """Raise Refused where the report is being judged, or was approved."""
    require_workable(handover_of(report.unit_year, HandoverKind.REPORT))


def settled(text: str, field: str) -> str:
    """Return the text without a ragged edge; refuse one longer than anybody reads."""
    body = "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").split("\n")).strip("\n")
    if len(body) > LONGEST:
        raise Refused(f"文字超过 {LONGEST} 字", cure="分到几节里写", code="U605", field=field)
    return body


def _tell(report: Report, before: Mapping[str, object], after: Mapping[str, object], by: Actor) -> None:
    old, new = changes(before, after)
    if new:
        publish(WordsWritten(**_about(report), before=old, after=new), by=by)


def _tell_problem(row: Problem, before: Mapping[str, object], after: Mapping[str, object], by: Actor) -> None:
    publish(ProblemStated(**{**_about(row.report), "name": f"存在问题 {row.code}"}, before=before, after=after), by=by)


def _about(report: Report) -> dict[str, Any]:
    unit_year = report.unit_year
    return {
        "unit_id": unit_year.unit_id,
        "year": unit_year.year,
        "subject": f"reports.report:{report.pk}",
        "name": f"{unit_year.year}年度自评报告",
    }
