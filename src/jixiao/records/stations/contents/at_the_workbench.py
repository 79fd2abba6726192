"""What of the contents stands on the workbench: to review, sent back, and soon to go off the stations."""

import datetime
from collections.abc import Iterable

from jixiao.orgs.seat import Desk
from jixiao.orgs.workbench import ToDo
from jixiao.records.stations.access import may_keep, may_review_content
from jixiao.records.stations.contents.queries import contents_of, showable
from jixiao.records.stations.contents.reviewing import awaiting_review
from jixiao.records.stations.models import ContentState

MOST_TO_DOS = 5
SOON = datetime.timedelta(days=7)


def to_dos(desk: Desk) -> Iterable[ToDo]:
    """Yield what waits for this person: three statements."""
    if desk.unit_year is None:
        return
    if may_review_content(desk):
        number = awaiting_review(desk.unit, desk.person).count()
        if number:
            url = desk.door("stations:content_reviews")
            yield ToDo(f"审核 {number} 条科普内容", "科学性、导向由两个人分别审", url, "审核内容")
    if may_keep(desk):
        rows = contents_of(desk.unit).filter(state=ContentState.BACK, recalled_at=None, by=desk.person)
        for one in rows.order_by("number")[:MOST_TO_DOS]:
            url = desk.door("stations:content", pk=one.pk)
            yield ToDo(f"修改退回的内容「{one.title[:30]}」", "按审核意见改好再送审", url, "修改内容")
        ending = showable(desk.unit, on=desk.today).filter(until_day__lte=desk.today + SOON)
        for one in ending.order_by("until_day", "number")[:MOST_TO_DOS]:
            url = desk.door("stations:content", pk=one.pk)
            yield ToDo(f"「{one.title[:30]}」就要下架", "还要用的改下架日期", url, "改日期", one.until_day)
