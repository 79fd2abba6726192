"""Paper and telephone sheets are typed in by somebody who answers for them, and can be taken back."""

import dataclasses
import datetime
from collections.abc import Sequence

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.records.surveys.answering import Answers, give_place_back, group_given, take_place, write_response
from jixiao.records.surveys.drafting import tell
from jixiao.records.surveys.events import SheetsEntered, SheetsTakenBack
from jixiao.records.surveys.models import Group, Invalid, Response, ResponseWay, Survey, SurveyState
from jixiao.records.surveys.queries import questions_of

MOST_SHEETS = 2000


@dataclasses.dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as it is typed in; ``refused`` says that the person did not want to answer."""

    number: str
    way: str
    group: Group | None
    answers: Answers
    refused: bool = False
    day: datetime.date | None = None


@transaction.atomic
def enter_sheets(*, survey: Survey, sheets: Sequence[Sheet], by: Actor) -> list[Response]:
    """Write sheets down, all or none, each marked with who typed it in.

    Refuses a survey that is not open, a number typed in before, a group that is full, answers that are no option.
    """
    fresh = Survey.objects.select_for_update().get(pk=survey.pk)
    if fresh.state != SurveyState.OPEN:
        raise Refused(f"这项调查{SurveyState(fresh.state).label}，不能录入", cure="开始调查后、截止前录入", code="U854")
    if not 0 < len(sheets) <= MOST_SHEETS:
        raise Refused("没有要录入的问卷", cure=f"一次录入 1 至 {MOST_SHEETS} 份", code="U869")
    questions, made = questions_of(survey), []
    for one in sheets:
        group = group_given(survey, one.group)
        if not one.refused:
            take_place(group)
        row = Response(
            survey=survey, group=group, way=ResponseWay(one.way), day=one.day or by.on, operator=by.person,
            sheet=one.number.strip()[:20], invalid=Invalid.REFUSED if one.refused else Invalid.NONE,
        )  # fmt: skip
        try:
            with transaction.atomic():
                made.append(write_response(row, questions=questions, answers=Answers() if one.refused else one.answers))
        except IntegrityError:
            raise Refused(f"卷号 {one.number} 已经录入过", cure="核对卷号，去掉重复的一份", code="U870") from None
    numbers = [one.number for one in sheets if one.number]
    told = f"{numbers[0]}—{numbers[-1]}" if numbers else ""
    tell(SheetsEntered, survey, by, after={"录入": len(made), "卷号": told})
    return made


@transaction.atomic
def take_sheets_back(*, survey: Survey, pks: Sequence[str], reason: str, by: Actor) -> int:
    """Take out sheets that were typed in wrongly; refuses once the survey is closed and its result frozen."""
    fresh = Survey.objects.select_for_update().get(pk=survey.pk)
    if fresh.state != SurveyState.OPEN:
        raise Refused("调查已经截止，结果冻结，不能撤回问卷", code="U854")
    if not reason.strip():
        raise Refused("撤回要写明原因", code="U853", field="reason")
    rows = list(Response.objects.filter(survey=survey, pk__in=list(pks), operator__isnull=False))
    if not rows:
        raise Refused("没有可以撤回的问卷", cure="手机上答的不能撤回", code="U871")
    for one in rows:
        if one.invalid != Invalid.REFUSED:
            give_place_back(one.group_id)
    Response.objects.filter(pk__in=[one.pk for one in rows]).delete()
    numbers = "、".join(one.sheet for one in rows[:20] if one.sheet)
    tell(SheetsTakenBack, survey, by, before={"问卷": len(rows), "卷号": numbers}, why=reason.strip())
    return len(rows)
