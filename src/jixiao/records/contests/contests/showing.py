"""What everybody sees of a contest: its public page, and the preview of it."""

import datetime
from typing import Any

from jixiao.records.contests.contests.form_fields import FileRule, file_rules_of
from jixiao.records.contests.contests.queries import groups_of, rounds_of
from jixiao.records.contests.contests.standing import where_it_stands
from jixiao.records.contests.contests.wording import told_of
from jixiao.records.contests.models import Contest, ContestState, Entrants, Group

GRADES = ("小学一", "小学二", "小学三", "小学四", "小学五", "小学六", "初一", "初二", "初三", "高一", "高二", "高三")


def grade_word(grade: int | None) -> str:
    """Return what people call a grade, "" for none."""
    return GRADES[grade - 1] if grade and 1 <= grade <= len(GRADES) else ""


def whom_for(group: Group) -> str:
    """Return who may enter a group, in words."""
    if group.entrants == Entrants.TEACHERS:
        return "教师、科技辅导员"
    if group.grade_from is None and group.grade_to is None:
        return "学生，不限年级"
    return f"{grade_word(group.grade_from) or '不限'}至{grade_word(group.grade_to) or '不限'}学生"


def team_words(group: Group) -> str:
    """Return how many authors and tutors a work may have, in words."""
    team = f"{group.team_least}" if group.team_least == group.team_most else f"{group.team_least}—{group.team_most}"
    tutors = f"，辅导教师不超过 {group.tutor_most} 人" if group.tutor_most else ""
    return f"作者 {team} 人{tutors}"


def public_of(contest: Contest, *, on: datetime.date) -> dict[str, Any]:
    """Return what the public page of a contest shows."""
    first, last = contest.entry_from, contest.entry_to
    is_on = contest.state == ContestState.OPEN and first is not None and last is not None and first <= on <= last
    groups: list[tuple[Group, str, str, list[FileRule]]] = [
        (one, whom_for(one), team_words(one), file_rules_of(one)) for one in groups_of(contest)
    ]
    return {
        "contest": contest,
        "groups": groups,
        "where": where_it_stands(contest, on=on),
        "is_on": is_on,
        "rounds": [one for one in rounds_of(contest) if one.first_day or one.last_day],
        "told": told_of(contest),
        "may_come_in": contest.state not in {ContestState.DRAFT, ContestState.CLOSED},
    }
