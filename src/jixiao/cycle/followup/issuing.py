"""Letters: the feedback on what was found and the notice to put it right, numbered in order per authority and year."""

import datetime
from collections.abc import Sequence

from django.db import transaction

from jixiao.cycle.evaluation.queries import approved_evaluation_of
from jixiao.cycle.followup.events import DeadlineMoved, FeedbackGiven, NoticeIssued
from jixiao.cycle.followup.lettering import letter_document
from jixiao.cycle.followup.models import Letter, LetterKind, Problem, ProblemState
from jixiao.cycle.followup.numbering import freeze_letter, number_letter
from jixiao.cycle.followup.queries import UNDER_WAY
from jixiao.engine.scoring.advice import advice_table
from jixiao.orgs.actor import Actor
from jixiao.orgs.deadlines.calendar import work_calendar
from jixiao.orgs.deadlines.working_days import ONE, nth_working_day
from jixiao.orgs.models import Unit, UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import publish_in

MOST_PROBLEMS = 100


def usual_deadline(kind: str, *, on: datetime.date) -> datetime.date:
    """Return the day by the dated rules: so many days after the letter, and then the next working day."""
    mending = advice_table().mending
    days = mending.notice_days if kind == LetterKind.NOTICE else mending.feedback_days
    return on_working_day(on + datetime.timedelta(days=days))


def shorter_deadline(*, on: datetime.date) -> datetime.date:
    """Return the day of the other span that is seen: 15 个工作日 after the notice."""
    return nth_working_day(on, advice_table().mending.notice_working_days, work_calendar())


def on_working_day(day: datetime.date) -> datetime.date:
    """Return the day itself where one works on it, else the next on which one does (民法典第二百零三条)."""
    return nth_working_day(day - ONE, 1, work_calendar())


@transaction.atomic
def give_feedback(
    *,
    authority: Unit,
    unit_year: UnitYear,
    problems: Sequence[Problem],
    opinion: str,
    by: Actor,
    deadline: datetime.date | None = None,
) -> Letter:
    """Tell a unit what was found, in a 反馈意见书 of its own number.

    Refuses (U803) problems of another unit or year, already fed back, or not confirmed; a deadline in the past (U804);
    and a letter without an opinion (U805).
    """
    _require_fit(unit_year, problems)
    if any(problem.feedback_id or problem.state != ProblemState.OPEN for problem in problems):
        cure = "只选待通知、没有反馈过的问题"
        raise Refused("有的问题已经反馈过，或已经发了整改通知", cure=cure, code="U803")
    if not opinion.strip():
        raise Refused("反馈意见书没有写意见和建议", cure="写明对单位的意见和建议", code="U805", field="opinion")
    letter = _letter(LetterKind.FEEDBACK, authority, unit_year, opinion=opinion, deadline=deadline, by=by)
    for problem in problems:
        problem.feedback = letter
        save_stamped(problem, stamp=None, fields=("feedback",))
    _write(letter, problems)
    _tell(FeedbackGiven, letter, problems, by)
    return letter


@transaction.atomic
def issue_notice(
    *,
    authority: Unit,
    unit_year: UnitYear,
    problems: Sequence[Problem],
    by: Actor,
    opinion: str = "",
    deadline: datetime.date | None = None,
) -> Letter:
    """Tell a unit to put problems right until a day, in a 整改通知书 of its own number.

    Without a ``deadline`` the dated rules give it. Refuses (U803) problems that do not wait for a notice, and (U804) a
    deadline that is not after the letter.
    """
    _require_fit(unit_year, problems)
    if any(problem.state != ProblemState.OPEN for problem in problems):
        raise Refused("有的问题不在待通知", cure="待确认的先确认；已经通知的不用再发", code="U803")
    letter = _letter(LetterKind.NOTICE, authority, unit_year, opinion=opinion, deadline=deadline, by=by)
    for problem in problems:
        problem.notice, problem.due, problem.state = letter, letter.deadline, ProblemState.ISSUED
        save_stamped(problem, stamp=None, fields=("notice", "due", "state"))
    _write(letter, problems)
    _tell(NoticeIssued, letter, problems, by)
    return letter


@transaction.atomic
def move_deadline(*, problem: Problem, due: datetime.date, reason: str, by: Actor, stamp: int | None = None) -> Problem:
    """Let one problem be put right until a later working day, with a reason; the letter stays as it was issued."""
    if problem.state not in UNDER_WAY or problem.due is None:
        raise Refused("这个问题不在整改中", cure="刷新页面", code="U806")
    due = on_working_day(due)
    if due <= problem.due:
        raise Refused("新的期限没有晚于原期限", cure=f"延到 {problem.due} 以后", code="U804", field="due")
    if not reason.strip():
        raise Refused("调整期限要写明理由", cure="写明单位的申请和同意的理由", code="U802", field="reason")
    before = {"整改期限": problem.due.isoformat()}
    problem.due = due
    save_stamped(problem, stamp=stamp, fields=("due",))
    publish_in(
        problem.unit_year,
        DeadlineMoved,
        subject=f"followup.problem:{problem.pk}",
        name=problem.title,
        by=by,
        before=before,
        after={"整改期限": due.isoformat()},
        why=reason.strip(),
    )
    return problem


def _letter(
    kind: LetterKind,
    authority: Unit,
    unit_year: UnitYear,
    *,
    opinion: str,
    deadline: datetime.date | None,
    by: Actor,
) -> Letter:
    due = on_working_day(deadline) if deadline else usual_deadline(kind, on=by.on)
    if due <= by.on:
        raise Refused("期限没有晚于发文日期", cure="改为今天以后的日期", code="U804", field="deadline")
    return number_letter(kind=kind, authority=authority, unit_year=unit_year, by=by, opinion=opinion, deadline=due)


def _write(letter: Letter, problems: Sequence[Problem]) -> None:
    freeze_letter(letter, letter_document(letter, problems, result=_result(letter.unit_year)))


def _result(unit_year: UnitYear) -> str:
    found = approved_evaluation_of(unit_year)
    if found is None or found.agreed_total is None:
        return ""
    return f"{unit_year.year}年度绩效自评认定得分{found.agreed_total}分，等级为“{found.agreed_grade or '未评定'}”"


def _require_fit(unit_year: UnitYear, problems: Sequence[Problem]) -> None:
    if not 1 <= len(problems) <= MOST_PROBLEMS:
        raise Refused("没有选择问题，或一次选得太多", cure=f"选 1 到 {MOST_PROBLEMS} 个", code="U803", field="problems")
    if any(problem.unit_year_id != unit_year.pk for problem in problems):
        raise Refused("有的问题不是这个单位这个年度的", cure="一份文书只写一个单位一个年度的问题", code="U803")


def _tell(told: type, letter: Letter, problems: Sequence[Problem], by: Actor) -> None:
    after = {
        "文号": letter.number,
        "期限": f"{letter.deadline}",
        "问题": [problem.title for problem in problems],
    }
    publish_in(letter.unit_year, told, subject=f"followup.letter:{letter.pk}", name=letter.number, by=by, after=after)
