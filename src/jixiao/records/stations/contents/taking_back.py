"""What an import of articles wrote is taken back: reads first, then the articles that nobody has touched since."""

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.records.stations.contents.events import ReadsTakenBack
from jixiao.records.stations.contents.registering import remove_content
from jixiao.records.stations.contents.telling import tell
from jixiao.records.stations.models import Content, ContentReads, ReadsWay


@transaction.atomic
def drop_reads(*, row: ContentReads, by: Actor) -> None:
    """Take back a number that an import wrote. Refuses one that somebody entered by hand."""
    if row.way != ReadsWay.IMPORTED:
        raise Refused("手工登记的阅读数不能撤回", cure="登记新的阅读数，以截止日期最近的为准", code="X027")
    content, before = row.content, {"阅读数": row.number, "阅读数截止日期": str(row.day)}
    row.delete()
    tell(ReadsTakenBack, content, by, before=before)


@transaction.atomic
def drop_article(*, content: Content, by: Actor) -> None:
    """Set an article aside that an import registered. Refuses one that was reviewed, pushed or read since."""
    remove_content(content=content, stamp=None, by=by)
