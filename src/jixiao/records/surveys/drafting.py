"""Surveys are drawn up, changed, copied from last year, and thrown away while nobody was asked."""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish_in, snapshot
from jixiao.records.surveys.drawing_up import SHIPPED, Asked, asked_by, judged
from jixiao.records.surveys.events import (
    QuestionsKept,
    SurveyAmended,
    SurveyCopied,
    SurveyDrafted,
    SurveyRemoved,
)
from jixiao.records.surveys.models import Group, Question, QuestionKind, Survey, SurveyState
from jixiao.records.surveys.queries import groups_of, questions_of, subject_of

FIELDS = (
    "title", "target", "intro", "way", "opens", "closes", "population", "population_source", "serves_minors",
    "contact", "keep_until",
)  # fmt: skip
COPIED = ("title", "target", "intro", "way", "serves_minors", "contact")


@transaction.atomic
def draft_survey(*, unit_year: UnitYear, values: Mapping[str, Any], by: Actor) -> Survey:
    """Draw up a survey with the questions of the shipped form."""
    survey = _made(unit_year, values)
    _write_questions(survey, judged(SHIPPED.questions))
    tell(SurveyDrafted, survey, by, after=snapshot(survey, FIELDS))
    return survey


@transaction.atomic
def amend_survey(*, survey: Survey, values: Mapping[str, Any], stamp: int | None, by: Actor) -> Survey:
    """Change a draft. Refuses a survey that is open or over; raises Stale for an older stamp."""
    require_draft(survey)
    before = snapshot(Survey.objects.get(pk=survey.pk), FIELDS)
    _fill(survey, values)
    save_stamped(survey, stamp=stamp, fields=FIELDS)
    was, became = changes(before, snapshot(survey, FIELDS))
    tell(SurveyAmended, survey, by, before=was, after=became)
    return survey


@transaction.atomic
def keep_questions(*, survey: Survey, questions: Sequence[Asked], stamp: int | None, by: Actor) -> Survey:
    """Write the questions of a draft over those that stand there."""
    require_draft(survey)
    kept = judged(questions)
    before = [one.text for one in questions_of(survey)]
    save_stamped(survey, stamp=stamp, fields=())
    Question.objects.filter(survey=survey).delete()
    _write_questions(survey, kept)
    after = [one.text for one in kept]
    tell(QuestionsKept, survey, by, before={"问题": "；".join(before)}, after={"问题": "；".join(after)})
    return survey


@transaction.atomic
def copy_survey(*, source: Survey, unit_year: UnitYear, by: Actor) -> Survey:
    """Make a draft of this year from a survey of the same unit: form and groups; no days, no codes, no answers."""
    if source.unit_year.unit_id != unit_year.unit_id:
        raise Refused("这份调查不是本单位的", code="U844")
    survey = _made(unit_year, {name: getattr(source, name) for name in COPIED}, copied_from=source)
    _write_questions(survey, [asked_by(one) for one in questions_of(source)])
    Group.objects.bulk_create(
        Group(
            survey=survey, position=one.position, name=one.name, wanted=one.wanted, quota=one.quota, liaison=one.liaison
        )
        for one in groups_of(source)
    )
    after = {"来源": f"{source.unit_year.year} 年 {source.code} {source.title}"}
    tell(SurveyCopied, survey, by, after=after)
    return survey


@transaction.atomic
def remove_survey(*, survey: Survey, stamp: int | None, by: Actor) -> None:
    """Throw a draft away; refuses one that was opened or has codes printed."""
    require_draft(survey)
    if survey.codes.exists():
        raise Refused("已经制作了答题码，不能删除", cure="先确认答题码没有发出；不再用的调查留作草稿", code="U845")
    save_stamped(survey, stamp=stamp, fields=())
    subject, before = subject_of(survey), snapshot(survey, FIELDS)
    tell(SurveyRemoved, survey, by, before=before, subject=subject)
    survey.delete()


def require_draft(survey: Survey) -> None:
    """Raise Refused where people were asked already: what they were asked must not change."""
    if survey.state != SurveyState.DRAFT:
        cure = "问题和样本在开始调查后不能改；要改的，复制一份另行调查"
        raise Refused(f"这项调查{SurveyState(survey.state).label}，不能修改", cure=cure, code="U846")


def tell(
    told: type[Event],
    survey: Survey,
    by: Actor,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    why: str = "",
    subject: str = "",
) -> None:
    """Write an act on a survey to the trail."""
    publish_in(
        survey.unit_year,
        told,
        subject=subject or subject_of(survey),
        name=survey.title,
        before=before or {},
        after=after or {},
        why=why,
        by=by,
    )


def _made(unit_year: UnitYear, values: Mapping[str, Any], copied_from: Survey | None = None) -> Survey:
    survey = Survey(unit_year=unit_year, token=secrets.token_urlsafe(16), copied_from=copied_from)
    _fill(survey, values)
    taken = [int(code[1:]) for code in Survey.objects.filter(unit_year=unit_year).values_list("code", flat=True)]
    survey.code = f"S{max(taken, default=0) + 1}"
    try:
        with transaction.atomic():
            survey.save(force_insert=True)
    except IntegrityError:
        raise Refused(f"调查编号 {survey.code} 刚刚被用掉", cure="再保存一次", code="U847") from None
    return survey


def _fill(survey: Survey, values: Mapping[str, Any]) -> None:
    for name in FIELDS:
        if name in values:
            setattr(survey, name, values[name])
    if not survey.title.strip():
        raise Refused("调查名称没有填", code="U848", field="title")
    if survey.opens and survey.closes and survey.closes < survey.opens:
        raise Refused("截止日期早于开始日期", cure="核对两个日期", code="U848", field="closes")
    survey.title = survey.title.strip()


def _write_questions(survey: Survey, questions: Sequence[Asked]) -> None:
    Question.objects.bulk_create(
        Question(
            survey=survey, position=number, kind=QuestionKind(one.kind), text=one.text, options=list(one.options),
            rows=list(one.rows), is_required=one.is_required, is_rate=one.is_rate,
        )
        for number, one in enumerate(questions, start=1)
    )  # fmt: skip
