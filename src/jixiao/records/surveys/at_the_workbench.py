"""What of this room stands on the workbench: surveys to close, samples that fall short, answers to destroy."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, F, QuerySet

from jixiao.orgs.seat import Desk
from jixiao.orgs.workbench import ToDo
from jixiao.records.surveys.access import may_keep
from jixiao.records.surveys.models import Group, Response, Survey, SurveyState
from jixiao.records.surveys.rating import fewest_wanted

MOST_TO_DOS = 10
SOON = datetime.timedelta(days=7)


def to_dos(desk: Desk) -> Iterable[ToDo]:
    """Yield open surveys that are to be closed, those that end soon with too few answers, and what is kept too long."""
    if desk.unit_year is None or not may_keep(desk):
        return
    rows = Survey.objects.filter(unit_year=desk.unit_year)
    ending = rows.filter(state=SurveyState.OPEN, closes__lte=desk.today + SOON)
    running = list(ending.order_by("closes", "pk")[:MOST_TO_DOS])
    came = _numbers(Response.objects.filter(survey__in=running))
    short = _numbers(Group.objects.filter(survey__in=running, taken__lt=F("wanted")))
    for one in running:
        yield from _of_open(desk, one, number=came.get(one.pk, 0), short=short.get(one.pk, 0))
    kept = rows.filter(state=SurveyState.CLOSED, keep_until__lt=desk.today, destroyed_on=None)
    for one in kept.order_by("keep_until", "pk")[:MOST_TO_DOS]:
        url = desk.door("surveys:destroy", pk=one.pk)
        yield ToDo(f"「{one.title}」答卷保存期已满", "到期销毁，只留冻结的结果", url, "去销毁", one.keep_until)


def _numbers(rows: QuerySet[Any]) -> dict[int, int]:
    return dict(rows.values_list("survey").annotate(number=Count("*")).order_by())


def _of_open(desk: Desk, one: Survey, *, number: int, short: int) -> Iterable[ToDo]:
    url, fewest = desk.door("surveys:survey", pk=one.pk), fewest_wanted(one.population)
    if one.closes is not None and one.closes < desk.today:
        yield ToDo(f"截止「{one.title}」", "截止日期已过，结果还没有冻结", url, "截止调查", one.closes, "late")
    elif number < fewest:
        yield ToDo(f"「{one.title}」样本不够", f"收到 {number} 份，至少 {fewest} 份", url, "去提醒", one.closes)
    elif short:
        spread = desk.door("surveys:spread", pk=one.pk)
        yield ToDo(f"「{one.title}」有 {short} 组没有收够", "按样本计划还差问卷", spread, "去催收", one.closes)
