"""Surveys are opened, prolonged, closed, and opened again; closing freezes the result."""

import datetime

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.surveys.drafting import require_draft, tell
from jixiao.records.surveys.events import SurveyClosed, SurveyOpened, SurveyProlonged, SurveyReopened
from jixiao.records.surveys.models import Survey, SurveyResult, SurveyState
from jixiao.records.surveys.queries import questions_of
from jixiao.records.surveys.reading_of import is_read
from jixiao.records.surveys.tallying import figures_of, tally, tally_of


@transaction.atomic
def open_survey(*, survey: Survey, stamp: int | None, by: Actor) -> Survey:
    """Let people answer between its days. Refuses one without days, without 总体满意度题, or whose last day is past."""
    require_draft(survey)
    if survey.opens is None or survey.closes is None:
        raise Refused("没有填开始和截止日期", cure="先填两个日期", code="U851")
    if survey.closes < by.on:
        raise Refused(f"截止日期 {survey.closes} 已经过去", cure="改截止日期", code="U851")
    if not any(one.is_rate for one in questions_of(survey)):
        raise Refused("没有总体满意度题，算不出满意率", cure="把一道满意程度题标为总体满意度题", code="U852")
    survey.state, survey.opened_by, survey.opened_at = SurveyState.OPEN, by.person, by.at
    save_stamped(survey, stamp=stamp, fields=("state", "opened_by", "opened_at"))
    after = {"开始日期": str(survey.opens), "截止日期": str(survey.closes), "答题方式": survey.get_way_display()}
    tell(SurveyOpened, survey, by, after=after)
    return survey


@transaction.atomic
def prolong_survey(*, survey: Survey, closes: datetime.date, reason: str, stamp: int | None, by: Actor) -> Survey:
    """Move the last day of an open survey, with a reason."""
    _require_open(survey)
    if not reason.strip():
        raise Refused("改截止日期要写明原因", code="U853", field="reason")
    if closes < by.on or (survey.opens and closes < survey.opens):
        raise Refused("新的截止日期已经过去", cure="不再等的，直接截止", code="U851", field="closes")
    before, survey.closes = survey.closes, closes
    save_stamped(survey, stamp=stamp, fields=("closes",))
    told = {"截止日期": str(before)}, {"截止日期": str(closes)}
    tell(SurveyProlonged, survey, by, before=told[0], after=told[1], why=reason.strip())
    return survey


@transaction.atomic
def close_survey(*, survey: Survey, stamp: int | None, by: Actor) -> Survey:
    """Take no more answers and freeze what came of them; from now on the rate stands on the board."""
    _require_open(survey)
    survey.state, survey.closed_by, survey.closed_at = SurveyState.CLOSED, by.person, by.at
    save_stamped(survey, stamp=stamp, fields=("state", "closed_by", "closed_at"))  # locks the row: answers come no more
    found = tally(survey)
    SurveyResult.objects.create(survey=survey, figures=figures_of(found), at=by.at)
    after = {"有效问卷": found.valid, "无效问卷": found.invalid, "拒访": found.refused, "满意率": found.rate_words}
    tell(SurveyClosed, survey, by, after=after)
    return survey


@transaction.atomic
def reopen_survey(*, survey: Survey, closes: datetime.date, reason: str, stamp: int | None, by: Actor) -> Survey:
    """Let people answer again where a survey was closed too early: its frozen result is dropped.

    Refuses one whose rate a reading has frozen already, and one whose answers are destroyed; the reason is told.
    """
    if survey.state != SurveyState.CLOSED:
        raise Refused(f"这项调查{SurveyState(survey.state).label}", cure="已经截止的才能重新开始", code="U854")
    if not reason.strip():
        raise Refused("重新开始要写明原因", code="U853", field="reason")
    if closes < by.on:
        raise Refused("新的截止日期已经过去", cure="填今天或以后的日期", code="U851", field="closes")
    if survey.destroyed_on:
        raise Refused("答卷已经销毁，不能重新开始", cure="复制一份，另行调查", code="U879")
    if is_read(survey):
        raise Refused("满意率已经被取数，不能重新开始", cure="复制一份，另行调查", code="U879")
    before = {"截止日期": str(survey.closes), "满意率": tally_of(survey).rate_words}
    survey.state, survey.closes, survey.closed_by, survey.closed_at = SurveyState.OPEN, closes, None, None
    save_stamped(survey, stamp=stamp, fields=("state", "closes", "closed_by", "closed_at"))
    SurveyResult.objects.filter(survey=survey).delete()
    tell(SurveyReopened, survey, by, before=before, after={"截止日期": str(closes)}, why=reason.strip())
    return survey


def _require_open(survey: Survey) -> None:
    if survey.state != SurveyState.OPEN:
        raise Refused(f"这项调查{SurveyState(survey.state).label}", cure="只有正在调查的才能这样办", code="U854")
