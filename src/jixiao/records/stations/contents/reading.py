"""How often an article was read: entered or imported by day, never rewritten; the newest day is in force."""

import datetime

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.records.stations.contents.events import ReadsEntered
from jixiao.records.stations.contents.telling import tell
from jixiao.records.stations.models import Content, ContentKind, ContentReads, ReadsWay

MOST_READS = 2_000_000_000


@transaction.atomic
def enter_reads(
    *, content: Content, number: int, day: datetime.date, source: str, by: Actor, way: str = ReadsWay.ENTERED
) -> ContentReads:
    """Write down how often an article had been read by a day. Refuses what is no article, and days that cannot be."""
    if content.kind != ContentKind.ARTICLE or content.published_on is None:
        raise Refused("只有公众号推文登记阅读数", cure="e站上的播放和打开次数由回执统计", code="X027")
    if not 0 <= number <= MOST_READS:
        raise Refused("阅读数不对", cure="填不小于 0 的整数", code="X027", field="number")
    if not content.published_on <= day <= by.on:
        cure = f"在发布的 {content.published_on} 到今天之间"
        raise Refused("阅读数的截止日期不对", cure=cure, code="X027", field="day")
    words = source.strip()[:200]
    if not words:
        raise Refused("没有写阅读数出处", cure="如：公众号后台导出、截图", code="X027", field="source")
    row = ContentReads.objects.create(
        content=content, day=day, number=number, way=way, source=words, by=by.person, at=by.at
    )
    tell(ReadsEntered, content, by, after={"阅读数": number, "阅读数截止日期": str(day), "阅读数出处": words})
    return row


def with_reads(contents: QuerySet[Content], *, until: datetime.date | None = None) -> QuerySet[Content]:
    """Annotate contents with ``reads_now``: the number of the newest day (until a day), None where none is known."""
    rows = ContentReads.objects.filter(content=OuterRef("pk"))
    if until is not None:
        rows = rows.filter(day__lte=until)
    return contents.annotate(reads_now=Subquery(rows.order_by("-day", "-at", "-pk").values("number")[:1]))
