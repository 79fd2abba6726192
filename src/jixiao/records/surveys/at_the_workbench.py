"""What of this room stands on the workbench: surveys past their last day, samples that fall short."""

import datetime
from collections.abc import Iterable

from django.db.models import Count

from jixiao.orgs.seat import Desk
from jixiao.orgs.workbench import ToDo
from jixiao.records.surveys.access import may_keep
from jixiao.records.surveys.models import Survey, SurveyState
from jixiao.records.surveys.rating import fewest_wanted

MOST_TO_DOS = 10
SOON = datetime.timedelta(days=7)


def to_dos(desk: Desk) -> Iterable[ToDo]:
    """Yield open surveys that are to be closed, and those that end soon with too few answers."""
    if desk.unit_year is None or not may_keep(desk):
        return
    rows = Survey.objects.filter(unit_year=desk.unit_year, state=SurveyState.OPEN)
    for one in rows.annotate(number=Count("responses")).order_by("closes", "pk")[:MOST_TO_DOS]:
        url, fewest = desk.door("surveys:survey", pk=one.pk), fewest_wanted(one.population)
        if one.closes is None:
            continue
        if one.closes < desk.today:
            yield ToDo(f"截止「{one.title}」", "截止日期已过，结果还没有冻结", url, "截止调查", one.closes, "late")
        elif one.closes <= desk.today + SOON and one.number < fewest:
            yield ToDo(f"「{one.title}」样本不够", f"收到 {one.number} 份，至少 {fewest} 份", url, "去提醒", one.closes)
