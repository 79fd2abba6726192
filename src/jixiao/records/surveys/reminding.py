"""Whoever collects in a group that is behind is reminded; the day and what was lacking are written down."""

from collections.abc import Collection

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.records.surveys.drafting import tell
from jixiao.records.surveys.events import GroupsReminded
from jixiao.records.surveys.models import GroupReminder, Survey, SurveyState
from jixiao.records.surveys.standing import Standing, standings


@transaction.atomic
def remind_groups(*, survey: Survey, pks: Collection[int], by: Actor) -> list[GroupReminder]:
    """Write down that these groups were reminded today.

    Refuses a survey that takes no answers, groups that lack nothing, and a group reminded before on the same day.
    """
    fresh = Survey.objects.select_for_update().get(pk=survey.pk)
    if fresh.state != SurveyState.OPEN:
        raise Refused(f"这项调查{SurveyState(fresh.state).label}", cure="只有正在调查的才能这样办", code="U854")
    chosen = [one for one in standings(fresh, on=by.on) if one.group.pk in pks and one.lacking]
    if not chosen:
        raise Refused("没有选要催收的分组", cure="勾选还差问卷的分组", code="U874")
    again = [one.group.name for one in chosen if one.last and one.last.day == by.on]
    if again:
        raise Refused(f"「{again[0]}」今天已经催过", cure="去掉今天催过的，明天再催", code="U875")
    try:
        with transaction.atomic():
            made = GroupReminder.objects.bulk_create(
                GroupReminder(survey=survey, group=one.group, day=by.on, lacking=one.lacking, by=by.person)
                for one in chosen
            )
    except IntegrityError:
        cure = "去掉今天催过的，明天再催"
        raise Refused(f"「{chosen[0].group.name}」今天已经催过", cure=cure, code="U875") from None
    told = "；".join(f"{one.group.name} 差 {one.lacking} 份" for one in chosen)
    tell(GroupsReminded, survey, by, after={"催收": told})
    return made


def words_of(survey: Survey, standing: Standing, *, unit: str, address: str) -> str:
    """Return the words by which a group is reminded, to be sent by whatever the office uses."""
    group, until = standing.group, survey.closes
    who = f"{group.liaison}：" if group.liaison else ""
    last = f"于 {until.month} 月 {until.day} 日前" if until else "尽快"
    return (
        f"{who}{unit}「{survey.title}」{group.name}计划收 {group.wanted} 份，已收有效问卷 {standing.valid} 份，"
        f"还差 {standing.lacking} 份，请{last}收齐。答题地址：{address}"
    )
