"""Answers are destroyed when the time is over for which whoever answered was told that they are kept."""

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.surveys.drafting import tell
from jixiao.records.surveys.events import AnswersDestroyed
from jixiao.records.surveys.models import Code, Knock, Mark, Remark, Response, Spent, Survey, SurveyState


@transaction.atomic
def destroy_answers(*, survey: Survey, stamp: int | None, by: Actor) -> int:
    """Take out every sheet, choice, text, code and used key of a closed survey, and return how many sheets.

    The frozen result stays. Refuses a survey that is not over, one whose answers are kept longer or without a day, and
    one destroyed before (《个人信息保护法》第四十七条: 保存期限届满的应当删除).
    """
    if survey.state != SurveyState.CLOSED:
        raise Refused(f"这项调查{SurveyState(survey.state).label}", cure="截止以后，保存期满再销毁", code="U854")
    if survey.destroyed_on:
        raise Refused(f"答卷已于 {survey.destroyed_on} 销毁", code="U880")
    if survey.keep_until is None or by.on <= survey.keep_until:
        until = f"要保存到 {survey.keep_until}" if survey.keep_until else "没有写保存到哪天"
        raise Refused(f"答卷{until}，现在不能销毁", cure="保存期满以后再销毁", code="U880")
    survey.destroyed_on = by.on
    save_stamped(survey, stamp=stamp, fields=("destroyed_on",))
    Mark.objects.filter(response__survey=survey).delete()
    Remark.objects.filter(response__survey=survey).delete()
    number, _ = Response.objects.filter(survey=survey).delete()
    for gone in (Spent, Code, Knock):
        gone.objects.filter(survey=survey).delete()
    tell(AnswersDestroyed, survey, by, after={"销毁答卷": number, "保存到": str(survey.keep_until)})
    return number
